"""All pages and data files of a handbook."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.model import Artifact, Handbook, by_source
from pincite.render.api import api_files
from pincite.render.bibliography_page import bibliography_page, citation_files
from pincite.render.change_pages import change_pages
from pincite.render.changes_data import changes_data
from pincite.render.edition_pages import edition_pages
from pincite.render.feed import feed
from pincite.render.figure_pages import figure_pages
from pincite.render.history_page import history_page
from pincite.render.moved_page import moved_pages
from pincite.render.overview import sources_page
from pincite.render.recurrence import recurrences
from pincite.render.source_page import source_page
from pincite.render.topic_pages import topic_pages


def render_site(handbook: Handbook) -> Iterator[Artifact]:
    """Yield every generated file below `docs/`."""
    hits = by_source(handbook.hits)
    recurring = recurrences(handbook)
    yield sources_page(handbook)
    for document in handbook.documents:
        yield source_page(document, handbook, hits.get(document.id, ()), recurring.get(document.id))
        if document.past:
            yield history_page(document)
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
