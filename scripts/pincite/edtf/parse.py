"""Reads dates; what is no date, or no day of the calendar, is refused with what to write."""

from __future__ import annotations

import calendar
import datetime
import re

from pincite.edtf.values import FIRST_SEASON, Date, End, Point

ALLOWED = (
    "a date is written 2014, 2014-06 or 2014-06-23; with ? behind it where it is uncertain, ~ where it is approximate, "
    "% where it is both; 196X for a decade, 2014-21 to 2014-24 for a season, 2003/2005 from one to another, 2003/.. "
    "where it goes on"
)
_YEAR = r"(?P<long>Y-?[1-9][0-9]{4,11})|(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX))"
_POINT = re.compile(
    rf"(?:{_YEAR})(?:-(?P<month>[0-9]{{2}}|XX)(?:-(?P<day>[0-9]{{2}}|XX))?)?"
    r"(?:T(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?))?(?P<doubt>[?~%]?)"
)
_TIME = re.compile(
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)(?:Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?)?"
)
_MONTHS = 12
_LAST_SEASON = FIRST_SEASON + 3
_PLAIN_YEARS = range(1000, 10_000)


def written(value: object) -> str:
    """Return a date that YAML read as the text of it: a day, a time, or a year of four digits without quotation marks.

    Raises:
        ValueError: YAML made something else of it.

    """
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and value in _PLAIN_YEARS:
        return str(value)
    message = f"{ALLOWED}; put it in quotation marks"
    raise ValueError(message)


def parse(text: str) -> Date:
    """Return the date that a text of EDTF, level 0 or 1, says.

    Raises:
        ValueError: it is none, or there is no such day, or it ends before it begins.

    """
    begin, slash, end = text.partition("/")
    if not slash:
        return Date(text=text, ends=(_point(begin),))
    ends = (_end(begin), _end(end))
    if not any(isinstance(limit, Point) for limit in ends):
        message = "an interval has a beginning or an end: 2023-04/2024-03, 2023/.., ../2024"
        raise ValueError(message)
    _refuse_backwards(ends, text)
    return Date(text=text, ends=ends)


def _end(text: str) -> End:
    if text in {"", ".."}:
        return "open" if text else "unknown"
    point = _point(text)
    if point.time or point.span > 1 or point.unknown:
        message = f"`{text}` cannot begin or end an interval, which has years, months, seasons or days at its ends"
        raise ValueError(message)
    return point


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(ALLOWED)
    year, span = _years(found["year"] or found["long"])
    known = [int(part) if part and part != "XX" else None for part in (found["month"], found["day"])]
    unknown = [name for name in ("month", "day") if found[name] == "XX"]
    point = Point(
        year=year,
        span=span,
        month=known[0],
        day=known[1],
        unknown=" and ".join(unknown),
        time=found["time"] or "",
        uncertain=found["doubt"] in {"?", "%"},
        approximate=found["doubt"] in {"~", "%"},
    )
    _refuse_level_2(point, found)
    _refuse_unreal(point)
    return point


def _years(text: str) -> tuple[int, int]:
    """Return the first year that a year's digits allow, and how many they allow."""
    digits = text.removeprefix("Y").removeprefix("-")
    if text == "-0000":
        message = "the year before the year 1 is written 0000; -0001 is the one before that"
        raise ValueError(message)
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (-last if "-" in text else first), last - first + 1


def _refuse_level_2(point: Point, found: re.Match[str]) -> None:
    """Raise an error for what the pattern lets through and level 1 does not have."""
    is_day = point.day is not None
    wrong = (
        (point.span > 1 and bool(found["month"]))
        or (found["month"] == "XX" and is_day)
        or (point.is_season and bool(found["day"]))
        or (bool(found["long"]) and bool(found["month"]))
        or (bool(point.time) and (not is_day or bool(found["doubt"])))
    )
    if wrong:
        raise ValueError(ALLOWED)


def _refuse_unreal(point: Point) -> None:
    """Raise an error where the calendar has no such month or day, or the clock no such time."""
    month, day = point.month, point.day
    if month is not None and not (1 <= month <= _MONTHS or FIRST_SEASON <= month <= _LAST_SEASON):
        message = f"there is no such date: {month:02} is no month, 01 to 12, and no season, 21 to 24"
        raise ValueError(message)
    if month is not None and day is not None:
        # Of the years that the calendar repeats every 400, one that Python's can name.
        days = calendar.monthrange(point.year % 400 + 2000, month)[1]
        if not 1 <= day <= days:
            message = f"there is no such date: day {day:02} in a month with {days} days"
            raise ValueError(message)
    if point.time and not _TIME.fullmatch(point.time):
        message = f"there is no such time: {point.time}"
        raise ValueError(message)


def _refuse_backwards(ends: tuple[End, ...], text: str) -> None:
    begin, end = ends
    if isinstance(begin, Point) and isinstance(end, Point) and begin.earliest > end.latest:
        first, _, second = text.partition("/")
        message = f"it ends before it begins: write {second}/{first}"
        raise ValueError(message)
