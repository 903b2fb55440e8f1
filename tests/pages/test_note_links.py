"""Marks of notes lead to them, where it is certain which mark is meant."""

from __future__ import annotations

from typing import Any

import pytest

from pincite.model import Block, Sentence
from pincite.model.note_marks import find_note_marks
from pincite.passage_view.cut import passage_row
from pincite.passage_view.pieces import CitedSentence, NoteLink


def _block(anchor: str, text: str, **more: Any) -> Block:
    sentence = Sentence(anchor=f"{anchor}s1", start=0, end=len(text), text=text, fingerprint="")
    given: dict[str, Any] = {"kind": "paragraph", "section": None, "reason": None, "fingerprint": ""} | more
    return Block(anchor=anchor, start=0, end=len(text), text=text, sentences=(sentence,), **given)


def _note(anchor: str, label: str) -> Block:
    return _block(anchor, f"{label} See the book.", kind="footnote", label=label)


@pytest.mark.parametrize(
    ("text", "label", "mark"),
    [
        ("The court heard nine men.12", "12", "12"),
        ("The boat was sold to the “owner.”14 It sailed.", "14", "14"),
        ("The clerk[3] went home.", "3", "[3]"),
        ("The clerk[3] went home.", "[3]", "[3]"),
        ("The clerk¹² went home.", "12", "¹²"),
        ("The clerk* went home.", "*", "*"),
        ("The clerk7 went home.", "7", "7"),
        ("It rose 4.12 per cent.", "12", None),
        ("In 1912 it rose.12 It fell.12", "12", None),
        ("Twelve men came.", "12", None),
        ("It has 12 boats.", "12", None),
        ("He came.123", "12", None),
    ],
)
def test_a_mark_is_found_where_it_can_be_but_one(text: str, label: str, mark: str | None) -> None:
    found = list(find_note_marks([_block("p1", text), _note("fn1", label)]))
    assert [text[one.start : one.end] for one in found] == ([mark] if mark else [])


def test_notes_that_begin_again_on_each_page_have_their_own_marks() -> None:
    blocks = [_block("p1", "A goat.1"), _note("fn1", "1"), _block("p2", "A map.1"), _note("fn2", "1")]
    assert [(mark.block, mark.note) for mark in find_note_marks(blocks)] == [("p1", "fn1"), ("p2", "fn2")]


def test_the_words_stay_as_they_are_where_a_mark_leads_to_its_note() -> None:
    block = _block("p1", "The court heard nine men.12")
    (sentence,) = passage_row(block, list(find_note_marks([block, _note("fn1", "12")])))
    assert isinstance(sentence, CitedSentence)
    assert "".join(getattr(piece, "text", "") for piece in sentence.pieces) == block.text
    assert [piece.note for piece in sentence.pieces if isinstance(piece, NoteLink)] == ["fn1"]
