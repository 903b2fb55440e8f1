"""Dates of EDTF, levels 0 and 1: against the table of what each place says, and against another reader of them."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pincite import edtf
from pincite.citations import entry_dates
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples

PLACES = read_cases(TESTS / "edtf" / "places.yml")
REFUSED = read_cases(TESTS / "edtf" / "refused.yml")
# What the other reader takes and we refuse on purpose: an interval that says nothing, or runs backwards.
_ON_PURPOSE = re.compile("an interval has|it ends before")
_LEVEL_2 = ("Level2", "PartialUnspecified", "OneOfASet", "MultipleDates", "Exponential", "PartialUncertain")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library uses names that its own parser calls old
    from edtf import EDTFParseException, parse_edtf


def other_reads(text: str) -> bool:
    """Whether the package `edtf` takes a text for a date of level 0 or 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = parse_edtf(text)
        except (EDTFParseException, TypeError, ValueError):
            return False
    return not any(type(found).__name__.startswith(name) for name in _LEVEL_2)


def refusal(text: str) -> str | None:
    """Return why a text is refused; None where it is a date."""
    try:
        edtf.parse(text)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(("text", "told"), PLACES.items())
def test_each_place_tells_a_date_as_it_is(text: str, told: dict[str, Any]) -> None:
    date = edtf.parse(text)
    csl = edtf.with_date({}, "issued", date)
    assert told == {
        "words": edtf.in_words(date),
        "cited": edtf.cited(date),
        "year": edtf.year_in_words(date),
        "csl": csl["issued"],
        "biblatex": dict(entry_dates.biblatex_fields(csl))["date"],
        "bibtex": " ".join(value for _, value, _ in entry_dates.bibtex_fields(csl)),
        "note": ". ".join(entry_dates.notes(csl)),
        "ris": "; ".join(value for _, value in entry_dates.ris_fields(csl)),
    }


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_it_refuses_what_is_no_date(text: str, message: str) -> None:
    assert (refusal(text) or "")[: len(message)] == message


@pytest.mark.parametrize("text", PLACES)
def test_a_date_comes_back_out_of_csl_as_it_was(text: str) -> None:
    csl = edtf.with_date({"title": "T"}, "issued", edtf.parse(text))
    assert edtf.date_of(csl, "issued") == edtf.parse(text)


def test_a_later_date_leaves_nothing_of_the_one_before() -> None:
    csl = edtf.with_date({}, "issued", edtf.parse("196X"))
    assert edtf.with_date(csl, "issued", edtf.parse("1970")) == {"issued": {"date-parts": [[1970]]}}


YEARS = st.one_of(
    st.integers(0, 9999).map(lambda year: f"{year:04}"),
    st.integers(1, 9999).map(lambda year: f"-{year:04}"),
    st.sampled_from(["196X", "19XX", "-196X", "20XX"]),
)
LONG_YEARS = st.integers(10_000, 10**9).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))
MONTHS = st.integers(0, 26).map(lambda month: f"{month:02}") | st.just("XX")
DAYS = st.integers(0, 32).map(lambda day: f"{day:02}") | st.just("XX")
POINTS = st.one_of(
    YEARS, LONG_YEARS, st.builds("{}-{}".format, YEARS, MONTHS), st.builds("{}-{}-{}".format, YEARS, MONTHS, DAYS)
)
DOUBTED = st.builds("{}{}".format, POINTS, st.sampled_from(["", "?", "~", "%"]))
ENDS = DOUBTED | st.sampled_from(["", ".."])
TIMES = st.times().map(lambda time: time.isoformat(timespec="seconds"))
ZONES = st.sampled_from(["", "Z", "+01", "-05:00", "+05:45"])
MOMENTS = st.builds("{}T{}{}".format, st.dates().map(str), TIMES, ZONES)
DATES = st.one_of(DOUBTED, st.builds("{}/{}".format, ENDS, ENDS), MOMENTS, st.text("0123XY-/.?~%T:", max_size=12))


@pytest.mark.slow
@examples(400)
@given(DATES)
def test_it_reads_what_another_reader_reads_and_nothing_else(text: str) -> None:
    compare_readers(text)


@examples(15)
@given(DATES)
@example("2014-06-23T24:00:00")
@example("2000-02-29/2004-02-29")
def test_it_reads_a_few_dates_as_another_reader_does(text: str) -> None:
    compare_readers(text)


def compare_readers(text: str) -> None:
    """Fail where one of the two readers takes a text for a date and the other does not, but for what is known."""
    said = refusal(text)
    ours = said is None
    if _known_to_differ(text) or (said and _ON_PURPOSE.match(said)):
        return
    assert ours == other_reads(text)


def _known_to_differ(text: str) -> bool:
    """Whether the other reader lacks what level 1 has, or has what the calendar lacks.

    It takes no doubt behind a season or a long year, no long year in an interval, and other days for the 29 February.
    An interval with an end of unspecified digits is of level 2, and it says so for some only.
    """
    ends = text.split("/")
    return any(re.search(r"^-?\d{4}-2[1-4][?~%]$|^Y.*[?~%]$|-02-29", end) for end in ends) or (
        len(ends) > 1 and any(end.startswith("Y") or "X" in end for end in ends)
    )


@examples(300)
@given(DATES)
def test_what_it_reads_is_told_everywhere_and_comes_back(text: str) -> None:
    if refusal(text) is not None:
        return
    date = edtf.parse(text)
    csl = edtf.with_date({}, "issued", date)
    assert edtf.date_of(csl, "issued") == date
    assert all((edtf.in_words(date), edtf.cited(date), edtf.year_in_words(date)))
    assert dict(entry_dates.ris_fields(csl))["date"].count("/") >= 3
    assert ("uncertain" in edtf.in_words(date)) == any(point.uncertain for point in date.points)
    assert not csl["issued"].get("circa") or not any(point.uncertain for point in date.points)
