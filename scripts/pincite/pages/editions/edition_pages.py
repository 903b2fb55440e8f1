"""The list of editions with what changed, and every source as each edition had it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pincite import formatting
from pincite.model import Artifact, Block, Document, Edition, EditionChanges, Handbook
from pincite.pages.addresses import Links, edition_url, page_path, source_url
from pincite.pages.editions.views import (
    ChangedAnchor,
    ChangedList,
    ChangedSource,
    EditionSourceView,
    EditionsView,
    EditionView,
    NamedEdition,
    OldBlocks,
    OldDocument,
    OldHeading,
    OldPassage,
)
from pincite.pages.front_matter import NOT_SEARCHED, FrontMatter
from pincite.pages.html_escape import inline
from pincite.pages.passage_html import SUPPLIED, heading_words, passage_view, speech_of
from pincite.pages.templates import page
from pincite.pages.views import LinkView

_LISTED = frozenset({"recommendation", "list-item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _OldFrontMatter(FrontMatter):
    """Says of a page which edition it shows, and keeps search engines away from it."""

    edition: str

    def own(self) -> Mapping[str, object]:
        """Return the keys that this kind of page has beside the common ones."""
        return {"edition": self.edition, "search": NOT_SEARCHED, "noindex": True}


def edition_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the list of editions, and the text of every source of every edition; nothing before the first."""
    if handbook.editions:
        yield editions_page(handbook)
    for edition in handbook.editions:
        for document in edition.texts:
            yield edition_source_page(edition, document, handbook)


def editions_page(handbook: Handbook) -> Artifact:
    """Return the page that lists the editions, the latest first, each with what changed."""
    links = Links(page="editions/")
    view = EditionsView(
        editions=tuple(_edition_view(edition, links) for edition in reversed(handbook.editions)),
        feed_href=links.to("feed.xml") if handbook.site_url and handbook.editions else None,
    )
    meta = FrontMatter(title="Editions", description="The editions of this handbook, and what changed in each.")
    return page(page_path("editions/"), view, meta)


def _edition_view(edition: Edition, links: Links) -> EditionView:
    texts = {document.id: document for document in edition.texts}
    return EditionView(
        name=inline(edition.name),
        date=inline(formatting.period_in_words(edition.date)),
        id=edition_url(edition.name).partition("#")[2],
        sources=tuple(
            ChangedSource(
                title=texts[change.source].title,
                href=links.to(edition_url(edition.name, change.source)),
                summary=summary_of(change),
                lists=() if change.is_new else tuple(_lists(change, links)),
            )
            for change in edition.changes
            if change.source in texts
        ),
    )


def summary_of(edition_changes: EditionChanges) -> str:
    """Return what became of a source's passages, in a phrase: `45 passages kept, 2 edited`."""
    if edition_changes.is_new:
        return f"new, with {formatting.counted(len(edition_changes.new), 'passage')}"
    counts = (
        (edition_changes.edited, "edited"),
        (edition_changes.new, "new"),
        (edition_changes.withdrawn, "withdrawn"),
        (edition_changes.merged, "merged"),
        (edition_changes.redacted, "redacted"),
    )
    changed = [f"{len(anchors)} {name}" for anchors, name in counts if anchors]
    return ", ".join([f"{formatting.counted(edition_changes.kept, 'passage')} as before", *changed])


def _lists(edition_changes: EditionChanges, links: Links) -> Iterator[ChangedList]:
    source = edition_changes.source
    lists = (
        ("Edited", edition_changes.edited),
        ("New", edition_changes.new),
        ("Withdrawn", edition_changes.withdrawn),
        ("Redacted", edition_changes.redacted),
    )
    for name, anchors in lists:
        if anchors:
            changed = (ChangedAnchor(link=_link(source, anchor, links), into=None) for anchor in anchors)
            yield ChangedList(name=name, anchors=tuple(changed))
    if edition_changes.merged:
        merged = (
            ChangedAnchor(link=_link(source, anchor, links), into=_link(source, to, links))
            for anchor, to in edition_changes.merged
        )
        yield ChangedList(name="Merged", anchors=tuple(merged))


def _link(source: str, anchor: str, links: Links) -> LinkView:
    return LinkView(label=formatting.label_of(anchor), href=links.source(source, anchor))


def edition_source_page(edition: Edition, document: Document, handbook: Handbook) -> Artifact:
    """Return a source's page as of an edition: for readers of old citations, not for search engines."""
    url = edition_url(edition.name, document.id)
    links, date = Links(page=url), formatting.period_in_words(edition.date)
    meta = _OldFrontMatter(
        title=f"{document.title} (edition {edition.name})",
        description=f"{document.title}, as edition {edition.name} of {date} had it.",
        edition=edition.name,
    )
    view = EditionSourceView(
        editions_href=links.to("editions/"),
        edition=NamedEdition(name=edition.name, date=date, href=links.to(edition_url(edition.name))),
        document=_document_view(document, handbook, links),
        parts=tuple(_parts(document, links)),
    )
    return page(page_path(url), view, meta)


def _document_view(document: Document, handbook: Handbook, links: Links) -> OldDocument:
    source = document.source
    is_same = handbook.document(document.id).source.seed.file == source.seed.file
    return OldDocument(
        title=document.title,
        speech=speech_of(source, handbook.language),
        credit=formatting.credit_line(source),
        coverage=formatting.coverage_of(source),
        coverage_note=source.coverage_note,
        href=links.to(source_url(document.id)),
        state="The wording has not changed since." if is_same else "A newer wording is held.",
        file=source.seed.file,
        sha256=source.seed.sha256,
    )


def _parts(document: Document, links: Links) -> Iterator[OldHeading | OldBlocks]:
    """Yield headings, lists of blocks, and runs of other blocks, in reading order."""
    titles = {section.id: section.title for section in document.sections}
    depths = document.heading_depths
    named: set[str | None] = set()
    for (section, kind), group in groupby(_shown(document), key=lambda block: (block.section, _group_of(block))):
        blocks = list(group)
        if section not in named and titles.get(section or "") and kind != "heading":
            yield OldHeading(id=f"h-{section}", depth=SUPPLIED, text=inline(f"[{titles[section or '']}]"))
        named.add(section)
        if kind == "heading":
            for block in blocks:
                yield OldHeading(id=block.anchor, depth=depths[block.anchor] + 1, text=inline(heading_words(block)))
        else:
            yield OldBlocks(kind=kind, blocks=tuple(_old_passage(block, document, links) for block in blocks))


def _shown(document: Document) -> Sequence[Block]:
    return [block for block in document.blocks if block.anchor]


def _group_of(block: Block) -> Literal["list", "heading", "blocks"]:
    return "list" if block.kind in _LISTED else "heading" if block.kind == "heading" else "blocks"


def _old_passage(block: Block, document: Document, links: Links) -> OldPassage:
    return OldPassage(passage=passage_view(block, document), now=links.source(document.id, block.anchor))
