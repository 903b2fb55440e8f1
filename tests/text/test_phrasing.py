"""How things are said to readers."""

from __future__ import annotations

import pytest

from pincite.formatting import (
    counted,
    credit_line,
    label_of,
    name_in_words,
    period_in_words,
    years_in_words,
)
from tests.support.making import make_source


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ({"literal": "United Nations"}, "United Nations"),
        ({"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, "Ludwig van Beethoven"),
    ],
)
def test_it_writes_names_in_reading_order(name: dict[str, str], words: str) -> None:
    assert name_in_words(name) == words


def test_it_names_a_publisher_that_is_the_author_once() -> None:
    csl = {
        "id": "toy",
        "type": "report",
        "author": [{"literal": "Office"}],
        "issued": {"date-parts": [[2001]]},
        "publisher": "Office",
    }
    assert credit_line(make_source("", csl=csl, year=2001)) == "Office · 2001"


@pytest.mark.parametrize(
    ("anchor", "name"),
    [("p12", "¶ 12"), ("p12a", "¶ 12a"), ("c1", "caption 1"), ("n1", "notice 1"), ("t1r2", "table 1, row 2")],
)
def test_it_names_anchors_as_readers_cite_them(anchor: str, name: str) -> None:
    assert label_of(anchor) == name


@pytest.mark.parametrize(
    ("years", "words"),
    [([], ""), ([2005], "2005"), ([2005, 2006, 2007, 2009], "2005–2007 and 2009"), ([1, 3, 5], "1, 3 and 5")],
)
def test_it_draws_runs_of_years_together(years: list[int], words: str) -> None:
    assert years_in_words(years) == words


def test_it_counts_in_the_singular_too() -> None:
    assert [counted(1, "passage"), counted(0, "passage"), counted(2, "copy", "copies")] == [
        "1 passage",
        "0 passages",
        "2 copies",
    ]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023-04/2024-03", "April 2023 to March 2024"),
        ("2023", "2023"),
        ("2014-06~/..", "c. June 2014 to …"),
        ("2014-06-23", "23 June 2014"),
    ],
)
def test_it_says_a_period_in_words(period: str, words: str) -> None:
    assert period_in_words(period) == words
