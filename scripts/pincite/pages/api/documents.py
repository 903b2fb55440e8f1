"""A document as JSON: what is known of it, and its blocks with their places in the seed."""

from __future__ import annotations

from collections.abc import Sequence

from pincite.api_models.document_models import (
    BlockData,
    DocumentData,
    DocumentSummary,
    PageData,
    RetiredAnchor,
    SectionTitle,
    SeedFile,
    SentenceData,
    VersionFile,
)
from pincite.model import Block, Document, Sentence, Source, TopicHit
from pincite.pages.addresses import source_url
from pincite.visibility import Outlet, is_sensitive, plain_words, shown_of_source


def document_summary(document: Document) -> DocumentSummary:
    """Return what the list of all documents says of one."""
    return DocumentSummary(
        id=document.id,
        title=document.title,
        year=document.source.year,
        coverage=document.source.coverage,
        paragraphs=len(document.numbered),
        url=source_url(document.id),
    )


def document_data(document: Document, hits: Sequence[TopicHit]) -> DocumentData:
    """Return all that is published of a document."""
    source = document.source
    return DocumentData(
        id=document.id,
        csl=source.cited,
        issued=source.issued.text if source.issued else None,
        wording=source.wording.text if source.wording else None,
        year=source.year,
        period=source.period,
        collection=source.collection,
        coverage=source.coverage,
        coverage_note=source.coverage_note,
        checked_against=source.checked_against,
        rights=source.rights,
        publish=source.publish,
        draft=document.draft,
        seed=SeedFile(file=source.seed.file, sha256=source.seed.sha256),
        versions=_versions(source),
        sections=tuple(SectionTitle(id=section.id, title=section.title) for section in document.sections),
        blocks=tuple(_block(block, document, hits) for block in document.blocks),
        retired=tuple(
            RetiredAnchor(anchor=retired.anchor, status=retired.status, leads_to=retired.leads_to)
            for retired in document.retired
        ),
    )


def _versions(source: Source) -> tuple[VersionFile, ...]:
    """Return the files of all versions, oldest first; of a source that had one only, that."""
    known = [(version.seed, version.since) for version in source.versions] or [(source.seed, None)]
    return tuple(VersionFile(file=seed.file, sha256=seed.sha256, since=since) for seed, since in known)


def _block(block: Block, document: Document, hits: Sequence[TopicHit]) -> BlockData:
    here = [hit for hit in hits if hit.anchor == block.anchor]
    is_whole = shown_of_source(document.source, Outlet.PAGE_DATA).is_whole
    return BlockData(
        kind=block.kind,
        level=block.level,
        label=block.label,
        page=PageData(first=block.page.first, last=block.page.last) if block.page else None,
        section=block.section,
        spans=block.spans,
        start=block.start,
        end=block.end,
        reason=block.reason,
        anchor=block.anchor or None,
        text=plain_words(block, document.source, Outlet.PAGE_DATA),
        fingerprint=block.fingerprint or None,
        permalink=source_url(document.id, block.anchor) if block.anchor else None,
        topics=tuple(hit.topic for hit in here),
        cells=block.cells if is_whole else (),
        sentences=tuple(_sentence(sentence, here) for sentence in block.sentences) if is_whole else (),
        sensitive=not block.sentences and is_sensitive(block),
    )


def _sentence(sentence: Sentence, hits: Sequence[TopicHit]) -> SentenceData:
    return SentenceData(
        anchor=sentence.anchor,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        fingerprint=sentence.fingerprint,
        sensitive=is_sensitive(sentence),
        topics=tuple(
            hit.topic for hit in hits if any(carrying.anchor == sentence.anchor for carrying in hit.sentences)
        ),
    )
