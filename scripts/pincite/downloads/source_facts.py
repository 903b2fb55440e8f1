"""What is said about a source above its text: coverage, what it was checked against, rights."""

from __future__ import annotations

from typing import Any

from pincite.downloads.print_passages import Lines, address, plain
from pincite.downloads.print_texts import WORDS, extract_from
from pincite.formatting import version_of
from pincite.model import Document, Source
from pincite.visibility import is_in_full


def facts(source: Source) -> list[dict[str, Any]]:
    """Return the named facts that stand above a source's text, in order."""
    held = "Full text." if source.coverage == "full" else extract_from(source.extract_of)
    version = version_of(source)
    found = [
        *([_fact("version_name", plain(version))] if version else []),
        _fact("coverage_name", _joined(held, source.coverage_note)),
        _fact("checked_name", _joined(WORDS[source.checked_against], source.checked_note)),
        _fact("rights_name", plain(source.rights)),
    ]
    url = source.csl.get("URL")
    return [*found, _fact("original_name", [[{"text": url, "href": address(url)}]])] if url else found


def notices(document: Document) -> list[dict[str, Any]]:
    """Return what readers must know before they read on or cite."""
    found = []
    if document.draft:
        found.append(_fact("draft_name", plain(WORDS["draft_note"])))
    if not is_in_full(document.source):
        found.append(_fact("stubs_name", plain(WORDS["stubs_note"])))
    if document.source.content_note:
        found.append(_fact("content_name", plain(document.source.content_note)))
    return found


def held(document: Document) -> str:
    """Return what is held of a source in a few words: `extract, draft`."""
    source = document.source
    words = [] if is_in_full(source) else [WORDS["stubs"]]
    if source.coverage == "extract" or not words:
        words.insert(0, WORDS[source.coverage])
    return ", ".join([*words, WORDS["draft"]] if document.draft else words)


def _fact(name: str, lines: Lines) -> dict[str, Any]:
    return {"name": WORDS[name], "lines": lines}


def _joined(first: str, note: str | None) -> Lines:
    return plain(f"{first} {note}" if note else first)
