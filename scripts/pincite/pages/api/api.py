"""The machine-readable handbook, `/api/v1/`; the schemas beside this module tell its shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from pincite.model import Artifact, Block, Document, Handbook, Redirect, Sentence, TopicHit, by_source, text_artifact
from pincite.pages.addresses import source_url
from pincite.pages.history.versions_data import wordings_data
from pincite.pages.sources.moved_page import moved_targets
from pincite.visibility import Outlet, is_sensitive, plain_words, shown_of_source

_ROOT = "docs/api/v1"


def api_files(handbook: Handbook) -> Iterator[Artifact]:
    """Yield all JSON files of the handbook, and their schemas."""
    hits = by_source(handbook.hits)
    yield _file("documents.json", {"documents": [_summary(document) for document in handbook.documents]})
    for document in handbook.documents:
        yield _file(f"documents/{document.id}.json", _document(document, hits.get(document.id, ())))
    if handbook.topics:
        yield _file("topics.json", {"topics": [_topic_summary(topic.id, handbook) for topic in handbook.topics]})
    for topic in handbook.topics:
        yield _file(f"topics/{topic.id}.json", _topic(topic.id, handbook))
    for document in handbook.documents:
        if document.past:
            yield _file(f"wordings/{document.id}.json", wordings_data(document))
    anchors = [anchor for document in handbook.documents for anchor in _anchors(document)]
    moved = [moved_anchor for each in handbook.moved for moved_anchor in _moved_anchors(each, handbook)]
    yield _file("anchors.json", {"anchors": [*anchors, *moved]})
    for schema in sorted(files("pincite").joinpath("pages/api/schemas").iterdir(), key=lambda path: path.name):
        if schema.name.endswith(".json"):
            yield text_artifact(f"{_ROOT}/schemas/{schema.name}", schema.read_text("utf-8"))


def _file(path: str, value: Mapping[str, Any]) -> Artifact:
    return text_artifact(f"{_ROOT}/{path}", json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _summary(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "year": document.source.year,
        "coverage": document.source.coverage,
        "paragraphs": len(document.numbered),
        "url": source_url(document.id),
    }


def _document(document: Document, hits: Sequence[TopicHit]) -> dict[str, Any]:
    source = document.source
    return {
        "id": document.id,
        "csl": source.cited,
        "issued": source.issued.text if source.issued else None,
        "wording": source.wording.text if source.wording else None,
        "year": source.year,
        "period": source.period,
        "collection": source.collection,
        "coverage": source.coverage,
        "coverage_note": source.coverage_note,
        "checked_against": source.checked_against,
        "rights": source.rights,
        "publish": source.publish,
        "draft": document.draft,
        "seed": {"file": source.seed.file, "sha256": source.seed.sha256},
        "versions": [
            {"file": seed.file, "sha256": seed.sha256, "from": since}
            for seed, since in [(version.seed, version.since) for version in source.versions] or [(source.seed, None)]
        ],
        "sections": [{"id": section.id, "title": section.title} for section in document.sections],
        "blocks": [_block(block, document, hits) for block in document.blocks],
        "retired": [
            {"anchor": retired.anchor, "status": retired.status, "leads_to": retired.leads_to}
            for retired in document.retired
        ],
    }


def _block(block: Block, document: Document, hits: Sequence[TopicHit]) -> dict[str, Any]:
    here = [hit for hit in hits if hit.anchor == block.anchor]
    is_whole = shown_of_source(document.source, Outlet.PAGE_DATA).is_whole
    return {
        "kind": block.kind,
        "section": block.section,
        "start": block.start,
        "end": block.end,
        "reason": block.reason,
        "anchor": block.anchor or None,
        "text": plain_words(block, document.source, Outlet.PAGE_DATA),
        "fingerprint": block.fingerprint or None,
        "permalink": source_url(document.id, block.anchor) if block.anchor else None,
        "topics": [hit.topic for hit in here],
        "sentences": [_sentence(sentence, here) for sentence in block.sentences] if is_whole else [],
    }


def _sentence(sentence: Sentence, hits: Sequence[TopicHit]) -> dict[str, Any]:
    carried = [
        hit.topic for hit in hits if any(sentence_hit.anchor == sentence.anchor for sentence_hit in hit.sentences)
    ]
    return {
        "anchor": sentence.anchor,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "fingerprint": sentence.fingerprint,
        "sensitive": is_sensitive(sentence),
        "topics": carried,
    }


def _topic_summary(topic: str, handbook: Handbook) -> dict[str, Any]:
    one = next(each for each in handbook.topics if each.id == topic)
    count = sum(hit.topic == topic for hit in handbook.hits)
    return {"id": one.id, "title": one.title, "definition": one.definition, "paragraphs": count}


def _topic(topic: str, handbook: Handbook) -> dict[str, Any]:
    years = {document.id: document.source.year for document in handbook.documents}
    entries = [
        {
            "year": years[hit.source],
            "source": hit.source,
            "anchor": hit.anchor,
            "sentences": [sentence.anchor for sentence in hit.sentences],
        }
        for hit in handbook.hits
        if hit.topic == topic
    ]
    return _topic_summary(topic, handbook) | {"entries": entries}


def _anchors(document: Document) -> Iterator[dict[str, Any]]:
    """Yield every id that leads somewhere on a source's page."""
    for block in document.blocks:
        if block.anchor:
            for anchor in [part.anchor for part in block.parts]:
                yield _leads(document.id, anchor, "draft" if document.draft else "live", anchor)
    for retired in document.retired:
        yield _leads(document.id, retired.anchor, retired.status, retired.leads_to)


def _moved_anchors(moved: Redirect, handbook: Handbook) -> Iterator[dict[str, Any]]:
    """Yield the ids of a source that was renamed or withdrawn, and where each leads now."""
    for anchor, target in moved_targets(moved, handbook).items():
        yield _leads(moved.id, anchor, "moved" if target else "withdrawn", target)


def _leads(source: str, anchor: str, status: str, leads_to: str | None) -> dict[str, Any]:
    return {
        "source": source,
        "anchor": anchor,
        "status": status,
        "leads_to": leads_to,
        "url": source_url(source, anchor),
    }
