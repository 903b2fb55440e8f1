"""The numbers of an English text: digits, number words, and both with a scale.

- `10,574`, `1.5`, `twenty-five`, `a hundred and ten`, `two thousand five hundred`, `37.67 million`
- in `4.05-12.15 million` and `1.5 to two million` the first number may be meant in millions too
- words of an order of magnitude give their own number: `dozens` 12, `tens of thousands` 10,000
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_PLAIN = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Patterns of words that stand for a number without being one; the longer ones first.
_LOOSE: dict[str, int | Decimal] = {
    r"hundreds\s+of\s+thousands": 100_000,
    r"tens\s+of\s+thousands": 10_000,
    "billions?": 10**9,
    "millions?": 10**6,
    "thousands?": 1000,
    "hundreds?": 100,
    "dozens?": 12,
    "single": 1,
    "twice|doubl(?:e[sd]?|ing)": 2,
    "tripl(?:e[sd]?|ing)|thrice": 3,
    "quadrupl(?:e[sd]?|ing)": 4,
    "half": Decimal("0.5"),
}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!\d)"
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})\b"
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)\s+hundred\b(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_WORDS = rf"(?:{_HUNDREDS}\s+(?:{'|'.join(_SCALES)})\s+)*{_HUNDREDS}"
_SCALE = rf"(?:\s+(?:{'|'.join(_SCALES)})\b)?"
_NUMBER = re.compile(
    rf"(?<![^\W_])(?:(?P<digits>{_DIGITS})(?P<times>{_SCALE})(?!(?:st|nd|rd|th)\b)"
    rf"|\b(?P<words>{_WORDS}{_SCALE}|an?\s+(?:{'|'.join(_SCALES)})\b)|\b(?P<loose>{'|'.join(_LOOSE)})\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[-–—]\s*\$?|\s+(?:to|and|or)\s+\$?", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that stands in a text."""

    start: int
    end: int
    text: str
    """As it stands: `1.5`."""
    values: tuple[Decimal, ...]
    """What it may mean: 1.5, or in `1.5 to two million` 1,500,000."""

    @property
    def may_be_year(self) -> bool:
        """Whether it looks like a year."""
        return bool(_YEAR.fullmatch(self.text))


def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order."""
    found = [_number(one) for one in _NUMBER.finditer(text)]
    return tuple(
        _in_scale_of(number, found[place + 1], text) if place + 1 < len(found) else number
        for place, number in enumerate(found)
    )


def _number(found: re.Match[str]) -> Number:
    if found["digits"]:
        value = Decimal(found["digits"].replace(",", "")) * _SCALES.get(found["times"].strip().lower(), 1)
    elif found["loose"]:
        value = Decimal(next(worth for words, worth in _LOOSE.items() if re.fullmatch(words, found[0], re.IGNORECASE)))
    else:
        value = _worth(found["words"].lower())
    return Number(start=found.start(), end=found.end(), text=found[0], values=(value,))


def _worth(words: str) -> Decimal:
    """Return the value of number words: `two thousand five hundred` is 2,500."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _SCALES:
            total, current = total + current * _SCALES[word], 0
        elif word == "hundred":
            current *= 100
        else:
            current += 1 if word in {"a", "an"} else _PLAIN.get(word, 0)
    return Decimal(total + current)


def _in_scale_of(number: Number, after: Number, text: str) -> Number:
    """Return a number that may share the scale of the one it leads to."""
    scale = _SCALES.get(after.text.rpartition(" ")[2].lower())
    has_own = number.text.rpartition(" ")[2].lower() in _SCALES
    if scale is None or has_own or not _BETWEEN.fullmatch(text, number.end, after.start):
        return number
    return Number(
        start=number.start, end=number.end, text=number.text, values=(number.values[0] * scale, *number.values)
    )
