"""The handbook as an SQLite database with full-text search over its passages."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

from pincite.downloads.data_tables import Cell, Table, handbook_tables
from pincite.model import Handbook

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL"}
# The index alone; the words stay in `paragraphs`. Datasette finds it by `content` in these very quotation marks.
_SEARCH = """
CREATE VIRTUAL TABLE paragraphs_fts USING fts5(text, content="paragraphs", tokenize='unicode61 remove_diacritics 2');
INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('rebuild');
"""


def sqlite_file(handbook: Handbook) -> bytes:
    """Return the handbook as an SQLite database: its tables with their keys, and `paragraphs_fts` to search in."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in handbook_tables(handbook):
            connection.execute(_definition(table))
            places = ", ".join("?" * len(table.columns))
            # Figures refer to figures that follow, so their references are looked at when all are in.
            connection.execute("BEGIN")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            rows = [[_stored(cell) for cell in row] for row in table.rows]
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - our own names
            connection.commit()
        connection.executescript(_SEARCH)
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _definition(table: Table) -> str:
    lines = [
        f'"{column.name}" {_TYPES[column.kind]}{" NOT NULL" if column.required else ""}' for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines.extend(
        f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{key.table or table.name}" ({_names(key.to)})'
        for key in table.references
    )
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _stored(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell
