"""Words of a seed, and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.spans import Span, hidden_stretches, outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a seed, and where they stand in it; offsets count characters of the seed's text."""

    start: int
    end: int
    text: str
    """The words as they are shown: the seed's characters from start to end, without gaps, closed up at joins."""
    gaps: tuple[Span, ...] = ()
    """Stretches between start and end that belong to other blocks: what a page's turn put between the words."""
    joins: tuple[Span, ...] = ()
    """Stretches that close up: a hyphen with its line end, a line end between Chinese characters."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the seed that the words are made of."""
        return outside(self.start, self.end, self.gaps)

    def offset(self, place: int) -> int:
        """Return where a character of the seed stands in the text; of one that is not shown, where it is left out."""
        made = place - self.start
        for start, end, shown in hidden_stretches(self.gaps, self.joins):
            if start < place:
                made -= min(place, end) - start - (len(shown) if place >= end else 0)
        return made

    def place(self, offset: int) -> int:
        """Return where a character of the text stands in the seed; the inverse of `offset`."""
        made = self.start + offset
        for start, end, shown in hidden_stretches(self.gaps, self.joins):
            if start + len(shown) <= made:
                made += end - start - len(shown)
        return made

    def between(self, start: int, end: int) -> str:
        """Return the words between two characters of the seed as they are shown."""
        return self.text[self.offset(start) : self.offset(end)]
