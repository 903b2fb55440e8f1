"""The runs of digits of a text, whole, with what stands right before and behind them.

Signs and single spaces between digits make them one run where they can be one number; a run that is none is in doubt,
and no piece of it is read. Letters of scripts with two cases make a name of digits behind them (`p12`) and a doubt of
digits before them (`12q`), but for units, scales and currencies; other scripts write their words against digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from pincite.figures.cjk_numerals import NUMERALS, SCALES, read_numerals
from pincite.figures.digit_runs import UNKNOWN_FORM, VAGUE, Doubt, is_date, read_digits
from pincite.figures.digit_spans import CASED, YEAR, digit_spans
from pincite.figures.number_tokens import Token
from pincite.languages.number_habits import NumberHabits, number_marks

_POWER = regex.compile(r"\s?[×✕x*·]\s?10(?:\^(?P<caret>[-−]?[0-9]{1,2})|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))(?![\d⁰¹²³⁴-⁹])")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_RAISED = regex.compile("[⁰¹²³⁴-⁹^⁄]|_(?=[^\\W_])")
_LETTERS = regex.compile(rf"(?=[{CASED}])[\p{{L}}\p{{M}}\p{{Nd}}]+|[ºª]")
_HYPHENED = regex.compile(r"[-‐‑](\p{L}+)")
_NUMERALS = regex.compile(f"[{NUMERALS}]+")
_PARTS = regex.compile(f"(?P<under>[{NUMERALS}]+)分之(?P<over>[{NUMERALS}]+)")
_HANGUL = regex.compile("(?<=\\d)[십백천만억조]+")
_SHORTEST_WORD = 4
_NEAR = 40
"""How far back a name, a sign and a currency are looked for."""
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]*")
_WORD_OR_RAISED = regex.compile(r"[\p{L}\p{M}\p{N}_^⁄]*")
_NAME = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}_]*(?:[{CASED}]\p{{M}}*|[\p{{L}}\p{{N}}]_)$")
_CURRENCY = regex.compile(r"(?:\p{Sc}|(?<![\p{L}\p{N}])(\p{L}+)\.?)[\s\p{Cf}]?$")
_SIGN = regex.compile(r"(?<![\p{L}\p{N}\p{M}.)\]}%‰°′″”\p{Pd}])([-‐‑–−﹣－])\p{Sc}?$")
_MOST_MONTHS = 12
_DECADE = Doubt(reason="is a decade, and no amount", fix="Quote the number itself, or dismiss it.")


def digit_tokens(text: str, habits: NumberHabits) -> Iterator[Token]:
    """Yield each run of digits or numerals of a text as one token, and the scales written right behind it."""
    behind = 0
    for start, end in digit_spans(text):
        if start >= behind:  # the ten of `1.5 × 10^6` is behind the number that it is part of
            for token in _with_context(text, start, end, habits):
                behind = token.end
                yield token
    parts = list(_PARTS.finditer(text))
    for found in parts:
        yield from _part(found)
    for found in _NUMERALS.finditer(text):
        if not any(part.start() <= found.start() < part.end() for part in parts):
            yield from _numerals(text, found.start(), found.end())
    for found in _HANGUL.finditer(text):
        yield from _scales(text, found.start(), found.end())


def _with_context(text: str, start: int, end: int, habits: NumberHabits) -> Iterator[Token]:
    """Yield a run with its sign, or as what it is besides a number, and what is written against it."""
    if text[max(0, start - 1) : start] in {"第", "제"}:
        yield Token(kind="other", start=start - 1, end=end)
        return
    name = _NAME.search(text[max(0, start - _NEAR) : start])
    if name and name[0] not in number_marks().currency_words:
        yield Token(kind="other", start=start - len(name[0]), end=_end_of(_WORD, text, end))
        return
    value = read_digits(text[start:end], habits)
    token = Token(kind="digits", start=start, end=end, is_date=is_date(text[start:end]))
    token = replace(token, doubt=value) if isinstance(value, Doubt) else replace(token, value=value)
    yield from _with_ending(text, _with_sign(text, token), habits)


def _with_sign(text: str, token: Token) -> Token:
    """Return a token with the currency noted and the sign before it taken in: `-5`, `−$5`."""
    before = text[max(0, token.start - _NEAR) : token.start]
    currency = _CURRENCY.search(before)
    is_money = bool(currency and (currency[1] is None or currency[1] in number_marks().currency_words))
    token = replace(token, is_money=is_money)
    sign = _SIGN.search(before)
    if not sign:
        return token
    start = token.start - (len(before) - sign.start(1))
    is_behind_number = before[: sign.start(1)].rstrip()[-1:].isdecimal()
    if sign[1] == "–" or (is_behind_number and sign[1] != "−"):
        doubt = Doubt(reason="may be negative, or stand behind a dash", fix="Quote a number without it, or dismiss it.")
        return replace(token, start=start, value=None, doubt=doubt)
    return replace(token, start=start, value=None if token.value is None else -token.value)


def _with_ending(text: str, token: Token, habits: NumberHabits) -> Iterator[Token]:
    """Yield a token and the scale behind it; or one token where letters behind it make it something else."""
    if (found := _POWER.match(text, token.end)) and token.value is not None:
        power = int((found["caret"] or found["raised"]).translate(_LOWERED))
        yield replace(token, end=found.end(), value=token.value * Fraction(10) ** power)
        return
    if _RAISED.match(text, token.end):
        yield replace(token, end=_end_of(_WORD_OR_RAISED, text, token.end), value=None, doubt=UNKNOWN_FORM)
        return
    letters = _LETTERS.match(text, token.end)
    if not letters:
        ending = _HYPHENED.match(text, token.end)
        is_ordinal = ending is not None and ending[1] in habits.words.ordinal_endings
        yield replace(token, kind="other", end=ending.end(), value=None, doubt=None) if ending and is_ordinal else token
        return
    yield from _with_letters(text, token, letters[0], letters.end(), habits)


def _with_letters(text: str, token: Token, letters: str, end: int, habits: NumberHabits) -> Iterator[Token]:
    words, marks = habits.words, number_marks()
    is_unit = letters in marks.unit_symbols or letters in marks.currency_words
    scale = habits.attached.get(
        letters, habits.attached.get(letters.casefold()) if len(letters) >= _SHORTEST_WORD else None
    )
    is_power = bool(_RAISED.match(text, end))
    if scale is not None and not is_power and (token.is_money or letters not in words.short_of_money):
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
        yield replace(token, end=_end_of(_WORD_OR_RAISED, text, end), value=None, doubt=token.doubt or doubt)


def _end_of(pattern: regex.Pattern[str], text: str, start: int) -> int:
    """Return the offset behind what a pattern, which may be empty, finds at a place."""
    found = pattern.match(text, start)
    return found.end() if found else start


def _part(found: regex.Match[str]) -> Iterator[Token]:
    """Yield a part in Chinese: of `三分之一` a third; of `百分之三十` 30, as of `30%`."""
    under, over = read_numerals(found["under"]), read_numerals(found["over"])
    is_percentage = found["under"] in {"百", "千"}
    value = over if is_percentage else over / under if over is not None and under else None
    start = found.start("over") if is_percentage else found.start()
    yield Token(kind="digits" if value is not None else "other", start=start, end=found.end(), value=value)


def _scales(text: str, start: int, end: int) -> Iterator[Token]:
    for place in range(start, end):
        yield Token(kind="scale", start=place, end=place + 1, value=Fraction(SCALES[text[place]]))


def _numerals(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield numerals as a number, as scales behind digits, or as what is no amount: `第三`, `五月`."""
    if start and text[start - 1].isdecimal():
        behind = next((place for place in range(start, end) if text[place] not in SCALES), end)
        yield from _scales(text, start, behind)
        if behind == end:
            return
        start = behind
    before, numerals, after = text[max(0, start - 1) : start], text[start:end], text[end : end + 1]
    marks = number_marks()
    if (before and before in marks.vague_before) or (after and after in marks.vague_behind):
        yield Token(kind="digits", start=start - bool(before and before in marks.vague_before), end=end, doubt=VAGUE)
        return
    value = read_numerals(numerals)
    is_month = after == "月" and value is not None and value <= _MOST_MONTHS
    is_year = after == "年" and value is not None and bool(YEAR.fullmatch(str(value)))
    if before == "第" or is_month or is_year:
        yield Token(kind="other", start=start, end=end)
    elif (
        len(numerals) > 1
        or (after and after in number_marks().counters + "%％")
        or (start and text[start - 1] in SCALES)
    ):
        yield Token(kind="digits" if value is not None else "other", start=start, end=end, value=value)
