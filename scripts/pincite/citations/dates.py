"""Dates as CSL gives them, and as biblatex, BibTeX and RIS write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[int, ...]
"""Year; year and month; or year, month and day. A season stands in a month's place, from 21 for spring."""

_POINT = r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~%]?"
_EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?")
_SEASONS = ("spring", "summer", "autumn", "winter")
_FIRST_SEASON = 21
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A day, month, season or year, or the time from one to another."""

    points: tuple[Point, ...]
    """One, or the first and the last."""
    circa: bool
    """Whether it is approximate."""

    @property
    def year(self) -> int:
        """The year, or the first of several."""
        return self.points[0][0]

    @property
    def month(self) -> str | None:
        """BibTeX's name for the month: `jun`; None where no one month is known."""
        start = self.points[0]
        known = len(self.points) == 1 and len(start) > 1 and start[1] <= len(_MONTHS)
        return _MONTHS[start[1] - 1] if known else None

    @property
    def day(self) -> int | None:
        """The day of the month, where no more than one is meant."""
        year_and_month = 2
        return self.points[0][2] if self.month and len(self.points[0]) > year_and_month else None


def read_date(value: Mapping[str, Any]) -> Date:
    """Return the date that a CSL date variable tells; raise ValueError where it tells none.

    1. `{"date-parts": [[2014, 6, 23]], "circa": True}` has its parts as numbers.
    2. A `season` beside a bare year becomes a month from 21 on, as in EDTF.
    3. Without parts, a `literal` or `raw` that is EDTF counts: `2014-06-23~`.
    """
    parts: Sequence[Sequence[int | str]] = value.get("date-parts") or ()
    points = tuple(tuple(int(number) for number in point) for point in parts if point)
    if points:
        if "season" in value and len(points[0]) == 1:
            points = ((*points[0], _FIRST_SEASON - 1 + int(value["season"])),)
        return Date(points=points, circa=bool(value.get("circa")))
    text = str(value.get("literal", value.get("raw", "")))
    found = _EDTF.fullmatch(text)
    if not found:
        message = f"{text!r} is not a date"
        raise ValueError(message)
    halves = (found.groups()[:3], found.groups()[3:])
    points = tuple(tuple(int(number) for number in half if number) for half in halves if half[0])
    return Date(points=points, circa=bool(value.get("circa")) or "~" in text or "%" in text)


def as_edtf(date: Date) -> str:
    """Return the date in the notation of biblatex: `2014-06-23~`, `2023-04/2024-03`."""
    return "/".join(_edtf_point(point) + ("~" if date.circa else "") for point in date.points)


def as_ris(date: Date) -> str:
    """Return the date in the notation of RIS, where what is no number comes fourth: `2014/06/23/circa`."""
    year, *rest = date.points[0]
    is_season = bool(rest) and rest[0] >= _FIRST_SEASON
    numbers = [] if is_season else [f"{number:02}" for number in rest]
    words = ["circa"] if date.circa else []
    if is_season:
        words.append(_SEASONS[rest[0] - _FIRST_SEASON])
    if len(date.points) > 1:
        words.append(f"to {_edtf_point(date.points[1])}")
    return "/".join([_edtf_point((year,)), *(numbers + ["", ""])[:2], " ".join(words)])


def _edtf_point(point: Point) -> str:
    """Return one point of time: `2014-06-23`; four digits for a year, whatever its sign."""
    year, *rest = point
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04}", *(f"{number:02}" for number in rest)])
