"""A seed's text as it is read on: what page turns put between its words is taken out, and where it stood is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.model import PageRange, Stretch
from pincite.spans import Span, gaps_between, shown_text
from pincite.text import trim_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of a seed that belongs to the page, not to the text: a running head, a page number."""

    start: int
    end: int
    reason: str
    """`a page number`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """From where on in a seed a page of the original runs."""

    start: int
    page: str
    """As the original numbers it: `7`, `xii`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stretch of a seed that is read, and where it stands in the text that is read."""

    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text that is read, and how its characters are found in the seed."""

    seed: str
    text: str
    kept: tuple[Kept, ...]
    """In order; between two of them, the text has line ends of its own."""
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[PageMark, ...] = ()
    """In order; none where the seed tells of no pages."""

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Yield the stretches of the seed that a stretch of the text is made of, without white space at their ends."""
        first = max(bisect_right(self.kept, start, key=lambda kept: kept.place) - 1, 0)
        for kept in self.kept[first:]:
            if kept.place >= end:
                return
            begin = kept.start + max(start - kept.place, 0)
            stop = min(kept.start + end - kept.place, kept.end)
            if begin < stop and (span := trim_span(self.seed, begin, stop)):
                yield span

    def place(self, offset: int) -> int:
        """Return where a character of the text stands in the seed; of a line end of its own, where the words end."""
        kept = self.kept[max(bisect_right(self.kept, offset, key=lambda kept: kept.place) - 1, 0)]
        return min(kept.start + offset - kept.place, kept.end)

    def stretch(self, start: int, end: int, joins: Sequence[Span] = ()) -> Stretch:
        """Return a stretch of the text as words of the seed.

        Args:
            start: where it begins in the text.
            end: where it ends.
            joins: stretches of the text between them that close up.
        """
        spans = list(self.spans(start, end))
        gaps = gaps_between(spans)
        closed = tuple((self.place(begin), self.place(stop - 1) + 1) for begin, stop in joins)
        begin, stop = spans[0][0], spans[-1][1]
        text = shown_text(self.seed, begin, stop, gaps, closed)
        return Stretch(start=begin, end=stop, text=text, gaps=gaps, joins=closed)

    def page_of(self, start: int, end: int) -> PageRange | None:
        """Return the pages that a stretch of the seed stands on; None where they are not known."""
        if not self.pages or start < self.pages[0].start:
            return None
        first, last = (
            self.pages[bisect_right(self.pages, place, key=lambda mark: mark.start) - 1] for place in (start, end - 1)
        )
        return PageRange(first=first.page, last=last.page)


def read_whole(seed: str) -> Reading:
    """Return the reading of a text that has no pages."""
    return Reading(seed=seed, text=seed, kept=(Kept(place=0, start=0, end=len(seed)),))
