"""What may stand in the cells of a table: each check yields what is wrong with one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import get_args

from pincite.errors import Problem
from pincite.figures.csv_tables import Row
from pincite.figures.numbers import forms_in, in_digits
from pincite.ids import is_id
from pincite.model import Qualifier, YearBasis

STATUSES = ("reported", "not-reported")
_CHOICES = {"qualifier": get_args(Qualifier), "status": STATUSES, "year_basis": get_args(YearBasis)}
_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_CURRENCIES = " $€£¥"


def check_filled(row: Row, columns: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each cell that must not be empty."""
    for column in columns:
        if not row[column]:
            yield row.problem("empty-cell", f"`{column}` is empty.", "Fill it in.")


def check_id(row: Row) -> Iterator[Problem]:
    """Yield a problem where the row's id is not made as ids are."""
    if row["id"] and not is_id(row["id"]):
        plain = re.sub(r"[^a-z0-9]+", "-", row["id"].lower()).strip("-")
        message = f"the id `{row['id']}` is not made of small letters, digits and single hyphens, a letter first."
        yield row.problem("wrong-id", message, f"Did you mean `{plain}`?")


def check_repeated(rows: Sequence[Row], column: str = "id") -> Iterator[Problem]:
    """Yield a problem for each row whose id another one has."""
    first: dict[str, int] = {}
    for row in rows:
        name = row[column]
        if name and name in first:
            message = f"`{name}` stands in line {first[name]} too."
            yield row.problem("repeated-id", message, "Give one another id, or take it out.")
        first.setdefault(name, row.line)


def check_choices(row: Row) -> Iterator[Problem]:
    """Yield a problem for each cell that is none of the words allowed there."""
    for column, allowed in _CHOICES.items():
        if row[column] and row[column] not in allowed:
            message = f"`{column}` is `{row[column]}`; allowed are {', '.join(allowed)}."
            near = get_close_matches(row[column], allowed, n=1)
            yield row.problem("wrong-choice", message, f"Did you mean `{near[0]}`?" if near else "Write one of these.")


def check_year(row: Row) -> Iterator[Problem]:
    """Yield a problem where the year is not one year of four digits."""
    if row["year"] and not _YEAR.fullmatch(row["year"]):
        found = re.search(r"[1-9][0-9]{3}", row["year"])
        fix = f"Did you mean `{found[0]}`?" if found else "Write four digits."
        yield row.problem("wrong-year", f"`year` is `{row['year']}`, and a year has four digits.", fix)


def check_amounts(row: Row) -> Iterator[Problem]:
    """Yield what is wrong with the value, its upper end, and the qualifier and status beside them."""
    for column in ("value", "value_high"):
        if row[column] and not _AMOUNT.fullmatch(row[column]):
            plain = _in_plain_digits(row[column])
            fix = f"Did you mean `{plain}`?" if plain else "Write digits, with a point if need be."
            yield row.problem("wrong-number", f"`{column}` is `{row[column]}`, which is no plain number.", fix)
    if row["status"] == "not-reported":
        yield from _check_nothing(row)
    elif row["status"] == "reported":
        yield from _check_something(row)


def _in_plain_digits(cell: str) -> str | None:
    """Return the number that a cell holds and nothing else, as it is to be written; None where that is not plain."""
    numbers = forms_in(cell)
    is_whole = len(numbers) == 1 and numbers[0].text == cell.strip(_CURRENCIES)
    return in_digits(numbers[0].values[0]) if is_whole and len(numbers[0].values) == 1 else None


def _check_nothing(row: Row) -> Iterator[Problem]:
    for column in ("value", "value_high", "qualifier"):
        if row[column]:
            message = f"the row is `not-reported`, and `{column}` is `{row[column]}`."
            fix = "Empty the cell: what is not reported is no number, not even 0. Or set `status` to `reported`."
            yield row.problem("value-not-reported", message, fix)


def _check_something(row: Row) -> Iterator[Problem]:
    for column in ("value", "qualifier"):
        if not row[column]:
            message = f"the row is `reported`, and `{column}` is empty."
            yield row.problem("value-missing", message, "Fill it in, or set `status` to `not-reported`.")
    if (row["qualifier"] == "range") != bool(row["value_high"]):
        message = f"`qualifier` is `{row['qualifier']}` and `value_high` is `{row['value_high']}`."
        fix = "A range has both ends, in `value` and `value_high`; no other qualifier has `value_high`."
        yield row.problem("range-ends", message, fix)
    elif all(_AMOUNT.fullmatch(row[column]) for column in ("value", "value_high")) and _is_backward(row):
        message = f"the range goes from {row['value']} to {row['value_high']}."
        yield row.problem("range-ends", message, "Put the lower end into `value`, the upper one into `value_high`.")


def _is_backward(row: Row) -> bool:
    return Decimal(row["value_high"]) <= Decimal(row["value"])


def check_breaks(row: Row) -> Iterator[Problem]:
    """Yield a problem where the breaks of a series are not years."""
    for year in row["breaks"].split():
        if not _YEAR.fullmatch(year):
            message = f"`breaks` holds `{year}`, which is no year."
            yield row.problem("wrong-year", message, "Write years of four digits with spaces between.")
