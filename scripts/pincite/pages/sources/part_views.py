"""What the page of a source shows of its text: passages, what stands beside them, and what was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from pincite.pages.views import LinkView, PassageView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedView(View):
    """Since when a passage has its words, and where the ones before are."""

    label: str
    since: str | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartedView(View):
    """An anchor whose words left it, told beside the passage at which it is shown."""

    anchor: str
    label: str
    since: str | None
    reason: str | None
    href: str | None
    """Of its last wording; None where that may not be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNotes(View):
    """What became of a live passage and of what it took in or lost."""

    reworded: ReplacedView | None
    merged: tuple[DepartedView, ...]
    """Passages whose words stand in this one now."""
    lost: tuple[DepartedView, ...]
    """Sentences that were withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StubView(View):
    """What stands in place of a passage that was withdrawn."""

    anchor: str
    number: str
    """Empty for a heading, which has none."""
    label: str
    since: str | None
    reason: str | None
    text: str | None
    """Its last words; None where they may not be shown."""
    is_redacted: bool
    redaction: str | None
    """When and why its words were redacted."""
    wording: str | None
    """`usdos-2024-cambodia#p12@3f9a2c1b`"""
    href: str | None
    sentences: tuple[str, ...]
    """Anchors of its sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoView(View):
    """Another place at which a sentence of a passage stands."""

    label: str
    """`2021 ¶ 4`"""
    href: str
    change: str
    """The link to the two side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePassage(View):
    """A passage with what stands beside it on its source's own page."""

    passage: PassageView
    back: str | None
    """The anchor of the sentence in which the mark of this note stands; None for what is no note, or has no mark."""
    sensitive: bool
    """Whether any of its sentences is shown on this page only."""
    topics: tuple[LinkView, ...]
    also: tuple[AlsoView, ...]
    notes: MarginNotes


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingPart(View):
    """A heading of the source, or a section's title in square brackets."""

    kind: ClassVar[Literal["heading"]] = "heading"
    id: str
    text: Markup
    depth: int
    """How deep it stands, from 2, below the page's title; no depth is left out."""
    notes: MarginNotes | None
    """None beside a title that is not the source's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPart(View):
    """A passage that stands alone."""

    kind: ClassVar[Literal["block"]] = "block"
    block: SourcePassage


@dataclass(frozen=True, slots=True, kw_only=True)
class StubPart(View):
    """The stub of a passage that was withdrawn."""

    kind: ClassVar[Literal["stub"]] = "stub"
    stub: StubView


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart(View):
    """Items of a list, and the stubs of items among them."""

    kind: ClassVar[Literal["list"]] = "list"
    items: tuple[BlockPart | StubPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView(View):
    """A row of a table."""

    passage: PassageView
    is_head: bool
    """Whether it names the columns."""
    sentence: str
    """The anchor of its words as a sentence."""
    cells: tuple[Markup, ...]
    """As many in each row of a table; empty ones are empty."""
    sensitive: bool
    notes: MarginNotes


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart(View):
    """The rows of a table."""

    kind: ClassVar[Literal["table"]] = "table"
    label: str
    """`Table 1`"""
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPart(View):
    """Who speaks what follows."""

    kind: ClassVar[Literal["speaker"]] = "speaker"
    text: str


SourcePart = HeadingPart | BlockPart | StubPart | ListPart | TablePart | SpeakerPart
