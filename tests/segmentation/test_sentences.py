"""Where sentences end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.segmentation.sentences import sentence_spans
from pincite.text import one_line, trim_span, without_space
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples, seed_texts

CASES = sorted((TESTS / "segmentation" / "sentences").glob("*.yml"))


def _sentences(text: str, abbreviations: tuple[str, ...] = ()) -> list[str]:
    return [one_line(text[start:end]) for start, end in sentence_spans(text, 0, len(text), abbreviations)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_cuts_where_a_reader_would(path: Path) -> None:
    case = read_cases(path)
    assert _sentences(case["text"]) == case["sentences"]


def test_it_has_cases() -> None:
    assert len(CASES) >= 50


def test_it_takes_abbreviations_from_the_profile() -> None:
    text = "At 60 deg. Fahrenheit the Supt. Cmte. met. It rose."
    assert _sentences(text, ("deg.", "Cmte")) == ["At 60 deg. Fahrenheit the Supt. Cmte. met.", "It rose."]
    assert _sentences(text)[:1] == ["At 60 deg."]


@examples(150)
@given(seed_texts)
def test_sentences_joined_give_the_text(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text)))
    assert "".join(without_space(text[start:end]) for start, end in spans) == without_space(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert all(trim_span(text, start, end) == (start, end) for start, end in spans)


@examples(100)
@given(seed_texts, seed_texts, seed_texts)
def test_it_looks_at_nothing_outside_its_span(before: str, text: str, after: str) -> None:
    alone = list(sentence_spans(text, 0, len(text)))
    inside = sentence_spans(before + text + after, len(before), len(before) + len(text))
    assert [(start - len(before), end - len(before)) for start, end in inside] == alone


@examples(100)
@given(seed_texts, st.sampled_from(["\n", "\t", "\r\n", "\u2003 ", "\xa0"]))
def test_it_does_not_matter_which_white_space_stands_between_words(text: str, space: str) -> None:
    assert _sentences(one_line(text).replace(" ", space)) == _sentences(one_line(text))


SLOW = [
    "." * 50_000,
    ". " * 50_000,
    "?” a" * 20_000,
    "«" * 50_000,
    "? (" * 20_000,
    "?” " + "Aa, " * 20_000,
    "[1]" * 20_000,
]


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:6])
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    # If each mark were tried against all that follow, these would take minutes.
    assert "".join(without_space(sentence) for sentence in _sentences(text)) == without_space(text)
