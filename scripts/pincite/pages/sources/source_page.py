"""The page of one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pincite.model import Artifact, Document, Handbook, TopicHit
from pincite.pages.addresses import Links, page_path, source_url
from pincite.pages.changes.recurrence import Recurrence
from pincite.pages.sources.source_facts import (
    document_view,
    left_out_view,
    neighbours_view,
    provenance_view,
    reference_view,
)
from pincite.pages.sources.source_front_matter import front_matter
from pincite.pages.sources.source_parts import Margins, source_parts
from pincite.pages.sources.views import SourceView
from pincite.pages.templates import page
from pincite.text import one_line

_TOLD_ELSEWHERE = frozenset({"separator", "speaker", "title"})


def source_page(
    document: Document,
    handbook: Handbook,
    hits: Sequence[TopicHit],
    recurring: Mapping[str, Sequence[Recurrence]] | None = None,
) -> Artifact:
    """Return the Markdown page of a source; `recurring` says of its sentences where else they stand."""
    links = Links(page=source_url(document.id))
    reference = next(reference for reference in handbook.references if reference.id == document.id)
    view = SourceView(
        document=document_view(document, links, handbook.language),
        reference=reference_view(reference, document, handbook),
        parts=tuple(source_parts(document, Margins.of(document, handbook, hits, recurring or {}))),
        neighbours=neighbours_view(document, handbook, links),
        provenance=provenance_view(document),
        left_out=tuple(
            left_out_view(block) for block in document.blocks if not block.anchor and block.kind not in _TOLD_ELSEWHERE
        ),
        separators=sum(block.kind == "separator" for block in document.blocks),
        titles=tuple(one_line(block.text) for block in document.blocks if block.kind == "title"),
        sources_href=links.to("sources/"),
    )
    return page(page_path(source_url(document.id)), view, front_matter(document, hits))
