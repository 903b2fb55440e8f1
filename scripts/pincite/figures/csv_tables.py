"""Tables that people write, as comma-separated values, with the line of every row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO

from pincite.errors import InputError, Problem, input_error
from pincite.files import read_text
from pincite.inputs.file_view import FileView
from pincite.limits import LONGEST_TEXT, MOST_ROWS, MOST_TOLD
from pincite.reasons import comma_text_reason
from pincite.text import CONTROL_CHARACTER, WHITE_SPACE

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    path: str
    line: int
    """The line on which it begins."""
    cells: Mapping[str, str]
    """By column; blanks at their ends are taken off, and a column that may be missing is empty."""

    def __getitem__(self, column: str) -> str:
        """Give the cell of a column."""
        return self.cells[column]

    def problem(self, code: str, message: str, fix: str) -> Problem:
        """Return a problem that stands in this row."""
        return Problem(path=self.path, line=self.line, code=code, message=message, fix=fix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a table is and has."""

    path: str
    """`seeds/figures.csv`"""
    what: str
    """How a message names it: `the table of figures`."""
    columns: Mapping[str, str]
    """Columns that it needs, in any order, each with what it says and an example: ``The number: `1200`.``."""
    optional: Mapping[str, str] = field(default_factory=dict)
    """Columns that may be missing."""


def read_table(view: FileView, layout: Layout) -> tuple[Row, ...]:
    """Return the rows of a table below the root; all that is wrong with its shape is told together."""
    text = read_text(view, layout.path, what=layout.what)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        begin = 1
        for cells in reader:
            lines.append((begin, [cell.strip(WHITE_SPACE) for cell in cells]))
            begin = reader.line_num + 1
            if len(lines) > MOST_ROWS:
                message = f"{layout.what} has more than {MOST_ROWS:,} rows."
                raise input_error(layout.path, begin, "table-too-long", message, "Take out what is not needed.")
    except csv.Error as error:
        message = f"{layout.what} is not comma-separated text: {comma_text_reason(error)}."
        fix = "Correct the quotation marks of this row."
        raise input_error(layout.path, max(reader.line_num, 1), "table-unreadable", message, fix) from error
    lines = [(line, cells) for line, cells in lines if any(cells)]
    header = lines[0][1] if lines else []
    problems = [*_header_problems(layout, header)]
    if not problems:
        problems = [
            row_problem for line, cells in lines[1:] for row_problem in _row_problems(layout, line, cells, header)
        ][:MOST_TOLD]
    if problems:
        raise InputError(problems)
    empty = dict.fromkeys(layout.optional, "")
    return tuple(
        Row(path=layout.path, line=line, cells=empty | dict(zip(header, cells, strict=True)))
        for line, cells in lines[1:]
    )


def _header_problems(layout: Layout, header: Sequence[str]) -> Iterator[Problem]:
    known = (*layout.columns, *layout.optional)
    row = Row(path=layout.path, line=1, cells={})
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        message = "the columns are not separated by commas."
        yield row.problem("table-header", message, "Save the table as comma-separated text in UTF-8.")
        return
    for column in layout.columns:
        if column not in header:
            yield row.problem("table-header", f"the column `{column}` is missing.", f"Add it: {','.join(known)}")
    for place, column in enumerate(header):
        if column not in known:
            message = f"`{column}` is no column of {layout.what}."
            yield row.problem("table-header", message, nearest(column, known))
        elif column in header[:place]:
            yield row.problem("table-header", f"the column `{column}` stands here twice.", "Keep one.")


def _row_problems(layout: Layout, line: int, cells: Sequence[str], header: Sequence[str]) -> Iterator[Problem]:
    row = Row(path=layout.path, line=line, cells={})
    if len(cells) != len(header):
        message = f"the row has {len(cells)} cells, and the table {len(header)} columns."
        yield row.problem("table-cells", message, "Put a cell that holds a comma in quotation marks.")
    for cell in cells:
        if len(cell) > LONGEST_TEXT:
            message = f"a cell has {len(cell):,} characters; at most {LONGEST_TEXT:,} are read."
            yield row.problem("table-cell-too-long", message, "Shorten it.")
        if found := CONTROL_CHARACTER.search(cell):
            message = f"the control character U+{ord(found[0]):04X} stands here."
            yield row.problem("table-control-character", message, "Take it out.")


def nearest(found: str, known: Iterable[str]) -> str:
    """Return what to do about an unknown name: the nearest one that is known, or what there is."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(found, names, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_SHOWN])
    more = f" and {len(names) - _MOST_SHOWN} others" if len(names) > _MOST_SHOWN else ""
    return f"Known are {shown}{more}." if names else "None is known."
