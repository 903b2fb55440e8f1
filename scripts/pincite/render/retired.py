"""What stands on a source's page for anchors that no longer hold words of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pincite import phrasing
from pincite.model import Block, Document, Retired
from pincite.render.escape import html
from pincite.render.wordings import Wording, reading_order, wordings_of
from pincite.text import one_line

HISTORY = "history/"
_SENTENCE = re.compile(r"(?P<block>(?:p|c|n|fn|t)\d.*)s\d+[a-z]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
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


def remains_of(document: Document) -> Remains:
    """Return the retired anchors of a document, by where they are shown."""
    home = _homes(document)
    live = {str(block.anchor) for block in document.blocks if block.anchor}
    whole = [one for one in document.retired if one.anchor not in home]
    rank = {anchor: place for place, anchor in enumerate(reading_order(document))}
    gone = sorted((one for one in whole if not one.leads_to), key=lambda one: rank.get(one.anchor, len(rank)))
    merged = [one for one in whole if one.leads_to]
    leads = {one.anchor: str(one.leads_to) for one in merged}
    withdrawn = {one.anchor for one in gone}
    order = [*(anchor for anchor in rank if anchor in live | withdrawn), *sorted(withdrawn - rank.keys())]
    lasting = {str(block.anchor): block for version in document.past for block in version.blocks if block.anchor}

    def beside(one: Retired) -> str:
        block = leads.get(home[one.anchor], home[one.anchor])
        return next(anchor for anchor in (block, one.after, *order) if anchor in order)

    sentences = _grouped([(beside(one), one) for one in document.retired if one.anchor in home])
    return Remains(
        stubs=_grouped([(one.after if one.after in live else None, one) for one in gone]),
        merged=_grouped([(_block_of(str(one.leads_to), document), one) for one in merged]),
        sentences=sentences,
        blocks={one.anchor: lasting[one.anchor] for one in whole if one.anchor in lasting},
        wordings=wordings_of(document),
        document=document,
    )


def _homes(document: Document) -> Mapping[str, str]:
    """Return, by retired sentence, the block in which it stood last, or else the one that it is named for."""
    named = ((one.anchor, _SENTENCE.fullmatch(one.anchor)) for one in document.retired)
    homes = {anchor: found["block"] for anchor, found in named if found}
    for version in document.past:
        for block in version.blocks:
            homes |= {one.anchor: str(block.anchor) for one in block.sentences if one.anchor in homes}
    return homes


def _block_of(anchor: str, document: Document) -> str:
    """Return the live block that is, or holds, an anchor."""
    holders = (str(block.anchor) for block in document.blocks for part in block.parts if part.anchor == anchor)
    return next(holders, anchor)


def _grouped(pairs: Sequence[tuple[Any, Retired]]) -> Mapping[Any, tuple[Retired, ...]]:
    found: dict[Any, list[Retired]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(those) for key, those in found.items()}


def stub_view(one: Retired, remains: Remains) -> dict[str, Any]:
    """Return what a stub shows: since when the passage is gone, why, and what stood there."""
    block = remains.blocks.get(one.anchor)
    is_heading = block is not None and block.kind == "heading"
    last = _last(one, remains)
    return {
        "anchor": one.anchor,
        "number": "" if is_heading else phrasing.number_of(one.anchor),
        "label": "Heading" if is_heading else phrasing.long_label_of(one.anchor),
        "since": _date(one.since),
        "reason": _reason(one.reason),
        "text": html(one_line(one.text)) if one.text and last else None,
        "is_redacted": one.text is None,
        "redaction": _redaction(one.anchor, remains.document),
        "wording": last and f"{remains.document.id}#{one.anchor}@{last.fingerprint}",
        "href": f"{HISTORY}#{last.place}" if last else None,
        "sentences": [each.anchor for each in remains.sentences.get(one.anchor, ())],
    }


def beside_view(anchor: str, remains: Remains) -> dict[str, Any]:
    """Return what stands beside a live block: whether it was reworded, what was merged into it, what it lost."""
    return {
        "reworded": _reworded(anchor, remains),
        "merged": [
            {
                "anchor": one.anchor,
                "label": "A heading" if one.anchor.startswith("h-") else phrasing.label_of(one.anchor),
                "since": _date(one.since),
                "reason": _reason(one.reason),
                "href": _history_href(one, remains),
            }
            for one in remains.merged.get(anchor, ())
        ],
        "lost": [
            {
                "anchor": one.anchor,
                "since": _date(one.since),
                "reason": _reason(one.reason),
                "href": _history_href(one, remains),
            }
            for one in remains.sentences.get(anchor, ())
        ],
    }


def _reworded(anchor: str, remains: Remains) -> dict[str, Any] | None:
    """Return since when a live block has its words, and where the ones before are; None where it never had others."""
    known = remains.wordings.get(anchor, ())
    others = [one for one in known if one.fingerprint != known[-1].fingerprint]
    if not others:
        return None
    return {
        "label": "Heading" if anchor.startswith("h-") else phrasing.long_label_of(anchor),
        "since": _date(known[-1].since),
        "href": f"{HISTORY}#{others[-1].place}",
    }


def _history_href(one: Retired, remains: Remains) -> str | None:
    last = _last(one, remains)
    return f"{HISTORY}#{last.place}" if last else None


def _last(one: Retired, remains: Remains) -> Wording | None:
    """Return the last wording of a retired anchor; None where it may not be shown."""
    held_back = remains.document.source.publish == "excerpts"
    known = remains.wordings.get(one.anchor, ())
    return known[-1] if known and one.text is not None and not held_back else None


def _redaction(anchor: str, document: Document) -> str | None:
    """Return when and why the words of an anchor were redacted, in words."""
    named = (one for one in document.redacted if one.anchor == anchor)
    return next((f"Redacted on {phrasing.period_in_words(one.date)}: {one_line(one.reason)}" for one in named), None)


def _date(date: str | None) -> str | None:
    return phrasing.period_in_words(date) if date else None


def _reason(reason: str | None) -> str | None:
    return one_line(reason) if reason else None
