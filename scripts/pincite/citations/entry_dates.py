"""A source's dates as biblatex, BibTeX and RIS write them.

biblatex reads EDTF itself. BibTeX and RIS have words for a year, a month and a day; what is more than that, or less, is
told beside them: that a date is a guess, that a later wording is cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pincite import edtf
from pincite.edtf import Csl

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS_OF_RIS = range(1, 10_000)
_SHORT_ZONE = 3
_OPEN = {"open": "onwards", "unknown": "to an unknown date"}
UNDATED = "n.d."
BIBLATEX = {"date": "issued", "origdate": "original-date", "eventdate": "event-date"}
"""Fields of biblatex, and the CSL variables whose dates they hold."""
VARIABLES = ("issued", "accessed", "original-date", "available-date", "event-date", "submitted")


def check(csl: Csl) -> Iterator[tuple[str, str]]:
    """Yield each variable of a source whose date cannot be read, with what is wrong."""
    for variable in VARIABLES:
        try:
            edtf.date_of(csl, variable)
        except ValueError as error:
            yield variable, str(error)


def biblatex_fields(csl: Csl) -> Iterator[tuple[str, str]]:
    """Yield `date`, `origdate` and `eventdate`.

    Nothing stands for what is undated: the styles print their own "n.d.".
    """
    for name, variable in BIBLATEX.items():
        if date := edtf.date_of(csl, variable):
            yield name, _biblatex(date)


def biblatex_access(csl: Csl) -> str | None:
    """Return when the copy at the address was taken: `2024-07-01`; None where nothing says."""
    date = edtf.date_of(csl, "accessed")
    return _biblatex(date) if date else None


def _biblatex(date: edtf.Date) -> str:
    """Return a date as biber reads it: EDTF, with minutes in the zone of a time, and without what is not known.

    The styles print `2004-XX` as the range from January to December; a note tells what is not known.
    """
    if date.points[0].unknown:
        return date.text.replace("-XX", "")
    zone = date.points[0].time[8:]
    return f"{date.text}:00" if len(zone) == _SHORT_ZONE else date.text


def bibtex_fields(csl: Csl) -> Iterator[tuple[str, str, bool]]:
    """Yield year, month and day, and whether each is a word that BibTeX knows: `month = jun`.

    The day has a field of its own: in `month = jun # "~23"` pandoc and citation-js lose the month with it. BibTeX's
    styles print year and month.
    """
    date = edtf.date_of(csl, "issued")
    if date is None:
        yield "year", UNDATED, False
        return
    point = date.points[0]
    yield "year", _bibtex_year(date), False
    if date.is_interval or point.month is None:
        return
    if point.is_season:
        yield "month", edtf.in_words(edtf.parse(f"2000-{point.month}")).split()[0], False
        return
    yield "month", _MONTHS[point.month - 1], True
    if point.day:
        yield "day", str(point.day), False


def _bibtex_year(date: edtf.Date) -> str:
    """Return the year as the styles print and sort it: a number where it is one; a guess is told in a note."""
    if date.ends[0] == "open":
        return f"until {edtf.year_in_words(date).removeprefix('–')}"
    if date.is_interval:
        return edtf.year_in_words(date).replace("–", "--")
    return edtf.span_name(date.year, date.points[0].span).replace("–", "--")


def biblatex_notes(csl: Csl) -> Iterator[str]:
    """Yield what biblatex's styles say otherwise of the date: `196X` is printed as a range, the unknown left out."""
    date = edtf.date_of(csl, "issued")
    if date and (date.points[0].span > 1 or date.points[0].unknown):
        yield f"Dated {edtf.in_words(date)}"


def notes(csl: Csl) -> Iterator[str]:
    """Yield what BibTeX has no field for in the dates, in sentences without their full stop."""
    date = edtf.date_of(csl, "issued")
    if date and (doubt := _doubt(date)):
        yield f"The date is {doubt}"
    if date and (date.is_interval or date.points[0].unknown or date.points[0].time):
        yield f"Dated {edtf.in_words(date)}"
    yield from version_notes(csl)


def ris_notes(csl: Csl) -> Iterator[str]:
    """Yield what programs that read RIS do not take from its dates: all that is no year, month or day of our era."""
    date = edtf.date_of(csl, "issued")
    if date and not edtf.parse(date.text.rstrip("?~%")).is_plain:
        yield f"Dated {edtf.in_words(date)}"
    elif date and not date.is_certain:
        yield f"The date is {_doubt(date)}"
    yield from version_notes(csl)


def version_notes(csl: Csl) -> Iterator[str]:
    """Yield which wording is cited, or when the work first came out, for forms without a field for a second date."""
    if said := version_in_words(csl):
        yield said
    elif original := edtf.date_of(csl, "original-date"):
        yield f"First issued {edtf.in_words(original)}"


def _doubt(date: edtf.Date) -> str:
    said = {
        "approximate": any(point.approximate for point in date.points),
        "uncertain": any(point.uncertain for point in date.points),
    }
    return " and ".join(word for word, holds in said.items() if holds)


def version_in_words(csl: Csl) -> str | None:
    """Return which wording is cited, and of what work; None where it is that of the work's own date."""
    first = _first_issued(csl)
    wording = edtf.date_of(csl, "issued")
    if first is None or wording is None:
        return None
    work = "a work without a date" if first == "undated" else f"first issued {edtf.in_words(edtf.parse(first))}"
    return f"Wording of {edtf.in_words(wording)}; {work}"


def told_in_notes(csl: Csl) -> frozenset[str]:
    """Return the variables that `version_notes` tells; a work that reprints something older has a third date."""
    first, original = _first_issued(csl), edtf.date_of(csl, "original-date")
    is_told = first is None or (original is not None and original.text == first)
    return frozenset({"original-date"} if is_told else ())


def _first_issued(csl: Csl) -> str | None:
    """Return the date of a work that is cited in a later wording, or `undated`."""
    custom = csl.get("custom")
    return custom.get("edtf", {}).get(edtf.FIRST_ISSUED) if isinstance(custom, Mapping) else None


def printed(csl: Csl) -> Iterator[tuple[str, str]]:
    """Yield each date that a style would not print as it is, with the words to print: `c. 2020`, `[2020?]`, `1960s`."""
    for variable in VARIABLES:
        date = edtf.date_of(csl, variable)
        if date and ("literal" in csl[variable] or csl[variable].get("circa") or _has_year_0(date)):
            yield variable, edtf.cited(date)


def _has_year_0(date: edtf.Date) -> bool:
    """Whether a date lies in 1 BC, which pandoc takes for no year."""
    return any(point.year == 0 for point in date.points)


def ris_fields(csl: Csl) -> Iterator[tuple[str, str]]:
    """Yield the dates under the names that rispy gives the tags; what is no number comes fourth: `2014/06/23/c.`."""
    date = edtf.date_of(csl, "issued")
    if date and date.points[0].span == 1 and date.year in _YEARS_OF_RIS:
        yield "year", f"{date.year:04}"
    yield "date", _ris(date)
    if accessed := edtf.date_of(csl, "accessed"):
        yield "access_date", _ris(accessed)


def _ris(date: edtf.Date | None) -> str:
    """Return a date as RIS writes it, year/month/day/other."""
    if date is None:
        return f"///{UNDATED}"
    point = date.points[0]
    if point.span > 1 or date.year not in _YEARS_OF_RIS:
        return f"///{edtf.cited(date)}"
    numbers = [f"{part:02}" for part in point.parts[1:]] if not point.is_season else []
    return "/".join([f"{date.year:04}", *(numbers + ["", ""])[:2], _other(date)])


def _other(date: edtf.Date) -> str:
    """Return what no number of RIS says: `circa`, `uncertain`, `spring`, `to 2005`."""
    point = date.points[0]
    words = ["circa"] if point.approximate else []
    words += [edtf.in_words(edtf.parse(f"2000-{point.month}")).split()[0].lower()] if point.is_season else []
    words += ["uncertain"] if point.uncertain else []
    if date.is_interval:
        begin, end = date.ends
        words = [*(["until"] if begin == "open" else ["from an unknown date to"] if begin == "unknown" else []), *words]
        words += [_OPEN.get(str(end), f"to {date.text.partition('/')[2]}")] if begin is point else []
    return " ".join(words)
