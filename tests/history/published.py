"""Documents that were published in one wording after another, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pincite.checks.page_checks import check_passages, read_pages
from pincite.checks.version_checks import check_anchors, check_wordings
from pincite.model import Document, Seed, Version, text_artifact
from pincite.pages.history.history_page import history_page
from pincite.pages.sources.source_page import source_page
from pincite.per_source import convert_source
from pincite.versioning.assign_anchors import Acceptance
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
    made += [history_page(document, "en")] if document.past else []
    return {artifact.path: artifact.data.decode() for artifact in made}


def faults(document: Document, texts: Mapping[str, str] | None = None) -> Sequence[str]:
    """Return the codes of all that the checks find on a document's own pages."""
    return list(_faults(document, texts or pages_of(document)))


def _faults(document: Document, texts: Mapping[str, str]) -> Iterator[str]:
    pages, handbook = read_pages(texts), make_handbook([document])
    others = {
        path: text_artifact(path, "").data.decode() for path in ("docs/sources/index.md", "docs/bibliography/index.md")
    }
    files = ["docs/api/v1/documents/larkholm.json"]
    yield from (check_passage.code for check_passage in check_passages(pages, [document]))
    yield from (check_wording.code for check_wording in check_wordings(pages, [document]))
    yield from (check_anchor.code for check_anchor in check_anchors(pages, texts, handbook))
    every = {**texts, **others}
    # The bibliography has an entry for the document, which is no matter here.
    yield from (
        check_link.code
        for check_link in check_links(read_pages(every), every, files)
        if "bibliography" not in check_link.message
    )
