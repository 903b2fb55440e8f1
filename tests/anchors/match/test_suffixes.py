"""Later anchors get the next free suffix; none is ever given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.identity.suffixes import next_free
from pincite.ids import SUFFIX_LETTERS, format_anchor, parse_anchor
from tests.support.strategies import examples

_ALL_OF_12 = {f"p12{letter}" for letter in SUFFIX_LETTERS}
CASES: list[tuple[str | None, set[str], str]] = [
    ("p12", set(), "p12a"),
    ("p12", {"p12a", "p12b"}, "p12c"),
    ("p12", {"p12b"}, "p12a"),
    ("p12a", {"p12a"}, "p12b"),
    ("p12", _ALL_OF_12, "p12aa"),
    ("p12", {"p12h"} | {f"p12{letter}" for letter in "abcdefg"}, "p12j"),
    (None, set(), "p0a"),
    (None, {"p0a"}, "p0b"),
    ("p12s3", {"p12s3"}, "p12s3a"),
    ("p12s0", set(), "p12s0a"),
    ("p12as0", {"p12as0a"}, "p12as0b"),
    ("c2", {"p2a"}, "c2a"),
    ("t1r2", set(), "t1r2a"),
]


@pytest.mark.parametrize(("after", "used", "wanted"), CASES)
def test_the_next_free_suffix_is_given(after: str | None, used: set[str], wanted: str) -> None:
    assert next_free(after, used) == wanted


def test_before_the_first_of_another_series_its_letter_is_given() -> None:
    assert next_free(None, set(), series="c") == "c0a"


@pytest.mark.parametrize("after", ["h-prosecution", "p", "12", ""])
def test_what_takes_no_suffix_is_refused(after: str) -> None:
    with pytest.raises(ValueError, match="anchor"):
        next_free(after, set())


@examples(30)
@given(st.lists(st.sampled_from(["p12", "p12a", "p3", None, "p12s3"]), max_size=120))
def test_no_anchor_is_given_twice(places: list[str | None]) -> None:
    used = {"p3", "p12", "p12s3"}
    for place in places:
        given_now = next_free(place, used)
        assert given_now not in used
        assert format_anchor(parse_anchor(given_now)) == given_now
        used.add(given_now)
