"""The list of sources and the list of topics, as pages and as parts of hand-written pages."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pincite import formatting
from pincite.model import Artifact, Document, Handbook, YearHeld
from pincite.pages.addresses import Links
from pincite.pages.templates import fragment, page


def sources_page(handbook: Handbook) -> Artifact:
    """Return the page that lists the sources by year."""
    view = _sources_view(handbook, Links(page="sources/"))
    meta = {
        "title": "Sources",
        "description": "The sources of this handbook by year.",
        "generated-by": "pincite convert",
    }
    return page("docs/sources/index.md", "sources/sources", meta=meta | {"hide": ["navigation", "toc"]}, view=view)


def fill_home(text: str, handbook: Handbook) -> str:
    """Return the hand-written home page with what stands between its marks replaced by what is generated."""
    links = Links(page="")
    parts = {
        "sources": fragment("sources/source-list", _sources_view(handbook, links)),
        "edition": fragment("editions/edition-line", _edition_view(handbook, links)),
    }
    if handbook.topics:
        parts["topics"] = fragment("topics/topic-list", _topics_view(handbook, links))
    for name, part in parts.items():
        text = _between_marks(text, name, part)
    return text


def _edition_view(handbook: Handbook, links: Links) -> dict[str, Any]:
    edition = handbook.edition
    return {
        "edition": edition and {"name": edition.name, "date": formatting.period_in_words(edition.date)},
        "href": links.to("editions/"),
    }


def _between_marks(text: str, name: str, part: str) -> str:
    begin, end = f"<!-- pincite:{name} -->", f"<!-- /pincite:{name} -->"
    before, mark, rest = text.partition(begin)
    _, closing, after = rest.partition(end)
    return f"{before}{begin}\n\n{part}\n\n{end}{after}" if mark and closing else text


def missing_years(handbook: Handbook) -> str:
    """Return the years between sources for which none is held, in words; empty if there are none."""
    return formatting.join_words([year.name for year in handbook.years if not year.documents])


def _sources_view(handbook: Handbook, links: Links) -> dict[str, Any]:
    return {
        "sources": [
            one
            for year in handbook.years
            for one in ([_source_view(document, links) for document in year.documents] or [_gap_view(year)])
        ],
        "missing": missing_years(handbook),
    }


def _gap_view(year: YearHeld) -> dict[str, Any]:
    return {"gap": year.name, "ticks": year.ticks}


def _source_view(document: Document, links: Links) -> dict[str, Any]:
    source = document.source
    return {
        "gap": None,
        "year": source.dated,
        "title": document.title,
        "href": links.source(document.id),
        "credit": formatting.credit_line(source),
        "coverage": formatting.coverage_of(source),
        "note": source.coverage_note,
        "is_extract": source.coverage == "extract",
        "draft": document.draft,
        "counts": formatting.counted(len(document.numbered), "numbered passage"),
    }


def _topics_view(handbook: Handbook, links: Links) -> dict[str, Any]:
    count = Counter(hit.topic for hit in handbook.hits)
    return {
        "topics": [
            {
                "title": topic.title,
                "href": links.topic(topic.id),
                "counts": formatting.counted(count[topic.id], "passage"),
            }
            for topic in handbook.topics
        ]
    }
