"""All pages and data files of a handbook."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.model import Artifact, Handbook, by_source
from pincite.pages.api.api import api_files
from pincite.pages.bibliography.bibliography_page import bibliography_page, citation_files
from pincite.pages.changes.change_pages import change_pages
from pincite.pages.changes.changes_data import changes_data
from pincite.pages.changes.recurrence import recurrences
from pincite.pages.editions.edition_pages import edition_pages
from pincite.pages.editions.feed import feed
from pincite.pages.figures.figure_pages import figure_pages
from pincite.pages.history.history_page import history_page
from pincite.pages.sources.moved_page import moved_pages
from pincite.pages.sources.overview import sources_page
from pincite.pages.sources.source_page import source_page
from pincite.pages.topics.topic_pages import topic_pages


def render_site(handbook: Handbook) -> Iterator[Artifact]:
    """Yield every generated file below `docs/`."""
    hits = by_source(handbook.hits)
    recurring = recurrences(handbook)
    yield sources_page(handbook)
    for document in handbook.documents:
        yield source_page(document, handbook, hits.get(document.id, ()), recurring.get(document.id))
        if document.past:
            yield history_page(document, handbook.language)
    for moved in handbook.moved:
        yield from moved_pages(moved, handbook)
    yield from topic_pages(handbook)
    if handbook.pairs:
        yield from change_pages(handbook)
        yield changes_data(handbook)
    yield from figure_pages(handbook)
    yield bibliography_page(handbook)
    yield from citation_files(handbook)
    yield from edition_pages(handbook)
    yield from feed(handbook)
    yield from api_files(handbook)
