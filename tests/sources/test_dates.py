"""Dates as YAML gives them, and `undated`."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.sources.written_dates import check_date, read_date, read_issued
from tests.support.strategies import examples

_ZONE = datetime.timezone(datetime.timedelta(hours=1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2014, "2014"),
        ("2014-06", "2014-06"),
        (datetime.date(2014, 6, 23), "2014-06-23"),
        (datetime.datetime(2014, 6, 23, 10, 0), "2014-06-23T10:00:00"),  # noqa: DTZ001 - YAML gives it so
        (datetime.datetime(2014, 6, 23, 10, tzinfo=datetime.UTC), "2014-06-23T10:00:00Z"),
        (datetime.datetime(2014, 6, 23, 10, tzinfo=_ZONE), "2014-06-23T10:00:00+01:00"),
    ],
    ids=repr,
)
def test_it_reads_a_date_with_or_without_quotation_marks(value: object, text: str) -> None:
    assert check_date(value) == text


@pytest.mark.parametrize("value", [35, -320, 20140623, 2014.06, True, None, [2014]], ids=repr)
def test_it_refuses_what_yaml_made_of_something_else(value: object) -> None:
    with pytest.raises(ValueError, match="in quotation marks"):
        read_date(value)


def test_it_knows_a_source_without_a_date_from_a_date_that_was_left_out() -> None:
    assert read_issued("undated") is None
    with pytest.raises(ValueError, match="`undated` says that there is no date"):
        read_issued(None)
    with pytest.raises(ValueError, match=r"where it goes on; or `undated`$"):
        read_issued("none")


@examples(60)
@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_it_reads_each_day_as_text_and_as_a_yaml_date(day: datetime.date, doubt: str) -> None:
    assert read_date(day).points[0].parts == read_date(f"{day.isoformat()}{doubt}").points[0].parts
