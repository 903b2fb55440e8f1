"""What was taken out of a wording and put into it, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pincite.model import Edit, EditKind
from pincite.text import JOINED_WORD, UNSPACED, one_line

_PIECE = re.compile(rf"[{UNSPACED}]|{JOINED_WORD}|.", re.DOTALL)
# A kept space or short word between two replacements helps nobody; it is replaced with them.
_ISLAND_LETTERS = 3


def redline(older: str, newer: str) -> tuple[Edit, ...]:
    """Return the edits that make the newer wording of the older one, each on one line.

    What is kept and deleted, joined, is the older text; what is kept and inserted, joined, the newer.
    """
    before, after = _PIECE.findall(one_line(older)), _PIECE.findall(one_line(newer))
    return tuple(_merged(_without_islands(list(_edits(before, after)))))


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Edit(kind="equal", text="".join(before[old:old_end]))
            continue
        if old != old_end:
            yield Edit(kind="delete", text="".join(before[old:old_end]))
        if new != new_end:
            yield Edit(kind="insert", text="".join(after[new:new_end]))


def _without_islands(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits; short kept stretches between replacements become part of them."""
    for place, edit in enumerate(edits):
        is_short = edit.kind == "equal" and sum(map(str.isalnum, edit.text)) <= _ISLAND_LETTERS
        if is_short and _is_replacement(edits[:place][-2:]) and _is_replacement(edits[place + 1 :][:2]):
            yield Edit(kind="delete", text=edit.text)
            yield Edit(kind="insert", text=edit.text)
        else:
            yield edit


def _is_replacement(edits: Sequence[Edit]) -> bool:
    return [edit.kind for edit in edits] == ["delete", "insert"]


def _merged(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Yield the edits, each run of changes as one deletion and one insertion."""
    run: dict[EditKind, str] = {}
    for edit in edits:
        if run and (edit.kind == "equal") != ("equal" in run):
            yield from _as_edits(run)
            run = {}
        run[edit.kind] = run.get(edit.kind, "") + edit.text
    yield from _as_edits(run)


def _as_edits(run: dict[EditKind, str]) -> Iterator[Edit]:
    order: tuple[EditKind, ...] = ("equal", "delete", "insert")
    return (Edit(kind=kind, text=run[kind]) for kind in order if kind in run)
