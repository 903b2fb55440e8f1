"""A page for each indicator, and an overview of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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
from pincite.pages.templates import page

_GENERATED = "pincite convert; hands off, edit seeds/figures.csv and seeds/indicators.csv"
_TAKE_AWAY = (
    ("figures.csv", "CSV, for spreadsheets"),
    ("figures.json", "JSON"),
    ("datapackage.json", "Data Package, with the passages"),
)


def figure_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the overview of the figures and the page of each indicator; nothing for a handbook without figures."""
    series = series_of(handbook)
    if not series:
        return
    drawings = draw_charts({one.id: chart_spec(one.indicator, one.figures) for one in series if _has_chart(one)})
    yield _overview(handbook, series, drawings)
    for one in series:
        yield _indicator_page(one, handbook, drawings.get(one.id))


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
    topic = next((one for one in handbook.topics if one.id == indicator.topic), None)
    view: dict[str, Any] = {
        "figures_href": links.to("figures/"),
        "title": indicator.title,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "unit_meaning": indicator.unit_meaning,
        "scope": figures[0].scope,
        "topic": {"title": topic.title, "href": links.topic(topic.id)} if topic else None,
        "chart": _chart(series, drawing, targets) if drawing else None,
        "caption": f"{indicator.title}, {indicator.unit}",
        "signs": signs(figures) if drawing else [],
        "remarks": remarks(series),
        "rows": list(table_rows(figures, handbook, links)),
        "sentences": list(sentence_views(figures, handbook, links)),
        "data_href": links.to("api/v1/figures.csv"),
    }
    meta = {
        "title": indicator.title,
        "description": indicator.definition,
        "generated-by": _GENERATED,
        "indicator": indicator.id,
        "hide": ["navigation", "toc"],
    }
    return page(page_path(indicator_url(indicator.id)), "figures/figure", meta=meta, view=view)


def _overview(handbook: Handbook, series: Sequence[Series], drawings: Mapping[str, Drawing]) -> Artifact:
    links = Links(page="figures/")
    absent = sum(figure.value is None for figure in handbook.figures)
    authors = formatting.join_words(handbook.authors)
    address = f" {handbook.site_url}figures/" if handbook.site_url else ""
    view = {
        "counts": formatting.counted(len(handbook.figures), "figure"),
        "indicators": formatting.counted(len(series), "indicator"),
        "absent": formatting.counted(absent, "time") if absent else "",
        "groups": [
            {"id": topic, "title": title, "count": len(group)} | _group(group, handbook, drawings, links)
            for topic, title, group in by_topic(handbook, series)
        ],
        "signs": signs([figure for one in series if one.id in drawings for figure in one.figures]),
        "take_away": [{"href": links.to(f"api/v1/{file}"), "words": words} for file, words in _TAKE_AWAY],
        "citation": f"{authors + '. ' if authors else ''}{handbook.title}: Figures. Data set.{address}",
    }
    meta = {
        "title": "Figures",
        "description": "Numbers of the sources by topic, each with its sentence.",
        "generated-by": _GENERATED,
        "hide": ["navigation", "toc"],
    }
    return page(page_path("figures/"), "figures/figures", meta=meta, view=view)


def _group(
    group: Sequence[Series], handbook: Handbook, drawings: Mapping[str, Drawing], links: Links
) -> dict[str, Any]:
    return {
        "charts": [
            _head(series, links) | {"chart": _chart(series, drawings[series.id])}
            for series in group
            if series.id in drawings
        ],
        "singles": [
            _head(series, links) | {"rows": list(table_rows(series.figures, handbook, links))}
            for series in group
            if series.id not in drawings
        ],
    }


def _head(series: Series, links: Links) -> dict[str, Any]:
    return {"title": series.indicator.title, "unit": series.indicator.unit, "href": links.indicator(series.id)}
