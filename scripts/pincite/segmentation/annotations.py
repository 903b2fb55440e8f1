"""What a sidecar says of single passages is noted on the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pincite.errors import Problem
from pincite.model import Block, Sentence, Source, Stretch
from pincite.segmentation.layout import is_verse
from pincite.spans import shown_text
from pincite.text import find_parted_words, find_words, line_at, line_starts, may_be_parted

Span = tuple[int, int]


def annotate_passages(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with verse, errors of the original and what is sensitive noted on them."""
    text = source.seed.text
    starts = line_starts(text)
    words = _Words(text=text, blocks=blocks)
    sic = sorted(end for row in source.sic for _, end in words.find(row.quote))
    sensitive = sorted({span for passage in source.sensitive for span in words.find_all(passage)})
    return tuple(
        replace(
            block,
            verse=block.kind == "verse"
            or is_verse((text[starts[line_at(starts, block.start) - 1] : block.start] + block.text).splitlines()),
            sentences=tuple(_marked(sentence, sic, sensitive) for sentence in block.sentences),
            sensitive=not block.sentences and _is_touched(block, sensitive),
        )
        for block in blocks
    )


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The words of a seed, as they stand in it and as they are shown."""

    text: str
    blocks: Sequence[Block]

    @cached_property
    def _shown(self) -> Stretch:
        gaps = tuple(sorted({gap for block in self.blocks for gap in block.gaps}))
        joins = tuple(sorted({join for block in self.blocks for join in block.joins}))
        end = len(self.text)
        return Stretch(start=0, end=end, text=shown_text(self.text, 0, end, gaps, joins), gaps=gaps, joins=joins)

    def find(self, quote: str) -> list[Span]:
        """Return the spans of the seed at which a quotation stands: as it stands there, or else as it is shown."""
        return find_words(self.text, quote) or self._find_shown(quote) or find_parted_words(self.text, quote)

    def find_all(self, quote: str) -> list[Span]:
        """Return all spans at which a quotation stands, in whatever way it is parted."""
        return [*find_words(self.text, quote), *self._find_shown(quote), *find_parted_words(self.text, quote)]

    def _find_shown(self, quote: str) -> list[Span]:
        shown = self._shown
        if not (shown.gaps or shown.joins):
            return []
        return [(shown.place(start), shown.place(end - 1) + 1) for start, end in find_words(shown.text, quote)]


def unfound_quotes(source: Source, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Yield a problem for each passage that a sidecar marks, that a page's turn may part, and that is not there once.

    What stands in one piece was looked for when the sidecar was read.
    """
    words = _Words(text=source.seed.text, blocks=blocks)
    quotes = [*(("sensitive", quote) for quote in source.sensitive), *(("sic", row.quote) for row in source.sic)]
    text = source.seed.text
    for key, quote in quotes:
        if find_words(text, quote) or find_parted_words(text, quote) or not may_be_parted(text, quote):
            continue
        if len(found := words.find(quote)) != 1:
            yield Problem(
                path=source.sidecar,
                line=0,
                code="quote-ambiguous" if found else "quote-not-in-seed",
                message=f"the words {quote!r} of `{key}` occur {len(found)} times in `{source.seed.file}`; "
                "once is allowed.",
                fix="Copy them from the seed." if not found else "Lengthen them until they occur once.",
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
    return replace(sentence, sic=tuple(inside), sensitive=_is_touched(sentence, sensitive))


def _is_touched(part: Block | Sentence, spans: Sequence[Span]) -> bool:
    return any(start < part.end and part.start < end for start, end in spans)
