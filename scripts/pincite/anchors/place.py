"""Freshly cut blocks and the ledger become the blocks that are shown, and the ledger as it should now stand."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.anchors.ledger import Ledger, ledger_path, new_ledger, restored_blocks
from pincite.anchors.numbering import CITED, number_blocks
from pincite.errors import ContentError, Problem, input_error
from pincite.model import Block, Source
from pincite.text import fingerprint, without_space


def place_anchors(source: Source, cut: tuple[Block, ...], ledger: Ledger | None) -> tuple[tuple[Block, ...], Ledger]:
    """Return the source's blocks with their anchors, and its ledger.

    A draft is numbered anew from the blocks that were cut. An accepted document keeps the spans of its ledger,
    whatever the segmenter now says; if its seed changed, nothing is guessed.
    """
    if ledger is None or ledger.draft:
        blocks = tuple(number_blocks(cut))
        return blocks, new_ledger(source, blocks)
    current = ledger.versions[-1]
    if ledger.source != source.id or (current.file, current.sha256) != (source.seed.file, source.seed.sha256):
        message = f"it was accepted for `{current.file}` with SHA-256 {current.sha256[:12]}…, the seed is another."
        mend = "A seed is never edited: put the accepted file back."
        raise input_error(ledger_path(source.id), 0, "ledger-other-seed", message, mend)
    blocks = restored_blocks(current, source.seed.text)
    if problems := list(_check_restored(source, blocks)):
        raise ContentError(problems)
    return blocks, ledger


def _check_restored(source: Source, blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Yield a problem for every record whose words are no longer those that were published."""
    for block in blocks:
        if (block.anchor is not None) != (block.kind in CITED):
            yield _edited(source, f"the {block.kind} at {block.start} has the anchor {block.anchor}.")
        for part in block.parts:
            if part.anchor and part.fingerprint != fingerprint(part.text):
                message = f"the words at `{part.anchor}` are not those that were published as {part.fingerprint}."
                yield _edited(source, message)
    if "".join(without_space(block.text) for block in blocks) != without_space(source.seed.text):
        yield _edited(source, "its blocks do not hold the seed's words once each.")


def _edited(source: Source, message: str) -> Problem:
    mend = "Ledgers are written by pincite alone: take the file back from version control."
    return Problem(path=ledger_path(source.id), line=0, code="ledger-edited", message=message, mend=mend)


def accepted(ledger: Ledger) -> Ledger:
    """Return the ledger with its anchors published."""
    return ledger.model_copy(update={"draft": False})
