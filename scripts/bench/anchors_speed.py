"""How the time of matching grows with the document."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from anchors_contenders import ours
from anchors_editor import Editor
from anchors_edits import EDITS
from anchors_edits_inside import change_some
from anchors_prose import Draft
from anchors_structure import write_draft

SIZES = (125, 250, 500, 1000, 2000)
_LOCAL = ("typo", "words", "sentence in", "paragraph in", "delete", "split", "merge", "move", "move run", "move+edit")
_EDITS = 30
_TURNS = 3


def tell_speed() -> Iterator[str]:
    """Yield the processor seconds for 30 local edits, and for a tenth of all words of every paragraph changed."""
    yield f"{'paragraphs':>12}{'30 local edits':>16}{'each one edited':>17}"
    for size in SIZES:
        yield f"{size:>12}{_measure(size, everywhere=False):>16.3f}{_measure(size, everywhere=True):>17.3f}"


def _measure(size: int, *, everywhere: bool) -> float:
    draft = write_draft(random.Random(size), size)  # noqa: S311 - a simulation that must be repeatable
    old = Editor(draft, draft.writer.chance).texts()
    new = _edit(draft, everywhere=everywhere)
    times = []
    for _ in range(_TURNS):
        start = time.process_time()
        ours(old, new)
        times.append(time.process_time() - start)
    return min(times)


def _edit(draft: Draft, *, everywhere: bool) -> list[str]:
    editor = Editor(draft, draft.writer.chance)
    if everywhere:
        for paragraph in draft.paragraphs:
            change_some(editor, paragraph, 0.1)
    else:
        for kind in draft.writer.chance.choices(_LOCAL, k=_EDITS):
            EDITS[kind](editor)
    return editor.texts()
