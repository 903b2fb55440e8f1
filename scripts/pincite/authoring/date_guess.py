"""Dates in the first lines of a text, in any language whose months the CLDR names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from pincite import edtf
from pincite.authoring.guess import Guess, numbered_head
from pincite.languages.first_lines import first_lines
from pincite.text import one_line

_ISO = re.compile(r"(?<![\d/.-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_SIGNS = re.compile(r"(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?")
# A day of a month above the twelfth tells which of the two numbers it is.
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d/-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d/.])")
_YEAR = re.compile(r"\(?(\d{4})\)?[.,]?")
_ORDINAL = r"(?:st|nd|rd|th|er|re|[ºª°η])?\.?"
_MONTHS_OF_YEAR = 12
# What is later counts from another year, as in Thailand.
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_ALWAYS = ("en", "fr", "de", "es")


def guess_date(text: str, language: str | None = None) -> Guess | None:
    """Return the first date among a text's first lines, as a guess: a text may name many dates that are not its own."""
    for line, words in numbered_head(text):
        if found := date_in(words, language):
            value, quote = found
            return Guess(value=value, quote=quote, line=line)
    for line, words in numbered_head(text)[:10]:
        if (found_year := _YEAR.fullmatch(words.strip())) and _is_year(int(found_year[1])):
            return Guess(value=str(int(found_year[1])), quote=found_year[1], line=line)
    return None


def date_in(words: str, language: str | None = None) -> tuple[str, str] | None:
    """Return the first date in a line as EDTF, with the words that say it; None where there is none.

    `03/05/1990` is none: it may be in March or in May.
    """
    found = sorted(_dates_in(words, language))
    return (found[0][1], found[0][2]) if found else None


def stated_date(value: str, language: str | None = None) -> str | None:
    """Return the date that a header field gives, as EDTF: of a mail, in words, in EDTF itself; None for no other."""
    plain = one_line(value).strip("\"'")
    try:
        return edtf.parse(plain).text
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(plain).date().isoformat()
    except (ValueError, TypeError, IndexError):
        pass
    if (year := _YEAR.fullmatch(plain)) and _is_year(int(year[1])):
        return str(int(year[1]))
    found = date_in(re.sub(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$", "", plain), language)
    return found[0] if found else None


def _dates_in(words: str, language: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield each date of a line: where it begins, what it is, how it is written."""
    for found in _ISO.finditer(words):
        yield from _dated(found, found[1], found[2], found[3])
    for found in _SIGNS.finditer(words):
        yield from _dated(found, found[1], found[2], found[3])
    for found in _YEAR_FIRST.finditer(words):
        yield from _dated(found, found[1], found[3], found[4])
    for found in _NUMBERS.finditer(words):
        first, second = int(found[1]), int(found[3])
        if second > _MONTHS_OF_YEAR:
            yield from _dated(found, found[4], found[1], found[3])
        elif first > _MONTHS_OF_YEAR or first == second or found[2] == ".":
            yield from _dated(found, found[4], found[3], found[1])
    for tag in dict.fromkeys([*([language] if language else []), *_ALWAYS]):
        yield from _in_words(words, tag)


def _in_words(words: str, tag: str) -> Iterator[tuple[int, str, str]]:
    """Yield the dates whose months are written out in a language: `3 May 1990`, `3 de mayo de 1990`, `May 3, 1990`."""
    months, patterns = _months(tag)
    for pattern in patterns:
        for found in pattern.finditer(words):
            month = months.get(found["month"].casefold().rstrip("."))
            if month:
                yield from _dated(found, found["year"], str(month), found.groupdict().get("day"))


@cache
def _months(tag: str) -> tuple[Mapping[str, int], Sequence[re.Pattern[str]]]:
    """Return the months of a language by their names, and patterns of dates with them."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}, ()
    names: dict[str, int] = {}
    written: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context=context, locale=locale).items():
                if not re.fullmatch(r"\d+\D?|\w", name):
                    written.add(name.rstrip("."))
                    names.setdefault(name.casefold().rstrip("."), number)
    if not names:
        return {}, ()
    month = f"(?P<month>{'|'.join(re.escape(name) for name in sorted(written, key=lambda one: (-len(one), one)))})"
    known = first_lines().get(tag)
    between = "|".join(re.escape(word) for word in sorted(known.in_dates)) if known else ""
    glue = rf"\.?,?\s*(?:(?:{between})\s*)?" if between else r"\.?,?\s*"
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>\d{4})(?!\d)"
    forms = (
        rf"{day}{_ORDINAL}{glue}{month}{glue}{year}",
        rf"(?<!\w){month}\.?\s+{day}(?:st|nd|rd|th)?,?\s+{year}",
        rf"(?<!\w)(?<!\d\s){month}{glue}{year}",
        rf"(?<!\d)(?P<year>\d{{4}})\.?\s+(?:m\.\s+|gada\s+)?{month}\s+(?P<day>\d{{1,2}})(?!\d)",
    )
    return names, tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _dated(found: re.Match[str], year: str, month: str, day: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield the date of numbers in any script, if there is such a day."""
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return
    if _is_year(date.year):
        yield found.start(), date.isoformat() if day else date.isoformat()[:7], found[0].strip()


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR
