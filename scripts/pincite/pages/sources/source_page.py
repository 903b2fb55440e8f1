"""The page of one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pincite import formatting
from pincite.model import Artifact, Block, Document, Handbook, Reference, Retired, Source, TopicHit
from pincite.pages.addresses import Links, page_path, source_url
from pincite.pages.changes.recurrence import Recurrence
from pincite.pages.html_escape import inline
from pincite.pages.passage_html import heading_words, passage_view
from pincite.pages.sources.tombstones import HISTORY, Tombstone, margin_notes, remains_of, stub_view
from pincite.pages.span_html import runs_html
from pincite.pages.templates import page
from pincite.text import one_line
from pincite.visibility import Outlet, is_in_full, shown

_LISTED = frozenset({"recommendation", "list-item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    """What stands beside the passages, by anchor."""

    topics: Mapping[str, list[dict[str, str]]]
    also: Mapping[str, list[dict[str, str]]]


def source_page(
    document: Document,
    handbook: Handbook,
    hits: Sequence[TopicHit],
    recurring: Mapping[str, Sequence[Recurrence]] | None = None,
) -> Artifact:
    """Return the Markdown page of a source; `recurring` says of its sentences where else they stand."""
    links = Links(page=source_url(document.id))
    reference = next(one for one in handbook.references if one.id == document.id)
    view = {
        "document": _document_view(document, handbook, links),
        "reference": _reference_view(reference, document, handbook),
        "parts": list(_parts(document, _margins(document, handbook, hits, recurring or {}, links))),
        "neighbours": _neighbours(document, handbook, links),
        "provenance": _provenance(document),
        "left_out": [
            {"kind": block.kind, "reason": block.reason or "", "text": one_line(block.text)}
            for block in document.blocks
            if not block.anchor and block.kind not in {"separator", "title"}
        ],
        "separators": sum(block.kind == "separator" for block in document.blocks),
        "titles": [one_line(block.text) for block in document.blocks if block.kind == "title"],
        "sources_href": links.to("sources/"),
    }
    return page(page_path(source_url(document.id)), "sources/source", meta=front_matter(document, hits), view=view)


def front_matter(document: Document, hits: Sequence[TopicHit]) -> dict[str, Any]:
    """Return the front matter of a source's page; python-frontmatter reads it back as it is."""
    source = document.source
    kinds = Counter(block.kind for block in document.blocks)
    return {
        "title": document.title,
        "description": f"{formatting.credit_line(source)}. {formatting.coverage_of(source)}, every paragraph citable.",
        "generated-by": "pincite convert; hands off, edit the sidecar",
        "id": document.id,
        "csl": dict(source.cited),
        "year": source.year,
        "period": source.period,
        "collection": source.collection,
        "coverage": source.coverage,
        "coverage-note": source.coverage_note,
        "checked-against": source.checked_against,
        "rights": source.rights,
        "publish": source.publish,
        "draft": document.draft,
        "topics": list(dict.fromkeys(hit.topic for hit in hits)),
        "counts": {
            "blocks": dict(sorted(kinds.items())),
            "paragraphs": len(document.numbered),
            "sentences": sum(len(block.sentences) for block in document.numbered),
        },
        "seed": {"file": source.seed.file, "sha256": source.seed.sha256},
        "hide": ["navigation"],
    }


def _document_view(document: Document, handbook: Handbook, links: Links) -> dict[str, Any]:
    source = document.source
    numbered = document.numbered
    return {
        "id": document.id,
        "title": document.title,
        "year": source.dated,
        "date": _date_told(source),
        "version": formatting.version_of(source),
        "credit": formatting.credit_line(source),
        "language": source.csl.get("language") or handbook.language,
        "period": formatting.period_in_words(source.period) if source.period else None,
        "coverage": formatting.coverage_of(source),
        "coverage_note": source.coverage_note,
        "is_extract": source.coverage == "extract",
        "extract_of": source.extract_of,
        "checked": formatting.checked_of(source),
        "rights": source.rights,
        "original": source.csl.get("URL"),
        "issued": _version_date(source),
        "content_note": source.content_note,
        "draft": document.draft,
        "held_back": not is_in_full(source),
        "counts": formatting.counted(len(numbered), "numbered passage"),
        "sentences": formatting.counted(sum(len(block.sentences) for block in numbered), "sentence"),
        "bibliography_href": links.to(f"bibliography/#{document.id}"),
        "data_href": links.to(f"api/v1/documents/{document.id}.json"),
        "wordings": formatting.counted(len(document.past) + 1, "accepted wording") if document.past else None,
        "history_href": HISTORY,
        "wordings_href": links.to(f"api/v1/wordings/{document.id}.json"),
    }


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


def _reference_view(reference: Reference, document: Document, handbook: Handbook) -> dict[str, Any]:
    style = next(iter(reference.formatted))
    example = next((block.anchor for block in document.numbered if block.anchor), None)
    permalink = f"{handbook.site_url}{source_url(document.id, example)}" if handbook.site_url else None
    return {
        "entry": runs_html(reference.formatted[style]),
        "label": formatting.label_of(example) if example else "",
        "permalink": permalink,
        "anchor": example,
        "edition": handbook.edition
        and f"{handbook.edition.name} of {formatting.period_in_words(handbook.edition.date)}",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A live block, or the stub of one that was withdrawn, in its place."""

    section: str | None
    listed: bool
    block: Block | None = None
    stub: Retired | None = None

    @property
    def group(self) -> tuple[str | None, bool, bool]:
        """What its neighbours must share to stand in one list or section with it."""
        return self.section, self.listed, self.stub is not None and not self.listed


def _entries(document: Document, remains: Tombstone) -> Iterator[_Entry]:
    """Yield live blocks in reading order, each followed by the stubs of what stood behind it."""
    section, listed = None, False
    for block in (None, *(block for block in document.blocks if block.anchor)):
        if block:
            section, listed = block.section, block.kind in _LISTED
            yield _Entry(section=section, listed=listed, block=block)
        for stub in remains.stubs.get(block.anchor if block else None, ()):
            gone = remains.blocks.get(stub.anchor)
            yield _Entry(section=section, listed=listed and gone is not None and gone.kind in _LISTED, stub=stub)


def _parts(document: Document, margins: _Margins) -> Iterator[dict[str, Any]]:
    """Yield the page's parts in reading order: headings, single blocks, lists of blocks, and stubs among them."""
    titles = {section.id: section.title for section in document.sections}
    remains = remains_of(document)
    named: set[str | None] = set()
    for (section, listed, _), group in groupby(_entries(document, remains), key=lambda entry: entry.group):
        entries = list(group)
        first = entries[0].block
        if first and section not in named and titles.get(section or "") and first.kind != "heading":
            yield {
                "kind": "heading",
                "id": f"h-{section}",
                "text": inline(f"[{titles[section or '']}]"),
                "beside": None,
            }
        named |= {section} if first else set()
        views = [_entry_view(entry, document, margins, remains) for entry in entries]
        if listed:
            yield {"kind": "list", "blocks": views}
        else:
            yield from views


def _entry_view(entry: _Entry, document: Document, margins: _Margins, remains: Tombstone) -> dict[str, Any]:
    block = entry.block
    if block is None:
        return {"kind": "stub", "stub": stub_view(entry.stub, remains)} if entry.stub else {}
    beside = margin_notes(block.anchor, remains)
    if block.kind == "heading":
        return {"kind": "heading", "id": block.anchor, "text": inline(heading_words(block)), "beside": beside}
    return {"kind": "block", "block": _block_view(block, document, margins) | {"beside": beside}}


def _margins(
    document: Document,
    handbook: Handbook,
    hits: Sequence[TopicHit],
    recurring: Mapping[str, Sequence[Recurrence]],
    links: Links,
) -> _Margins:
    """Return what stands beside each passage of a source."""
    also = {
        block.anchor: _also(
            [recurrence for part in block.sentences for recurrence in recurring.get(part.anchor, ())], links
        )
        for block in document.numbered
    }
    return _Margins(topics=_topics_by_anchor(hits, handbook, document.source.place, links), also=also)


def _also(recurrences: Sequence[Recurrence], links: Links) -> list[dict[str, str]]:
    """Return where else sentences of one passage stand, each place once."""
    found = {recurrence.label: recurrence for recurrence in reversed(recurrences)}
    ordered = sorted(found.values(), key=lambda one: (one.order[:-1], one.label))
    return [
        {"label": recurrence.label, "href": links.to(recurrence.url), "change": links.to(recurrence.change_url)}
        for recurrence in ordered
    ]


def _topics_by_anchor(
    hits: Sequence[TopicHit], handbook: Handbook, place: str, links: Links
) -> Mapping[str, list[dict[str, str]]]:
    titles = {topic.id: topic.title for topic in handbook.topics}
    found: dict[str, list[dict[str, str]]] = {}
    for hit in hits:
        found.setdefault(hit.anchor, []).append(
            {"title": titles[hit.topic], "href": links.topic(hit.topic, place), "id": hit.topic}
        )
    return found


def _block_view(block: Block, document: Document, margins: _Margins) -> dict[str, Any]:
    anchor = block.anchor
    return passage_view(block, document) | {
        "sensitive": any(shown(sentence, document.source, Outlet.SEARCH).is_nothing for sentence in block.sentences),
        "topics": margins.topics.get(anchor, []),
        "also": margins.also.get(anchor, []),
    }


def _neighbours(document: Document, handbook: Handbook, links: Links) -> dict[str, Any]:
    place = handbook.documents.index(document)
    before = handbook.documents[place - 1] if place else None
    after = handbook.documents[place + 1] if place + 1 < len(handbook.documents) else None
    return {"before": _neighbour(before, links), "after": _neighbour(after, links)}


def _neighbour(document: Document | None, links: Links) -> dict[str, str] | None:
    if document is None:
        return None
    return {"title": formatting.short_title(document), "href": links.source(document.id)}


def _provenance(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "file": source.seed.file,
        "sha256": source.seed.sha256,
        "sidecar": source.sidecar,
        "evidence": [
            {"field": evidence.field, "basis": evidence.basis, "quote": evidence.quote, "note": evidence.note}
            for evidence in source.evidence
        ],
        "sic": [{"quote": sic.quote, "note": sic.note} for sic in source.sic],
    }
