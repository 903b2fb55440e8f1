"""Promise 2 on the pages: every id that was ever published leads somewhere, and old editions hold what they held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pincite.checks.page_checks import PageReader, ids_on
from pincite.errors import Problem
from pincite.model import Document, Edition
from pincite.text import fingerprint
from pincite.visibility import Outlet, shown_of_source

_FIX = "This is a fault of pincite or of the ledger; do not publish."


def check_issued(
    pages: Mapping[str, PageReader], texts: Mapping[str, str], issued: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Yield a problem for each id, ever published, that is no place on the page of its source.

    Args:
        pages: by path, read.
        texts: the same pages as they were written.
        issued: by source, every anchor that a ledger or an edition has.
    """
    for source, anchors in issued.items():
        path = f"docs/sources/{source}/index.md"
        if path not in pages:
            message = f"passages of `{source}` were published, and its address leads to no page."
            yield Problem(path=path, line=0, code="source-page-lost", message=message, fix=_FIX)
            continue
        there = ids_on(pages[path], texts[path])
        for anchor in anchors:
            if anchor not in there:
                message = f"`{source}#{anchor}` was published and leads nowhere."
                yield Problem(path=path, line=0, code="anchor-leads-nowhere", message=message, fix=_FIX)


def check_past_ids(document: Document) -> Iterator[Problem]:
    """Yield a problem for each anchor that an earlier wording used twice."""
    for version in document.past:
        seen: set[str] = set()
        for part in (part for block in version.blocks for part in block.parts if part.anchor):
            if part.anchor in seen:
                message = f"the anchor `{part.anchor}` is used twice in an earlier wording."
                yield Problem(path=f"seeds/{version.file}", line=0, code="anchor-twice", message=message, fix=_FIX)
            seen.add(part.anchor)


def check_editions(pages: Mapping[str, PageReader], editions: Iterable[Edition]) -> Iterator[Problem]:
    """Yield a problem for each passage that an old edition's page lacks, or holds in other words."""
    for edition in editions:
        for document in edition.texts:
            path = f"docs/editions/{edition.name}/sources/{document.id}/index.md"
            if path not in pages:
                message = f"the edition {edition.name} has no page of `{document.id}`."
                yield Problem(path=path, line=0, code="no-page", message=message, fix="Convert again.")
                continue
            yield from _check_text(path, pages[path], document)


def _check_text(path: str, page: PageReader, document: Document) -> Iterator[Problem]:
    held = {element.attributes["id"]: element for element in page.elements if "id" in element.attributes}
    full = shown_of_source(document.source, Outlet.EDITION).is_whole
    for part in (part for block in document.numbered for part in block.parts):
        element = held.get(part.anchor)
        if element is None:
            message = f"the passage `{part.anchor}` is not on the page of the edition."
            yield Problem(path=path, line=0, code="passage-lost", message=message, fix="Convert again.")
        elif full and fingerprint(element.text) != part.fingerprint:
            message = f"the words at `{part.anchor}` are not those that the edition had."
            yield Problem(path=path, line=element.line, code="passage-altered", message=message, fix="Convert again.")
