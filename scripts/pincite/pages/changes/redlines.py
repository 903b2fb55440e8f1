"""Both wordings of a sentence that recurs, each with its own words and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pincite.formatting import label_of, wording_of
from pincite.ids import block_of
from pincite.model import Document, Edit, Sentence, SentenceChange
from pincite.pages.addresses import Links
from pincite.pages.changes.views import SentenceView
from pincite.pages.row_html import row_html
from pincite.passage_view.word_diffs import Side, is_on_side, wording_row
from pincite.visibility import Outlet, shown

_LEAST_KEPT = 0.3
_SIDES: tuple[Side, ...] = ("older", "newer")


@dataclass(frozen=True, slots=True, kw_only=True)
class BothVersions:
    """The sentences of a document by anchor, and whether they may be shown away from its own page."""

    document: Document
    sentences: dict[str, Sentence]

    @classmethod
    def of(cls, document: Document) -> BothVersions:
        """Return the sentences of a document."""
        found = {sentence.anchor: sentence for block in document.numbered for sentence in block.sentences}
        return cls(document=document, sentences=found)


def sentence_view(change: SentenceChange, side: Side, wordings: BothVersions, links: Links) -> SentenceView | None:
    """Return what one side of a change shows; None where it has no sentence there.

    What is sensitive is withheld, and of a source that is published in excerpts all that has no partner: one that is
    only related to another has none.
    """
    anchor = change.older if side == "older" else change.newer
    if anchor is None:
        return None
    document = wordings.document
    sentence = wordings.sentences[anchor]
    is_lone = change.relation == "related" or not (change.older and change.newer)
    allowed = shown(sentence, document.source, Outlet.COMPARISON_ALONE if is_lone else Outlet.COMPARISON)
    text = row_html(wording_row(sentence, _telling(change.redline), side)) if allowed.is_whole else None
    return shown_sentence(anchor, document, sentence.fingerprint, text, links)


def shown_sentence(
    anchor: str, document: Document, fingerprint: str, text: Markup | None, links: Links
) -> SentenceView:
    """Return a sentence's words, or None where they are withheld, with the place that they stand at."""
    return SentenceView(
        label=sentence_label(anchor),
        year=document.source.dated,
        wording=wording_of(document.source),
        href=links.source(document.id, anchor),
        cites=f"{document.id}#{anchor}",
        fingerprint=fingerprint,
        text=text,
    )


def _telling(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return a redline; nothing where so little was kept that every word would be marked."""
    kept = sum(len(edit.text) for edit in edits if edit.kind == "equal")
    shorter = min(sum(len(edit.text) for edit in edits if is_on_side(edit, side)) for side in _SIDES)
    return edits if kept > _LEAST_KEPT * shorter else ()


def sentence_label(anchor: str) -> str:
    """Return how the paragraph of a sentence is named: `¶ 12` for `p12s3`."""
    return label_of(block_of(anchor))
