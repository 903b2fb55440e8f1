"""Tables as comma-separated text, as JSON, and as a Data Package that describes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO

from pincite.api_models.figure_models import FigureData, FigureList
from pincite.api_models.json_model import json_text
from pincite.downloads.data_package import data_package
from pincite.downloads.data_tables import FIGURE_COLUMNS, Cell, Table, figure_cells, handbook_tables
from pincite.model import Artifact, Handbook, text_artifact

FOLDER = "docs/api/v1"
# A spreadsheet takes a cell that begins so for a formula, in either width of these signs.
_FORMULA = re.compile("[=+\\-@＝＋－＠\t\n]")
_LINE_END = re.compile("\r\n?")


def figure_data(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the data of a handbook that has figures: `figures.json`, a Data Package and its tables."""
    if not handbook.figures:
        return
    names = [column.name for column in FIGURE_COLUMNS]
    figures = tuple(
        FigureData.model_validate(dict(zip(names, _plain(figure_cells(figure)), strict=True)))
        for figure in handbook.figures
    )
    yield text_artifact(f"{FOLDER}/figures.json", json_text(FigureList(figures=figures)))
    for name, data in csv_files(handbook).items():
        yield Artifact(path=f"{FOLDER}/{name}", data=data)


def csv_files(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the tables of a handbook by file name, and `datapackage.json`, which describes them."""
    tables = handbook_tables(handbook)
    files = {f"{table.name}.csv": csv_text(table).encode() for table in tables}
    return files | {"datapackage.json": json_text(data_package(handbook, tables, files), keep_empty=False).encode()}


def csv_text(table: Table) -> str:
    """Return a table as comma-separated text; a cell that a spreadsheet would take for a formula begins with `'`."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([[_harmless(cell) for cell in row] for row in table.rows])
    return written.getvalue()


def _harmless(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    # A bare carriage return is not put in quotation marks, and would end the row.
    lines = _LINE_END.sub("\n", cell)
    return f"'{lines}" if _FORMULA.match(lines) else lines


def _plain(cells: Iterator[Cell]) -> Iterator[str | int | float | None]:
    for cell in cells:
        if isinstance(cell, Decimal):
            yield int(cell) if cell == cell.to_integral_value() else float(cell)
        else:
            yield cell
