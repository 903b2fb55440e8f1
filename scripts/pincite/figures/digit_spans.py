"""Where runs of digits stand in a text, each whole: `1,574`, `1 574`, `2019-05-12`, `1 1/2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pincite.figures.digit_runs import VULGAR, is_date, plain_digits
from pincite.languages.number_habits import number_marks

Span = tuple[int, int]
CASED = r"\p{Lu}\p{Ll}\p{Lt}\p{Lm}"
_JOINED = r".,'’ʼ‘＇٫٬،，．_:/⁄／·\p{Cf}"
_RUN = regex.compile(rf"(?:(?<![\p{{L}}\p{{N}}.,…)\]])[.,٫·](?=\d))?[\d{VULGAR}]+(?:[{_JOINED}]+[\d{VULGAR}]+)*")
_GAP = regex.compile(r"[ \xa0\u2000-\u200a\u202f\u205f\u3000]|[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*")
_HYPHEN = regex.compile("[-‐‑–−]")
YEAR = regex.compile(r"1[5-9]\d\d|20\d\d")
_THREE = regex.compile(r"\d{3}(?:[.,٫·]\d+)?")
_NAME = regex.compile(rf"([\p{{L}}\p{{M}}\p{{N}}_]*[{CASED}]\p{{M}}*)[-‐‑]?$")
_NEAR = 40
_PAIR = 2
_PADDED = regex.compile(r"0\d+")
_PROPER = regex.compile(rf"[{VULGAR}]|\d+/\d+")


def digit_spans(text: str) -> Iterator[Span]:
    """Yield the span of each run of digits, with all signs and single spaces that make it one number or none."""
    yield from _hyphened(text, list(_spaced(text, [found.span() for found in _RUN.finditer(text)])))


def _spaced(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs with those joined that single spaces part and that are, or look like, one number."""
    line: list[Span] = []
    for run in runs:
        if line and not _GAP.fullmatch(text, line[-1][1], run[0]):
            yield from _joined(text, line)
            line = []
        line.append(run)
    yield from _joined(text, line)


def _joined(text: str, line: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers of runs with single spaces between: `2019`, `1 574`, `3 1/2`."""
    chains: list[list[Span]] = []
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


def _goes_on(text: str, chain: Sequence[Span], run: Span) -> bool:
    last = plain_digits(text[slice(*chain[-1])]) or ""
    following = plain_digits(text[slice(*run)]) or ""
    is_named = len(chain) == 1 and _is_name(text, chain[0][0])
    if is_named or YEAR.fullmatch(following) or (len(chain) == 1 and (YEAR.fullmatch(last) or is_date(last))):
        return False
    if not last.isdecimal():
        # 1 574/1 600: no number by itself, and no piece of it either.
        return "/" in last and bool(_THREE.fullmatch(following))
    if _THREE.fullmatch(following) or _PADDED.fullmatch(following):
        return True
    return following.isdecimal() if len(chain) > 1 else bool(_PROPER.fullmatch(following))


def _is_short(text: str, run: Span) -> bool:
    return run[1] - run[0] <= len("12") and text[slice(*run)].isdecimal() and not _is_name(text, run[0])


def _hyphened(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs with those joined that hyphens make a date or a code: `2019-05-12`, `2019–20`, `1-1/2`."""
    line: list[Span] = []
    for run in (*runs, (len(text) + 1, len(text) + 1)):
        if line and not _HYPHEN.fullmatch(text, line[-1][1], run[0]):
            whole = line[0][0], line[-1][1]
            yield from line if _are_ends(text, line) else [whole]
            line = []
        line.append(run)


def _are_ends(text: str, line: Sequence[Span]) -> bool:
    """Whether runs with hyphens between are numbers by themselves: the two ends of a range, or years."""
    parts = [plain_digits(text[slice(*run)]) or "" for run in line]
    if all(YEAR.fullmatch(part) for part in parts):
        return True
    is_mixed = len(parts) == _PAIR and parts[0].isdecimal() and bool(_PROPER.fullmatch(parts[1]))
    return len(parts) <= _PAIR and not is_mixed and not is_date("-".join(parts))


def _is_name(text: str, start: int) -> bool:
    """Whether letters stand before digits, with or without a hyphen, that are no currency: `p12`, `COVID-19`."""
    before = _NAME.search(text[max(0, start - _NEAR) : start])
    return before is not None and before[1] not in number_marks().currency_words
