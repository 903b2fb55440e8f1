"""Words are taken out of every wording of a source; their anchors, the date and the reason stay.

Each character is overwritten by one sign, so that every span of the ledger still holds. Spaces between words go too, as
a name can be guessed from how long its parts are; line ends and what indents a line stay, as they make the block.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pincite.identity.ledger import (
    Ledger,
    LedgerBlock,
    LedgerRedacted,
    LedgerVersion,
    recorded_spans,
    recorded_words,
    version_digest,
)
from pincite.ids import is_heading
from pincite.model import Block, Redaction, Source
from pincite.text import fingerprint, without_space

SIGN = "\u2588"
SPARE_SIGN = "#"
NEUTRAL = "h-redacted-"
_BETWEEN = re.compile(r"(?<=\S)[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+(?=\S)")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwritten:
    """One wording of a source without the redacted words."""

    file: str
    text: str
    spans: tuple[Span, ...]
    """Of what was taken out, in reading order."""


def overwrite(source: Source, ledger: Ledger, places: Collection[str]) -> tuple[Overwritten, ...]:
    """Return every wording of a source with the words at some places overwritten.

    A paragraph takes its sentences with it, wherever they stand in other wordings.

    Args:
        source: the source.
        ledger: its ledger.
        places: anchors, or `@120` and `FILE@120` for the block without an anchor that holds that character.

    Raises:
        ValueError: an anchor was never given, or no block holds the character.
    """
    for place in places:
        if "@" in place:
            _refuse_no_block(place, ledger)
        elif place not in ledger.ever:
            message = f"`{place}` is no anchor that was ever given in `{source.id}`"
            raise ValueError(message)
    chosen = with_sentences(ledger, places)
    seeds = {version.seed.file: version.seed for version in source.versions} | {source.seed.file: source.seed}
    made = []
    for version in ledger.versions:
        seed, spans = seeds[version.file], tuple(sorted(_spans(version, chosen, ledger)))
        text = seed.text
        sign = sign_of(seed.encoding)
        for start, end in spans:
            text = text[:start] + _hidden(text[start:end], sign) + text[end:]
        for start, end in _without_gaps(version, spans):
            text = text[:start] + _one_bar(text[start:end], sign) + text[end:]
        made.append(Overwritten(file=version.file, text=text, spans=spans))
    return tuple(made)


def _refuse_no_block(place: str, ledger: Ledger) -> None:
    blocks = [block for version in ledger.versions for block in version.blocks if _is_at(block, version, place, ledger)]
    if not blocks:
        message = f"no block of `{ledger.source}` holds the character that `{place}` names"
        raise ValueError(message)
    if blocks[0].anchor:
        message = f"the block at `{place}` has an anchor: name `{blocks[0].anchor}`"
        raise ValueError(message)


def _is_at(block: LedgerBlock, version: LedgerVersion, place: str, ledger: Ledger) -> bool:
    """Tell whether a block holds the character that `@120` or `FILE@120` names; without a file, of the last wording."""
    file, _, offset = place.rpartition("@")
    named = version.file == (file or ledger.versions[-1].file)
    return named and offset.isdecimal() and any(start <= int(offset) < end for start, end in recorded_spans(block))


def with_sentences(ledger: Ledger, anchors: Collection[str]) -> frozenset[str]:
    """Return anchors, and those of all sentences that ever stood in a paragraph among them."""
    blocks = [block for version in ledger.versions for block in version.blocks if block.anchor in anchors]
    return frozenset({*anchors, *(sentence.anchor for block in blocks for sentence in block.sentences)})


def anchors_to_record(ledger: Ledger, anchors: Sequence[str]) -> list[str]:
    """Return the anchors that a redaction names: those given, and sentences that stood outside them in some wording.

    A heading is recorded under the id that it gets.
    """
    chosen = with_sentences(ledger, anchors)
    outside = {
        sentence.anchor
        for version in ledger.versions
        for block in version.blocks
        if block.anchor not in anchors
        for sentence in block.sentences
        if sentence.anchor in chosen
    }
    names = neutral_names(ledger, anchors)
    given = [names.get(anchor, anchor) for anchor in anchors if "@" not in anchor]
    return [*given, *sorted(outside - set(anchors))]


def neutral_names(ledger: Ledger, anchors: Collection[str]) -> Mapping[str, str]:
    """Return the ids that redacted headings get instead of those made of their words: `h-redacted-1`."""
    headings = [anchor for anchor in anchors if "@" not in anchor and is_heading(anchor) and not is_neutral(anchor)]
    free = (name for number in itertools.count(1) if (name := f"{NEUTRAL}{number}") not in ledger.ever)
    return dict(zip(headings, free, strict=False))


def is_neutral(anchor: str) -> bool:
    """Tell whether a heading's id is one that tells nothing of its words."""
    return anchor.startswith(NEUTRAL) and anchor.removeprefix(NEUTRAL).isdecimal()


def renamed(ledger: Ledger, names: Mapping[str, str]) -> Ledger:
    """Return a ledger in which headings have other ids."""
    if not names:
        return ledger

    def to(anchor: str | None) -> str | None:
        """Return the new id of an anchor."""
        return names.get(anchor, anchor) if anchor else anchor

    versions = [
        version.model_copy(
            update={"blocks": [block.model_copy(update={"anchor": to(block.anchor)}) for block in version.blocks]}
        )
        for version in ledger.versions
    ]
    retired = [
        ledger_retired.model_copy(
            update={
                "anchor": to(ledger_retired.anchor),
                "leads_to": to(ledger_retired.leads_to),
                "after": to(ledger_retired.after),
            }
        )
        for ledger_retired in ledger.retired
    ]
    return ledger.model_copy(update={"versions": versions, "retired": retired})


def _spans(version: LedgerVersion, chosen: Collection[str], ledger: Ledger) -> Iterator[Span]:
    places = [place for place in chosen if "@" in place]
    for block in version.blocks:
        if block.anchor in chosen or any(_is_at(block, version, place, ledger) for place in places):
            yield from recorded_spans(block)
        else:
            wanted = (sentence for sentence in block.sentences if sentence.anchor in chosen)
            yield from (span for sentence in wanted for span in recorded_spans(sentence))


def sign_of(encoding: str) -> str:
    """Return the sign that overwrites words in a file of that encoding."""
    try:
        SIGN.encode(encoding)
    except UnicodeEncodeError:
        return SPARE_SIGN
    return SIGN


def _hidden(words: str, sign: str) -> str:
    return "".join(sign if without_space(word) else word for word in words)


def _one_bar(signs: str, sign: str) -> str:
    """Return bars with the spaces within a line overwritten too."""
    return _BETWEEN.sub(lambda found: sign * len(found[0]), signs)


def _without_gaps(version: LedgerVersion, spans: Collection[Span]) -> Iterator[Span]:
    """Yield each sentence of what is taken out, and each block that has none: the space between sentences stays."""
    for block in version.blocks:
        is_whole = set(recorded_spans(block)) <= set(spans)
        parts = [span for part in (block.sentences or (block,)) for span in recorded_spans(part)]
        yield from (part for part in parts if part in spans or is_whole)


def is_hidden(words: str) -> bool:
    """Tell whether words were overwritten."""
    return set(without_space(words)) in ({SIGN}, {SPARE_SIGN})


def with_redaction(
    ledger: Ledger, wordings: Sequence[Overwritten], digests: Mapping[str, str], redactions: Sequence[Redaction]
) -> Ledger:
    """Return the ledger of the overwritten wordings: nothing in it tells what the words were.

    Args:
        ledger: as it stands.
        wordings: all of the source, overwritten; more than the ledger has do no harm.
        digests: SHA-256 of each of their files.
        redactions: what is recorded; of an anchor that was redacted before, the earlier record stays.
    """
    versions: list[LedgerVersion] = []
    by_file = {overwritten.file: overwritten for overwritten in wordings}
    for version in ledger.versions:
        wording = by_file[version.file]
        versions.append(
            version.model_copy(
                update={
                    "sha256": digests[version.file],
                    "previous": version_digest(versions[-1]) if versions else None,
                    "blocks": [_refreshed(block, wording, redactions) for block in version.blocks],
                }
            )
        )
    known = {ledger_redacted.anchor for ledger_redacted in ledger.redacted}
    added = [
        LedgerRedacted(anchor=redaction.anchor, date=redaction.date, reason=redaction.reason)
        for redaction in redactions
        if "@" not in redaction.anchor
    ]
    redacted = [
        *ledger.redacted,
        *(ledger_redacted for ledger_redacted in added if ledger_redacted.anchor not in known),
    ]
    return ledger.model_copy(update={"versions": versions, "redacted": redacted})


def _refreshed(block: LedgerBlock, wording: Overwritten, redactions: Sequence[Redaction]) -> LedgerBlock:
    text = wording.text
    sentences = [
        sentence.model_copy(update={"fingerprint": fingerprint(recorded_words(sentence, text))})
        for sentence in block.sentences
    ]
    own = fingerprint(recorded_words(block, text)) if block.fingerprint else None
    reason = block.reason
    # What has no anchor has no record of its own: the date and the reason stand with it.
    if block.anchor is None and set(recorded_spans(block)) <= set(wording.spans) and redactions:
        said = f"redacted on {redactions[0].date}: {redactions[0].reason}"
        reason = f"{reason}; {said}" if reason else said
    return block.model_copy(update={"fingerprint": own, "sentences": sentences, "reason": reason})


def redactions_of(ledger: Ledger) -> tuple[Redaction, ...]:
    """Return what was redacted, in the order in which it was done."""
    return tuple(
        Redaction(anchor=ledger_redacted.anchor, date=ledger_redacted.date, reason=ledger_redacted.reason)
        for ledger_redacted in ledger.redacted
    )


def mark_redacted(blocks: Sequence[Block], ledger: Ledger) -> tuple[Block, ...]:
    """Return blocks whose overwritten sentences say when and why."""
    known = {redaction.anchor: redaction for redaction in redactions_of(ledger)}
    return tuple(_marked(block, known) for block in blocks) if known else tuple(blocks)


def _marked(block: Block, known: Mapping[str, Redaction]) -> Block:
    whole = known.get(block.anchor)
    sentences = tuple(
        replace(sentence, redaction=(known.get(sentence.anchor) or whole) if is_hidden(sentence.text) else None)
        for sentence in block.sentences
    )
    heading = whole if block.kind == "heading" and is_hidden(block.text) else None
    return replace(block, sentences=sentences, redaction=heading)
