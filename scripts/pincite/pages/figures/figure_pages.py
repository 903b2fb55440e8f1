"""A page for each indicator, and an overview of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pincite import formatting
from pincite.model import Artifact, Handbook
from pincite.pages.addresses import Links, indicator_url, page_path
from pincite.pages.figures.chart_spec import chart_box, chart_spec
from pincite.pages.figures.charts import Drawing, chart_svg, draw_charts
from pincite.pages.figures.figure_views import (
    Series,
    by_topic,
    in_words,
    remarks,
    sentence_views,
    series_of,
    signs,
    table_rows,
    where,
)
from pincite.pages.figures.views import (
    ChartEntry,
    FiguresView,
    IndicatorGroup,
    IndicatorHead,
    IndicatorView,
    SingleEntry,
)
from pincite.pages.front_matter import FrontMatter
from pincite.pages.templates import page
from pincite.pages.views import LinkView

_GENERATED = "pincite convert; hands off, edit seeds/figures.csv and seeds/indicators.csv"
_TAKE_AWAY = (
    ("figures.csv", "CSV, for spreadsheets"),
    ("figures.json", "JSON"),
    ("datapackage.json", "Data Package, with the passages"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndicatorFrontMatter(FrontMatter):
    """Says of a page which indicator it shows."""

    indicator: str

    def own(self) -> Mapping[str, object]:
        """Return the keys that this kind of page has beside the common ones."""
        return {"indicator": self.indicator}


def figure_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the overview of the figures and the page of each indicator; nothing for a handbook without figures."""
    series = series_of(handbook)
    if not series:
        return
    charted = [indicator for indicator in series if _has_chart(indicator)]
    drawings = draw_charts({indicator.id: chart_spec(indicator.indicator, indicator.figures) for indicator in charted})
    yield _overview(handbook, series, drawings)
    for indicator in series:
        yield _indicator_page(indicator, handbook, drawings.get(indicator.id))


def _has_chart(series: Series) -> bool:
    """Whether there is more than one year to show, be it one for which nothing was reported."""
    return len({figure.year for figure in series.figures}) > 1


def _chart(series: Series, drawing: Drawing, links: Sequence[tuple[str, str]] = ()) -> Markup:
    figures = series.figures
    return chart_svg(
        drawing,
        box=chart_box(figures),
        name=f"chart-{series.id}",
        title=f"{series.indicator.title}, {figures[0].year} to {figures[-1].year}",
        words=". ".join(in_words(figure, series.indicator) for figure in figures) + ".",
        links=links,
    )


def _indicator_page(series: Series, handbook: Handbook, drawing: Drawing | None) -> Artifact:
    indicator, figures = series.indicator, series.figures
    links = Links(page=indicator_url(indicator.id))
    targets = [
        (
            links.source(figure.source, figure.anchor),
            f"{in_words(figure, indicator)}, {where(figure, handbook)}",
        )
        for figure in figures
    ]
    topic = next((topic for topic in handbook.topics if topic.id == indicator.topic), None)
    view = IndicatorView(
        figures_href=links.to("figures/"),
        title=indicator.title,
        definition=indicator.definition,
        unit=indicator.unit,
        unit_meaning=indicator.unit_meaning,
        scope=figures[0].scope,
        topic=LinkView(label=topic.title, href=links.topic(topic.id)) if topic else None,
        chart=_chart(series, drawing, targets) if drawing else None,
        caption=f"{indicator.title}, {indicator.unit}",
        signs=signs(figures) if drawing else (),
        remarks=" ".join(remarks(series)),
        rows=tuple(table_rows(figures, handbook, links)),
        sentences=tuple(sentence_views(figures, handbook, links)),
        data_href=links.to("api/v1/figures.csv"),
    )
    meta = _IndicatorFrontMatter(
        title=indicator.title,
        description=indicator.definition,
        generated_by=_GENERATED,
        indicator=indicator.id,
    )
    return page(page_path(indicator_url(indicator.id)), view, meta)


def _overview(handbook: Handbook, series: Sequence[Series], drawings: Mapping[str, Drawing]) -> Artifact:
    links = Links(page="figures/")
    absent = sum(figure.value is None for figure in handbook.figures)
    authors = formatting.join_words(handbook.authors)
    address = f" {handbook.site_url}figures/" if handbook.site_url else ""
    view = FiguresView(
        counts=formatting.counted(len(handbook.figures), "figure"),
        indicators=formatting.counted(len(series), "indicator"),
        absent=formatting.counted(absent, "time") if absent else "",
        groups=tuple(
            _group(topic, title, group, handbook, drawings, links) for topic, title, group in by_topic(handbook, series)
        ),
        signs=signs([figure for some in series if some.id in drawings for figure in some.figures]),
        take_away=tuple(LinkView(label=words, href=links.to(f"api/v1/{file}")) for file, words in _TAKE_AWAY),
        citation=f"{authors + '. ' if authors else ''}{handbook.title}: Figures. Data set.{address}",
    )
    meta = FrontMatter(
        title="Figures",
        description="Numbers of the sources by topic, each with its sentence.",
        generated_by=_GENERATED,
    )
    return page(page_path("figures/"), view, meta)


def _group(
    topic: str,
    title: str,
    group: Sequence[Series],
    handbook: Handbook,
    drawings: Mapping[str, Drawing],
    links: Links,
) -> IndicatorGroup:
    return IndicatorGroup(
        id=topic,
        title=title,
        count=len(group),
        charts=tuple(
            ChartEntry(head=_head(series, links), chart=_chart(series, drawings[series.id]))
            for series in group
            if series.id in drawings
        ),
        singles=tuple(
            SingleEntry(head=_head(series, links), rows=tuple(table_rows(series.figures, handbook, links)))
            for series in group
            if series.id not in drawings
        ),
    )


def _head(series: Series, links: Links) -> IndicatorHead:
    return IndicatorHead(title=series.indicator.title, unit=series.indicator.unit, href=links.indicator(series.id))
