"""The handbook as tables, the same for every form in which data are taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pincite.model import Figure, Handbook, Indicator
from pincite.text import one_line
from pincite.visibility import HELD_BACK, Outlet, plain_words

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    kind: Literal["string", "integer", "number"] = "string"
    required: bool = False
    """Whether every row has a value there."""
    words: str = ""
    """What stands there, in a sentence; empty where the name says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that name a row of a table."""

    columns: tuple[str, ...]
    table: str
    """Empty for the table itself."""
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the handbook."""

    name: str
    words: str
    """What a row is."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[ForeignKey, ...] = ()
    rows: tuple[tuple[Cell, ...], ...]


def handbook_tables(handbook: Handbook) -> tuple[Table, ...]:
    """Return the tables of a handbook; each refers to earlier ones only, or to itself."""
    return (
        _documents(handbook),
        _paragraphs(handbook),
        _topics(handbook),
        _topic_paragraphs(handbook),
        _units(handbook.indicators),
        _indicators(handbook),
        _figures(handbook),
    )


def _id(name: str = "id") -> Column:
    return Column(name=name, required=True)


def _documents(handbook: Handbook) -> Table:
    return Table(
        name="documents",
        words="One source.",
        columns=(
            _id(),
            Column(name="title", required=True),
            Column(
                name="year", kind="integer", words="The first that its date allows; empty where it has none. 0 is 1 BC."
            ),
            Column(name="issued", words="The date of the work in EDTF; empty where it has none."),
            Column(name="wording", words="Since when it reads so, in EDTF, where that is not its date."),
            Column(name="coverage", required=True, words="full, or extract: a part of the document only."),
            Column(name="rights", required=True),
            Column(name="url", words="Where the original is."),
            Column(name="permalink", required=True, words="Its page, below the handbook's address."),
        ),
        key=("id",),
        rows=tuple(
            (
                document.id,
                document.title,
                source.year,
                source.issued.text if source.issued else None,
                source.wording.text if source.wording else None,
                source.coverage,
                source.rights,
                source.csl.get("URL"),
                permalink(document.id),
            )
            for document in handbook.documents
            for source in [document.source]
        ),
    )


def _paragraphs(handbook: Handbook) -> Table:
    return Table(
        name="paragraphs",
        words="One numbered passage of a source, in reading order.",
        columns=(
            Column(name="source", required=True),
            Column(name="anchor", required=True, words="Its permanent number: p12."),
            Column(name="kind", required=True),
            Column(name="section"),
            Column(name="text", words=f"On one line; {HELD_BACK} is for what only the source's page may show."),
            Column(name="fingerprint", required=True, words="First 8 hex digits of the SHA-256 of the whole wording."),
            Column(name="permalink", required=True),
        ),
        key=("source", "anchor"),
        references=(ForeignKey(columns=("source",), table="documents", to=("id",)),),
        rows=tuple(
            (
                document.id,
                block.anchor,
                block.kind,
                block.section,
                one_line(plain_words(block, document.source, Outlet.TABLES)),
                block.fingerprint,
                permalink(document.id, block.anchor),
            )
            for document in handbook.documents
            for block in document.numbered
        ),
    )


def _topics(handbook: Handbook) -> Table:
    return Table(
        name="topics",
        words="One matter that is followed across the sources.",
        columns=(_id(), Column(name="title", required=True), Column(name="definition", required=True)),
        key=("id",),
        rows=tuple((topic.id, topic.title, topic.definition) for topic in handbook.topics),
    )


def _topic_paragraphs(handbook: Handbook) -> Table:
    return Table(
        name="topic_paragraphs",
        words="One passage that is listed under a topic.",
        columns=(_id("topic"), _id("source"), _id("anchor")),
        key=("topic", "source", "anchor"),
        references=(
            ForeignKey(columns=("topic",), table="topics", to=("id",)),
            ForeignKey(columns=("source", "anchor"), table="paragraphs", to=("source", "anchor")),
        ),
        rows=tuple((hit.topic, hit.source, hit.anchor) for hit in handbook.hits),
    )


def _units(indicators: Sequence[Indicator]) -> Table:
    units = {indicator.unit: indicator for indicator in indicators}
    return Table(
        name="units",
        words="One unit of figures.",
        columns=(_id("unit"), Column(name="meaning", required=True), Column(name="kind", required=True)),
        key=("unit",),
        rows=tuple((unit.unit, unit.unit_meaning, "rank" if unit.is_rank else "amount") for unit in units.values()),
    )


def _indicators(handbook: Handbook) -> Table:
    return Table(
        name="indicators",
        words="What a series of figures counts: one unit, one scope.",
        columns=(
            _id(),
            Column(name="title", required=True),
            Column(name="unit", required=True),
            Column(name="definition", required=True),
            Column(name="topic"),
            Column(name="breaks", words="Years from which on numbers are no longer counted as before."),
        ),
        key=("id",),
        references=(
            ForeignKey(columns=("unit",), table="units", to=("unit",)),
            ForeignKey(columns=("topic",), table="topics", to=("id",)),
        ),
        rows=tuple(
            (
                indicator.id,
                indicator.title,
                indicator.unit,
                indicator.definition,
                indicator.topic,
                " ".join(map(str, indicator.breaks)) or None,
            )
            for indicator in handbook.indicators
        ),
    )


FIGURE_COLUMNS = (
    _id(),
    Column(name="source", required=True),
    Column(name="anchor", required=True, words="Where the words stand: p4s3 is the third sentence of paragraph 4."),
    Column(name="indicator", required=True),
    Column(name="value", kind="number", words="Empty where none was reported, which is not zero."),
    Column(name="value_high", kind="number", words="The upper end of a range."),
    Column(name="unit", required=True),
    Column(name="qualifier", words="exact, about, over, under, range; empty where none was reported."),
    Column(name="year", kind="integer", required=True, words="The year that the number is about."),
    Column(name="year_basis", required=True, words="stated, inferred, reporting-period, as-of."),
    Column(name="status", required=True, words="reported, not-reported."),
    Column(name="scope", required=True, words="What the number covers."),
    Column(name="reporter", required=True, words="Who says so."),
    Column(name="compares_with", words="The figure beside which the source sets it."),
    Column(name="quote", required=True, words="Verbatim words at the anchor."),
    Column(name="note"),
)


def figure_cells(figure: Figure) -> Iterator[Cell]:
    """Yield what stands in the columns of a figure."""
    for column in FIGURE_COLUMNS:
        cell: Cell = getattr(figure, column.name)
        yield None if cell == "" else cell


def _figures(handbook: Handbook) -> Table:
    return Table(
        name="figures",
        words="One number of a source with its words, or the statement that there is none.",
        columns=(
            *FIGURE_COLUMNS,
            Column(name="paragraph", required=True, words="The passage in which the words stand."),
            Column(name="permalink", required=True),
        ),
        key=("id",),
        references=(
            ForeignKey(columns=("indicator",), table="indicators", to=("id",)),
            ForeignKey(columns=("source", "paragraph"), table="paragraphs", to=("source", "anchor")),
            ForeignKey(columns=("compares_with",), table="", to=("id",)),
        ),
        rows=tuple(
            (*figure_cells(figure), _paragraph_of(figure, handbook), permalink(figure.source, figure.anchor))
            for figure in handbook.figures
        ),
    )


def _paragraph_of(figure: Figure, handbook: Handbook) -> str:
    """Return the anchor of the passage that holds a figure's words."""
    return handbook.document(figure.source).block_at(figure.anchor).anchor


def permalink(source: str, anchor: str = "") -> str:
    """Return the address of a source or a place in it, below the handbook's own."""
    return f"sources/{source}/" + (f"#{anchor}" if anchor else "")
