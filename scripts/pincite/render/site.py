"""All pages and data files of a handbook."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.model import Artifact, Handbook, by_source
from pincite.render.api import api_files
from pincite.render.bibliography_page import bibliography_page, citation_files
from pincite.render.overview import sources_page
from pincite.render.source_page import source_page
from pincite.render.topic_pages import topic_pages


def render_site(handbook: Handbook) -> Iterator[Artifact]:
    """Yield every generated file below `docs/`."""
    hits = by_source(handbook.hits)
    yield sources_page(handbook)
    for document in handbook.documents:
        yield source_page(document, handbook, hits.get(document.id, ()))
    yield from topic_pages(handbook)
    yield bibliography_page(handbook)
    yield from citation_files(handbook)
    yield from api_files(handbook)
