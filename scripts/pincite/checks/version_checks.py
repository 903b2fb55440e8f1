"""Promise 2 on the pages: every anchor ever given is an id that leads somewhere, every wording ever published stands.

An element with `data-wording="<id>#<anchor>@<fingerprint>"` holds a wording: its words must have that fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pincite.checks.page_checks import Element, PageReader, page_ids
from pincite.errors import Problem
from pincite.ids import split_locator
from pincite.model import Document, Handbook
from pincite.text import fingerprint

_FAULT = "This is a fault of pincite; do not publish."


def check_anchors(pages: Mapping[str, PageReader], texts: Mapping[str, str], handbook: Handbook) -> Iterator[Problem]:
    """Yield a problem for each anchor that was ever given and is no id, or more than one, on its source's page."""
    given = {f"{document.id}/": _given(document) for document in handbook.documents}
    given |= {f"{redirect.id}/": frozenset(redirect.anchors) for redirect in handbook.moved}
    given |= {f"{redirect.id}/history/": frozenset(redirect.wordings) for redirect in handbook.moved}
    for url, anchors in given.items():
        path = f"docs/sources/{url}index.md"
        ids = page_ids(pages[path], texts[path]) if path in pages else []
        for anchor in sorted(anchors):
            if (count := ids.count(anchor)) != 1:
                code, state = ("anchor-twice", "stands there twice") if count else ("anchor-lost", "is no id there")
                message = f"`{anchor}` was published at `sources/{url}` and {state}."
                yield Problem(path=path, line=0, code=code, message=message, fix=_FAULT)


def _given(document: Document) -> frozenset[str]:
    """Return every anchor that was ever given in a document."""
    blocks = chain(document.blocks, *(version.blocks for version in document.past))
    stood = {part.anchor for block in blocks for part in block.parts if part.anchor}
    return frozenset(stood | {retired.anchor for retired in document.retired})


def check_wordings(pages: Mapping[str, PageReader], documents: Sequence[Document]) -> Iterator[Problem]:
    """Yield a problem for each wording on a page that is not what it says, and for each that no history shows."""
    known = {document.id: _wordings(document) for document in documents}
    for path, page in pages.items():
        for element in page.elements:
            if (named := element.attributes.get("data-wording")) is not None:
                yield from _check_wording(path, element, named, known)
    for document in documents:
        path = f"docs/sources/{document.id}/history/index.md"
        if not document.past:
            continue
        held = (
            {element.attributes["id"] for element in pages[path].elements if "id" in element.attributes}
            if path in pages
            else ()
        )
        for anchor, words in sorted(known[document.id]):
            if f"{anchor}-{words}" not in held:
                message = f"the wording {words} of `{anchor}` is not shown."
                yield Problem(path=path, line=0, code="wording-lost", message=message, fix=_FAULT)


def _wordings(document: Document) -> frozenset[tuple[str, str]]:
    """Return every wording that was accepted, as anchor and fingerprint."""
    blocks = chain(document.blocks, *(version.blocks for version in document.past))
    return frozenset((part.anchor, part.fingerprint) for block in blocks for part in block.parts if part.anchor)


def _check_wording(
    path: str, element: Element, named: str, known: Mapping[str, frozenset[tuple[str, str]]]
) -> Iterator[Problem]:
    at, _, words = named.partition("@")
    place = split_locator(at)
    if (place.anchor, words) not in known.get(place.source, frozenset()):
        message = f"`{named}` is no wording that was accepted."
    elif fingerprint(element.text) != words:
        message = f"the words shown as `{named}` have the fingerprint {fingerprint(element.text)}."
    else:
        return
    yield Problem(path=path, line=element.line, code="wording-altered", message=message, fix="Convert again.")
