"""What the page of a source shows, but for the parts of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.model import BlockKind
from pincite.pages.sources.part_views import SourcePart
from pincite.pages.views import LinkView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(View):
    """The facts at the head of a source's page."""

    title: str
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    numbering: str
    """Whose the numbers are: `numbered by this handbook; the original has no numbers.`"""
    year: str
    """How its date is told in short: `2024`, `1960s`, `undated`."""
    date: str | None
    """What must be said of a date that is none or no certain one."""
    version: str | None
    """Which version of the work it is."""
    credit: str
    """Who made it, and when."""
    period: str | None
    """The time that it covers, in words."""
    coverage: str
    """`Whole document`, `Extract only`."""
    coverage_note: str | None
    is_extract: bool
    extract_of: str | None
    """What the extract was taken from."""
    checked: str
    """What its words were checked against."""
    rights: str
    original: str | None
    """The address of the original."""
    issued: str | None
    """The date that a Robust Link names, where one is certain: `2024-04-22`."""
    content_note: str | None
    draft: bool
    """Whether its numbers may still change."""
    held_back: bool
    """Whether only first words are shown."""
    counts: str
    """`45 numbered passages`"""
    sentences: str
    """`112 sentences`"""
    bibliography_href: str
    data_href: str
    wordings: str | None
    """`3 accepted wordings`; None where there is but one."""
    history_href: str
    wordings_href: str
    """Of the data that a pinned link is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView(View):
    """How the source is cited, with a passage for an example."""

    entry: Markup
    label: str
    """Of the passage in the example; empty where there is none."""
    permalink: str | None
    """Of the passage in the example; None where the handbook has no address yet."""
    anchor: str | None
    edition: str | None
    """`2026.1 of 3 May 2026`; None before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView(View):
    """The sources before and after in the order of the handbook."""

    before: LinkView | None
    after: LinkView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView(View):
    """What one field of the metadata rests on."""

    field: str
    basis: str
    quote: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SicView(View):
    """An error that stands in the original."""

    quote: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceView(View):
    """Where the text comes from."""

    file: str
    sha256: str
    evidence: tuple[EvidenceView, ...]
    sic: tuple[SicView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView(View):
    """A line of the seed that is no part of the text, and why."""

    kind: BlockKind
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView(TemplateView):
    """The page of a source."""

    template: ClassVar[str] = "sources/source"
    document: DocumentView
    reference: ReferenceView
    parts: tuple[SourcePart, ...]
    """In reading order."""
    neighbours: NeighboursView
    provenance: ProvenanceView
    left_out: tuple[LeftOutView, ...]
    separators: int
    """How many lines separate items and say nothing."""
    titles: tuple[str, ...]
    """The lines of the seed that are the title."""
    sources_href: str
