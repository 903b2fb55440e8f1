"""The numbers of a text."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.figures.numbers import numbers_in
from tests.support.goldens import read_cases
from tests.support.strategies import STEADY, seed_texts


@pytest.mark.parametrize(
    "case", read_cases(Path(__file__).parent / "cases" / "number_texts.yml"), ids=lambda case: case[0][:30]
)
def test_it_finds_each_number_with_what_it_may_mean(case: Any) -> None:
    text, wanted = case
    found = numbers_in(text)
    assert {number.text: list(number.values) for number in found} == {
        words: [Fraction(value) for value in values] for words, values in wanted.items()
    }
    assert len(found) == len(wanted)


@STEADY
@given(seed_texts)
def test_it_reads_any_text_and_tells_where_each_number_stands(text: str) -> None:
    found = numbers_in(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.integers(0, 10**15), st.text("abc ,.;", max_size=5))
def test_it_reads_a_number_with_separators_back(number: int, after: str) -> None:
    found = numbers_in(f"of {number:,} {after}")
    assert found[0].values == (Fraction(number),)


@pytest.mark.parametrize(("text", "is_year"), [("1999", True), ("2024", True), ("400", False), ("1,999", False)])
def test_it_knows_what_may_be_a_year(text: str, is_year: bool) -> None:  # noqa: FBT001 - a parameter of the case
    assert numbers_in(text)[0].may_be_year is is_year
