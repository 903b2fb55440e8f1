"""What the rules find, against what a careful reader found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pincite.changes.compare import compare_documents
from pincite.changes.named import read_pairs
from pincite.model import Document
from pincite.pipeline import convert
from tests.changes.judging import judge, read_invented, read_truth
from tests.support.making import REPOSITORY

# What the rules reached when they were made, less a little; sentences that share hardly a word are an editor's to pair.
_FOUND = 0.7
_RIGHT = 0.9
_FOUND_WITH_EDITORS = 0.9
_LEAST_PAIRS = 90
_LEAST_NEAR_MISSES = 60


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    return convert(REPOSITORY).handbook.documents


def test_rules_alone_find_most_pairs_and_hardly_a_wrong_one(documents: tuple[Document, ...]) -> None:
    named = [replace(pair, same=(), apart=()) for pair in read_pairs(REPOSITORY, documents)]
    invented, reports = read_invented()
    truths = [*read_truth(), invented]
    score = judge(truths, [*compare_documents(documents, named), *compare_documents(reports)])
    assert score.recall >= _FOUND, score.missed
    assert score.precision >= _RIGHT, score.wrong


def test_rules_and_editors_together_find_what_the_reader_found(documents: tuple[Document, ...]) -> None:
    score = judge(read_truth(), compare_documents(documents, read_pairs(REPOSITORY, documents)))
    assert score.recall >= _FOUND_WITH_EDITORS, score.missed
    assert score.precision >= _RIGHT, score.wrong


def test_no_near_miss_is_shown_as_a_pair(documents: tuple[Document, ...]) -> None:
    invented, reports = read_invented()
    pairs = [*compare_documents(documents, read_pairs(REPOSITORY, documents)), *compare_documents(reports)]
    shown = {(one.older, one.newer, change.older, change.newer) for one in pairs for change in one.recurring}
    for truth in (*read_truth(), invented):
        assert not shown & {(truth.older, truth.newer, *pair) for pair in truth.apart}


def test_the_truth_is_large_and_names_sentences_that_are_there(documents: tuple[Document, ...]) -> None:
    invented, reports = read_invented()
    truths = (*read_truth(), invented)
    known = {
        (document.id, sentence.anchor)
        for document in (*documents, *reports)
        for block in document.numbered
        for sentence in block.sentences
    }
    for truth in truths:
        pairs = [*truth.open, *truth.apart, *(pair for claim in truth.claims for pair in claim.choices)]
        assert {(truth.older, pair[0]) for pair in pairs} | {(truth.newer, pair[1]) for pair in pairs} <= known
    assert sum(len(truth.claims) for truth in truths) >= _LEAST_PAIRS
    assert sum(len(truth.apart) for truth in truths) >= _LEAST_NEAR_MISSES
