"""The real corpus: each source holds what a reading of it found, and joined again it is its seed."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.inputs.file_view import DiskView
from pincite.model import Document
from pincite.per_source import convert_source
from pincite.segmentation.profile import Profile, read_profile
from pincite.text import one_line, without_space
from tests.support.goldens import read_cases
from tests.support.making import REPOSITORY, TESTS, read_sources

COUNTS: dict[str, dict[str, Any]] = read_cases(TESTS / "corpus" / "counts.yml")


@cache
def _documents() -> dict[str, Document]:
    made = {}
    for source in read_sources(REPOSITORY):
        profile = read_profile(DiskView(REPOSITORY), source.profile) if source.profile else Profile()
        made[source.id] = convert_source(source, profile, None)[0]
    return made


def test_it_holds_the_sources_that_are_counted() -> None:
    assert _documents().keys() == COUNTS.keys()
    assert {name: document.source.seed.file for name, document in _documents().items()} == {
        name: wanted["seed"] for name, wanted in COUNTS.items()
    }


@pytest.mark.parametrize("name", COUNTS)
def test_it_counts_blocks_and_sentences(name: str) -> None:
    document, wanted = _documents()[name], COUNTS[name]
    assert Counter(block.kind for block in document.blocks) == wanted["blocks"]
    assert sum(len(block.sentences) for block in document.blocks) == wanted["sentences"]


@pytest.mark.parametrize("name", COUNTS)
def test_joined_blocks_are_the_seed(name: str) -> None:
    document = _documents()[name]
    text = (REPOSITORY / "seeds" / document.source.seed.file).read_bytes().decode("utf-8-sig")
    assert "".join(without_space(block.text) for block in document.blocks) == without_space(text)
    assert [*check_blocks(document), *check_ids(document)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_the_text_begins_and_ends_where_a_reader_says(name: str) -> None:
    paragraphs = [block for block in _documents()[name].blocks if block.kind == "paragraph"]
    assert paragraphs[0].sentences[0].text.startswith(COUNTS[name]["first"])
    assert paragraphs[-1].sentences[-1].text.startswith(COUNTS[name]["last"])


def test_each_passage_has_its_number_in_reading_order() -> None:
    for document in _documents().values():
        for series in "pcn":
            numbers = [block.anchor for block in document.numbered if str(block.anchor).startswith(series)]
            assert numbers == [f"{series}{number}" for number in range(1, len(numbers) + 1)]


def test_the_narrative_of_2004_closes_with_its_notice() -> None:
    notices = [one_line(block.text) for block in _documents()["usdos-2004-cambodia"].blocks if block.kind == "notice"]
    assert notices[0] == "Cambodia (Tier 2)"
    assert notices[1].startswith("This is not a UNHCR publication.")


def test_the_article_of_2014_leaves_out_furniture_and_teasers_with_reasons() -> None:
    blocks = _documents()["ppp-2014-trafficking-efforts"].blocks
    furniture = [block for block in blocks if block.kind == "boilerplate"]
    teasers = [block for block in furniture if block.reason == "teaser of another article"]
    assert len(teasers) == COUNTS["ppp-2014-trafficking-efforts"]["teasers"]
    assert blocks[-len(teasers) :] == tuple(teasers)
    assert all(block.reason and not block.anchor for block in furniture)
    titles = [one_line(block.text).endswith("Trafficking efforts lamented") for block in blocks]
    assert sum(titles) == 3


def test_the_recommendations_of_2024_are_passages_of_their_own() -> None:
    blocks = _documents()["usdos-2024-cambodia"].blocks
    recommendations = [block for block in blocks if block.kind == "recommendation"]
    separators = [block for block in blocks if block.kind == "separator"]
    assert {block.section for block in recommendations} == {"recommendations"}
    assert {block.text for block in separators} == {"*"}
    assert not any(block.text.startswith("*") or block.text.endswith("*") for block in recommendations)
    assert all(block.text.endswith(".") and block.text[0].isupper() for block in recommendations)


@pytest.mark.parametrize("name", COUNTS)
def test_no_sentence_ends_inside_an_abbreviation(name: str) -> None:
    sentences = [one_line(sentence.text) for block in _documents()[name].numbered for sentence in block.sentences]
    assert [
        sentence
        for sentence in sentences
        if sentence[0].islower() or sentence.endswith((" No.", "Art.", " Mr.", "U.S."))
    ] == []
