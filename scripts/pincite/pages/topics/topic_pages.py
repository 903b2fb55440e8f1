"""A page for each topic, and the matrix of topics and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pincite import formatting
from pincite.model import Artifact, Document, Handbook, Source, Topic, TopicHit, YearHeld
from pincite.pages.addresses import Links, page_path, topic_url
from pincite.pages.front_matter import FrontMatter
from pincite.pages.passage_html import excerpt, speech_of
from pincite.pages.sources.overview import missing_years
from pincite.pages.templates import page
from pincite.pages.topics.topic_related import RelatedToTopic
from pincite.pages.topics.views import (
    CellView,
    ColumnSource,
    ColumnView,
    MatrixView,
    RowView,
    SourceOnTopic,
    TopicView,
    YearOnTopic,
)

# A cell's shade: the first level that its count does not exceed.
_LEVELS = (1, 3, 6, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TopicFrontMatter(FrontMatter):
    """Says of a topic's page how many passages it lists."""

    topic: str
    passages: int

    def own(self) -> Mapping[str, object]:
        """Return the keys that this kind of page has beside the common ones."""
        return {"topic": self.topic, "passages": self.passages}


def topic_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the page of each topic, and the matrix; nothing for a handbook without topics."""
    if not handbook.topics:
        return
    by_topic: dict[str, list[TopicHit]] = {}
    for hit in handbook.hits:
        by_topic.setdefault(hit.topic, []).append(hit)
    yield _matrix_page(handbook, by_topic)
    ties = RelatedToTopic.of(handbook)
    for topic in handbook.topics:
        yield _topic_page(topic, handbook, by_topic.get(topic.id, []), ties)


def _topic_page(topic: Topic, handbook: Handbook, hits: Sequence[TopicHit], ties: RelatedToTopic) -> Artifact:
    links = Links(page=topic_url(topic.id))
    extracts = [document for document in handbook.documents if document.source.coverage == "extract"]
    years = tuple(_year_view(year, hits, links, handbook.language) for year in handbook.years)
    view = TopicView(
        title=topic.title,
        definition=topic.definition,
        topics_href=links.to("topics/"),
        years=years,
        has_context=any(_has_context(source) for year in years for source in year.documents),
        figures=ties.figures(topic.id, links),
        changes=ties.changes(hits, links),
        missing=missing_years(handbook),
        extracts=formatting.join_words([document.source.dated for document in extracts]),
    )
    meta = _TopicFrontMatter(
        title=topic.title,
        description=topic.definition,
        generated_by="pincite convert; hands off, edit seeds/topics.yml",
        hide=("navigation",),
        topic=topic.id,
        passages=len(hits),
    )
    return page(page_path(topic_url(topic.id)), view, meta)


def _has_context(source: SourceOnTopic) -> bool:
    return any(part.is_context for excerpt_view in source.excerpts for part in excerpt_view.parts)


def _year_view(year: YearHeld, hits: Sequence[TopicHit], links: Links, language: str) -> YearOnTopic:
    documents = tuple(_source_view(document, hits, links, language) for document in year.documents)
    whole = any(document.source.coverage == "full" for document in year.documents)
    return YearOnTopic(
        year=year.name,
        place=year.place,
        ticks=year.ticks,
        state="whole" if whole else "extract" if documents else "missing",
        count=sum(len(document.excerpts) for document in documents),
        documents=documents,
    )


def _source_view(document: Document, hits: Sequence[TopicHit], links: Links, language: str) -> SourceOnTopic:
    source = document.source
    return SourceOnTopic(
        title=document.title,
        speech=speech_of(source, language),
        short=formatting.short_name(source),
        wording=formatting.wording_of(source),
        dates=_dates(source),
        href=links.source(document.id),
        coverage=formatting.coverage_of(source),
        note=source.coverage_note,
        is_extract=source.coverage == "extract",
        excerpts=tuple(excerpt(hit, document, links, language) for hit in hits if hit.source == document.id),
    )


def _dates(source: Source) -> str | None:
    """Return what a source’s year does not say of its date, and of that of its wording; None where it says all."""
    told = [source.dated] if source.dated != source.filed else []
    return "; ".join([*told, *([said] if (said := formatting.wording_of(source)) else [])]) or None


def _matrix_page(handbook: Handbook, by_topic: Mapping[str, Sequence[TopicHit]]) -> Artifact:
    links = Links(page="topics/")
    held = [year for year in handbook.years if year.documents]
    after_gap = {year.place for before, year in pairwise(handbook.years) if not before.documents}
    missing = missing_years(handbook)
    columns = tuple(_column_view(year, links, after_gap) for year in held)
    view = MatrixView(
        columns=columns,
        rows=tuple(
            RowView(
                title=topic.title,
                href=links.topic(topic.id),
                cells=tuple(_cells(topic, by_topic.get(topic.id, []), held, columns, links)),
            )
            for topic in handbook.topics
        ),
        missing=missing,
        missing_note="extracts hold a part of that year’s document only"
        + (f", and no source is held for {missing}." if missing else "."),
    )
    return page("docs/topics/index.md", view, FrontMatter(title="Topics", description="Topics by year."))


def _column_view(year: YearHeld, links: Links, after_gap: Collection[str]) -> ColumnView:
    first = year.documents[0]
    is_extract = all(document.source.coverage == "extract" for document in year.documents)
    return ColumnView(
        year=year.name,
        after_gap=year.place in after_gap,
        href=links.source(first.id),
        is_extract=is_extract,
        held=formatting.held_of(first.source),
        documents=tuple(
            ColumnSource(
                title=document.title,
                href=links.source(document.id),
                coverage=formatting.coverage_of(document.source),
                note=document.source.coverage_note,
                dates=_dates(document.source),
            )
            for document in year.documents
        ),
    )


def _cells(
    topic: Topic, hits: Sequence[TopicHit], held: Sequence[YearHeld], columns: Sequence[ColumnView], links: Links
) -> Iterator[CellView]:
    """Yield the cells of a topic, one for each column."""
    count = Counter(hit.source for hit in hits)
    for year, column in zip(held, columns, strict=True):
        number = sum(count[document.id] for document in year.documents)
        yield CellView(
            count=number,
            level=sum(number > level for level in _LEVELS) + 1,
            href=links.topic(topic.id, year.place),
            after_gap=column.after_gap,
            is_extract=column.is_extract,
            label=f"{formatting.counted(number, 'passage')} on {topic.title} {year.phrase}",
        )
