"""Where the marks of notes stand in a text: `12` behind a full stop, `[12]`, `¹²`, `*`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pincite.model.document import Block

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CORE = re.compile(r"[\[(]?\s*([\w*†‡§]+)\s*[\])]?[.:)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A mark that stands for a note."""

    block: str
    """Anchor of the block that it stands in."""
    sentence: str
    """Anchor of the sentence."""
    start: int
    """Where it begins in the sentence's text."""
    end: int
    note: str
    """Anchor of the note."""


def find_note_marks(blocks: Sequence[Block]) -> Iterator[NoteMark]:
    """Yield the mark of each note: the one place before it, and behind the note of that name before, that can be it.

    Where no place can be it, or several, the note has none: a wrong link would be worse.
    """
    begins = dict[str, int]()
    for place, block in enumerate(blocks):
        core = _CORE.fullmatch(block.label or "") if block.kind == "footnote" else None
        if core is None:
            continue
        before = blocks[begins.get(core[1], 0) : place]
        found = [mark for passage in before if passage.is_numbered for mark in _marks(passage, core[1], block.anchor)]
        begins[core[1]] = place
        if len(found) == 1:
            yield found[0]


def _marks(block: Block, core: str, note: str) -> Iterator[NoteMark]:
    if block.kind in {"footnote", "table-row"}:
        return
    pattern = _pattern(core)
    for sentence in block.sentences:
        for found in pattern.finditer(sentence.text):
            yield NoteMark(
                block=block.anchor, sentence=sentence.anchor, start=found.start(), end=found.end(), note=note
            )


def _pattern(core: str) -> re.Pattern[str]:
    plain = re.escape(core)
    forms = [rf"(?<=\S)\[{plain}\]"]
    if core.isdecimal() and core.isascii():
        # Directly behind a word or what closes it; a decimal or a date has a digit before its point.
        forms += [core.translate(_RAISED), rf"(?<=[^\W\d_][.,;:!?…]){plain}(?!\d)", rf"(?<=[”“\"’»)\]]){plain}(?!\d)"]
        forms += [rf"(?<=[^\W\d_]){plain}(?![\w-])"]
    elif not core.isalnum():
        forms += [rf"(?<=\S){plain}(?!{re.escape(core[0])})"]
    return re.compile("|".join(forms))
