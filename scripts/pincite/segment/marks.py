"""What a sidecar says of single passages is noted on the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pincite.model import Block, Sentence, Source
from pincite.text import find_words

Span = tuple[int, int]


def mark_passages(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with errors of the original marked behind their words, and sensitive sentences named."""
    text = source.seed.text
    sic = sorted(end for row in source.sic for _, end in find_words(text, row.quote))
    sensitive = sorted(span for passage in source.sensitive for span in find_words(text, passage))
    if not (sic or sensitive):
        return tuple(blocks)
    return tuple(
        replace(block, sentences=tuple(_marked(one, sic, sensitive) for one in block.sentences)) for block in blocks
    )


def _marked(sentence: Sentence, sic: Sequence[int], sensitive: Sequence[Span]) -> Sentence:
    inside = sic[bisect_right(sic, sentence.start) : bisect_right(sic, sentence.end)]
    overlaps = any(start < sentence.end and sentence.start < end for start, end in sensitive)
    return replace(sentence, sic=tuple(inside), sensitive=overlaps)
