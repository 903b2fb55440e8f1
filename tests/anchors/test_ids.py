"""One grammar of anchors, with a format and parse pair."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.ids import (
    SUFFIX_LETTERS,
    Anchor,
    Locator,
    belongs_to,
    block_of,
    format_anchor,
    is_id,
    is_sentence,
    parse_anchor,
    split_locator,
)
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples

CASES = read_cases(TESTS / "anchors" / "ids.yml")
_SUFFIX = st.text(st.sampled_from(SUFFIX_LETTERS), max_size=3)
_NAME = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}\Z")


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[int, str]:
    suffix = draw(_SUFFIX)
    return draw(st.integers(0 if suffix else 1, 10**6)), suffix


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    """Draw any anchor that there can be."""
    series = draw(st.sampled_from(["p", "c", "n", "fn", "t", "h"]))
    if series == "h":
        return Anchor(series="h", name=draw(_NAME))
    number, suffix = draw(_numbers())
    row = draw(st.integers(1, 999)) if series == "t" else 0
    sentence, sentence_suffix = draw(st.just((None, "")) | _numbers())
    return Anchor(
        series=series, number=number, suffix=suffix, row=row, sentence=sentence, sentence_suffix=sentence_suffix
    )


@pytest.mark.parametrize(("text", "parts"), CASES["valid"].items())
def test_it_parses_each_shape_and_formats_it_back(text: str, parts: dict[str, Any]) -> None:
    found = parse_anchor(text)
    assert found == Anchor(**parts)
    assert format_anchor(found) == text


@pytest.mark.parametrize("text", CASES["invalid"], ids=repr)
def test_it_refuses_what_is_no_anchor(text: str) -> None:
    with pytest.raises(ValueError, match="is no anchor; anchors look like p12"):
        parse_anchor(text)


@examples(150)
@given(anchors())
def test_parsing_what_was_formatted_gives_the_anchor(anchor: Anchor) -> None:
    assert parse_anchor(format_anchor(anchor)) == anchor


@examples(150)
@given(st.text(st.sampled_from("pcnfthrs-0123456789abcilo "), max_size=9))
def test_formatting_what_was_parsed_gives_the_text(text: str) -> None:
    try:
        anchor = parse_anchor(text)
    except ValueError:
        return
    assert format_anchor(anchor) == text


@examples(60)
@given(anchors())
def test_a_sentence_knows_its_block(anchor: Anchor) -> None:
    block = anchor.block
    assert block.sentence is None
    assert format_anchor(anchor).startswith(format_anchor(block))
    assert parse_anchor(format_anchor(block)) == block


@given(source=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True), anchor=anchors())
def test_a_locator_is_read_as_it_was_written(source: str, anchor: Anchor) -> None:
    written = f"{source}#{format_anchor(anchor)}"
    assert str(split_locator(written)) == written
    assert split_locator(written) == Locator(source=source, anchor=format_anchor(anchor))
    assert is_id(source)


@given(anchor=anchors())
def test_a_sentence_belongs_to_the_block_it_was_named_in(anchor: Anchor) -> None:
    text = format_anchor(anchor)
    assert block_of(text) == format_anchor(anchor.block)
    assert belongs_to(text, block_of(text)) == is_sentence(text) == (anchor.sentence is not None)


@pytest.mark.parametrize("text", ["", "Ab", "a--b", "a-", "1a", "ä", "a b", "a\n"])
def test_what_is_no_id_is_told(text: str) -> None:
    assert not is_id(text)
