"""A stretch of a text, as its layout tells it."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.model import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of the text, and what it looks like."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int | None = None
    """The depth of a heading, an item or what is numbered, from 1."""
    label: str | None = None
    """The number that it begins with: `12`, `(a)`."""
    row: int = 0
    """The number of a table's row, from 1."""
    cells: tuple[str, ...] = ()
    """The words of a table's row."""
