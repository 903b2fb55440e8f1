"""What the tables of figures say, as typed values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pincite.errors import InputError, Problem, all_or_errors
from pincite.figures import cells, relations
from pincite.figures.csv_tables import Layout, Row, nearest, read_table
from pincite.inputs.file_view import FileView
from pincite.model import Figure, Indicator

FIGURES = Layout(
    path="seeds/figures.csv",
    what="the table of figures",
    columns=tuple(
        "id source anchor indicator value value_high unit qualifier year year_basis status scope reporter "
        "compares_with quote note".split()
    ),
)
INDICATORS = Layout(
    path="seeds/indicators.csv",
    what="the table of indicators",
    columns=("id", "title", "unit", "definition", "topic"),
    optional=("breaks",),
)
UNITS = Layout(path="seeds/units.csv", what="the table of units", columns=("unit", "meaning"), optional=("kind",))
DISMISSED = Layout(
    path="seeds/dismissed.csv",
    what="the table of numbers that are no figures",
    columns=("source", "anchor", "words", "reason"),
)
KINDS = ("amount", "rank")
_MAY_BE_EMPTY = {"value", "value_high", "qualifier", "compares_with", "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed:
    """A number that is no figure, for good."""

    source: str
    anchor: str
    words: str
    """Verbatim words at the anchor that hold the number: `in one case`."""
    reason: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFile:
    """The figures of a handbook, what they count, and the numbers that are none."""

    figures: tuple[Figure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()


def read_figures(view: FileView) -> FigureFile:
    """Return the figures of the handbook; none where it has no such tables.

    Raises:
        InputError: the tables break a rule that can be seen without the sources; all that is wrong is told.

    """
    wanted = (FIGURES, INDICATORS, UNITS, DISMISSED)
    has_figures = view.look(FIGURES.path).exists

    def rows_of(layout: Layout) -> tuple[Row, ...]:
        needed = has_figures and layout is not DISMISSED
        return read_table(view, layout) if needed or view.look(layout.path).exists else ()

    figures, indicators, units, dismissed = all_or_errors(lambda layout=layout: rows_of(layout) for layout in wanted)  # type: ignore[misc]
    if problems := list(_problems(figures, indicators, units, dismissed)):
        raise InputError(problems)
    units_by_name = {row["unit"]: row for row in units}
    return FigureFile(
        figures=tuple(_figure(row) for row in figures),
        indicators=tuple(_indicator(row, units_by_name[row["unit"]]) for row in indicators),
        dismissed=tuple(Dismissed(**row.cells, line=row.line) for row in dismissed),
    )


def _problems(
    figures: Sequence[Row], indicators: Sequence[Row], units: Sequence[Row], dismissed: Sequence[Row]
) -> Iterator[Problem]:
    for row in figures:
        yield from cells.check_filled(row, [column for column in FIGURES.columns if column not in _MAY_BE_EMPTY])
        for check in (cells.check_id, cells.check_choices, cells.check_year, cells.check_amounts):
            yield from check(row)
    for row in indicators:
        yield from cells.check_filled(row, ("id", "title", "unit", "definition"))
        yield from cells.check_id(row)
        yield from cells.check_breaks(row)
    for row in units:
        yield from cells.check_filled(row, UNITS.columns)
        if row["kind"] and row["kind"] not in KINDS:
            message = f"`kind` is `{row['kind']}`; allowed are {', '.join(KINDS)}."
            yield row.problem("wrong-choice", message, nearest(row["kind"], KINDS))
    for row in dismissed:
        yield from cells.check_filled(row, DISMISSED.columns)
    yield from cells.check_repeated(figures)
    yield from cells.check_repeated(indicators)
    yield from cells.check_repeated(units, "unit")
    yield from relations.check_indicators(indicators, units)
    yield from relations.check_series(figures, indicators, units)
    yield from relations.check_comparisons(figures)


def _figure(row: Row) -> Figure:
    given: dict[str, Any] = dict(row.cells)
    given |= {column: given[column] or None for column in ("qualifier", "compares_with")}
    given |= {column: Decimal(given[column]) if given[column] else None for column in ("value", "value_high")}
    return Figure(**given | {"year": int(row["year"])}, line=row.line)


def _indicator(row: Row, unit: Row) -> Indicator:
    return Indicator(
        id=row["id"],
        title=row["title"],
        unit=row["unit"],
        unit_meaning=unit["meaning"],
        is_rank=unit["kind"] == "rank",
        definition=row["definition"],
        topic=row["topic"] or None,
        breaks=tuple(sorted(int(year) for year in row["breaks"].split())),
        line=row.line,
    )
