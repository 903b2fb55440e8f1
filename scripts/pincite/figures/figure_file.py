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
    columns={
        "id": "Its id, which no other row has: `tip2020-ncct-trainings-2019`.",
        "source": "Id of the source that gives it: `usdos-2020-cambodia-prosecution`.",
        "anchor": "Where it stands there, a sentence or paragraph: `p4s3`.",
        "indicator": "What is counted: an id of `indicators.csv`: `ncct-trainings`.",
        "value": "The number in plain digits, with point and minus if need be; empty where none was reported: `1200`.",
        "value_high": "The upper end of a range, else empty: `1500`.",
        "unit": "The unit, as `units.csv` and the indicator have it: `trainings`.",
        "qualifier": "`exact`, `about`, `over`, `under` or `range`; empty where none was reported: `about`.",
        "year": "The year that it is about, four digits: `2019`.",
        "year_basis": "How the year is known: `stated`, `inferred`, `reporting-period` or `as-of`: `stated`.",
        "status": "`reported`, or `not-reported` where the source says that there is no number: `reported`.",
        "scope": "Where or for whom it holds; one scope an indicator: `Cambodia`.",
        "reporter": "Who says it: `the government`.",
        "compares_with": "Id of the row that the source compares it with, else empty: `tip2020-ncct-trainings-2018`.",
        "quote": "Words of the sentence that hold the number, verbatim: `conducted 12 trainings`.",
        "note": "What else is to be said, else empty: `Counts two ministries.`.",
    },
)
INDICATORS = Layout(
    path="seeds/indicators.csv",
    what="the table of indicators",
    columns={
        "id": "Its id, which stands in its address for ever: `ncct-trainings`.",
        "title": "Its title, as readers see it: `Trainings held`.",
        "unit": "Its one unit, of `units.csv`: `trainings`.",
        "definition": "What is counted and what is not, in a sentence: `Trainings that the committee held.`.",
        "topic": "Id of the topic it stands under, else empty: `training`.",
    },
    optional={"breaks": "Years from which on the numbers are counted otherwise, with spaces between: `2014 2020`."},
)
UNITS = Layout(
    path="seeds/units.csv",
    what="the table of units",
    columns={
        "unit": "Its name, as the other tables have it: `trainings`.",
        "meaning": "What one of it is: `training events`.",
    },
    optional={"kind": "`rank` where values are places in an order, else `amount` or empty: `rank`."},
)
DISMISSED = Layout(
    path="seeds/dismissed.csv",
    what="the table of numbers that are no figures",
    columns={
        "source": "Id of the source: `usdos-2024-cambodia`.",
        "anchor": "The sentence or paragraph: `p12s3`.",
        "words": "Verbatim words there that hold the number: `in one case`.",
        "reason": "Why it is no figure: `An example, no count.`.",
    },
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
        """Return the rows of a table; none where it is not there and need not be."""
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
        yield from cells.check_filled(row, [*UNITS.columns])
        if row["kind"] and row["kind"] not in KINDS:
            message = f"`kind` is `{row['kind']}`; allowed are {', '.join(KINDS)}."
            yield row.problem("wrong-choice", message, nearest(row["kind"], KINDS))
    for row in dismissed:
        yield from cells.check_filled(row, [*DISMISSED.columns])
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
