"""The page that a source which was renamed, or withdrawn as a whole, leaves at its old address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pincite import phrasing
from pincite.model import Artifact, Document, Handbook, Moved
from pincite.render.links import Links, page_path, source_url
from pincite.render.templates import page
from pincite.text import one_line

_SENTENCE = re.compile(r"s\d+[a-z]*$")


def moved_page(moved: Moved, handbook: Handbook) -> Artifact:
    """Return the page at a source's old address: what became of it, and where each of its anchors leads."""
    links = Links(page=source_url(moved.id))
    to = handbook.document(moved.to) if moved.to else None
    title = moved.title or (to.title if to else moved.id)
    view = {
        "id": moved.id,
        "title": title,
        "to": {"title": to.title, "href": links.source(to.id)} if to else None,
        "date": phrasing.period_in_words(moved.date),
        "reason": one_line(moved.reason),
        "sources_href": links.to("sources/"),
        "passages": list(_passages(moved, handbook, links)),
    }
    became = f"Now {to.title}." if to else "Withdrawn."
    meta = {
        "title": f"{title} ({moved.id})",
        "description": became,
        "generated-by": "pincite convert; hands off, edit seeds/moved.yml",
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    return page(page_path(source_url(moved.id)), "moved", meta=meta, view=view)


def moved_targets(moved: Moved, handbook: Handbook) -> Mapping[str, str | None]:
    """Return where each old anchor leads: to the same one of the new source, or to its page; None where it is gone."""
    if moved.to is None:
        return dict.fromkeys(moved.anchors)
    held = _held(handbook.document(moved.to))
    return {anchor: f"{moved.to}#{anchor}" if anchor in held else moved.to for anchor in moved.anchors}


def _held(document: Document) -> frozenset[str]:
    live = {str(part.anchor) for block in document.blocks for part in block.parts if part.anchor}
    return frozenset(live | {one.anchor for one in document.retired})


def _passages(moved: Moved, handbook: Handbook, links: Links) -> Iterator[dict[str, Any]]:
    """Yield each old anchor with the link that it leads to."""
    for anchor, target in moved_targets(moved, handbook).items():
        source, _, at = (target or "").partition("#")
        yield {
            "anchor": anchor,
            "label": _label(anchor),
            "href": links.source(source, at or None) if source else None,
        }


def _label(anchor: str) -> str:
    """Return how an old anchor is named: `¶ 12`, `p12s3`, `heading`."""
    if anchor.startswith("h-"):
        return "heading"
    return anchor if _SENTENCE.search(anchor) else phrasing.label_of(anchor)
