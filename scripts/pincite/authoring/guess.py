"""A field of a new source: its value, where it was read, and whether the text says so or it is a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HEAD_LINES = 40
"""So many lines of a text may speak of the text itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One field that was read from a text."""

    value: str
    """As it stands in a sidecar: `1990-05-03`."""
    quote: str = ""
    """The words that it was read from; empty where it comes from elsewhere, as from the name of the file."""
    line: int = 0
    """The line that they stand in, from 1; 0 where they stand in none."""
    is_stated: bool = False
    """Whether the text says it of itself, in a field that names it: `Date: 3 May 1990`; everything else is a guess."""
    note: str = ""
    """How it was guessed: `by its common words: the, of, and`."""

    @property
    def basis(self) -> Literal["stated", "inferred", "external"]:
        """What the field rests on, as a sidecar says it."""
        if not self.quote:
            return "external"
        return "stated" if self.is_stated else "inferred"

    @property
    def origin(self) -> str:
        """Where it comes from, for a person: `stated in line 2`, `a guess from line 6`."""
        place = f" from line {self.line}" if self.line else ""
        if self.is_stated:
            return f"stated in line {self.line}"
        return f"a guess{place}{f': {self.note}' if self.note else ''}" if self.quote else self.note


def numbered_head(text: str) -> list[tuple[int, str]]:
    """Return the first lines of a text with their numbers, from 1; lines end as those of problems do."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", HEAD_LINES)[:HEAD_LINES]
    return list(enumerate(lines, start=1))
