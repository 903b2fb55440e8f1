"""The runs of digits of a text, whole, with what stands right before and behind them.

Signs and single spaces between digits make them one run where they can be one number; a run that is none is in doubt,
and no piece of it is read. Letters of scripts with two cases make a name of digits behind them (`p12`) and a doubt of
digits before them (`12q`), but for units, scales and currencies; other scripts write their words against digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from pincite.figures.cjk_numerals import COUNTERS, NUMERALS, SCALES, read_numerals
from pincite.figures.digit_runs import UNKNOWN_FORM, VULGAR, Doubt, is_years, plain_digits, read_digits
from pincite.figures.number_tokens import Token
from pincite.languages.number_habits import NumberHabits, number_marks

_CASED = r"\p{Lu}\p{Ll}\p{Lt}\p{Lm}"
_JOINED = r".,'’ʼ‘＇٫٬،，．_:/⁄／·\p{Cf}"  # noqa: RUF001 - signs as texts have them
_RUN = regex.compile(rf"(?:(?<![\p{{L}}\p{{N}}.,…)\]])[.,٫·](?=\d))?\d+(?:[{_JOINED}]+\d+)*[{VULGAR}]?|[{VULGAR}]")
_GAP = regex.compile(r"[ \xa0\u2000-\u200a\u202f\u205f\u3000]|[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*")
_HYPHEN = regex.compile("[-‐‑–−]")  # noqa: RUF001 - signs as texts have them
_YEAR = regex.compile(r"1[5-9]\d\d|20\d\d")
_THREE = regex.compile(r"\d{3}(?:[.,٫·]\d+)?")
_PROPER = regex.compile(rf"[{VULGAR}]|\d+/\d+")
_POWER = regex.compile(r"\s?[×✕x*·]\s?10(?:\^(?P<caret>[-−]?\d+)|(?P<raised>[⁻]?[⁰¹²³⁴-⁹]+))")  # noqa: RUF001
_RAISED = regex.compile("[⁰¹²³⁴-⁹^⁄]|_(?=[^\\W_])")
_LETTERS = regex.compile(rf"(?=[{_CASED}])[\p{{L}}\p{{M}}\p{{N}}]+|[ºª]")
_NUMERALS = regex.compile(f"[{NUMERALS}]+")
_HANGUL = regex.compile("(?<=\\d)[십백천만억조]+")
_MOST_MONTHS = 12
_DECADE = Doubt(reason="is a decade, and no amount", fix="Quote the number itself, or dismiss it.")


def digit_tokens(text: str, habits: NumberHabits) -> Iterator[Token]:
    """Yield each run of digits or numerals of a text as one token, and the scales written right behind it."""
    runs = [found.span() for found in _RUN.finditer(text)]
    whole = list(_hyphened(text, list(_spaced(text, runs))))
    behind = 0
    for start, end in whole:
        if start >= behind:  # the ten of `1.5 × 10^6` is behind the number that it is part of
            for token in _with_context(text, start, end, habits):
                behind = token.end
                yield token
    for found in _NUMERALS.finditer(text):
        yield from _numerals(text, found.start(), found.end())
    for found in _HANGUL.finditer(text):
        yield from _scales(text, found.start(), found.end())


def _spaced(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs with those joined that single spaces part and that are, or look like, one number."""
    line: list[tuple[int, int]] = []
    for run in runs:
        if line and not _GAP.fullmatch(text, line[-1][1], run[0]):
            yield from _joined(text, line)
            line = []
        line.append(run)
    yield from _joined(text, line)


def _joined(text: str, line: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of runs with single spaces between: `2019`, `1 574`, `3 1/2`."""
    chains: list[list[tuple[int, int]]] = []
    for run in line:
        if chains and _goes_on(text, chains[-1], run):
            before = chains[-2] if len(chains) > 1 else []
            # Two digits before a group of three: 3 45 000 may be Indian groups or two numbers.
            if len(chains[-1]) == 1 and len(before) == 1 and _is_short(text, before[0]):
                chains[-2:] = [[*before, *chains[-1]]]
            chains[-1].append(run)
        else:
            chains.append([run])
    yield from ((chain[0][0], chain[-1][1]) for chain in chains)


def _goes_on(text: str, chain: Sequence[tuple[int, int]], run: tuple[int, int]) -> bool:
    last = plain_digits(text[slice(*chain[-1])]) or ""
    following = plain_digits(text[slice(*run)]) or ""
    if not last.isdecimal() or (len(chain) == 1 and (_YEAR.fullmatch(last) or _is_name(text, chain[0][0]))):
        return False
    return bool(_THREE.fullmatch(following)) or bool(_PROPER.fullmatch(following) and len(chain) == 1)


def _is_short(text: str, run: tuple[int, int]) -> bool:
    return run[1] - run[0] <= 2 and text[slice(*run)].isdecimal() and not _is_name(text, run[0])


def _hyphened(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs with those joined that hyphens make a date or a code: `2019-05-12`, `2019–20`, `1-1/2`."""
    line: list[tuple[int, int]] = []
    for run in (*runs, (len(text) + 1, len(text) + 1)):
        if line and not _HYPHEN.fullmatch(text, line[-1][1], run[0]):
            whole = line[0][0], line[-1][1]
            is_pair = len(line) == 2 and (is_years(text[slice(*whole)]) or _is_mixed(text, line))  # noqa: PLR2004 - a pair
            is_range = len(line) == 1 or (len(line) == 2 and not is_pair) or _are_years(text, line)  # noqa: PLR2004
            yield from line if is_range else [whole]
            line = []
        line.append(run)


def _are_years(text: str, line: Sequence[tuple[int, int]]) -> bool:
    return all(_YEAR.fullmatch(plain_digits(text[slice(*run)]) or "") for run in line)


def _is_mixed(text: str, line: Sequence[tuple[int, int]]) -> bool:
    return text[slice(*line[0])].isdecimal() and bool(_PROPER.fullmatch(text[slice(*line[1])]))


def _is_name(text: str, start: int) -> bool:
    """Whether letters stand before digits, with or without a hyphen, that are no currency: `p12`, `COVID-19`."""
    before = regex.search(rf"([\p{{L}}\p{{M}}\p{{N}}_]*[{_CASED}])[-‐‑]?$", text[max(0, start - 40) : start])
    return bool(before) and before[1] not in number_marks().currency_words


def _with_context(text: str, start: int, end: int, habits: NumberHabits) -> Iterator[Token]:
    """Yield a run with its sign, or as what it is besides a number, and what is written against it."""
    if text[start - 1 : start] in {"第", "제"}:
        yield Token(kind="other", start=start - 1, end=end)
        return
    if found := regex.search(rf"[\p{{L}}\p{{M}}\p{{N}}_]*(?:[{_CASED}]|\w_)$", text[max(0, start - 40) : start]):
        if found[0] not in number_marks().currency_words:
            behind = regex.compile(r"[\p{L}\p{M}\p{N}_]*").match(text, end)
            yield Token(kind="other", start=start - len(found[0]), end=behind.end() if behind else end)
            return
    value = read_digits(text[start:end], habits)
    token = Token(kind="digits", start=start, end=end, is_date=is_years(text[start:end]))
    token = replace(token, doubt=value) if isinstance(value, Doubt) else replace(token, value=value)
    yield from _with_ending(text, _with_sign(text, token), habits)


def _with_sign(text: str, token: Token) -> Token:
    """Return a token with the currency noted and the sign before it taken in: `-5`, `−$5`."""
    before = text[max(0, token.start - 40) : token.start]
    currency = regex.search(r"(?:\p{Sc}|(?<![\p{L}\p{N}])([\p{L}]+)\.?)[\s\p{Cf}]?$", before)
    is_money = bool(currency and (currency[1] is None or currency[1] in number_marks().currency_words))
    token = replace(token, is_money=is_money)
    sign = regex.search(r"(?<![\p{L}\p{N}\p{M}.)\]}%‰°′″”])([-‐‑–−﹣－])(?:\p{Sc})?$", before)  # noqa: RUF001
    if not sign or (currency and sign.start(1) < currency.start() - 1):
        return token
    start = token.start - (len(before) - sign.start(1))
    is_plain_minus = sign[1] == "−"  # noqa: RUF001 - the minus sign
    after_number = regex.search(r"\d[\s]$", before[: sign.start(1)])
    if sign[1] == "–" or (after_number and not is_plain_minus):  # noqa: RUF001 - a dash
        doubt = Doubt(reason="may be negative, or stand behind a dash", fix="Quote a number without it, or dismiss it.")
        return replace(token, start=start, value=None, doubt=doubt)
    return replace(token, start=start, value=None if token.value is None else -token.value)


def _with_ending(text: str, token: Token, habits: NumberHabits) -> Iterator[Token]:
    """Yield a token and the scale behind it; or one token where letters behind it make it something else."""
    if (found := _POWER.match(text, token.end)) and token.value is not None:
        power = found["caret"] or "".join(
            "-" if one == "⁻" else str(regex.sub(r"\D", "", one) or _raised(one)) for one in found["raised"]
        )
        yield replace(token, end=found.end(), value=token.value * Fraction(10) ** int(power.replace("−", "-")))  # noqa: RUF001
        return
    if _RAISED.match(text, token.end):
        behind = regex.compile(r"[\p{L}\p{M}\p{N}_^⁄]*").match(text, token.end)
        yield replace(token, end=behind.end(), value=None, doubt=UNKNOWN_FORM)
        return
    letters = _LETTERS.match(text, token.end)
    if not letters:
        yield token
        return
    yield from _with_letters(text, token, letters[0], letters.end(), habits)


def _with_letters(text: str, token: Token, letters: str, end: int, habits: NumberHabits) -> Iterator[Token]:
    words, marks = habits.words, number_marks()
    is_unit = letters in marks.unit_symbols or letters in marks.currency_words
    scale = habits.attached.get(letters, habits.attached.get(letters.casefold()) if len(letters) > 3 else None)  # noqa: PLR2004 - a whole word
    is_square = bool(_RAISED.match(text, end)) and is_unit
    if scale is not None and not is_square and (token.is_money or letters not in words.short_of_money):
        yield token
        yield Token(kind="scale", start=token.end, end=end, value=Fraction(scale))
    elif letters in words.decade_endings and token.value is not None and token.value % 10 == 0:
        yield replace(token, end=end, value=None, is_date=True, doubt=_DECADE)
    elif is_unit:
        yield token
    elif letters in words.ordinal_endings or letters in "ºª":
        yield replace(token, kind="other", end=end, value=None, doubt=None)
    else:
        doubt = Doubt(
            reason=f"runs into `{letters}`, which is no unit or scale that is known",
            fix="Quote a number that stands by itself, or dismiss it.",
        )
        yield replace(token, end=end, value=None, doubt=token.doubt or doubt)


def _raised(sign: str) -> int:
    return int(regex.sub(r"\D", "", sign) or "⁰¹²³⁴⁵⁶⁷⁸⁹".index(sign))


def _scales(text: str, start: int, end: int) -> Iterator[Token]:
    for place in range(start, end):
        yield Token(kind="scale", start=place, end=place + 1, value=Fraction(SCALES[text[place]]))


def _numerals(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield numerals as a number, as scales behind digits, or as what is no amount: `第三`, `五月`."""
    if text[start - 1 : start].isdecimal():
        behind = next((place for place in range(start, end) if text[place] not in SCALES), end)
        yield from _scales(text, start, behind)
        if behind == end:
            return
        start = behind
    numerals, after = text[start:end], text[end : end + 1]
    value = read_numerals(numerals)
    is_month = after == "月" and value is not None and value <= _MOST_MONTHS
    is_year = after == "年" and len(numerals) == 4 and value is not None and bool(_YEAR.fullmatch(str(value)))  # noqa: PLR2004
    if text[start - 1 : start] == "第" or is_month or is_year:
        yield Token(kind="other", start=start, end=end)
    elif len(numerals) > 1 or after in COUNTERS and after or text[start - 1 : start] in SCALES and start:
        yield Token(kind="digits" if value is not None else "other", start=start, end=end, value=value)
