"""Which lines may be the number of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.segmentation.page_forms import page_number
from pincite.segmentation.page_numbers import number_beside, number_value
from tests.support.goldens import read_cases
from tests.support.making import TESTS

FORMS = read_cases(TESTS / "segmentation" / "pages" / "forms.yml")


@pytest.mark.parametrize("line", FORMS)
def test_it_reads_the_number_of_a_page(line: str) -> None:
    found = page_number(line)
    assert (found.page if found and number_value(found.page) else None) == FORMS[line]


@given(st.integers(1, 3000), st.sampled_from(["0", "٠", "០", "०"]))
def test_the_number_beside_another_is_written_as_it_is(value: int, zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    following = number_beside(written, 1)
    assert following is not None
    assert number_value(following) == value + 1
    assert number_beside(following, -1) == written


@given(st.integers(1, 900))
def test_roman_numbers_count_up(value: int) -> None:
    written = "i"
    beside = number_beside(written, value)
    assert beside is not None
    assert number_value(beside) == value + 1
    assert number_beside(beside.upper(), -value) == "I"


def test_no_page_stands_before_the_first() -> None:
    assert number_beside("1", -1) is None
    assert number_beside("i", -1) is None


@pytest.mark.parametrize(
    ("written", "value"), {"十二": 12, "二四": 24, "二十四": 24, "一百零三": 103, "十": 10}.items()
)
def test_it_reads_chinese_numbers(written: str, value: int) -> None:
    assert number_value(written) == value
