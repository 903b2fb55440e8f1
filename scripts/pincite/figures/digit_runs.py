"""What one run of digits says, with the signs inside it: `1,574`, `1 574,5`, `3,45,000`, `1½`, `3/4`.

A run is read whole or not at all. Every notation that it fits gives a reading; two readings are told apart by the
language of the text alone, and where that does not tell, the run is in doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pincite.languages.number_habits import NumberHabits, number_marks

VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"
# Signs that are one another's like, each as the rules below have it.
_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "＇": "'", "，": ",", "．": ".", "⁄": "/", "／": "/"} | dict.fromkeys("‐‑–−", "-")
)
LONGEST = 60
"""Characters of a run that may be a number: longer ones are codes."""
_SPACE = re.compile(r"\s+")
_INTEGER = re.compile(r"\d+")
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<sign>[,.' ٬])\d{3}(?:(?P=sign)\d{3})*)(?:(?P<point>[,.٫·])(?P<rest>\d+))?"
)
_LAKHS = re.compile(
    r"(?P<whole>[1-9]\d?(?P<sign>[,٬])\d{2}(?:(?P=sign)\d{2})*(?P=sign)\d{3})(?:(?P<point>[.٫·])(?P<rest>\d+))?"
)
_DECIMAL = re.compile(r"(?P<whole>0|[1-9]\d*)(?P<point>[,.٫·])(?P<rest>\d+)")
_BEGUN = re.compile(r"(?P<point>[,.٫·])(?P<rest>\d+)")
_QUOTIENT = re.compile(r"(?:(?P<whole>[1-9]\d*)[ -])?(?P<over>[1-9]\d*)/(?P<under>[1-9]\d*)")
_VULGAR = re.compile(rf"(?P<whole>\d*)[ -]?(?P<part>[{VULGAR}])")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-/](?:(?:1[5-9]|20)\d\d|\d\d)")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/(?:1[5-9]|20)\d\d")
_DAY = re.compile(r"\d{1,2}([-./])\d{1,2}\1(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d([-./])\d{1,2}\2\d{1,2}")
_EASTERN = "\u0660-\u0669\u06f0-\u06f9"  # where the solidus may begin decimals, as in `۳/۵`


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why something written like a number is not read."""

    reason: str
    """`may be 1574 or 1.574`"""
    fix: str


UNKNOWN_FORM = Doubt(
    reason="is written in no way that is known",
    fix=(
        "Known are groups of three (`1,574`, `1 574`, `1.574`, `1'574`), Indian groups (`3,45,000`), one point or "
        "comma for decimals (`1.5`) and fractions (`1 1/2`). Quote a number that is written so, or dismiss it."
    ),
)
VAGUE = Doubt(reason="leaves open how many", fix="It is no number: dismiss it, or say it in a note.")
_DATE = Doubt(reason="is a date or a span of years, and no amount", fix="Quote the number itself, or dismiss it.")


def is_date(text: str) -> bool:
    """Whether a run of digits is a day, a month or a span of years: `2019-05-12`, `12/2008`, `2019/20`."""
    plain = plain_digits(text) or ""
    return any(pattern.fullmatch(plain) for pattern in (_DAY, _MONTH, _YEARS))


def plain_digits(text: str) -> str | None:
    """Return a run with ASCII digits and one sign for all its likes; None where it has digits of two scripts."""
    zeros = {ord(one) - unicodedata.decimal(one) for one in text if one.isdecimal()}
    if len(zeros) > 1:
        return None
    ascii_digits = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return _SPACE.sub(" ", ascii_digits.translate(_PLAIN))


def read_digits(text: str, habits: NumberHabits) -> Fraction | Doubt:
    """Return the one value that a run of digits has, or why it has none."""
    plain = plain_digits(text)
    if plain is None or len(plain) > LONGEST:
        return UNKNOWN_FORM
    if is_date(text):
        return _DATE
    if re.search(f"[{_EASTERN}]", text) and "/" in plain:
        return Doubt(
            reason="may be decimals or a fraction", fix="Quote a number that is written otherwise, or dismiss it."
        )
    readings = list(_readings(plain))
    if len(readings) == 1:
        sign, _, value = readings[0]
        return value if sign or not plain.startswith((".", ",")) or plain[0] == habits.decimal else UNKNOWN_FORM
    return _decide(plain, text, readings, habits) if readings else UNKNOWN_FORM


def _readings(plain: str) -> Iterator[tuple[str, str, Fraction]]:
    """Yield each way in which a run may be read: what groups it, what begins its decimals, its value."""
    if _INTEGER.fullmatch(plain):
        yield "", "", Fraction(int(plain))
    for pattern in (_GROUPED, _LAKHS):
        found = pattern.fullmatch(plain)
        if found and found["point"] != found["sign"]:
            yield found["sign"], found["point"] or "", _value(found["whole"], found["rest"] or "")
    for pattern in (_DECIMAL, _BEGUN):
        if found := pattern.fullmatch(plain):
            yield "", found["point"], _value(found.groupdict().get("whole") or "0", found["rest"])
    if (found := _QUOTIENT.fullmatch(plain)) and int(found["over"]) < int(found["under"]):
        yield "", "/", Fraction(int(found["whole"] or 0)) + Fraction(int(found["over"]), int(found["under"]))
    if found := _VULGAR.fullmatch(plain):
        yield "", "/", int(found["whole"] or 0) + Fraction(unicodedata.numeric(found["part"])).limit_denominator(10)


def _value(whole: str, rest: str) -> Fraction:
    return Fraction(f"{re.sub(r'[^0-9]', '', whole)}.{rest or 0}")


def _decide(plain: str, text: str, readings: list[tuple[str, str, Fraction]], habits: NumberHabits) -> Fraction | Doubt:
    """Return which of two readings the language tells: that its one sign groups, or that it begins decimals."""
    grouped, decimal = readings
    is_known = _digit_system(text) in habits.digits
    if is_known and decimal[1] == habits.decimal:
        return decimal[2]
    if is_known and grouped[0] == habits.group:
        return grouped[2]
    return Doubt(
        reason=f"may be {grouped[2]} or {plain.replace(',', '.')}, and the language `{habits.language}` does not tell",
        fix="State the language of the source as `language` in its sidecar, if it is another; else dismiss the number.",
    )


def _digit_system(text: str) -> str | None:
    """Return CLDR's name of the digits in a run: `khmr`."""
    first = next(one for one in text if one.isdecimal())
    zero = chr(ord(first) - unicodedata.decimal(first))
    return next((name for name, sign in number_marks().zeros.items() if sign == zero), None)
