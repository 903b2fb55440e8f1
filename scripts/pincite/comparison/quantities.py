"""The numbers of a sentence as values: `a dozen` is 12, `two days` are 48 hours, `about 1,200` may be 1,204."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.comparison.language import Language

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: float(value) for word, value in zip(_TENS, range(20, 100, 10), strict=True)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_WHOLE = {"dozen": 12.0, "half": 0.5, "twice": 2.0, "thrice": 3.0, "decade": 10.0, "fortnight": 2.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = range(1800, 2100)
_NEAR = 0.03
"""How far a number that says it is about right may be from the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a sentence."""

    value: float
    written: float
    """The value before it was counted in another unit: 2 for `two days`."""
    unit: str
    """`hour` or `month` for a length of time, `%` for a share, `year` for a date; else empty."""
    about: bool
    """Whether the sentence says that the number is about right."""
    begin: int
    """The place of its first word."""
    end: int
    """The place behind its last word."""

    def agrees(self, other: Quantity) -> bool:
        """Tell whether two numbers say the same."""
        if self.unit != other.unit and not (self.unit and other.unit):
            return self.written == other.written
        if self.unit != other.unit:
            return False
        far = _NEAR * max(self.value, other.value) if self.about or other.about else 0.0
        return abs(self.value - other.value) <= far


def quantities_of(words: Sequence[str], language: Language) -> tuple[Quantity, ...]:
    """Return the numbers among the words of a sentence, in order."""
    return tuple(_found(words, language))


def _found(words: Sequence[str], language: Language) -> Iterator[Quantity]:
    place = 0
    while place < len(words):
        value, end = _fraction(words, place)
        if value is None:
            value, end = _read(words, place)
        if value is None:
            place += 1
            continue
        yield _quantity(words, place, end, value, language)
        place = end


def _fraction(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """Return the share that begins at a place, as in `one in three`, `two thirds` and `a third of`."""
    first, second, third = [*words[place : place + 3], "", "", ""][:3]
    if second == "in" and first in _ONES[1:] and third in _ONES[2:]:
        return _VALUES[first] / _VALUES[third], place + 3
    part = _PARTS.get(second.removesuffix("s"))
    if part and first in _ONES[1:]:
        return _VALUES[first] / part, place + 2
    if part and first == "a" and third == "of":
        return 1 / part, place + 2
    return None, place


def _read(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """Return the number that begins at a place, and the place behind it."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word == "dozens":
        return None, place
    if word in _WHOLE and not (word == "half" and following == ""):
        return _WHOLE[word], place + 1
    if found := _DIGITS.fullmatch(word):
        value, end = float(found[0].replace(",", "")), place + 1
    elif word in _VALUES:
        value, end = _VALUES[word], place + 1
        if value >= _VALUES["twenty"] and following in _ONES[1:10]:
            value, end = value + _VALUES[following], place + 2
    else:
        return None, place
    while end < len(words) and words[end] in _SCALES:
        value, end = value * _SCALES[words[end]], end + 1
    return (None, place) if word == "one" and end == place + 1 else (value, end)


def _quantity(words: Sequence[str], begin: int, end: int, value: float, language: Language) -> Quantity:
    before, behind = set(words[max(begin - 2, 0) : begin]), [*words[end : end + 2], "", ""][:2]
    unit, times = "", 1
    if behind[0] in {"%", "percent"} or behind == ["per", "cent"]:
        unit = "%"
    elif words[begin] in language.units:
        unit, times = language.units[words[begin]]
        value = 1.0
    elif behind[0] in language.units:
        unit, times = language.units[behind[0]]
        end += 1
    elif value in _YEAR and words[begin].isdigit():
        unit = "year"
    return Quantity(
        value=value * times,
        written=value,
        unit=unit,
        about=bool(before & language.about),
        begin=begin,
        end=end,
    )
