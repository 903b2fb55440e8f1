"""What a sidecar says of single passages is noted on the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pincite.model import Block, Sentence, Source
from pincite.segmentation.layout import is_verse
from pincite.text import find_words, line_at, line_starts

Span = tuple[int, int]


def annotate_passages(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with verse, errors of the original and sensitive sentences noted on them."""
    text = source.seed.text
    starts = line_starts(text)
    sic = sorted(end for row in source.sic for _, end in find_words(text, row.quote))
    sensitive = sorted(span for passage in source.sensitive for span in find_words(text, passage))
    return tuple(
        replace(
            block,
            verse=block.kind == "verse"
            or is_verse((text[starts[line_at(starts, block.start) - 1] : block.start] + block.text).splitlines()),
            sentences=tuple(_marked(sentence, sic, sensitive) for sentence in block.sentences),
        )
        for block in blocks
    )


def annotate_layout(blocks: Sequence[Block], cut: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with what today's reading of the same text tells of their numbers, depth, pages and cells.

    None of it is part of what was accepted: where words begin and end stays, whatever a label or a page is found to be.

    Args:
        blocks: as they are recorded.
        cut: the blocks that the text is cut into today.
    """
    found = {block.start: block for block in cut}
    return tuple(
        replace(
            block,
            level=fresh.level,
            label=fresh.label,
            page=fresh.page,
            row=fresh.row,
            cells=fresh.cells if fresh.end == block.end else (),
        )
        if (fresh := found.get(block.start))
        else block
        for block in blocks
    )


def _marked(sentence: Sentence, sic: Sequence[int], sensitive: Sequence[Span]) -> Sentence:
    inside = sic[bisect_right(sic, sentence.start) : bisect_right(sic, sentence.end)]
    overlaps = any(start < sentence.end and sentence.start < end for start, end in sensitive)
    return replace(sentence, sic=tuple(inside), sensitive=overlaps)
