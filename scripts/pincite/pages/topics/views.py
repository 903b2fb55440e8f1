"""What the page of a topic shows, and the matrix of topics and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from pincite.model import Relation
from pincite.pages.views import ExcerptView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOnTopic(View):
    """A source with its passages on a topic."""

    title: str
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    short: str
    """How it is named beside a passage: `2024`."""
    wording: str | None
    """The date of its wording, where that is another."""
    dates: str | None
    """What its year does not say of its dates."""
    href: str
    coverage: str
    """`Whole document`, `Extract only`."""
    note: str | None
    """On its coverage."""
    is_extract: bool
    excerpts: tuple[ExcerptView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnTopic(View):
    """A year with its sources; or years for which none is held."""

    year: str
    """`2024`, `1960s`, `undated`, `2005–2013`"""
    place: str
    """Its id on the page: `y2024`."""
    ticks: int
    """How many marks of the time line stand for years without a source."""
    state: Literal["whole", "extract", "missing"]
    count: int
    """How many passages are listed."""
    documents: tuple[SourceOnTopic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLink(View):
    """An indicator of a topic."""

    title: str
    href: str
    latest: str
    """Its latest value: `2019: over 400 (cases)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringSentence(View):
    """A sentence of a topic that stands in two sources."""

    href: str
    """Of the two side by side."""
    relation: Relation
    places: str
    """`¶ 4 → ¶ 7`"""
    cites: str
    """`usdos-2024-cambodia#p4s1`"""
    words: Markup | None
    """Its first words; None where it is shown on its source's own page only."""
    more: bool
    """Whether more words follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringPair(View):
    """Two sources with the sentences of a topic that stand in both."""

    title: str
    """`2020 and 2024`"""
    whole_title: str
    href: str
    count: str
    """`14 sentences recur: 5 identical, 9 reworded`"""
    rows: tuple[RecurringSentence, ...]
    """The first of them."""
    more: int
    """How many are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(TemplateView):
    """The page of a topic."""

    template: ClassVar[str] = "topics/topic"
    title: str
    definition: str
    topics_href: str
    years: tuple[YearOnTopic, ...]
    has_context: bool
    """Whether any sentence is there for the sense of the next one only."""
    figures: tuple[FigureLink, ...]
    changes: tuple[RecurringPair, ...]
    missing: str
    """The years for which no source is held, in words; empty if there are none."""
    extracts: str
    """The sources of which an extract is held only, in words; empty if there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSource(View):
    """A source that a column of the matrix holds."""

    title: str
    href: str
    coverage: str
    note: str | None
    """On its coverage."""
    dates: str | None
    """What its year does not say of its dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView(View):
    """The head of a column of the matrix: a year."""

    year: str
    after_gap: bool
    """Whether years for which no source is held lie before it."""
    href: str
    is_extract: bool
    held: str
    """What is held, in a word."""
    documents: tuple[ColumnSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView(View):
    """A topic in a year."""

    count: int
    level: int
    """Its shade, from 1 to 5."""
    href: str
    after_gap: bool
    """As its column."""
    is_extract: bool
    label: str
    """`3 passages on Restitution in 2024`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView(View):
    """A topic in the matrix."""

    title: str
    href: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView(TemplateView):
    """The matrix of topics and years."""

    template: ClassVar[str] = "topics/topics"
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    missing: str
    """The years for which no source is held, in words; empty if there are none."""
    missing_note: str
