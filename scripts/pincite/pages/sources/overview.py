"""The list of sources and the list of topics, as pages and as parts of hand-written pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pincite import formatting
from pincite.model import Artifact, Document, Handbook, YearHeld
from pincite.pages.addresses import Links
from pincite.pages.front_matter import FrontMatter
from pincite.pages.passage_html import speech_of
from pincite.pages.sources.list_views import (
    EditionLineView,
    EditionName,
    GapRow,
    SourceListView,
    SourceRow,
    SourcesView,
    TopicListView,
    TopicRow,
)
from pincite.pages.templates import fragment, page


def sources_page(handbook: Handbook) -> Artifact:
    """Return the page that lists the sources by year."""
    view = SourcesView(sources=_rows(handbook, Links(page="sources/")), missing=missing_years(handbook))
    meta = FrontMatter(title="Sources", description="The sources of this handbook by year.")
    return page("docs/sources/index.md", view, meta)


def fill_home(text: str, handbook: Handbook) -> str:
    """Return the hand-written home page with what stands between its marks replaced by what is generated."""
    links = Links(page="")
    sources = SourceListView(sources=_rows(handbook, links), missing=missing_years(handbook))
    parts = {"sources": fragment(sources), "edition": fragment(_edition_line(handbook, links))}
    if handbook.topics:
        parts["topics"] = fragment(TopicListView(topics=_topic_rows(handbook, links)))
    for name, part in parts.items():
        text = _between_marks(text, name, part)
    return text


def _edition_line(handbook: Handbook, links: Links) -> EditionLineView:
    edition = handbook.edition
    return EditionLineView(
        edition=EditionName(name=edition.name, date=formatting.period_in_words(edition.date)) if edition else None,
        href=links.to("editions/"),
    )


def _between_marks(text: str, name: str, part: str) -> str:
    begin, end = f"<!-- pincite:{name} -->", f"<!-- /pincite:{name} -->"
    before, mark, rest = text.partition(begin)
    _, closing, after = rest.partition(end)
    return f"{before}{begin}\n\n{part}\n\n{end}{after}" if mark and closing else text


def missing_years(handbook: Handbook) -> str:
    """Return the years between sources for which none is held, in words; empty if there are none."""
    return formatting.join_words([year.name for year in handbook.years if not year.documents])


def _rows(handbook: Handbook, links: Links) -> tuple[SourceRow | GapRow, ...]:
    return tuple(row for year in handbook.years for row in _rows_of(year, links, handbook.language))


def _rows_of(year: YearHeld, links: Links, language: str) -> Sequence[SourceRow | GapRow]:
    if not year.documents:
        return [GapRow(years=year.name, ticks=year.ticks)]
    return [_source_row(document, links, language) for document in year.documents]


def _source_row(document: Document, links: Links, language: str) -> SourceRow:
    source = document.source
    return SourceRow(
        year=source.dated,
        title=document.title,
        speech=speech_of(source, language),
        href=links.source(document.id),
        credit=formatting.credit_line(source),
        coverage=formatting.coverage_of(source),
        note=source.coverage_note,
        is_extract=source.coverage == "extract",
        draft=document.draft,
        counts=formatting.counted(len(document.numbered), "numbered passage"),
    )


def _topic_rows(handbook: Handbook, links: Links) -> tuple[TopicRow, ...]:
    count = Counter(hit.topic for hit in handbook.hits)
    return tuple(
        TopicRow(
            title=topic.title,
            href=links.topic(topic.id),
            number=count[topic.id],
            noun="passage" if count[topic.id] == 1 else "passages",
        )
        for topic in handbook.topics
    )
