"""Words are taken out of every wording of a source; their anchors, the date and the reason stay.

Each character that is no white space is overwritten by one sign, so that every span of the ledger still holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pincite.anchors.ledger import Ledger, LedgerBlock, LedgerRedacted, LedgerVersion, version_digest
from pincite.model import Block, Redaction, Source
from pincite.text import fingerprint, without_space

SIGN = "\u2588"
SPARE_SIGN = "#"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwritten:
    """One wording of a source without the redacted words."""

    file: str
    text: str
    spans: tuple[Span, ...]
    """Of what was taken out, in reading order."""


def overwrite(source: Source, ledger: Ledger, anchors: Collection[str]) -> tuple[Overwritten, ...]:
    """Return every wording of a source with the words at some anchors overwritten.

    A paragraph takes its sentences with it, wherever they stand in other wordings.

    Raises:
        ValueError: an anchor was never given, or is a heading's, whose id is made of its words.
    """
    for anchor in anchors:
        if anchor.startswith("h-"):
            message = f"`{anchor}` is a heading; its id is made of its words, so it cannot stay without them"
            raise ValueError(message)
        if anchor not in ledger.ever:
            message = f"`{anchor}` is no anchor that was ever given in `{source.id}`"
            raise ValueError(message)
    chosen = with_sentences(ledger, anchors)
    seeds = {one.seed.file: one.seed for one in source.versions} | {source.seed.file: source.seed}
    made = []
    for version in ledger.versions:
        seed, spans = seeds[version.file], tuple(sorted(_spans(version, chosen)))
        text = seed.text
        for start, end in spans:
            text = text[:start] + _hidden(text[start:end], sign_of(seed.encoding)) + text[end:]
        made.append(Overwritten(file=version.file, text=text, spans=spans))
    return tuple(made)


def with_sentences(ledger: Ledger, anchors: Collection[str]) -> frozenset[str]:
    """Return anchors, and those of all sentences that ever stood in a paragraph among them."""
    blocks = [block for version in ledger.versions for block in version.blocks if block.anchor in anchors]
    return frozenset({*anchors, *(one.anchor for block in blocks for one in block.sentences)})


def anchors_to_record(ledger: Ledger, anchors: Sequence[str]) -> list[str]:
    """Return the anchors that a redaction names: those given, and sentences that stood outside them in some wording."""
    chosen = with_sentences(ledger, anchors)
    outside = {
        one.anchor
        for version in ledger.versions
        for block in version.blocks
        if block.anchor not in anchors
        for one in block.sentences
        if one.anchor in chosen
    }
    return [*anchors, *sorted(outside - set(anchors))]


def _spans(version: LedgerVersion, chosen: Collection[str]) -> Iterator[Span]:
    for block in version.blocks:
        if block.anchor in chosen:
            yield block.start, block.end
        else:
            yield from ((one.start, one.end) for one in block.sentences if one.anchor in chosen)


def sign_of(encoding: str) -> str:
    """Return the sign that overwrites words in a file of that encoding."""
    try:
        SIGN.encode(encoding)
    except UnicodeEncodeError:
        return SPARE_SIGN
    return SIGN


def _hidden(words: str, sign: str) -> str:
    return "".join(sign if without_space(one) else one for one in words)


def is_hidden(words: str) -> bool:
    """Tell whether words were overwritten."""
    return set(without_space(words)) in ({SIGN}, {SPARE_SIGN})


def with_redaction(
    ledger: Ledger, wordings: Sequence[Overwritten], digests: Mapping[str, str], redactions: Sequence[Redaction]
) -> Ledger:
    """Return the ledger of the overwritten wordings: nothing in it tells what the words were.

    Args:
        ledger: as it stands.
        wordings: all of the source, overwritten.
        digests: SHA-256 of each of their files.
        redactions: what is recorded; of an anchor that was redacted before, the earlier record stays.
    """
    versions: list[LedgerVersion] = []
    for version, wording in zip(ledger.versions, wordings, strict=True):
        versions.append(
            version.model_copy(
                update={
                    "sha256": digests[version.file],
                    "previous": version_digest(versions[-1]) if versions else None,
                    "blocks": [_refreshed(block, wording.text) for block in version.blocks],
                }
            )
        )
    known = {one.anchor for one in ledger.redacted}
    added = [LedgerRedacted(anchor=one.anchor, date=one.date, reason=one.reason) for one in redactions]
    redacted = [*ledger.redacted, *(one for one in added if one.anchor not in known)]
    return ledger.model_copy(update={"versions": versions, "redacted": redacted})


def _refreshed(block: LedgerBlock, text: str) -> LedgerBlock:
    sentences = [
        one.model_copy(update={"fingerprint": fingerprint(text[one.start : one.end])}) for one in block.sentences
    ]
    own = fingerprint(text[block.start : block.end]) if block.fingerprint else None
    return block.model_copy(update={"fingerprint": own, "sentences": sentences})


def redactions_of(ledger: Ledger) -> tuple[Redaction, ...]:
    """Return what was redacted, in the order in which it was done."""
    return tuple(Redaction(anchor=one.anchor, date=one.date, reason=one.reason) for one in ledger.redacted)


def mark_redacted(blocks: Sequence[Block], ledger: Ledger) -> tuple[Block, ...]:
    """Return blocks whose overwritten sentences say when and why."""
    known = {one.anchor: one for one in redactions_of(ledger)}
    return tuple(_marked(block, known) for block in blocks) if known else tuple(blocks)


def _marked(block: Block, known: Mapping[str, Redaction]) -> Block:
    whole = known.get(str(block.anchor))
    sentences = tuple(
        replace(one, redaction=(known.get(one.anchor) or whole) if is_hidden(one.text) else None)
        for one in block.sentences
    )
    return replace(block, sentences=sentences)
