"""Numbers as pages have them, `12`, `xii`, `١٢`, `១២`, `十二`: their values, and the number next to one."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 5
"""No page has a number of more digits."""
_ROMAN_SMALL = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
ROMAN = rf"(?:{_ROMAN_SMALL}|{_ROMAN_SMALL.upper()})"
"""A Roman number in letters of one case; a pattern."""
HAN = "[〇零一二三四五六七八九十百]{1,6}"
"""A Chinese number of pages; a pattern."""
_ROMAN = re.compile(ROMAN)
_STEPS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_VALUES = {sign: value for value, sign in enumerate(_HAN_DIGITS)} | {"零": 0}
_HAN_TENS = {"十": 10, "百": 100}


def number_value(written: str) -> int | None:
    """Return what a page's number counts: 12 for `12`, `xii` and `十二`; None for what is no such number."""
    if written.isdecimal():
        return int(written) if len(written) <= LONGEST else None
    if _ROMAN.fullmatch(written):
        return _roman_value(written.lower())
    if re.fullmatch(HAN, written):
        return _han_value(written)
    return None


def number_beside(written: str, step: int) -> str | None:
    """Return the number that comes some pages later, written in the same way; None where there is none before."""
    value = number_value(written)
    if value is None or value + step < 1:
        return None
    if written.isdecimal():
        zero = chr(ord(written[0]) - unicodedata.decimal(written[0]))
        return "".join(chr(ord(zero) + int(digit)) for digit in str(value + step))
    if _ROMAN.fullmatch(written):
        roman = _roman(value + step)
        return roman.upper() if written.isupper() else roman
    return None


def _roman_value(small: str) -> int:
    total = 0
    for value, letters in _STEPS:
        while small.startswith(letters):
            total, small = total + value, small.removeprefix(letters)
    return total


def _roman(value: int) -> str:
    made = ""
    for size, letters in _STEPS:
        count, value = divmod(value, size)
        made += letters * count
    return made


def _han_value(written: str) -> int:
    """Return the value of `二四` (place by place) and of `二十四` (with ten and hundred)."""
    if not any(sign in _HAN_TENS for sign in written):
        return int("".join(str(_HAN_VALUES[sign]) for sign in written))
    total, last = 0, 0
    for sign in written:
        if tens := _HAN_TENS.get(sign):
            total, last = total + (last or 1) * tens, 0
        else:
            last = _HAN_VALUES[sign]
    return total + last
