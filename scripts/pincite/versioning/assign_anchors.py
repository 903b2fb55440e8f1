"""Freshly cut blocks and the ledger become the blocks that are shown, and the ledger as it should now stand."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pincite.errors import ContentError, Problem, input_error
from pincite.identity.ledger import Ledger, ledger_path, new_ledger, restored_blocks
from pincite.identity.ledger_integrity import check_merge
from pincite.identity.numbering import CITED, number_blocks
from pincite.identity.redactions import mark_redacted
from pincite.line_ends import RESTORE, rewriting_of
from pincite.model import Block, Seed, Source
from pincite.text import fingerprint, without_space
from pincite.versioning.reanchor import Reanchored, reanchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """An editor's word that anchors are to bind."""

    rulings: Mapping[str, str | None] = field(default_factory=dict)
    """Single decisions that overrule the matching: old anchor to a proposed one, None to withdraw it."""
    reason: str | None = None


class PendingVersionError(ContentError):
    """A source has a new wording that no editor has accepted yet."""

    def __init__(self, source: Source, renewal: Reanchored) -> None:
        self.source = source.id
        self.renewal = renewal
        message = f"`{source.seed.file}` is a new wording; what would happen to each anchor is shown above."
        fix = f"Read it, then run `pincite accept {source.id} --reason …`."
        super().__init__([Problem(path=source.sidecar, line=0, code="new-wording", message=message, fix=fix)])


def assign_anchors(
    source: Source, cut: tuple[Block, ...], ledger: Ledger | None, acceptance: Acceptance | None = None
) -> tuple[tuple[Block, ...], Ledger]:
    """Return the source's blocks with their anchors, and its ledger.

    A draft is numbered anew from the blocks that were cut. An accepted document keeps the spans of its ledger,
    whatever the segmenter now says. A new wording is matched with the last one, and recorded if it is accepted.

    Raises:
        PendingVersionError: there is a new wording, and no acceptance.
        InputError: the ledger belongs to another seed, or a ruling names no anchor.
        ContentError: the ledger was edited.
    """
    if ledger is None or ledger.draft:
        blocks = tuple(number_blocks(cut))
        made = new_ledger(source, blocks)
        return blocks, made.model_copy(update={"draft": acceptance is None})
    if problems := list(check_merge(ledger)):
        raise ContentError(problems)
    _refuse_other_seed(source, ledger)
    if problems := list(_check_past(source, ledger)):
        raise ContentError(problems)
    current = ledger.versions[-1]
    if current.file == source.seed.file:
        return mark_redacted(restored_blocks(current, source.seed.text), ledger), ledger
    renewal = _renewal(source, cut, ledger, acceptance or Acceptance())
    if acceptance is None:
        raise PendingVersionError(source, renewal)
    return mark_redacted(renewal.blocks, ledger), renewal.ledger


def _renewal(source: Source, cut: tuple[Block, ...], ledger: Ledger, acceptance: Acceptance) -> Reanchored:
    try:
        return reanchor(source, cut, ledger, rulings=acceptance.rulings, reason=acceptance.reason)
    except ValueError as error:
        fix = "Name anchors of the table that `pincite build` shows."
        raise input_error(ledger_path(source.id), 0, "unknown-ruling", f"{error}.", fix) from error


def _refuse_other_seed(source: Source, ledger: Ledger) -> None:
    """Raise an error unless the ledger's wordings are the source's, in their order, byte for byte."""
    seeds = [version.seed for version in source.versions] or [source.seed]
    known = [(seed.file, seed.sha256) for seed in seeds]
    recorded = [(version.file, version.sha256) for version in ledger.versions]
    if ledger.source == source.id and recorded == known[: len(recorded)]:
        return
    file, digest = next((record for record in recorded if record not in known), recorded[-1])
    _refuse_rewritten(next((seed for seed in seeds if seed.file == file), None), digest)
    message = f"it was accepted for `{file}` with SHA-256 {digest[:12]}…, the seed is another."
    fix = "A seed is never edited: put the accepted file back, and add the new wording with `add --version-of`."
    raise input_error(ledger_path(source.id), 0, "ledger-other-seed", message, fix)


def _refuse_rewritten(seed: Seed | None, digest: str) -> None:
    """Raise an error if the accepted bytes of a seed were changed in nothing but line ends or a byte order mark."""
    if seed is None:
        return
    plain = seed.text.encode(seed.encoding)
    raw = next(
        (encoded for encoded in (plain, codecs.BOM_UTF8 + plain) if hashlib.sha256(encoded).hexdigest() == seed.sha256),
        b"",
    )
    if said := rewriting_of(raw, digest):
        path = f"seeds/{seed.file}"
        message = f"no word was changed, but {said}; a seed stays as it came, byte for byte."
        raise input_error(path, 0, "line-ends-changed", message, RESTORE.format(path=path))


def _check_past(source: Source, ledger: Ledger) -> Iterator[Problem]:
    """Yield a problem for every record, of any wording, whose words are no longer those that were published."""
    texts = {version.seed.file: version.seed.text for version in source.versions} | {source.seed.file: source.seed.text}
    for version in ledger.versions:
        yield from _check_restored(source, restored_blocks(version, texts[version.file]), texts[version.file])


def _check_restored(source: Source, blocks: tuple[Block, ...], text: str) -> Iterator[Problem]:
    """Yield a problem for every record whose words are no longer those that were published."""
    for block in blocks:
        if bool(block.anchor) != (block.kind in CITED):
            yield _edited(source, f"the {block.kind} at {block.start} has the anchor {block.anchor}.")
        for part in block.parts:
            if part.anchor and part.fingerprint != fingerprint(part.text):
                message = f"the words at `{part.anchor}` are not those that were published as {part.fingerprint}."
                yield _edited(source, message)
    spans = sorted(span for block in blocks for span in block.spans)
    starts = [block.start for block in blocks]
    if starts != sorted(starts) or "".join(without_space(text[start:end]) for start, end in spans) != without_space(
        text
    ):
        yield _edited(source, "its blocks do not hold the seed's words once each.")


def _edited(source: Source, message: str) -> Problem:
    fix = "Ledgers are written by pincite alone: take the file back from version control."
    return Problem(path=ledger_path(source.id), line=0, code="ledger-edited", message=message, fix=fix)
