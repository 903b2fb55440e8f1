"""What closes up between the words of a text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.segmentation.joins import find_joins
from pincite.spans import lost_in_joins, shown_text
from pincite.text import find_parted_words, find_words
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples, seed_texts

FOLDER = TESTS / "segmentation" / "joins"
CASES = read_cases(FOLDER / "cases.yml")
ENGLISH = read_cases(FOLDER / "english-words.yml")
# Of the words in `english-words.yml`; the figures are those of today, and may only rise.
RIGHT = {"closed": 239, "kept": 77}


def _shown(text: str, language: str = "", hyphens: Any = "auto") -> str:
    return shown_text(text, 0, len(text), (), list(find_joins(text, language, hyphens)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_closes_what_a_reader_would(case: dict[str, str]) -> None:
    assert _shown(case["text"], case.get("language", ""), case.get("hyphens", "auto")) == case["shown"]


@pytest.mark.parametrize("kind", RIGHT)
def test_it_tells_the_printer_s_hyphens_from_the_words_own(kind: str) -> None:
    right = 0
    for word in ENGLISH[kind].split():
        first, last = word.rsplit("-", 1)
        wanted = word.replace("-", "") if kind == "closed" else word
        right += _shown(f"The court read {first}-\n{last} in it.", "en") == f"The court read {wanted} in it."
    assert right >= RIGHT[kind]


@examples(150)
@given(seed_texts, st.sampled_from(["", "en", "ko", "th"]), st.sampled_from(["auto", "close", "keep"]))
def test_no_word_is_lost_in_any_text(text: str, language: str, hyphens: str) -> None:
    joins = list(find_joins(text, language, hyphens))  # type: ignore[arg-type]
    assert all(before[1] < after[0] for before, after in pairwise(joins))
    assert list(lost_in_joins(text, (), joins)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_are_found_as_they_stand_and_as_they_are_shown(case: dict[str, str]) -> None:
    text, shown = case["text"], case["shown"]
    assert find_words(text, text) == [(0, len(text))]
    if "\n\n" not in shown and case.get("hyphens") != "close":
        assert find_parted_words(text, shown) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    ["a-\n" * 60_000, "-\n" * 100_000, "a" * 200_000 + "-\nb", "港\n" * 100_000, "\xad" * 200_000, "a- " * 60_000],
)
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    assert list(lost_in_joins(text, (), list(find_joins(text, "")))) == []
