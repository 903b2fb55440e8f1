"""Which lines of a stretch begin an item: with a bullet, or with a number that follows from one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Value = tuple[int, ...]

_BULLET = re.compile(r"\s*(?P<bullet>[-*•‣◦▪–·])\s+\S")
# Speech that begins with a dash: a paragraph of its own, whose dash belongs to it.
_DASH = re.compile(r"\s*[—―]\s*\w")
_NUMBER = re.compile(r"\s*(?P<sign>§\s?)?(?P<value>\d{1,4}(?:\.\d{1,3})*)[.:]?\s+\S")
_MARKED = re.compile(r"\s*(?P<before>\(?)(?P<value>\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{1,6})(?P<after>[.)])\s+\S")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# How far a number may be from the one before it: an item may be missing.
_FURTHEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """One way to read what a line begins with: `(iv)` is a Roman 4, `(i)` is a Roman 1 or the ninth letter."""

    style: str
    value: Value


def bullet_length(line: str) -> int:
    """Return how long the bullet is that a line begins with, the space before it counted; 0 if there is none."""
    found = _BULLET.match(line)
    return found.end("bullet") if found else 0


def is_bullet(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return bullet_length(line) > 0


def is_speech(line: str) -> bool:
    """Tell whether a line begins with the dash of direct speech, as in `— Come in`."""
    return _DASH.match(line) is not None


def looks_numbered(line: str) -> bool:
    """Tell whether a line begins with what may be a number: `12. The court`, `(a) each`, `A. Smith`."""
    return bool(_labels(line))


def item_starts(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether an item begins with it.

    A number counts if it stands in the first line, or follows from one before it; a first number (`1.`, `(a)`) if
    another follows from it. So neither a year nor somebody's initials at the beginning of a line make an item.
    """
    starts = [is_bullet(line) or is_speech(line) for line in lines]
    last: dict[str, tuple[Value, int]] = {}
    for place, line in enumerate(lines):
        for label in _labels(line):
            before = last.get(label.style)
            follows = before is not None and _follows(label.value, before[0])
            if follows and before is not None:
                starts[place] = starts[before[1]] = True
            if follows or place == 0 or label.value[-1] == 1:
                starts[place] = starts[place] or place == 0
                last[label.style] = (label.value, place)
    return starts


def _labels(line: str) -> list[_Label]:
    if found := _MARKED.match(line):
        style = f"{found['before']}{found['after']}"
        if found["value"].isdigit():
            return [_Label(style=style, value=(int(found["value"]),))]
        return [_Label(style=f"{name}{style}", value=(value,)) for name, value in _readings(found["value"])]
    found = _NUMBER.match(line)
    if found and (found["sign"] or "." in found["value"]):
        value = tuple(int(part) for part in found["value"].split("."))
        return [_Label(style="§" if found["sign"] else ".", value=value)]
    return []


def _readings(letters: str) -> list[tuple[str, int]]:
    """Return what letters may stand for: the letter's place in the alphabet, a Roman number."""
    case = "A" if letters.isupper() else "a"
    small = letters.lower()
    made = [(f"letter-{case}", ord(small) - ord("a") + 1)] if len(letters) == 1 else []
    return made + ([(f"roman-{case}", _roman(small))] if all(letter in _ROMAN for letter in small) else [])


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if any(other > value for other in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def _follows(value: Value, before: Value) -> bool:
    """Tell whether a number comes next: `3` behind `2`, `2.1` behind `2`, `3` behind `2.7`."""
    if value == (*before, 1):
        return True
    for place, part in enumerate(value):
        if place >= len(before):
            return False
        if part != before[place]:
            return 0 < part - before[place] <= _FURTHEST and all(one == 1 for one in value[place + 1 :])
    return False
