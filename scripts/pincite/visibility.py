"""What may be shown where: the one place that decides whether words of a source may leave by an outlet.

Three things hold words back: a source is published in excerpts; a sentence or heading is sensitive and only ever
stands with its own source; words were redacted, and signs stand in their place. `_RULES` tells for each outlet what is
left then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from pincite.model import Block, Document, Redaction, Sentence, Source
from pincite.text import first_words

HELD_BACK = "[…]"
"""What stands for words that an outlet of plain text may not show."""
_FIRST_WORDS = 8


class Outlet(Enum):
    """A place where words of a source may leave."""

    PAGE = auto()  # the source's own page
    PAGE_DATA = auto()  # the JSON of that page, which says of each sentence whether it is sensitive
    TOMBSTONE = auto()  # on its own page, the last words of a passage that is gone
    EDITION = auto()  # its page in an edition
    HISTORY = auto()  # its page of earlier versions
    HISTORY_DATA = auto()  # the JSON of that page
    PDF_TEXT = auto()  # its text in the PDF
    PDF_CONTENTS = auto()  # the headings of that text in the table of contents and the bookmarks
    PDF_TOPIC = auto()  # excerpts by topic in the PDF
    TOPIC = auto()  # excerpts on a topic's page
    TOPIC_CONTEXT = auto()  # a sentence there that does not carry the topic itself
    TOPIC_CHANGE = auto()  # first words of a sentence that recurs, on a topic's page
    COMPARISON = auto()  # a sentence beside the one that it recurs as
    COMPARISON_ALONE = auto()  # a sentence that has no partner in a comparison
    FIGURE = auto()  # the sentence in which a figure stands
    FEED = auto()  # the feed of editions
    TABLES = auto()  # CSV files and the database
    SEARCH = auto()  # the search index


class Extent(IntEnum):
    """How much may be shown, from least to most."""

    NOTHING = 0
    FIRST_WORDS = 1
    ALL = 2


class Reason(Enum):
    """Why words are held back."""

    REDACTED = auto()
    SENSITIVE = auto()
    EXCERPTS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What an outlet may show of a passage."""

    extent: Extent
    reason: Reason | None = None
    """Why it is not all; None where it is."""

    @property
    def is_whole(self) -> bool:
        """Whether all words may be shown."""
        return self.extent is Extent.ALL

    @property
    def is_nothing(self) -> bool:
        """Whether no word may be shown."""
        return self.extent is Extent.NOTHING


@dataclass(frozen=True, slots=True)
class _Rule:
    """What an outlet shows of what is held back elsewhere; of redacted words, "all" is the signs that replace them."""

    excerpts: Extent
    sensitive: Extent
    redacted: Extent


_ALL, _FIRST, _NOTHING = Extent.ALL, Extent.FIRST_WORDS, Extent.NOTHING
_RULES = {
    #                                excerpts, sensitive, redacted
    Outlet.PAGE: _Rule(_FIRST, _ALL, _ALL),
    Outlet.PAGE_DATA: _Rule(_FIRST, _ALL, _ALL),
    Outlet.TOMBSTONE: _Rule(_NOTHING, _ALL, _NOTHING),
    Outlet.EDITION: _Rule(_FIRST, _ALL, _ALL),
    Outlet.HISTORY: _Rule(_FIRST, _ALL, _NOTHING),
    Outlet.HISTORY_DATA: _Rule(_NOTHING, _ALL, _NOTHING),
    Outlet.PDF_TEXT: _Rule(_FIRST, _ALL, _ALL),
    Outlet.PDF_CONTENTS: _Rule(_ALL, _NOTHING, _ALL),
    Outlet.PDF_TOPIC: _Rule(_ALL, _NOTHING, _ALL),
    Outlet.TOPIC: _Rule(_ALL, _NOTHING, _ALL),
    Outlet.TOPIC_CONTEXT: _Rule(_NOTHING, _NOTHING, _NOTHING),
    Outlet.TOPIC_CHANGE: _Rule(_ALL, _NOTHING, _NOTHING),
    Outlet.COMPARISON: _Rule(_ALL, _NOTHING, _ALL),
    Outlet.COMPARISON_ALONE: _Rule(_NOTHING, _NOTHING, _ALL),
    Outlet.FIGURE: _Rule(_ALL, _NOTHING, _ALL),
    Outlet.FEED: _Rule(_NOTHING, _NOTHING, _NOTHING),
    Outlet.TABLES: _Rule(_FIRST, _NOTHING, _ALL),
    Outlet.SEARCH: _Rule(_FIRST, _NOTHING, _ALL),
}


def shown(part: Block | Sentence, source: Source, outlet: Outlet) -> Shown:
    """Return what an outlet may show of a passage; of a block, what holds for any of its sentences holds for it."""
    rule = _RULES[outlet]
    return min(
        Shown(extent=rule.redacted, reason=Reason.REDACTED) if is_redacted(part) else _EVERYTHING,
        Shown(extent=rule.sensitive, reason=Reason.SENSITIVE) if is_sensitive(part) else _EVERYTHING,
        shown_of_source(source, outlet),
        key=lambda allowed: allowed.extent,
    )


def shown_of_source(source: Source, outlet: Outlet) -> Shown:
    """Return what an outlet may show of a source's passages, where nothing else holds them back."""
    if source.publish == "full":
        return _EVERYTHING
    return Shown(extent=_RULES[outlet].excerpts, reason=Reason.EXCERPTS)


_EVERYTHING = Shown(extent=Extent.ALL)


def is_in_full(source: Source) -> bool:
    """Return whether a source is published in full, for what is said of it as a whole."""
    return source.publish == "full"


def is_sensitive(part: Block | Sentence) -> bool:
    """Return whether a passage holds words that only ever stand with their own source."""
    if part.sensitive:
        return True
    return isinstance(part, Block) and any(sentence.sensitive for sentence in part.sentences)


def is_redacted(part: Block | Sentence) -> bool:
    """Return whether any words of a passage were redacted."""
    if part.redaction:
        return True
    return isinstance(part, Block) and any(sentence.redaction for sentence in part.sentences)


def redaction_of(part: Block | Sentence) -> Redaction | None:
    """Return what is said in place of a sentence's or heading's words; None where they stand."""
    return part.redaction


def sensitive_anchors(document: Document) -> frozenset[str]:
    """Return the anchors of what is sensitive in any version, by itself: a sidecar quotes the current words only."""
    versions = (document.blocks, *(version.blocks for version in document.past))
    return frozenset(
        part.anchor for blocks in versions for block in blocks for part in block.parts if part.anchor and part.sensitive
    )


def stub(part: Block | Sentence) -> str:
    """Return the first words of a passage on one line, for where it may not be shown in full."""
    return first_words(part.text, _FIRST_WORDS)


def plain_words(block: Block, source: Source, outlet: Outlet, also_held_back: Collection[str] = ()) -> str:
    """Return a block's words as an outlet of plain text may show them, with a sign for sentences that it may not.

    Args:
        block: the block.
        source: its source.
        outlet: where the words leave.
        also_held_back: anchors of further sentences and headings that it may not show.

    """
    if not block.sentences and (block.anchor in also_held_back or shown(block, source, outlet).is_nothing):
        return HELD_BACK
    is_whole = shown_of_source(source, outlet).is_whole
    made, end = "", block.start
    for sentence in block.sentences:
        is_held_back = sentence.anchor in also_held_back or shown(sentence, source, outlet).is_nothing
        made += block.between(end, sentence.start)
        made += HELD_BACK if is_held_back else sentence.text
        end = sentence.end
    made += block.between(end, block.end)
    return made if is_whole else first_words(made, _FIRST_WORDS)
