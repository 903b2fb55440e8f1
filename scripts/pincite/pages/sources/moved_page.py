"""The pages that a source which was renamed, or withdrawn as a whole, leaves at its old addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pincite import formatting
from pincite.ids import is_heading, is_sentence, split_locator
from pincite.model import Artifact, Document, Handbook, Redirect
from pincite.pages.addresses import Links, page_path, source_url
from pincite.pages.front_matter import FrontMatter
from pincite.pages.history.version_views import wordings_of
from pincite.pages.sources.list_views import MovedPassage, MovedView
from pincite.pages.templates import page
from pincite.pages.views import LinkView
from pincite.text import one_line


def moved_pages(moved: Redirect, handbook: Handbook) -> Iterator[Artifact]:
    """Yield the pages at a source's old addresses: what became of it, and where each of its places leads."""
    url = source_url(moved.id)
    yield _page(url, moved, handbook, _passages(moved, handbook, Links(page=url)))
    if moved.wordings:
        url = f"{url}history/"
        yield _page(url, moved, handbook, _wordings(moved, handbook, Links(page=url)))


def _page(url: str, moved: Redirect, handbook: Handbook, passages: Iterable[MovedPassage]) -> Artifact:
    links = Links(page=url)
    to = handbook.document(moved.to) if moved.to else None
    title = moved.title or (to.title if to else moved.id)
    view = MovedView(
        id=moved.id,
        title=title,
        to=LinkView(label=to.title, href=links.source(to.id)) if to else None,
        date=formatting.period_in_words(moved.date),
        reason=one_line(moved.reason),
        sources_href=links.to("sources/"),
        passages=tuple(passages),
    )
    meta = FrontMatter(
        title=f"{title} ({moved.id})",
        description=f"Now {to.title}." if to else "Withdrawn.",
        generated_by="pincite convert; hands off, edit seeds/moved.yml",
        is_searched=False,
    )
    return page(page_path(url), view, meta)


def _wordings(moved: Redirect, handbook: Handbook, links: Links) -> Iterator[MovedPassage]:
    """Yield each place of the old history with the link that it leads to."""
    to = handbook.document(moved.to) if moved.to else None
    held = {wording.place for known in wordings_of(to).values() for wording in known} if to and to.past else set()
    for place in moved.wordings:
        kept = links.to(f"{source_url(to.id)}history/#{place}") if to and place in held else None
        yield MovedPassage(anchor=place, label=place, href=kept or (links.source(to.id) if to else None))


def moved_targets(moved: Redirect, handbook: Handbook) -> Mapping[str, str | None]:
    """Return where each old anchor leads: to the same one of the new source, or to its page; None where it is gone."""
    if moved.to is None:
        return dict.fromkeys(moved.anchors)
    held = _held(handbook.document(moved.to))
    return {anchor: f"{moved.to}#{anchor}" if anchor in held else moved.to for anchor in moved.anchors}


def _held(document: Document) -> frozenset[str]:
    return frozenset(document.anchors | {retired.anchor for retired in document.retired})


def _passages(moved: Redirect, handbook: Handbook, links: Links) -> Iterator[MovedPassage]:
    """Yield each old anchor with the link that it leads to."""
    for anchor, target in moved_targets(moved, handbook).items():
        place = split_locator(target or "")
        yield MovedPassage(
            anchor=anchor,
            label=_label(anchor),
            href=links.source(place.source, place.anchor or None) if place.source else None,
        )


def _label(anchor: str) -> str:
    """Return how an old anchor is named: `¶ 12`, `p12s3`, `heading`."""
    if is_heading(anchor):
        return "heading"
    return anchor if is_sentence(anchor) else formatting.label_of(anchor)
