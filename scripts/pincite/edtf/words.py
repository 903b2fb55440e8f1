"""Dates in words: whole, for a bibliography, and short."""

from __future__ import annotations

from pincite.edtf.values import FIRST_SEASON, Date, End, Point

_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = "Spring Summer Autumn Winter".split()
_DECADE = 10


def in_words(date: Date) -> str:
    """Return a date for readers: `24 June 2024`, `c. June 2014`, `2020 (uncertain)`, `April 2023 to March 2024`.

    An end that goes on, or a beginning that lies open, is `…`.
    """
    if not date.is_interval:
        return _told(date.points[0])
    begin, end = date.ends
    return f"{_end_told(begin)} to {_end_told(end)}"


def _end_told(end: End) -> str:
    if isinstance(end, Point):
        return _told(end)
    return "…" if end == "open" else "an unknown date"


def _told(point: Point) -> str:
    """Return a point with all that is said of it."""
    clock, seconds = point.time[:5], point.time[5:8]
    zone = point.time[8:].replace("Z", "UTC")
    time = f", {clock}{'' if seconds == ':00' else seconds}{' ' if zone else ''}{zone}" if clock else ""
    unknown = f", {point.unknown} not known" if point.unknown else ""
    doubt = " (uncertain)" if point.uncertain else ""
    return f"{'c. ' if point.approximate else ''}{_plain(point)}{time}{unknown}{doubt}"


def cited(date: Date) -> str:
    """Return a date as a bibliography prints what its own form has no word for: `[2020?]`, `c. 2020`, `1960s`, `2003–`.

    Librarians put a date that they doubt in brackets, with a question mark.
    """
    if not date.is_interval:
        return _cited(date.points[0])
    begin, end = (_end_cited(limit) for limit in date.ends)
    if date.ends[0] == "open":
        return f"until {end}"
    is_short = all(" " not in limit.removeprefix("c. ") for limit in (begin, end))
    return f"{begin}–{end}" if is_short else f"{begin} to {end or '…'}"


def _end_cited(end: End) -> str:
    if isinstance(end, Point):
        return _cited(end)
    return "" if end == "open" else "?"


def _cited(point: Point) -> str:
    words = f"{'c. ' if point.approximate else ''}{_plain(point)}"
    return f"[{words}?]" if point.uncertain else words


def year_in_words(date: Date) -> str:
    """Return a date’s years, short, with their doubt: `2024`, `c. 2020`, `2020?`, `1960s`, `2003–2005`, `44 BC`."""
    ends = [_year(end) if isinstance(end, Point) else "" if end == "open" else "?" for end in date.ends]
    return "–".join(dict.fromkeys(ends))


def _year(point: Point) -> str:
    return f"{'c. ' if point.approximate else ''}{span_name(point.year, point.span)}{'?' if point.uncertain else ''}"


def span_name(year: int, span: int) -> str:
    """Return the years that a date may be: `2024`, `1960s`, `1900–1999`."""
    name = _plain(Point(year=year, span=span))
    return f"{year_name(year)}–{year_name(year + span - 1)}" if name.startswith("between") else name


def year_name(year: int) -> str:
    """Return a year as readers count: `2024`, `44 BC`."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _plain(point: Point) -> str:
    """Return a point without its doubt: `24 June 2024`, `Spring 2014`, `1960s`, `between 1900 and 1999`."""
    if point.span == _DECADE and point.year > 0 and point.year % 100:
        return f"{point.year}s"
    if point.span > 1:
        return f"between {year_name(point.year)} and {year_name(point.last_year)}"
    names = [str(point.day)] if point.day else []
    if point.month:
        names.append(_SEASONS[point.month - FIRST_SEASON] if point.is_season else _MONTHS[point.month - 1])
    return " ".join([*names, year_name(point.year)])
