"""The facts on a source's page: what it is and how it is cited, where its text comes from, what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from pincite import formatting
from pincite.model import Block, Document, Handbook, Reference, Source
from pincite.pages.addresses import Links, source_url
from pincite.pages.passage_html import speech_of
from pincite.pages.sources.tombstones import HISTORY
from pincite.pages.sources.views import (
    DocumentView,
    EvidenceView,
    LeftOutView,
    NeighboursView,
    ProvenanceView,
    ReferenceView,
    SicView,
)
from pincite.pages.span_html import runs_html
from pincite.pages.views import LinkView
from pincite.text import one_line
from pincite.visibility import is_in_full


def document_view(document: Document, links: Links, language: str) -> DocumentView:
    """Return the facts at the head of a source's page, which is in a language."""
    source = document.source
    numbered = document.numbered
    return DocumentView(
        title=document.title,
        speech=speech_of(source, language),
        numbering=formatting.numbering_of(document),
        year=source.dated,
        date=_date_told(source),
        version=formatting.version_of(source),
        credit=formatting.credit_line(source),
        period=formatting.period_in_words(source.period) if source.period else None,
        coverage=formatting.coverage_of(source),
        coverage_note=source.coverage_note,
        is_extract=source.coverage == "extract",
        extract_of=source.extract_of,
        checked=formatting.checked_of(source),
        rights=source.rights,
        original=source.csl.get("URL"),
        issued=_version_date(source),
        content_note=source.content_note,
        draft=document.draft,
        held_back=not is_in_full(source),
        counts=formatting.counted(len(numbered), "numbered passage"),
        sentences=formatting.counted(sum(len(block.sentences) for block in numbered), "sentence"),
        bibliography_href=links.to(f"bibliography/#{document.id}"),
        data_href=links.to(f"api/v1/documents/{document.id}.json"),
        wordings=formatting.counted(len(document.past) + 1, "accepted wording") if document.past else None,
        history_href=HISTORY,
        wordings_href=links.to(f"api/v1/wordings/{document.id}.json"),
    )


def _date_told(source: Source) -> str | None:
    """Return what must be said of a date that is none, or no certain day, month or year; None where nothing is."""
    if source.issued is None:
        return "Undated." + (f" Filed under {source.filed}." if source.year is not None else "")
    if source.issued.text == source.dated or source.issued.is_plain:
        return None
    return f"{formatting.date_of(source)}. Filed under {source.filed}."


def _version_date(source: Source) -> str | None:
    """Return the date that a Robust Link names: a year, month or day that is certain; None where there is none such."""
    date = source.wording or source.issued
    return date.text if date and date.is_plain else None


def reference_view(reference: Reference, document: Document, handbook: Handbook) -> ReferenceView:
    """Return how a source is cited, with its first passage for an example."""
    example = next((block.anchor for block in document.numbered if block.anchor), None)
    edition = handbook.edition
    return ReferenceView(
        entry=runs_html(next(iter(reference.formatted.values()))),
        label=formatting.place_of(document, example) if example else "",
        permalink=f"{handbook.site_url}{source_url(document.id, example)}" if handbook.site_url else None,
        anchor=example,
        edition=f"{edition.name} of {formatting.period_in_words(edition.date)}" if edition else None,
    )


def neighbours_view(document: Document, handbook: Handbook, links: Links) -> NeighboursView:
    """Return the sources before and after one in the order of the handbook."""
    place = handbook.documents.index(document)
    before, after = handbook.documents[max(place - 1, 0) : place], handbook.documents[place + 1 : place + 2]
    return NeighboursView(before=_neighbour(before, links), after=_neighbour(after, links))


def _neighbour(documents: Sequence[Document], links: Links) -> LinkView | None:
    return next(
        (LinkView(label=formatting.short_title(document), href=links.source(document.id)) for document in documents),
        None,
    )


def provenance_view(document: Document) -> ProvenanceView:
    """Return where a source's text comes from and what its metadata rests on."""
    source = document.source
    return ProvenanceView(
        file=source.seed.file,
        sha256=source.seed.sha256,
        evidence=tuple(
            EvidenceView(field=evidence.field, basis=evidence.basis, quote=evidence.quote, note=evidence.note)
            for evidence in source.evidence
        ),
        sic=tuple(SicView(quote=sic.quote, note=sic.note) for sic in source.sic),
    )


def left_out_view(block: Block) -> LeftOutView:
    """Return what is told of a line of the seed that is no part of the text."""
    return LeftOutView(kind=block.kind, reason=block.reason or "", text=one_line(block.text))
