"""Both wordings of a sentence that recurs, each with its own words and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pincite.formatting import place_of, wording_of
from pincite.model import Document, Edit, Sentence, SentenceChange
from pincite.pages.addresses import Links
from pincite.pages.changes.views import SentenceView
from pincite.pages.passage_html import speech_of
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
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""

    @classmethod
    def of(cls, document: Document, language: str) -> BothVersions:
        """Return the sentences of a document, for pages of a language."""
        found = {sentence.anchor: sentence for block in document.numbered for sentence in block.sentences}
        return cls(document=document, sentences=found, speech=speech_of(document.source, language))


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
    return shown_sentence(anchor, wordings, sentence.fingerprint, text, links)


def shown_sentence(
    anchor: str, wordings: BothVersions, fingerprint: str, text: Markup | None, links: Links
) -> SentenceView:
    """Return a sentence's words, or None where they are withheld, with the place that they stand at."""
    document = wordings.document
    return SentenceView(
        label=place_of(document, anchor),
        year=document.source.named,
        wording=wording_of(document.source),
        href=links.source(document.id, anchor),
        cites=f"{document.id}#{anchor}",
        fingerprint=fingerprint,
        text=text,
        speech=wordings.speech,
    )


def _telling(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return a redline; nothing where so little was kept that every word would be marked."""
    kept = sum(len(edit.text) for edit in edits if edit.kind == "equal")
    shorter = min(sum(len(edit.text) for edit in edits if is_on_side(edit, side)) for side in _SIDES)
    return edits if kept > _LEAST_KEPT * shorter else ()
