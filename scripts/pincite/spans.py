"""Stretches of a text, and the words that are shown of them where some of it belongs elsewhere or closes up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

Span = tuple[int, int]
"""Two offsets, the second exclusive."""
Hidden = tuple[int, int, str]
"""A stretch that is not shown, and what is shown in its place."""
_PARTS_LINES = "\n"
# What may close up: white space, hyphens at the end of a line, soft hyphens, zero-width signs; and the bars that stand
# in place of all of these where words were redacted.
_CLOSES_UP = re.compile("[\\s\x85\xa0\xac\xad\u058a\u200b-\u200d\u2010\u2011\u2060\ufeff\u2588#-]*")


def outside(start: int, end: int, gaps: Sequence[Span]) -> tuple[Span, ...]:
    """Return what lies between two offsets and in no gap: `(0, 9)` with the gap `(3, 5)` gives `(0, 3), (5, 9)`."""
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    return tuple((begin, stop) for begin, stop in zip(edges[::2], edges[1::2], strict=True) if begin < stop)


def gaps_between(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return what lies between spans: `(0, 3), (5, 9)` gives `(3, 5)`."""
    return tuple((before[1], behind[0]) for before, behind in pairwise(spans))


def within(start: int, end: int, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return those of spans, which are in order and apart, that lie whole between two offsets."""
    first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
    return tuple(span for span in spans[first:last] if span[1] <= end)


def hidden_stretches(gaps: Sequence[Span], joins: Sequence[Span]) -> Iterator[Hidden]:
    """Yield what is not shown, in order: a gap shows as a line end, unless what stands on its sides closes up.

    Args:
        gaps: stretches that belong to something else.
        joins: stretches that close up; each may reach over gaps.
    """
    stretches = sorted([*((*gap, _PARTS_LINES) for gap in gaps), *((*join, "") for join in joins)])
    open_ = None
    for start, end, shown in stretches:
        if open_ and start <= open_[1]:
            open_ = (open_[0], max(end, open_[1]), min(open_[2], shown))
            continue
        if open_:
            yield open_
        open_ = (start, end, shown)
    if open_:
        yield open_


def shown_text(text: str, start: int, end: int, gaps: Sequence[Span] = (), joins: Sequence[Span] = ()) -> str:
    """Return the words between two offsets of a text as they are shown."""
    made, begin = "", start
    for hidden_start, hidden_end, shown in hidden_stretches(gaps, joins):
        made += text[begin:hidden_start] + shown
        begin = hidden_end
    return made + text[begin:end]


def lost_in_joins(text: str, gaps: Sequence[Span], joins: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of each join that hides more than hyphens, white space and signs without width."""
    for start, end in joins:
        inside = [gap for gap in gaps if start < gap[1] and gap[0] < end]
        words = shown_text(text, start, end, inside)
        if not _CLOSES_UP.fullmatch(words):
            yield start, words
