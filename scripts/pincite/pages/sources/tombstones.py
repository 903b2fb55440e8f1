"""What stands on a source's page for anchors that no longer hold words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pincite import formatting
from pincite.ids import block_of, is_heading, is_sentence
from pincite.model import Block, Document, Retired
from pincite.pages.history.version_views import Wording, reading_order, wordings_of
from pincite.pages.html_escape import html
from pincite.text import one_line
from pincite.visibility import Outlet, shown_of_source

HISTORY = "history/"


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
    whole = [one for one in document.retired if one.anchor not in home]
    rank = {anchor: place for place, anchor in enumerate(reading_order(document))}
    gone = sorted((one for one in whole if not one.leads_to), key=lambda one: rank.get(one.anchor, len(rank)))
    merged = [one for one in whole if one.leads_to]
    leads = {one.anchor: str(one.leads_to) for one in merged}
    withdrawn = {one.anchor for one in gone}
    order = [
        *(anchor for anchor in rank if anchor in document.anchors or anchor in withdrawn),
        *sorted(withdrawn - rank.keys()),
    ]
    lasting = {block.anchor: block for version in document.past for block in version.blocks if block.anchor}

    def beside(retired: Retired) -> str:
        block = leads.get(home[retired.anchor], home[retired.anchor])
        return next(anchor for anchor in (block, retired.after, *order) if anchor in order)

    sentences = _grouped([(beside(one), one) for one in document.retired if one.anchor in home])
    return Tombstone(
        stubs=_grouped([(one.after if one.after in document.anchors else None, one) for one in gone]),
        merged=_grouped([(_block_of(str(one.leads_to), document), one) for one in merged]),
        sentences=sentences,
        blocks={one.anchor: lasting[one.anchor] for one in whole if one.anchor in lasting},
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


def _grouped(pairs: Sequence[tuple[Any, Retired]]) -> Mapping[Any, tuple[Retired, ...]]:
    found: dict[Any, list[Retired]] = {}
    for key, retired in pairs:
        found.setdefault(key, []).append(retired)
    return {key: tuple(those) for key, those in found.items()}


def stub_view(retired: Retired, remains: Tombstone) -> dict[str, Any]:
    """Return what a stub shows: since when the passage is gone, why, and what stood there."""
    block = remains.blocks.get(retired.anchor)
    is_heading = block is not None and block.kind == "heading"
    last = _last(retired, remains)
    return {
        "anchor": retired.anchor,
        "number": "" if is_heading else formatting.number_of(retired.anchor),
        "label": "Heading" if is_heading else formatting.long_label_of(retired.anchor),
        "since": _date(retired.since),
        "reason": _reason(retired.reason),
        "text": html(one_line(retired.text)) if retired.text and last else None,
        "is_redacted": retired.text is None,
        "redaction": _redaction(retired.anchor, remains.document),
        "wording": last and f"{remains.document.id}#{retired.anchor}@{last.fingerprint}",
        "href": f"{HISTORY}#{last.place}" if last else None,
        "sentences": [each.anchor for each in remains.sentences.get(retired.anchor, ())],
    }


def margin_notes(anchor: str, remains: Tombstone) -> dict[str, Any]:
    """Return what stands beside a live block: whether it was reworded, what was merged into it, what it lost."""
    return {
        "reworded": _reworded(anchor, remains),
        "merged": [
            {
                "anchor": retired.anchor,
                "label": "A heading" if is_heading(retired.anchor) else formatting.label_of(retired.anchor),
                "since": _date(retired.since),
                "reason": _reason(retired.reason),
                "href": _history_href(retired, remains),
            }
            for retired in remains.merged.get(anchor, ())
        ],
        "lost": [
            {
                "anchor": sentence.anchor,
                "since": _date(sentence.since),
                "reason": _reason(sentence.reason),
                "href": _history_href(sentence, remains),
            }
            for sentence in remains.sentences.get(anchor, ())
        ],
    }


def _reworded(anchor: str, remains: Tombstone) -> dict[str, Any] | None:
    """Return since when a live block has its words, and where the ones before are; None where it never had others."""
    known = remains.wordings.get(anchor, ())
    others = [wording for wording in known if wording.fingerprint != known[-1].fingerprint]
    if not others:
        return None
    return {
        "label": "Heading" if is_heading(anchor) else formatting.long_label_of(anchor),
        "since": _date(known[-1].since),
        "href": f"{HISTORY}#{others[-1].place}",
    }


def _history_href(retired: Retired, remains: Tombstone) -> str | None:
    last = _last(retired, remains)
    return f"{HISTORY}#{last.place}" if last else None


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
