"""A new document's blocks are numbered in reading order; these anchors are drafts."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.ids import Anchor, format_anchor
from pincite.model import Block, BlockKind
from pincite.text import one_line, slug
from pincite.visibility import is_sensitive

_SERIES: dict[BlockKind, str] = {
    "paragraph": "p",
    "recommendation": "p",
    "list-item": "p",
    "quote": "p",
    "verse": "p",
    "caption": "c",
    "notice": "n",
    "footnote": "fn",
    "table-row": "t",
}
_ROWS = "t"
CITED: frozenset[BlockKind] = frozenset({*_SERIES, "heading"})


def number_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with anchors: each series counts from 1, and so do the rows of a table.

    Headings are named for their words.
    """
    count: Counter[str] = Counter()
    headings: set[str] = set()
    row = 0
    for block in blocks:
        if block.kind not in {"table-row", "separator"}:
            row = 0
        if block.kind == "heading":
            yield replace(block, anchor=heading_anchor(block, headings))
            continue
        series = _SERIES.get(block.kind)
        if series is None:
            yield block
            continue
        if series == _ROWS:
            # What a profile took for something else is no row: the rest are counted as they stand.
            row = 1 if block.row <= 1 else row + 1
        count[series] += row <= 1
        numbered = replace(block, row=row)
        yield _with_anchor(numbered, Anchor(series=series, number=count[series], row=row))


def heading_anchor(block: Block, used: set[str]) -> str:
    """Return the anchor of a heading, named for its words if others may see them; a name that is used gets a number."""
    words = "" if is_sensitive(block) else slug(one_line(block.text))
    stem = words[:60].strip("-") or "heading"
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    anchors = (format_anchor(Anchor(series="h", name=name)) for name in names)
    anchor = next(anchor for anchor in anchors if anchor not in used)
    used.add(anchor)
    return anchor


def series_of(kind: BlockKind) -> str:
    """Return the series that blocks of a kind are numbered in: `p`, `c`, `n`, `fn`, `t`, or `h` for headings."""
    return _SERIES.get(kind, "h")


def _with_anchor(block: Block, anchor: Anchor) -> Block:
    sentences = tuple(
        replace(sentence, anchor=format_anchor(replace(anchor, sentence=number)))
        for number, sentence in enumerate(block.sentences, start=1)
    )
    return replace(block, anchor=format_anchor(anchor), sentences=sentences)
