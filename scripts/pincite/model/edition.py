"""Dated releases of a handbook."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanges:
    """What became of one source's numbered passages since the edition before."""

    source: str
    is_new: bool
    """Whether no edition before has the source."""
    kept: int
    """How many passages read as before."""
    edited: tuple[str, ...]
    """Anchors, in reading order."""
    new: tuple[str, ...]
    withdrawn: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    """Anchors, and those that have their words now."""
    redacted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A dated release of the handbook."""

    name: str
    """`2026.1`."""
    date: str
    """`2026-12-01`."""
    texts: tuple[Document, ...]
    """Each source that it had, as it read then."""
    changes: tuple[EditionChanges, ...]
