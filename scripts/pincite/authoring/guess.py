"""What can be read from a text about itself: its title, its date, where it came from."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from pincite.richtext import as_rich
from pincite.text import one_line, slug

_HEAD_LINES = 25
_TAIL_LINES = 10
_LONGEST_TITLE = 160
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\.?,? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?, (\d{{4}})\b", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b({_MONTH})\.? (\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"\d[\dX]{3,}")
_URL = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One field that was read from the text, and the words it was read from."""

    value: str
    quote: str


def guess_title(text: str) -> Guess | None:
    """Return the first line of a text if it is short enough to be a title."""
    first = next((one_line(line) for line in text.splitlines() if line.strip()), "")
    title = first.removeprefix("# ").strip()
    if not title or len(title) > _LONGEST_TITLE or not re.search(r"\w", title):
        return None
    return Guess(value=as_rich(title), quote=first)


def guess_date(text: str) -> Guess | None:
    """Return the first date among a text's first lines: `2024-06-24`, `24 June 2024`, `June 24, 2024`, `June 2024`."""
    for line in text.splitlines()[:_HEAD_LINES]:
        if found := _date_in(line):
            return found
    return None


def _date_in(line: str) -> Guess | None:
    if found := _ISO.search(line):
        return _day(found[0], int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(line):
        return _day(found[0], int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.search(line):
        return _day(found[0], int(found[3]), _month(found[1]), int(found[2]))
    if found := _MONTH_ONLY.search(line):
        return Guess(value=f"{found[2]}-{_month(found[1]):02}", quote=found[0])
    return None


def _day(quote: str, year: int, month: int, day: int) -> Guess | None:
    try:
        return Guess(value=datetime.date(year, month, day).isoformat(), quote=quote)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower()[:3]))


def guess_url(text: str) -> Guess | None:
    """Return the first web address among a text's first and last lines."""
    lines = text.splitlines()
    found = _URL.search("\n".join([*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]]))
    return Guess(value=found[0], quote=found[0]) if found else None


def suggest_id(title: str, issued: str) -> str:
    """Return an id made of a title and a year: `a-report-on-lamps-1871`; the title alone where there is no year."""
    words = slug(title).split("-")[:6]
    name = "-".join(words) or "source"
    found = _YEAR.search(issued)
    year = found[0].replace("X", "0") if found else ""
    name = name if name[0].isalpha() else f"source-{name}"
    return name if not year or year in words else f"{name}-{year}"
