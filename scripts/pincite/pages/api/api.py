"""The machine-readable handbook, `/api/v1/`, and the schemas that tell its shapes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from pincite.api_models.document_models import AnchorData, AnchorList, AnchorStatus, DocumentList
from pincite.api_models.json_model import JsonModel, json_text
from pincite.api_models.json_schemas import schemas
from pincite.api_models.topic_models import TopicData, TopicEntry, TopicList, TopicSummary
from pincite.model import Artifact, Document, Handbook, Redirect, Topic, by_source, text_artifact
from pincite.pages.addresses import source_url
from pincite.pages.api.documents import document_data, document_summary
from pincite.pages.history.versions_data import versions_data
from pincite.pages.sources.moved_page import moved_targets

_ROOT = "docs/api/v1"


def api_files(handbook: Handbook) -> Iterator[Artifact]:
    """Yield all JSON files of the handbook, and their schemas."""
    hits = by_source(handbook.hits)
    yield _file("documents.json", DocumentList(documents=tuple(map(document_summary, handbook.documents))))
    for document in handbook.documents:
        yield _file(f"documents/{document.id}.json", document_data(document, hits.get(document.id, ())))
    if handbook.topics:
        summaries = tuple(_topic_summary(topic, handbook) for topic in handbook.topics)
        yield _file("topics.json", TopicList(topics=summaries))
    for topic in handbook.topics:
        yield _file(f"topics/{topic.id}.json", _topic(topic, handbook))
    for document in handbook.documents:
        if document.past:
            yield _file(f"wordings/{document.id}.json", versions_data(document))
    anchors = [anchor for document in handbook.documents for anchor in _anchors(document)]
    moved = [moved_anchor for each in handbook.moved for moved_anchor in _moved_anchors(each, handbook)]
    yield _file("anchors.json", AnchorList(anchors=(*anchors, *moved)))
    for name, text in schemas():
        yield text_artifact(f"{_ROOT}/schemas/{name}.json", text)
    # Of what people write below `seeds/`; `make reference` keeps them true to the models that read it.
    for written in sorted(files("pincite").joinpath("pages/api/schemas").iterdir(), key=lambda path: path.name):
        yield text_artifact(f"{_ROOT}/schemas/{written.name}", written.read_text("utf-8"))


def _file(path: str, value: JsonModel) -> Artifact:
    return text_artifact(f"{_ROOT}/{path}", json_text(value))


def _topic_summary(topic: Topic, handbook: Handbook) -> TopicSummary:
    count = sum(hit.topic == topic.id for hit in handbook.hits)
    return TopicSummary(id=topic.id, title=topic.title, definition=topic.definition, paragraphs=count)


def _topic(topic: Topic, handbook: Handbook) -> TopicData:
    years = {document.id: document.source.year for document in handbook.documents}
    entries = tuple(
        TopicEntry(
            year=years[hit.source],
            source=hit.source,
            anchor=hit.anchor,
            sentences=tuple(sentence.anchor for sentence in hit.sentences),
        )
        for hit in handbook.hits
        if hit.topic == topic.id
    )
    return TopicData(
        id=topic.id, title=topic.title, definition=topic.definition, paragraphs=len(entries), entries=entries
    )


def _anchors(document: Document) -> Iterator[AnchorData]:
    """Yield every id that leads somewhere on a source's page."""
    for block in document.blocks:
        if block.anchor:
            for anchor in [part.anchor for part in block.parts]:
                yield _leads(document.id, anchor, "draft" if document.draft else "live", anchor)
    for retired in document.retired:
        yield _leads(document.id, retired.anchor, retired.status, retired.leads_to)


def _moved_anchors(moved: Redirect, handbook: Handbook) -> Iterator[AnchorData]:
    """Yield the ids of a source that was renamed or withdrawn, and where each leads now."""
    for anchor, target in moved_targets(moved, handbook).items():
        yield _leads(moved.id, anchor, "moved" if target else "withdrawn", target)


def _leads(source: str, anchor: str, status: AnchorStatus, leads_to: str | None) -> AnchorData:
    return AnchorData(source=source, anchor=anchor, status=status, leads_to=leads_to, url=source_url(source, anchor))
