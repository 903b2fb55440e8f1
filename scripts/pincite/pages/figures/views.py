"""What the page of an indicator shows, and the overview of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.pages.views import LinkView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow(View):
    """Years between two figures for which none is held."""

    is_gap: ClassVar[bool] = True
    years: str
    """`2013 to 2018`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(View):
    """A figure in a table."""

    is_gap: ClassVar[bool] = False
    year: int
    basis: str
    """How the year is known; empty where the source states it."""
    value: str
    """`over 400`, `not reported`"""
    absent: bool
    """Whether the source says that nothing was reported."""
    reporter: str | None
    """Who says so."""
    href: str
    where: str
    """`2020 report, ¶ 4`"""
    short: str
    """The same for a narrow column: `2020, ¶ 4`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignView(View):
    """What a mark of a chart means."""

    sign: str
    """`▲`"""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNote(View):
    """A note on figures of one sentence."""

    years: str
    """The years that it is about."""
    text: str | Markup
    """Its words; markup where places that it names are links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSentence(View):
    """A sentence that figures stand in."""

    quotation: Markup
    """The sentence with the quoted words marked."""
    href: str
    where: str
    notes: tuple[FigureNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView(TemplateView):
    """The page of an indicator."""

    template: ClassVar[str] = "figures/figure"
    figures_href: str
    title: str
    definition: str
    unit: str
    unit_meaning: str
    scope: str
    topic: LinkView | None
    chart: Markup | None
    """None where there is but one year to show."""
    caption: str
    signs: tuple[SignView, ...]
    """What the chart's marks mean; none where all numbers stand as they are."""
    remarks: str
    """What must be known to read the figures."""
    rows: tuple[FigureRow | GapRow, ...]
    """By year."""
    sentences: tuple[FigureSentence, ...]
    data_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorHead(View):
    """An indicator that is named in the overview."""

    title: str
    unit: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartEntry(View):
    """An indicator with its chart."""

    head: IndicatorHead
    chart: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleEntry(View):
    """An indicator of too few years for a chart, with its figures."""

    head: IndicatorHead
    rows: tuple[FigureRow | GapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup(View):
    """The indicators of one topic."""

    id: str
    title: str
    count: int
    charts: tuple[ChartEntry, ...]
    singles: tuple[SingleEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView(TemplateView):
    """The overview of all indicators."""

    template: ClassVar[str] = "figures/figures"
    counts: str
    """`61 figures`"""
    indicators: str
    """`24 indicators`"""
    absent: str
    """`3 times`; empty where nothing is told to be unreported."""
    groups: tuple[IndicatorGroup, ...]
    signs: tuple[SignView, ...]
    """What the charts' marks mean; none where all numbers stand as they are."""
    take_away: tuple[LinkView, ...]
    """The files of the data set."""
    citation: str
