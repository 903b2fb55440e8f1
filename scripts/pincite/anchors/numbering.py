"""A new document's blocks are numbered in reading order; these anchors are drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.anchors.ids import Anchor, format_anchor
from pincite.model import Block, BlockKind
from pincite.text import one_line, slug

_SERIES: dict[BlockKind, str] = {
    "paragraph": "p",
    "recommendation": "p",
    "list-item": "p",
    "quote": "p",
    "caption": "c",
    "notice": "n",
}


def number_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with anchors: each series counts from 1, headings are named for their words."""
    count: Counter[str] = Counter()
    headings: Counter[str] = Counter()
    for block in blocks:
        if block.kind == "heading":
            yield replace(block, anchor=_heading(block, headings))
            continue
        series = _SERIES.get(block.kind)
        if series is None:
            yield block
            continue
        count[series] += 1
        yield _with_anchor(block, Anchor(series=series, number=count[series]))


def _heading(block: Block, used: Counter[str]) -> str:
    name = slug(one_line(block.text))[:60].strip("-") or "heading"
    used[name] += 1
    return format_anchor(Anchor(series="h", name=name if used[name] == 1 else f"{name}-{used[name]}"))


def _with_anchor(block: Block, anchor: Anchor) -> Block:
    sentences = tuple(
        replace(sentence, anchor=format_anchor(replace(anchor, sentence=number)))
        for number, sentence in enumerate(block.sentences, start=1)
    )
    return replace(block, anchor=format_anchor(anchor), sentences=sentences)
