"""Promise 1: nothing lost, nothing reworded. And the first half of promise 2: ids are well made and used once."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.errors import Problem
from pincite.model import Block, Document
from pincite.text import fingerprint, line_at, line_starts, without_space

_LEFT_OUT = frozenset({"metadata", "boilerplate", "separator"})


def check_blocks(document: Document) -> Iterator[Problem]:
    """Yield a problem for each way in which a document's blocks do not hold its seed's words once each."""
    text = document.source.seed.text
    end = 0
    for block in document.blocks:
        if without_space(text[end : block.start]):
            yield _problem(document, end, "words-lost", f"{text[end : block.start].strip()[:60]!r} lies in no block.")
        if block.start < end:
            yield _problem(document, block.start, "words-twice", f"{block.text[:60]!r} lies in two blocks.")
        yield from _check_block(document, block)
        end = max(end, block.end)
    if without_space(text[end:]):
        yield _problem(document, end, "words-lost", f"{text[end:].strip()[:60]!r} lies in no block.")
    if "".join(without_space(block.text) for block in document.blocks) != without_space(text):
        yield _problem(document, 0, "words-differ", "the blocks joined are not the seed.")


def _check_block(document: Document, block: Block) -> Iterator[Problem]:
    for part in block.parts:
        if part.text != document.source.seed.text[part.start : part.end]:
            yield _problem(document, part.start, "words-differ", f"{part.text[:60]!r} is not what the seed has there.")
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
