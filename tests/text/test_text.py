"""The pure helpers over strings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pincite.text
from pincite.text import (
    find_words,
    first_words,
    line_at,
    line_starts,
    one_line,
    single_spaces,
    slug,
    trim_span,
    without_space,
)
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples, seed_texts

CASES = [(name, *case) for name, cases in read_cases(TESTS / "text" / "cases.yml").items() for case in cases]


@pytest.mark.parametrize(("name", "given_text", "wanted"), CASES)
def test_it_gives_what_the_cases_say(name: str, given_text: str, wanted: Any) -> None:
    found = getattr(pincite.text, name)(given_text)
    assert (list(found) if isinstance(found, tuple) else found) == wanted


def test_it_numbers_lines_from_one() -> None:
    starts = line_starts("ab\ncd\r\nef")
    assert [line_at(starts, offset) for offset in range(9)] == [1, 1, 1, 2, 2, 2, 2, 3, 3]


def test_it_finds_words_across_any_white_space_and_no_pattern_in_them() -> None:
    text = "Mr. Hale\u00a0saw\r\n (a.b) and a*b; MrX Hale saw."
    assert [text[slice(*span)] for span in find_words(text, " Mr.  Hale saw ")] == ["Mr. Hale\u00a0saw"]
    assert find_words(text, "a.b") == [(16, 19)]
    assert find_words(text, "(a.b) and a*b") == [(15, 28)]
    assert find_words(text, "hale") == []


def test_it_cuts_after_the_first_words() -> None:
    assert first_words(" one  two\nthree ", 2) == "one two …"
    assert first_words("one two", 2) == "one two"


@examples(60)
@given(seed_texts, st.integers(0, 40), st.integers(0, 40))
def test_it_trims_a_span_to_its_words(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    span = trim_span(text, start, end)
    if span is None:
        assert not without_space(text[start:end])
        return
    assert text[slice(*span)] == text[start:end].strip(_plain_spaces())


def _plain_spaces() -> str:
    return "".join(one for one in map(chr, range(0x3001)) if not without_space(one))


@examples(60)
@given(seed_texts)
def test_it_keeps_all_that_is_not_white_space(text: str) -> None:
    assert without_space(one_line(text)) == without_space(single_spaces(text)) == without_space(text)
    assert one_line(text) == " ".join(one_line(text).split(" "))


@examples(40)
@given(st.text())
def test_it_makes_ids_of_any_text(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made
    assert "--" not in f"{made} "


@pytest.mark.parametrize("text", [" " * 200_000, "a" + "\n" * 200_000 + "b", "a b" * 100_000], ids=len)
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    # With any helper that looks at each pair of characters, this would take hours.
    assert without_space(one_line(text)) == without_space(text)
    trim_span(text, 0, len(text))
