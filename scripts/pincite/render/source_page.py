"""The page of one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pincite import phrasing
from pincite.model import Artifact, Block, Document, Handbook, Reference, TopicHit
from pincite.render.escape import inline
from pincite.render.links import Links, page_path, source_url
from pincite.render.passages import block_html
from pincite.render.runs import runs_html
from pincite.render.templates import page
from pincite.text import one_line

_LISTED = frozenset({"recommendation", "list-item"})


def source_page(document: Document, handbook: Handbook, hits: Sequence[TopicHit]) -> Artifact:
    """Return the Markdown page of a source."""
    links = Links(page=source_url(document.id))
    reference = next(one for one in handbook.references if one.id == document.id)
    view = {
        "document": _document_view(document, handbook, links),
        "reference": _reference_view(reference, document, handbook),
        "parts": list(_parts(document, handbook, hits, links)),
        "neighbours": _neighbours(document, handbook, links),
        "provenance": _provenance(document),
        "left_out": [
            {"kind": block.kind, "reason": block.reason or "", "text": one_line(block.text)}
            for block in document.blocks
            if block.anchor is None and block.kind not in {"separator", "title"}
        ],
        "separators": sum(block.kind == "separator" for block in document.blocks),
        "titles": [one_line(block.text) for block in document.blocks if block.kind == "title"],
        "sources_href": links.to("sources/"),
    }
    return page(page_path(source_url(document.id)), "source", meta=front_matter(document, hits), view=view)


def front_matter(document: Document, hits: Sequence[TopicHit]) -> dict[str, Any]:
    """Return the front matter of a source's page; python-frontmatter reads it back as it is."""
    source = document.source
    kinds = Counter(block.kind for block in document.blocks)
    return {
        "title": document.title,
        "description": f"{phrasing.credit_line(source.csl)}. {phrasing.coverage_of(source)}, every paragraph citable.",
        "generated-by": "pincite convert; hands off, edit the sidecar",
        "id": document.id,
        "csl": dict(source.csl),
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
        "year": source.year,
        "credit": phrasing.credit_line(source.csl),
        "language": source.csl.get("language") or handbook.language,
        "period": source.period,
        "coverage": phrasing.coverage_of(source),
        "coverage_note": source.coverage_note,
        "is_extract": source.coverage == "extract",
        "extract_of": source.extract_of,
        "checked": phrasing.checked_of(source),
        "rights": source.rights,
        "original": source.csl.get("URL"),
        "issued": "-".join(f"{part:02}" for part in source.csl["issued"]["date-parts"][0]),
        "content_note": source.content_note,
        "draft": document.draft,
        "held_back": source.publish == "excerpts",
        "counts": phrasing.counted(len(numbered), "numbered passage"),
        "sentences": phrasing.counted(sum(len(block.sentences) for block in numbered), "sentence"),
        "bibliography_href": links.to(f"bibliography/#{document.id}"),
        "data_href": links.to(f"api/v1/documents/{document.id}.json"),
    }


def _reference_view(reference: Reference, document: Document, handbook: Handbook) -> dict[str, Any]:
    style = next(iter(reference.formatted))
    example = next((block.anchor for block in document.numbered if block.anchor), None)
    permalink = f"{handbook.site_url}{source_url(document.id, example)}" if handbook.site_url else None
    return {
        "entry": runs_html(reference.formatted[style]),
        "label": phrasing.label_of(example) if example else "",
        "permalink": permalink,
        "anchor": example,
    }


def _parts(document: Document, handbook: Handbook, hits: Sequence[TopicHit], links: Links) -> Iterator[dict[str, Any]]:
    """Yield the page's parts in reading order: headings, single blocks, and lists of blocks."""
    topics = _topics_by_anchor(hits, handbook, document.source.year, links)
    titles = {section.id: section.title for section in document.sections}
    shown = [block for block in document.blocks if block.anchor]
    named: set[str | None] = set()
    for (section, listed), group in groupby(shown, key=lambda block: (block.section, block.kind in _LISTED)):
        blocks = list(group)
        if section not in named and titles.get(section or "") and blocks[0].kind != "heading":
            yield {"kind": "heading", "id": f"h-{section}", "text": inline(f"[{titles[section or '']}]")}
        named.add(section)
        if listed:
            yield {"kind": "list", "blocks": [_block_view(block, document, topics) for block in blocks]}
            continue
        for block in blocks:
            if block.kind == "heading":
                yield {"kind": "heading", "id": block.anchor, "text": inline(one_line(block.text))}
            else:
                yield {"kind": "block", "block": _block_view(block, document, topics)}


def _topics_by_anchor(
    hits: Sequence[TopicHit], handbook: Handbook, year: int, links: Links
) -> Mapping[str, list[dict[str, str]]]:
    titles = {topic.id: topic.title for topic in handbook.topics}
    found: dict[str, list[dict[str, str]]] = {}
    for hit in hits:
        found.setdefault(hit.anchor, []).append(
            {"title": titles[hit.topic], "href": links.topic(hit.topic, year), "id": hit.topic}
        )
    return found


def _block_view(block: Block, document: Document, topics: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    anchor = str(block.anchor)
    return {
        "anchor": anchor,
        "number": phrasing.number_of(anchor),
        "label": phrasing.long_label_of(anchor),
        "kind": block.kind,
        "fingerprint": block.fingerprint,
        "html": block_html(block, document),
        "sensitive": any(sentence.sensitive for sentence in block.sentences),
        "topics": topics.get(anchor, []),
    }


def _neighbours(document: Document, handbook: Handbook, links: Links) -> dict[str, Any]:
    place = handbook.documents.index(document)
    before = handbook.documents[place - 1] if place else None
    after = handbook.documents[place + 1] if place + 1 < len(handbook.documents) else None
    return {"before": _neighbour(before, links), "after": _neighbour(after, links)}


def _neighbour(document: Document | None, links: Links) -> dict[str, str] | None:
    if document is None:
        return None
    return {"title": phrasing.short_title(document), "href": links.source(document.id)}


def _provenance(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "file": source.seed.file,
        "sha256": source.seed.sha256,
        "sidecar": source.sidecar,
        "evidence": [
            {"field": one.field, "basis": one.basis, "quote": one.quote, "note": one.note} for one in source.evidence
        ],
        "sic": [{"quote": one.quote, "note": one.note} for one in source.sic],
    }
