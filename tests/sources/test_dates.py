"""Dates as people write them."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.sources.dates import check_interval, csl_date
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples

CASES = read_cases(TESTS / "sources" / "dates.yml")


@pytest.mark.parametrize(("written", "wanted"), CASES["dates"].items())
def test_it_reads_a_date(written: str, wanted: dict[str, Any]) -> None:
    assert csl_date(written) == wanted


@pytest.mark.parametrize(("written", "message"), CASES["refused"].items())
def test_it_refuses_what_is_no_date(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        csl_date(written)


@pytest.mark.parametrize("written", CASES["periods"])
def test_it_keeps_a_period_as_written(written: str) -> None:
    assert check_interval(written) == written


@pytest.mark.parametrize(("written", "message"), CASES["refused-periods"].items())
def test_it_refuses_what_is_no_period(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        check_interval(written)


@pytest.mark.parametrize("value", [2014, 2014.06, True, None, [2014], datetime.datetime(2014, 6, 23)], ids=repr)  # noqa: DTZ001 - YAML gives it so
def test_it_refuses_other_values_than_text_and_days(value: object) -> None:
    with pytest.raises(ValueError, match="in quotation marks"):
        csl_date(value)


@examples(60)
@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_it_reads_each_day_as_text_and_as_a_yaml_date(day: datetime.date, doubt: str) -> None:
    parts = [[day.year, day.month, day.day]]
    assert csl_date(day) == {"date-parts": parts}
    assert csl_date(f"{day.isoformat()}{doubt}")["date-parts"] == parts
    assert csl_date(f"{day.isoformat()}{doubt}").get("circa", False) == bool(doubt)
