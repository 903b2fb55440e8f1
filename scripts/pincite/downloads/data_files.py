"""Tables as comma-separated text, as JSON, and as a Data Package that describes them."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from pincite.downloads.data_tables import FIGURE_COLUMNS, Cell, Table, figure_cells, handbook_tables
from pincite.model import Artifact, Handbook
from pincite.text import slug

FOLDER = "docs/api/v1"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NOTICE = "A cell that a spreadsheet would take for a formula begins with ', which is not part of it."
# A spreadsheet takes a cell that begins so for a formula, in either width of these signs.
_FORMULA = re.compile("[=+\\-@＝＋－＠\t\n]")
_LINE_END = re.compile("\r\n?")


def figure_data(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the data of a handbook that has figures: `figures.json`, a Data Package and its tables."""
    if not handbook.figures:
        return
    names = [column.name for column in FIGURE_COLUMNS]
    figures = [dict(zip(names, _plain(figure_cells(figure)), strict=True)) for figure in handbook.figures]
    yield Artifact(path=f"{FOLDER}/figures.json", data=_json({"figures": figures}))
    for name, data in csv_files(handbook).items():
        yield Artifact(path=f"{FOLDER}/{name}", data=data)


def csv_files(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the tables of a handbook by file name, and `datapackage.json`, which describes them."""
    tables = handbook_tables(handbook)
    files = {f"{table.name}.csv": csv_text(table).encode() for table in tables}
    return files | {"datapackage.json": _json(_package(handbook, tables, files))}


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


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _package(handbook: Handbook, tables: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": slug(handbook.title) or "handbook",
        "title": handbook.title,
        "description": f"{handbook.description} {_NOTICE}".strip(),
        "contributors": [{"title": author, "roles": ["author"]} for author in handbook.authors],
        "sources": [
            {"title": document.title} | ({"path": url} if (url := document.source.csl.get("URL")) else {})
            for document in handbook.documents
        ],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    if handbook.site_url:
        described["homepage"] = f"{handbook.site_url}figures/"
        described["licenses"] = [{"title": "See the page on rights", "path": f"{handbook.site_url}rights/"}]
    return {key: value for key, value in described.items() if value}


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.kind}
            | ({"description": column.words} if column.words else {})
            | ({"constraints": {"required": True}} if column.required else {})
            for column in table.columns
        ],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": {"resource": reference.table, "fields": list(reference.to)},
            }
            for reference in table.references
        ]
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }
