"""Promise 1: nothing lost, nothing reworded. And the first half of promise 2: ids are well made and used once."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.errors import Problem
from pincite.model import Block, Document
from pincite.spans import lost_in_joins, shown_text
from pincite.text import fingerprint, line_at, line_starts, without_space

_LEFT_OUT = frozenset({"metadata", "boilerplate", "separator"})


def check_blocks(document: Document) -> Iterator[Problem]:
    """Yield a problem for each way in which a document's blocks do not hold its seed's words once each."""
    text = document.source.seed.text
    end = 0
    for start, stop in sorted(span for block in document.blocks for span in block.spans):
        if without_space(text[end:start]):
            yield _problem(document, end, "words-lost", f"{text[end:start].strip()[:60]!r} lies in no block.")
        if start < end:
            yield _problem(document, start, "words-twice", f"{text[start:stop][:60]!r} lies in two blocks.")
        end = max(end, stop)
    if without_space(text[end:]):
        yield _problem(document, end, "words-lost", f"{text[end:].strip()[:60]!r} lies in no block.")
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if before and block.start < before.start:
            yield _problem(document, block.start, "words-differ", f"{block.text[:60]!r} is not in the seed's order.")
        yield from _check_block(document, block)


def _check_block(document: Document, block: Block) -> Iterator[Problem]:
    for part in block.parts:
        if part.text != shown_text(document.source.seed.text, part.start, part.end, part.gaps, part.joins):
            yield _problem(document, part.start, "words-differ", f"{part.text[:60]!r} is not what the seed has there.")
        yield from (
            _problem(document, place, "words-lost", f"{words[:60]!r} is not shown.")
            for place, words in lost_in_joins(document.source.seed.text, part.gaps, part.joins)
        )
        if part.fingerprint and part.fingerprint != fingerprint(part.text):
            yield _problem(document, part.start, "fingerprint-differs", f"`{part.anchor}` has another fingerprint.")
    if block.sentences and "".join(without_space(sentence.text) for sentence in block.sentences) != without_space(
        block.text
    ):
        yield _problem(document, block.start, "sentences-differ", f"the sentences of `{block.anchor}` are not it.")
    if block.is_numbered != bool(block.sentences):
        yield _problem(document, block.start, "no-sentences", f"`{block.anchor}` is numbered and has no sentence.")
    if block.kind in _LEFT_OUT and not block.reason:
        yield _problem(document, block.start, "no-reason", f"{block.text[:60]!r} is left out without a reason.")


def check_ids(document: Document) -> Iterator[Problem]:
    """Yield a problem for each anchor of a document that is used twice."""
    seen: set[str] = set()
    for block in document.blocks:
        for part in block.parts:
            if not part.anchor:
                continue
            if part.anchor in seen:
                yield _problem(document, part.start, "anchor-twice", f"the anchor `{part.anchor}` is used twice.")
            seen.add(part.anchor)
    for retired in document.retired:
        if retired.anchor in seen:
            yield _problem(document, 0, "anchor-reused", f"the retired anchor `{retired.anchor}` is used again.")


def _problem(document: Document, offset: int, code: str, message: str) -> Problem:
    seed = document.source.seed
    fix = "This is a fault of pincite or of the ledger; do not publish."
    line = line_at(line_starts(seed.text), offset)
    return Problem(path=f"seeds/{seed.file}", line=line, code=code, message=message, fix=fix)
