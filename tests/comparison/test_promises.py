"""What holds for any two documents."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pincite.similarity.word_diff import redline
from pincite.text import one_line
from tests.comparison.making import pair_of
from tests.support.strategies import examples, phrases

WORDS = st.sampled_from(
    "the lamp oil keeper ship reef not no 12 1,300 seven burned lit sold never light lights".split()
)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), max_size=12)


@examples(60)
@given(texts=st.lists(st.one_of(phrases, SENTENCES.map(" ".join).filter(bool)), min_size=1, max_size=20))
def test_a_document_against_itself_is_identical_throughout(texts: list[str]) -> None:
    changes = pair_of(texts, texts).changes
    assert [(change.relation, change.older) for change in changes] == [
        ("identical", change.newer) for change in changes
    ]
    assert len(changes) == len(texts)


@examples(60)
@given(texts=st.lists(st.one_of(phrases, WORDS), min_size=1, max_size=20), data=st.data())
def test_another_order_leaves_each_sentence_identical(texts: list[str], data: st.DataObject) -> None:
    changes = pair_of(texts, data.draw(st.permutations(texts))).changes
    assert Counter(change.relation for change in changes) == {"identical": len(texts)}


@examples(150)
@given(older=SENTENCES, newer=SENTENCES)
def test_counts_are_the_same_whichever_document_is_called_older(older: list[str], newer: list[str]) -> None:
    there, back = (
        Counter(change.relation for change in pair_of(*sides).changes) for sides in ((older, newer), (newer, older))
    )
    back["dropped"], back["added"] = back["added"], back["dropped"]
    assert +there == +back


@examples(150)
@given(older=SENTENCES, newer=SENTENCES)
def test_each_sentence_is_accounted_for(older: list[str], newer: list[str]) -> None:
    changes = pair_of(older, newer).changes
    assert {change.older for change in changes} - {None} == {f"p1s{number}" for number in range(1, len(older) + 1)}
    assert [*dict.fromkeys(change.newer for change in changes if change.newer)] == [
        f"p1s{number}" for number in range(1, len(newer) + 1)
    ]


@examples(150)
@given(older=phrases, newer=phrases)
def test_a_redline_joined_gives_both_texts(older: str, newer: str) -> None:
    edits = redline(older, newer)
    assert "".join(edit.text for edit in edits if edit.kind != "insert") == one_line(older)
    assert "".join(edit.text for edit in edits if edit.kind != "delete") == one_line(newer)
    assert not any(first.kind == second.kind for first, second in pairwise(edits))
