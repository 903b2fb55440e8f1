"""Numerals of Chinese and Japanese, `三百` and `二〇一九`, and scales behind digits, those of Korean too: `1万2千`.

The script alone tells them; of one sign by itself it does not, for most are parts of other words.
"""

from __future__ import annotations

import re
from fractions import Fraction

from pincite.figures.digit_runs import LONGEST

_DIGITS = ("〇零", "一壹壱弌", "二贰貳弐两兩", "三叁參参", "四肆", "五伍", "六陆陸", "七柒漆", "八捌", "九玖")
_SMALL = {"t": ("十拾", 10), "h": ("百佰", 100), "k": ("千仟", 1000)}
_LARGE = {"W": ("万萬", 10**4), "Y": ("亿億", 10**8), "J": ("兆", 10**12)}
_HANGUL = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
SCALES = _HANGUL | {sign: value for signs, value in (*_SMALL.values(), *_LARGE.values()) for sign in signs}
"""What may stand behind digits and multiply them."""
NUMERALS = "".join((*_DIGITS, *(signs for signs, _ in (*_SMALL.values(), *_LARGE.values()))))

# `三百零五` is written `3h05` for the two patterns: what stands below ten thousand, and what the large scales part.
_PLAIN = str.maketrans(
    {sign: str(value) for value, signs in enumerate(_DIGITS) for sign in signs}
    | {sign: letter for letter, (signs, _) in (_SMALL | _LARGE).items() for sign in signs}
)
# 百五 may be 105 or 150: a numeral stands behind hundreds or thousands only with 零 between.
_BELOW = re.compile(
    r"(?:(?P<k>[1-9]?)k)?(?:0?(?P<h>[1-9]?)h)?(?:0?(?P<t>[1-9]?)t(?P<ones>[1-9]?)|0(?P<apart>[1-9]))?|(?P<alone>[1-9])"
)
_PARTED = re.compile(r"(?:(?P<J>[0-9thk]+)J)?(?:(?P<Y>[0-9thk]+)Y)?(?:(?P<W>[0-9thk]+)W)?(?P<rest>[0-9thk]*)")
_ALONE = 2
"""Two digits side by side are an estimate: 三四 is three or four."""


def read_numerals(text: str) -> Fraction | None:
    """Return the value of numerals, or None where they make no number: `三百` is 300, `二〇一九` 2019."""
    plain = text.translate(_PLAIN)
    if len(plain) > LONGEST:
        return None
    if plain.isdecimal():
        return None if len(plain) == _ALONE and "0" not in plain else Fraction(int(plain))
    parted = _PARTED.fullmatch(plain)
    if not parted or (parted["rest"].isdecimal() and not parted["rest"].startswith("0") and parted["rest"]):
        return None
    parts = [(_below(parted[letter]), scale) for letter, (_, scale) in _LARGE.items() if parted[letter]]
    parts.append((_below(parted["rest"]) if parted["rest"] else 0, 1))
    values = [part * scale for part, scale in parts if part is not None]
    return Fraction(sum(values)) if len(values) == len(parts) else None


def _below(plain: str) -> int | None:
    """Return a number below ten thousand: `3h05`; None where a sign stands where none may."""
    found = _BELOW.fullmatch(plain)
    if not found:
        return None
    scaled = sum(int(found[letter] or 1) * scale for letter, (_, scale) in _SMALL.items() if found[letter] is not None)
    return scaled + sum(int(found[name] or 0) for name in ("ones", "apart", "alone"))
