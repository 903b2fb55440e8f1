"""Word diffs as rows of pieces: what was taken out and what was put in, set off from what was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pincite.model import Edit, EditKind, Sentence
from pincite.passage_view.cut import cut_stretches, sic_marks
from pincite.passage_view.pieces import EmphasisKind, PassageRow
from pincite.text import one_line

Side = Literal["older", "newer"]
_EMPHASES: dict[EditKind, EmphasisKind | None] = {"equal": None, "delete": "deleted", "insert": "inserted"}
_OWN: dict[Side, EditKind] = {"older": "delete", "newer": "insert"}


def is_on_side(edit: Edit, side: Side) -> bool:
    """Return whether the words of an edit stand in the older or in the newer wording."""
    return edit.kind in {"equal", _OWN[side]}


def edits_row(edits: Sequence[Edit]) -> PassageRow:
    """Return both wordings in one: what was kept, what was taken out, what was put in."""
    return tuple(cut_stretches("".join(edit.text for edit in edits), (), _stretches(edits)))


def wording_row(sentence: Sentence, edits: Sequence[Edit] = (), side: Side = "newer") -> PassageRow:
    """Return a sentence on one line, with *[sic]*, what the other wording does not have set off."""
    text = one_line(sentence.text)
    marks = [len(one_line(sentence.text[:mark])) for mark in sic_marks(sentence)]
    own = [edit for edit in edits if is_on_side(edit, side)] or [Edit(kind="equal", text=text)]
    return tuple(cut_stretches(text, marks, _stretches(own)))


def _stretches(edits: Sequence[Edit]) -> Iterator[tuple[int, int, EmphasisKind | None]]:
    start = 0
    for edit in edits:
        yield start, start + len(edit.text), _EMPHASES[edit.kind]
        start += len(edit.text)
