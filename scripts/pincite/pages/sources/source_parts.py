"""The text on a source's page: headings, passages, lists of passages, and the stubs of what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pincite.model import Block, Document, Handbook, Retired, TopicHit
from pincite.pages.addresses import Links, source_url
from pincite.pages.changes.recurrence import Recurrence
from pincite.pages.html_escape import inline
from pincite.pages.passage_html import SUPPLIED, heading_words, passage_view, row_cells
from pincite.pages.sources.part_views import (
    AlsoView,
    BlockPart,
    HeadingPart,
    ListPart,
    RowView,
    SourcePart,
    SourcePassage,
    SpeakerPart,
    StubPart,
    TablePart,
)
from pincite.pages.sources.tombstones import Tombstone, margin_notes, remains_of, stub_view
from pincite.pages.views import LinkView
from pincite.text import one_line
from pincite.visibility import Outlet, shown

_LISTED = frozenset({"recommendation", "list-item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What stands beside the passages of a source, by anchor."""

    topics: Mapping[str, tuple[LinkView, ...]]
    also: Mapping[str, tuple[AlsoView, ...]]

    @classmethod
    def of(
        cls,
        document: Document,
        handbook: Handbook,
        hits: Sequence[TopicHit],
        recurring: Mapping[str, Sequence[Recurrence]],
    ) -> Margins:
        """Return what stands beside each passage of a source."""
        links = Links(page=source_url(document.id))
        also = {
            block.anchor: _also(
                [recurrence for part in block.sentences for recurrence in recurring.get(part.anchor, ())], links
            )
            for block in document.numbered
        }
        return cls(topics=_topics_by_anchor(hits, handbook, document.source.place, links), also=also)


def _also(recurrences: Sequence[Recurrence], links: Links) -> tuple[AlsoView, ...]:
    """Return where else sentences of one passage stand, each place once."""
    found = {recurrence.label: recurrence for recurrence in reversed(recurrences)}
    ordered = sorted(found.values(), key=lambda recurrence: (recurrence.order[:-1], recurrence.label))
    return tuple(
        AlsoView(label=recurrence.label, href=links.to(recurrence.url), change=links.to(recurrence.change_url))
        for recurrence in ordered
    )


def _topics_by_anchor(
    hits: Sequence[TopicHit], handbook: Handbook, place: str, links: Links
) -> Mapping[str, tuple[LinkView, ...]]:
    titles = {topic.id: topic.title for topic in handbook.topics}
    found: dict[str, tuple[LinkView, ...]] = {}
    for hit in hits:
        topic = LinkView(label=titles[hit.topic], href=links.topic(hit.topic, place))
        found[hit.anchor] = (*found.get(hit.anchor, ()), topic)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A live block, or the stub of one that was withdrawn, in its place."""

    shown: Block | Retired
    section: str | None
    listed: bool

    @property
    def block(self) -> Block | None:
        """The live block; None for a stub."""
        return self.shown if isinstance(self.shown, Block) else None

    @property
    def table(self) -> str:
        """What the rows of one table share: their number; empty for what is no row."""
        return self.shown.anchor.partition("r")[0] if self.block and self.block.kind == "table-row" else ""

    @property
    def group(self) -> tuple[str | None, bool, str, bool]:
        """What its neighbours must share to stand in one list or section with it."""
        return self.section, self.listed, self.table, self.block is None and not self.listed


def _entries(document: Document, remains: Tombstone) -> Iterator[_Entry]:
    """Yield live blocks in reading order, each followed by the stubs of what stood behind it."""
    section, listed = None, False
    for block in (None, *(block for block in document.blocks if block.anchor or block.kind == "speaker")):
        if block:
            section, listed = block.section, block.kind in _LISTED
            yield _Entry(shown=block, section=section, listed=listed)
        for stub in remains.stubs.get(block.anchor if block else None, ()):
            gone = remains.blocks.get(stub.anchor)
            is_item = listed and gone is not None and gone.kind in _LISTED
            yield _Entry(shown=stub, section=section, listed=is_item)


def source_parts(document: Document, margins: Margins) -> Iterator[SourcePart]:
    """Yield the page's parts in reading order: headings, single blocks, lists of blocks, and stubs among them."""
    titles = {section.id: section.title for section in document.sections}
    depths = document.heading_depths
    remains = remains_of(document)
    named: set[str | None] = set()
    for (section, listed, table, _), group in groupby(_entries(document, remains), key=lambda entry: entry.group):
        entries = list(group)
        first = entries[0].block
        if first and section not in named and titles.get(section or "") and first.kind != "heading":
            yield HeadingPart(id=f"h-{section}", text=inline(f"[{titles[section or '']}]"), depth=SUPPLIED, notes=None)
        named |= {section} if first else set()
        if listed:
            yield ListPart(items=tuple(_item(entry, document, margins, remains) for entry in entries))
        elif table:
            blocks = [entry.block for entry in entries if entry.block]
            yield TablePart(
                label=f"Table {table.removeprefix('t')}", rows=tuple(_row(block, document, remains) for block in blocks)
            )
        else:
            yield from (_part(entry, document, margins, remains, depths) for entry in entries)


def _part(
    entry: _Entry, document: Document, margins: Margins, remains: Tombstone, depths: Mapping[str, int]
) -> SourcePart:
    block = entry.block
    if block and block.kind == "heading":
        notes = margin_notes(block.anchor, remains)
        depth = depths[block.anchor] + 1
        return HeadingPart(id=block.anchor, text=_heading_text(block, document), depth=depth, notes=notes)
    if block and block.kind == "speaker":
        return SpeakerPart(text=one_line(block.text))
    return _item(entry, document, margins, remains)


def _row(block: Block, document: Document, remains: Tombstone) -> RowView:
    return RowView(
        passage=passage_view(block, document),
        is_head=block.row == 1,
        sentence=block.sentences[0].anchor,
        cells=row_cells(block, document),
        sensitive=shown(block, document.source, Outlet.SEARCH).is_nothing,
        notes=margin_notes(block.anchor, remains),
    )


def _heading_text(block: Block, document: Document) -> Markup:
    """Return a heading's words; the search finds a passage below it under the page's title if it is held back there."""
    words = inline(heading_words(block))
    is_held_back = shown(block, document.source, Outlet.SEARCH).is_nothing
    return Markup("<span data-search-exclude>{}</span>").format(words) if is_held_back else words


def _item(entry: _Entry, document: Document, margins: Margins, remains: Tombstone) -> BlockPart | StubPart:
    block = entry.shown
    if isinstance(block, Retired):
        return StubPart(stub=stub_view(block, remains))
    return BlockPart(
        block=SourcePassage(
            passage=passage_view(block, document),
            back=next((mark.sentence for mark in document.note_marks if mark.note == block.anchor), None),
            sensitive=shown(block, document.source, Outlet.SEARCH).is_nothing,
            topics=margins.topics.get(block.anchor, ()),
            also=margins.also.get(block.anchor, ()),
            notes=margin_notes(block.anchor, remains),
        )
    )
