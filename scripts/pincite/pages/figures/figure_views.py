"""What pages show of figures: rows of a table, sentences with their notes, the words that say what a chart shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from pincite import formatting
from pincite.model import Document, Figure, Handbook, Indicator
from pincite.pages.addresses import Links
from pincite.pages.figures.views import FigureNote, FigureRow, FigureSentence, GapRow, SignView
from pincite.pages.html_escape import html
from pincite.pages.quotation_html import quotation

_BASIS = {
    "stated": "",
    "inferred": "year inferred",
    "reporting-period": "reporting period",
    "as-of": "standing fact",
}
_SIGNS = {
    "exact": ("●", "the number as it stands"),
    "about": ("○", "about that many"),
    "over": ("▲", "over: more than that, or at least"),
    "under": ("▼", "under: fewer, nearly, or as many as"),
    "range": ("▮", "from the lowest to the highest"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """An indicator with its figures."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    """By year, at least one; of one year, in the order of their file."""

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id


def series_of(handbook: Handbook) -> list[Series]:
    """Return the series of a handbook, in the order of the indicators; one without figures is none."""
    found: dict[str, list[Figure]] = {}
    for figure in sorted(handbook.figures, key=lambda figure: figure.year):
        found.setdefault(figure.indicator, []).append(figure)
    return [
        Series(indicator=indicator, figures=tuple(found[indicator.id]))
        for indicator in handbook.indicators
        if indicator.id in found
    ]


def in_words(figure: Figure, indicator: Indicator) -> str:
    """Return a figure on one line: `2019: over 400 (cases)`; a unit beside its number would have to agree with it."""
    unit = "" if figure.value is None else f" ({indicator.unit})"
    return f"{figure.year}: {formatting.value_in_words(figure)}{unit}"


def where(figure: Figure, handbook: Handbook) -> str:
    """Return where a figure stands, for readers: `2020 report, ¶ 4`."""
    document = handbook.document(figure.source)
    return f"{formatting.short_title(document)}, {formatting.place_of(document, figure.anchor)}"


def _short_where(figure: Figure, handbook: Handbook) -> str:
    """Return where a figure stands, for a narrow column: `2020, ¶ 4`."""
    document = handbook.document(figure.source)
    return f"{formatting.short_name(document.source)}, {formatting.place_of(document, figure.anchor)}"


def table_rows(figures: Sequence[Figure], handbook: Handbook, links: Links) -> Iterator[FigureRow | GapRow]:
    """Yield the rows of an indicator's table; a row stands for the years between two for which no figure is held."""
    before: int | None = None
    for figure in figures:
        if before is not None and figure.year > before + 1:
            yield GapRow(years=formatting.years_in_words(range(before + 1, figure.year)))
        yield FigureRow(
            year=figure.year,
            basis=_BASIS[figure.year_basis],
            value=formatting.value_in_words(figure),
            absent=figure.value is None,
            reporter=figure.reporter,
            href=links.source(figure.source, figure.anchor),
            where=where(figure, handbook),
            short=_short_where(figure, handbook),
        )
        before = figure.year


def sentence_views(figures: Sequence[Figure], handbook: Handbook, links: Links) -> Iterator[FigureSentence]:
    """Yield each sentence that the figures stand in, once, with what is noted about them."""
    by_id = {figure.id: figure for figure in handbook.figures}
    places = {document.id: place for place, document in enumerate(handbook.documents)}
    ordered = sorted(figures, key=lambda figure: (places[figure.source], figures.index(figure)))
    anchors = dict.fromkeys((figure.source, figure.anchor) for figure in ordered)
    for source, anchor in anchors:
        here = [figure for figure in figures if (figure.source, figure.anchor) == (source, anchor)]
        document: Document = handbook.document(source)
        yield FigureSentence(
            quotation=quotation(document, anchor, [figure.quote for figure in here]),
            href=links.source(source, anchor),
            where=where(here[0], handbook),
            notes=tuple(_notes(here, by_id, document, links)),
        )


def _notes(
    figures: Sequence[Figure], by_id: Mapping[str, Figure], document: Document, links: Links
) -> Iterator[FigureNote]:
    """Yield the notes with the years they are about; one that several rows share stands once."""
    said = [(figure.note, figure.year) for figure in figures if figure.note]
    for note in dict.fromkeys(text for text, _ in said):
        years = formatting.join_words([str(year) for text, year in said if text == note])
        yield FigureNote(years=years, text=_linked(note, document, links))
    for figure in figures:
        if figure.compares_with:
            other = by_id[figure.compares_with]
            text = f"The source sets this beside {other.year} ({formatting.value_in_words(other)})."
            yield FigureNote(years=str(figure.year), text=text)


def _linked(note: str, document: Document, links: Links) -> Markup:
    """Return a note in which the anchors of its source (`p2s4`) are links, named as readers know them."""
    made = Markup("")
    for piece in re.split(r"\b([a-z]{1,2}\d\w*)\b", note):
        if piece in document.anchors:
            label = formatting.place_of(document, piece)
            made += Markup('<a href="{}">{}</a>').format(html(links.source(document.id, piece)), html(label))
        else:
            made += html(piece)
    return made


def signs(figures: Sequence[Figure]) -> tuple[SignView, ...]:
    """Return what the marks of a chart mean; none where all numbers stand as they are."""
    used = [qualifier for qualifier in _SIGNS if any(figure.qualifier == qualifier for figure in figures)]
    if used == ["exact"]:
        return ()
    return tuple(SignView(sign=sign, words=words) for sign, words in map(_SIGNS.__getitem__, used))


def remarks(series: Series) -> list[str]:
    """Return what must be known to read a series: ranks, breaks, what was not reported, years without a figure."""
    indicator, figures = series.indicator, series.figures
    years = [figure.year for figure in figures]
    said = [
        f"The way of counting may have changed with {year} (dotted line): no line joins the values on either side."
        for year in indicator.breaks
        if years[0] < year <= years[-1]
    ]
    if indicator.is_rank:
        said.append("The values are ranks, the first at the top: no line joins them, and they are never added.")
    if any(figure.value is None for figure in figures):
        said.append("“Not reported” (×) is not zero.")
    if any(figure.year_basis == "reporting-period" for figure in figures):
        said.append("A reporting period is filed under the year in which it begins.")
    if any(figure.year_basis == "as-of" for figure in figures):
        said.append("A standing fact is filed under the year of the source that gives it.")
    gaps = [year for first, second in pairwise(years) for year in range(first + 1, second)]
    if gaps:
        said.append(f"No figure is held for {formatting.years_in_words(gaps)}.")
    return said


def by_topic(handbook: Handbook, series: Sequence[Series]) -> Iterator[tuple[str, str, list[Series]]]:
    """Yield id, title and series of each topic in order; those of no topic come last."""
    order = {topic.id: place for place, topic in enumerate(handbook.topics)}
    titles = {topic.id: topic.title for topic in handbook.topics}
    ordered = sorted(series, key=lambda some: order.get(some.indicator.topic or "", len(order)))
    for topic, group in groupby(ordered, key=lambda some: some.indicator.topic):
        yield topic or "other", titles.get(topic or "", "Other figures"), list(group)
