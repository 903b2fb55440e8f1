"""Documents that were published in one wording after another, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pincite.anchors.place import Acceptance
from pincite.checks.history import check_anchors, check_wordings
from pincite.checks.pages import check_passages, read_pages
from pincite.model import Document, Seed, Version, text_artifact
from pincite.pipeline import convert_source
from pincite.render.history_page import history_page
from pincite.render.source_page import source_page
from tests.support.linking import check_links
from tests.support.making import make_handbook, make_profile, make_source

LINES = make_profile(paragraphs="lines")
PAGE, HISTORY = "docs/sources/larkholm/index.md", "docs/sources/larkholm/history/index.md"


def publish(*texts: str, reason: str | None = None, **fields: Any) -> Document:
    """Return the document whose wordings were accepted one after another, in 1901, 1902 and so on."""
    versions = tuple(_version(text, 1901 + number) for number, text in enumerate(texts))
    ledger = None
    for count in range(1, len(texts) + 1):
        held = versions[:count]
        source = replace(make_source("", **fields), seed=held[-1].seed, versions=held if count > 1 else ())
        document, ledger = convert_source(source, LINES, ledger, Acceptance(reason=reason))
    return document


def _version(text: str, year: int) -> Version:
    digest = hashlib.sha256(text.encode()).hexdigest()
    seed = Seed(file=f"wording-{year}.txt", sha256=digest, text=text)
    return Version(seed=seed, since=str(year), note=None, sic=(), left_out=())


def pages_of(document: Document) -> dict[str, str]:
    """Return the Markdown of a document's own pages."""
    made = [source_page(document, make_handbook([document]), ())]
    made += [history_page(document)] if document.past else []
    return {one.path: one.data.decode() for one in made}


def faults(document: Document, texts: Mapping[str, str] | None = None) -> Sequence[str]:
    """Return the codes of all that the checks find on a document's own pages."""
    return list(_faults(document, texts or pages_of(document)))


def _faults(document: Document, texts: Mapping[str, str]) -> Iterator[str]:
    pages, handbook = read_pages(texts), make_handbook([document])
    others = {
        path: text_artifact(path, "").data.decode() for path in ("docs/sources/index.md", "docs/bibliography/index.md")
    }
    files = ["docs/api/v1/documents/larkholm.json"]
    yield from (one.code for one in check_passages(pages, [document]))
    yield from (one.code for one in check_wordings(pages, [document]))
    yield from (one.code for one in check_anchors(pages, texts, handbook))
    every = {**texts, **others}
    # The bibliography has an entry for the document, which is no matter here.
    yield from (one.code for one in check_links(read_pages(every), every, files) if "bibliography" not in one.message)
