"""Dates as people write them, EDTF level 1 without time, and as CSL wants them.

EDTF: Library of Congress, Extended Date/Time Format (2019); CSL-JSON dates: the `date-variable` of csl-data.json.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

_PART = "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)"
_DATE = re.compile(_PART)
_INTERVAL = re.compile(f"(?:{_PART}|\\.\\.)/(?:{_PART}|\\.\\.)")


def csl_date(value: object) -> dict[str, Any]:
    """Return a date in CSL's form: `2014-06~` gives `{"date-parts": [[2014, 6]], "circa": True}`.

    Raises:
        ValueError: it is not a year, month or day, or there is no such day.

    """
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date | str):
        message = "a date is written 2014, 2014-06 or 2014-06-23, in quotation marks unless it names a day"
        raise ValueError(message)
    text = value.isoformat() if isinstance(value, datetime.date) else value
    found = _DATE.fullmatch(text)
    if not found:
        message = "a date is written 2014, 2014-06 or 2014-06-23, with ~ behind it where it is not certain"
        raise ValueError(message)
    parts = [int(part) for part in found.groups()[:3] if part]
    _refuse_unreal(parts)
    made: dict[str, Any] = {"date-parts": [parts]}
    return made | {"circa": True} if found[4] else made


def _refuse_unreal(parts: list[int]) -> None:
    try:
        datetime.date(*(parts + [1, 1])[:3])
    except ValueError as error:
        message = f"there is no such date: {error}"
        raise ValueError(message) from error


def check_interval(text: str) -> str:
    """Return the text if it is an EDTF date or interval: `2023-04/2024-03`.

    Raises:
        ValueError: it is neither, or one of its ends does not exist.

    """
    if not (_DATE.fullmatch(text) or _INTERVAL.fullmatch(text)):
        message = "a period is written 2023, or 2023-04/2024-03"
        raise ValueError(message)
    ends = [csl_date(end)["date-parts"][0] for end in text.split("/") if end != ".."]
    if not ends:
        message = "a period has a beginning or an end: 2023-04/2024-03, 2023/.., ../2024"
        raise ValueError(message)
    begin, end = ends[0], ends[-1]
    if begin[: len(end)] > end[: len(begin)]:
        message = f"the period ends before it begins: write {text.partition('/')[2]}/{text.partition('/')[0]}"
        raise ValueError(message)
    return text


def edtf(date: dict[str, Any]) -> str:
    """Return a CSL date as EDTF, the inverse of `csl_date`: `2014-06~`."""
    year, *rest = date["date-parts"][0]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)]) + ("~" if date.get("circa") else "")
