"""What the lists of sources and topics show, and the pages that a moved source leaves at its old addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.pages.views import LinkView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow(View):
    """Years between two sources for which none is held."""

    is_gap: ClassVar[bool] = True
    years: str
    """`2005–2013`"""
    ticks: int
    """How many marks of the time line stand for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(View):
    """A source in the list of sources."""

    is_gap: ClassVar[bool] = False
    year: str
    """`2024`, `1960s`, `undated`"""
    title: str
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    href: str
    credit: str
    """Who made it, and when."""
    coverage: str
    """`Whole document`, `Extract only`."""
    note: str | None
    """On its coverage."""
    is_extract: bool
    draft: bool
    """Whether its numbers may still change."""
    counts: str
    """`45 numbered passages`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceListView(TemplateView):
    """The sources by year, as a part of the home page."""

    template: ClassVar[str] = "sources/source-list"
    sources: tuple[SourceRow | GapRow, ...]
    missing: str
    """The years for which none is held, in words; empty if there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView(SourceListView):
    """The sources by year, as a page."""

    template: ClassVar[str] = "sources/sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow(View):
    """A topic in the list of topics."""

    title: str
    href: str
    number: int
    """How many passages are listed under it."""
    noun: str
    """`passages`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicListView(TemplateView):
    """The topics, as a part of the home page."""

    template: ClassVar[str] = "topics/topic-list"
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionName(View):
    """An edition that is named."""

    name: str
    date: str
    """In words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLineView(TemplateView):
    """The line on the home page that names the edition."""

    template: ClassVar[str] = "editions/edition-line"
    edition: EditionName | None
    """None before the first."""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPassage(View):
    """An anchor at an old address."""

    anchor: str
    label: str
    href: str | None
    """Where it leads; None where it was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView(TemplateView):
    """The page at a source's old address."""

    template: ClassVar[str] = "sources/moved"
    id: str
    title: str
    to: LinkView | None
    """The source's new page; None where it was withdrawn."""
    date: str
    """In words."""
    reason: str
    sources_href: str
    passages: tuple[MovedPassage, ...]
