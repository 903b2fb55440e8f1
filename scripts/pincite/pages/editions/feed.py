"""The feed of editions and changed passages, in Atom 1.0 (RFC 4287); all dates are those of the editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from pincite import formatting
from pincite.model import Artifact, Block, Document, Edition, EditionChanges, Handbook
from pincite.pages.addresses import edition_url, source_url
from pincite.pages.editions.edition_pages import summary_of
from pincite.text import one_line
from pincite.visibility import HELD_BACK, Outlet, sensitive_anchors, shown, shown_of_source

PATH = "docs/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the feed, where the handbook has a public address and an edition; the latest edition comes first."""
    if not handbook.site_url or handbook.edition is None:
        return
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": handbook.language})
    _add(root, "id", f"{handbook.site_url}feed.xml")
    _add(root, "title", f"{handbook.title}: editions and changed passages")
    _add(root, "updated", _time(handbook.edition))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{handbook.site_url}feed.xml")
    _add(root, "link", rel="alternate", type="text/html", href=f"{handbook.site_url}editions/")
    for name in handbook.authors or (handbook.title,):
        _add(ET.SubElement(root, "author"), "name", name)
    _add(root, "generator", "Pincite")
    for edition in reversed(handbook.editions):
        _add_edition(root, edition, handbook)
        for changes in edition.changes:
            _add_passages(root, edition, changes, handbook)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    yield Artifact(path=PATH, data=f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode())


def _add_edition(root: ET.Element, edition: Edition, handbook: Handbook) -> None:
    titles = {document.id: document.title for document in edition.texts}
    lines = [f"{titles[change.source]}: {summary_of(change)}." for change in edition.changes if change.source in titles]
    link = f"{handbook.site_url}{edition_url(edition.name)}"
    entry = _entry(root, edition, f"{edition.name}", f"Edition {edition.name}", link, handbook)
    _add(entry, "content", "\n".join(lines), type="text")


def _add_passages(root: ET.Element, edition: Edition, changes: EditionChanges, handbook: Handbook) -> None:
    """Add an entry for each passage that changed; a source that is new is told with its edition alone."""
    document = next((text for text in edition.texts if text.id == changes.source), None)
    if changes.is_new or document is None:
        return
    # An edition's text has other words than the sidecar quotes: what is sensitive now was so then.
    sensitive = sensitive_anchors(handbook.document(document.id))
    told = (
        *((anchor, "edited") for anchor in changes.edited),
        *((anchor, "new") for anchor in changes.new),
        *((anchor, "withdrawn") for anchor in changes.withdrawn),
        *((anchor, f"merged into {formatting.place_of(document, to)}") for anchor, to in changes.merged),
        *((anchor, "redacted") for anchor in changes.redacted),
    )
    for anchor, what in told:
        wording = formatting.wording_of(document.source)
        title = f"{formatting.short_title(document)}, {formatting.place_of(document, anchor)}: {what}"
        title += f" ({wording})" if wording and what in {"edited", "new"} else ""
        link = f"{handbook.site_url}{source_url(document.id, anchor)}"
        entry = _entry(root, edition, f"{edition.name}/{document.id}/{anchor}/{what.split()[0]}", title, link, handbook)
        block = document.block_at(anchor) if anchor in document.anchors else None
        shows_words = what in {"edited", "new"} and shown_of_source(document.source, Outlet.FEED).is_whole
        _add(entry, "content", _words(block, document, sensitive) if block and shows_words else title, type="text")


def _words(block: Block, document: Document, sensitive: Collection[str]) -> str:
    """Return a passage's words without sentences that only show on the source's own page, or that were redacted."""
    parts: list[str] = []
    for sentence in block.sentences:
        is_shown = sentence.anchor not in sensitive and shown(sentence, document.source, Outlet.FEED).is_whole
        part = one_line(sentence.text) if is_shown else HELD_BACK
        if part != HELD_BACK or parts[-1:] != [part]:
            parts.append(part)
    return " ".join(parts)


def _entry(root: ET.Element, edition: Edition, name: str, title: str, link: str, handbook: Handbook) -> ET.Element:
    entry = ET.SubElement(root, "entry")
    # A tag (RFC 4151) names one change; its page is shared with every other change of that passage.
    _add(entry, "id", f"tag:{urlsplit(handbook.site_url).hostname},{edition.date}:{name}")
    _add(entry, "title", title)
    _add(entry, "updated", _time(edition))
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    return entry


def _time(edition: Edition) -> str:
    return f"{edition.date}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text
