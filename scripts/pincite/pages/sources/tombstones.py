"""What stands on a source's page for anchors that no longer hold words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pincite import formatting
from pincite.ids import block_of, is_heading, is_sentence
from pincite.model import Block, Document, Retired
from pincite.pages.history.version_views import Wording, reading_order, wordings_of
from pincite.pages.sources.part_views import DepartedView, MarginNotes, ReplacedView, StubView
from pincite.text import one_line
from pincite.visibility import Outlet, shown_of_source

HISTORY = "history/"
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """The retired anchors of a document, by where they are shown."""

    stubs: Mapping[str | None, tuple[Retired, ...]]
    """Withdrawn blocks in reading order, by the live anchor behind which they stood; None: before all others."""
    merged: Mapping[str, tuple[Retired, ...]]
    """Merged blocks by the live anchor that has their words."""
    sentences: Mapping[str, tuple[Retired, ...]]
    """Sentences by the block, live or withdrawn, at which they are shown."""
    blocks: Mapping[str, Block]
    """The last wording of each block that is gone, where it is known."""
    wordings: Mapping[str, tuple[Wording, ...]]
    """All wordings of the document."""
    document: Document


def remains_of(document: Document) -> Tombstone:
    """Return the retired anchors of a document, by where they are shown."""
    home = _homes(document)
    whole = [retired for retired in document.retired if retired.anchor not in home]
    rank = {anchor: place for place, anchor in enumerate(reading_order(document))}
    gone = sorted(
        (retired for retired in whole if not retired.leads_to), key=lambda retired: rank.get(retired.anchor, len(rank))
    )
    merged = [retired for retired in whole if retired.leads_to]
    leads = {retired.anchor: str(retired.leads_to) for retired in merged}
    withdrawn = {retired.anchor for retired in gone}
    order = [
        *(anchor for anchor in rank if anchor in document.anchors or anchor in withdrawn),
        *sorted(withdrawn - rank.keys()),
    ]
    lasting = {block.anchor: block for version in document.past for block in version.blocks if block.anchor}

    def beside(retired: Retired) -> str:
        """Return the live or withdrawn block beside which a sentence that is gone stood."""
        block = leads.get(home[retired.anchor], home[retired.anchor])
        return next(anchor for anchor in (block, retired.after, *order) if anchor in order)

    sentences = _grouped([(beside(retired), retired) for retired in document.retired if retired.anchor in home])
    return Tombstone(
        stubs=_grouped([(retired.after if retired.after in document.anchors else None, retired) for retired in gone]),
        merged=_grouped([(_block_of(str(retired.leads_to), document), retired) for retired in merged]),
        sentences=sentences,
        blocks={retired.anchor: lasting[retired.anchor] for retired in whole if retired.anchor in lasting},
        wordings=wordings_of(document),
        document=document,
    )


def _homes(document: Document) -> Mapping[str, str]:
    """Return, by retired sentence, the block in which it stood last, or else the one that it is named for."""
    homes = {retired.anchor: block_of(retired.anchor) for retired in document.retired if is_sentence(retired.anchor)}
    for version in document.past:
        for block in version.blocks:
            homes |= {sentence.anchor: block.anchor for sentence in block.sentences if sentence.anchor in homes}
    return homes


def _block_of(anchor: str, document: Document) -> str:
    """Return the live block that is, or holds, an anchor."""
    return document.block_at(anchor).anchor if anchor in document.anchors else anchor


def _grouped(pairs: Sequence[tuple[_Key, Retired]]) -> Mapping[_Key, tuple[Retired, ...]]:
    found: dict[_Key, list[Retired]] = {}
    for key, retired in pairs:
        found.setdefault(key, []).append(retired)
    return {key: tuple(those) for key, those in found.items()}


def stub_view(retired: Retired, remains: Tombstone) -> StubView:
    """Return what a stub shows: since when the passage is gone, why, and what stood there."""
    block = remains.blocks.get(retired.anchor)
    names_heading = block is not None and block.kind == "heading"
    last = _last(retired, remains)
    return StubView(
        anchor=retired.anchor,
        number="" if names_heading else formatting.number_of(retired.anchor),
        label="Heading" if names_heading else formatting.long_label_of(retired.anchor),
        since=_date(retired.since),
        reason=_reason(retired.reason),
        text=one_line(retired.text) if retired.text and last else None,
        is_redacted=retired.text is None,
        redaction=_redaction(retired.anchor, remains.document),
        wording=f"{remains.document.id}#{retired.anchor}@{last.fingerprint}" if last else None,
        href=f"{HISTORY}#{last.place}" if last else None,
        sentences=tuple(sentence.anchor for sentence in remains.sentences.get(retired.anchor, ())),
    )


def margin_notes(anchor: str, remains: Tombstone) -> MarginNotes:
    """Return what stands beside a live block: whether it was reworded, what was merged into it, what it lost."""
    return MarginNotes(
        reworded=_reworded(anchor, remains),
        merged=tuple(
            _departed(
                retired, "A heading" if is_heading(retired.anchor) else formatting.label_of(retired.anchor), remains
            )
            for retired in remains.merged.get(anchor, ())
        ),
        lost=tuple(
            _departed(sentence, f"Sentence {sentence.anchor}", remains)
            for sentence in remains.sentences.get(anchor, ())
        ),
    )


def _departed(retired: Retired, label: str, remains: Tombstone) -> DepartedView:
    last = _last(retired, remains)
    return DepartedView(
        anchor=retired.anchor,
        label=label,
        since=_date(retired.since),
        reason=_reason(retired.reason),
        href=f"{HISTORY}#{last.place}" if last else None,
    )


def _reworded(anchor: str, remains: Tombstone) -> ReplacedView | None:
    """Return since when a live block has its words, and where the ones before are; None where it never had others."""
    known = remains.wordings.get(anchor, ())
    others = [wording for wording in known if wording.fingerprint != known[-1].fingerprint]
    if not others:
        return None
    return ReplacedView(
        label="Heading" if is_heading(anchor) else formatting.long_label_of(anchor),
        since=_date(known[-1].since),
        href=f"{HISTORY}#{others[-1].place}",
    )


def _last(retired: Retired, remains: Tombstone) -> Wording | None:
    """Return the last wording of a retired anchor; None where it may not be shown."""
    is_shown = shown_of_source(remains.document.source, Outlet.TOMBSTONE).is_whole
    known = remains.wordings.get(retired.anchor, ())
    return known[-1] if known and retired.text is not None and is_shown else None


def _redaction(anchor: str, document: Document) -> str | None:
    """Return when and why the words of an anchor were redacted, in words."""
    named = (redaction for redaction in document.redacted if redaction.anchor == anchor)
    return next(map(formatting.redaction_in_words, named), None)


def _date(date: str | None) -> str | None:
    return formatting.period_in_words(date) if date else None


def _reason(reason: str | None) -> str | None:
    return one_line(reason) if reason else None
