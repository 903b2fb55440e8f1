"""What the signs that count stand for: digits of any script, Roman and Chinese numerals, letters in their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from pincite.languages.headings import enumerations

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN = "〇零一二三四五六七八九十百千两兩"


def read_digits(signs: str) -> int | None:
    """Return the number that digits of any script make: `١٢` is 12; None where they are no digits."""
    return int(signs) if signs and all(sign.isdecimal() for sign in signs) else None


def read_roman(signs: str) -> int | None:
    """Return the number that Roman numerals of one case make: `iv` is 4; None where they are none."""
    small = signs.lower()
    if not small or signs not in (small, signs.upper()) or not _ROMAN_FORM.fullmatch(small):
        return None
    values = [_ROMAN[sign] for sign in small]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def read_han(signs: str) -> int | None:
    """Return the number that Chinese numerals make: `二十三` is 23; None where they are none."""
    if not signs or any(sign not in HAN for sign in signs):
        return None
    total, digit = 0, 0
    if not any(sign in _HAN_UNITS for sign in signs):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in signs))
    for sign in signs:
        if sign in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return total + digit


def read_circled(sign: str) -> int | None:
    """Return the number of a sign that is a number in a ring or in brackets: `③` is 3."""
    if len(sign) != 1 or unicodedata.category(sign) != "No" or unicodedata.name(sign, "").startswith("SUPERSCRIPT"):
        return None
    value = unicodedata.numeric(sign, None)
    return int(value) if value is not None and value == int(value) else None


def read_superscript(signs: str) -> int | None:
    """Return the number that raised digits make: `¹²` is 12."""
    if not signs or any(not unicodedata.name(sign, "").startswith("SUPERSCRIPT") for sign in signs):
        return None
    digits = unicodedata.normalize("NFKC", signs)
    return int(digits) if digits.isdecimal() else None


def letter_places(letters: str) -> Iterator[tuple[str, int]]:
    """Yield each series that a letter belongs to, with its place there: `c` is the third of `latin`.

    Small and capital letters make series of their own; a letter that stands twice goes on behind the last: `bb`.
    """
    folded = letters.lower()
    case = "" if folded == letters.upper() else ("A" if letters != folded else "a")
    single = folded[0] if len(folded) > 1 and folded == folded[0] * len(folded) else folded
    laps = len(folded) if single != folded else 1
    for series, place, length in _series().get(single, ()):
        yield f"{series}{case}", place + (laps - 1) * length


@cache
def counting_words() -> tuple[str, ...]:
    """Return the words that count as letters do, the longest first: `أولا`."""
    words = {word for words in enumerations().values() for word in words if len(word) > 1}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _series() -> Mapping[str, list[tuple[str, int, int]]]:
    """Return for each letter the series that it belongs to, its place there, and how long that is."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for name, letters in enumerations().items():
        for place, letter in enumerate(letters, start=1):
            found.setdefault(letter, []).append((name, place, len(letters)))
    return found
