"""How hits are held against readings, and that the readings are whole."""

from __future__ import annotations

import pytest

from pincite.pipeline import convert
from tests.support.making import REPOSITORY
from tests.topics.judging import Reading, Score, judge, read_reading, reading_of

READING = reading_of(
    [
        {"at": "a#p1s1", "topics": ["oil"], "maybe": ["fog"]},
        {"at": "a#p1s2", "topics": ["fog"], "maybe": []},
        {"at": "b#p1s1", "topics": [], "maybe": ["oil"]},
    ]
)
SHOWN = {("a#p1s1", "oil"), ("b#p1s1", "oil"), ("a#p1s2", "oil")}


def test_it_counts_a_maybe_as_wrong_or_not_at_all() -> None:
    assert judge(SHOWN, READING, neutral=False) == Score(right=1, shown=3, wanted=2)
    assert judge(SHOWN, READING, neutral=True) == Score(right=1, shown=2, wanted=2)


def test_a_paragraph_carries_what_a_sentence_of_it_carries_firmly_if_one_does() -> None:
    assert READING.by_paragraph == Reading(
        firm=frozenset({("a#p1", "oil"), ("a#p1", "fog")}), maybe=frozenset({("b#p1", "oil")})
    )


def test_it_takes_one_source() -> None:
    assert READING.of("b") == Reading(firm=frozenset(), maybe=frozenset({("b#p1s1", "oil")}))
    score = judge(set(), READING.of("b"), neutral=False)
    assert (score.precision, score.recall) == (1.0, 1.0)


@pytest.mark.slow
def test_every_sentence_and_topic_of_the_readings_is_one_of_the_handbooks_and_the_aims_are_met() -> None:
    handbook = convert(REPOSITORY).handbook
    sentences = {
        f"{document.id}#{s.anchor}"
        for document in handbook.documents
        for block in document.numbered
        for s in block.sentences
    }
    final = {(f"{hit.source}#{sentence.anchor}", hit.topic) for hit in handbook.hits for sentence in hit.sentences}
    for name in ("first", "second", "third"):
        reading = read_reading(name)
        pairs = reading.firm | reading.maybe
        assert {at for at, _ in pairs} <= sentences
        assert {topic for _, topic in pairs} <= {topic.id for topic in handbook.topics}
        score = judge(final, reading, neutral=True)
        assert score.precision >= 0.95
        assert score.recall >= 0.95
