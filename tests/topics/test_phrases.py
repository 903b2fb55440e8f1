"""The language in which editors write topic rules."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pincite.topics.phrases import phrase_pattern

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "phrases.yml").read_text(encoding="utf-8"))
FOUND = [(case["phrase"], text, words) for case in CASES for text, words in case["found"].items()]
NOT_FOUND = [(case["phrase"], text) for case in CASES for text in case.get("not-found", [])]

word = st.text("abcdefgxyzäéñ0123456789’'.&", min_size=1, max_size=8).filter(lambda text: text[0].isalnum())
words = st.lists(word, min_size=1, max_size=5)


@pytest.mark.parametrize(("phrase", "text", "expected"), FOUND)
def test_it_finds_a_phrase(phrase: str, text: str, expected: str) -> None:
    found = phrase_pattern(phrase).search(text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(("phrase", "text"), NOT_FOUND)
def test_it_passes_over_what_only_looks_like_a_phrase(phrase: str, text: str) -> None:
    assert phrase_pattern(phrase).search(text) is None


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("", "lacks a word"),
        (" - ", "lacks a word"),
        ("a|", "lacks a word"),
        ("(|a)", "lacks a word"),
        ("a ()", "lacks a word"),
        ("a ...", "ends in a gap"),
        ("(a ...) b", "ends in a gap"),
        ("... a", "no word before it"),
        ("a ... ... b", "no word before it"),
        ("(a|b", "does not close"),
        ("a)", "did not open"),
        ("*", "may end in a star"),
        ("a*b", "may end in a star"),
        ("a**", "may end in a star"),
        ("a?", "may end in a star"),
        ("[ab]", "may end in a star"),
    ],
)
def test_it_refuses_what_is_no_phrase(phrase: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        phrase_pattern(phrase)


@given(words)
def test_it_finds_a_phrase_without_stars_in_itself(chosen: list[str]) -> None:
    phrase = " ".join(chosen)
    found = phrase_pattern(phrase).search(phrase.upper() if phrase.isascii() else phrase)
    assert found is not None
    assert found.span() == (0, len(phrase))


@given(words, words, st.lists(st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True), max_size=8))
def test_it_lets_up_to_eight_words_stand_in_a_gap(before: list[str], after: list[str], between: list[str]) -> None:
    text = " ".join([*before, *between, *after])
    assert phrase_pattern(f"{' '.join(before)} ... {' '.join(after)}").search(text)


@given(word, words)
def test_it_finds_an_alternative_wherever_it_finds_that_phrase_alone(one: str, chosen: list[str]) -> None:
    text = " ".join(chosen)
    for phrase in chosen:
        assert phrase_pattern(f"{one}|{phrase}").search(text)
        assert phrase_pattern(f"({phrase}|{one})").search(text)


@pytest.mark.parametrize("text", ["a-1.2’" * 20_000, "a " * 50_000, "a" * 100_000, "a-" * 50_000 + "c"])
def test_it_is_quick_on_any_text(text: str) -> None:
    began = time.process_time()
    phrase_pattern("a* ... (b|a b*) ... a ... c*").search(text)
    assert time.process_time() - began < 5
