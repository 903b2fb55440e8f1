"""Lines of a text that recur at its page turns, the same or the same but for a number that counts up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median

from pincite.segmentation.layout import is_heading
from pincite.segmentation.lines import width
from pincite.segmentation.page_forms import PageNumber, page_number
from pincite.segmentation.page_lines import (
    PageLine,
    ends_sentence,
    goes_on,
    goes_on_surely,
    halves_of_sentence,
    is_full,
    measure_of,
)
from pincite.segmentation.page_numbers import HAN, ROMAN, number_value
from pincite.text import one_line

_NUMBER = re.compile(rf"\d+|(?<=第){HAN}(?=[页頁])|^{ROMAN}(?!\w)|(?<!\w){ROMAN}$|(?<=[-–—\[(] ){ROMAN}(?= ?[-–—\])])")
# Nobody sets a running head as wide as this, or four of them one upon another at the end of a page.
_WIDEST = 140
_MOST_AT_ONCE = 4
# A page may be missing, or have no number.
_FURTHEST = 3
_WIDE_GAP = re.compile(r"\S[ \u00a0]{3,}\S|\S\t+ *\S")
_CENTRED = 8
# How much of what recurs has to stand between the halves of a sentence, or at form feeds.
_SHARE = 3
_AT_FEEDS = 0.6
_FEW = 2
# Shorter pages than half of the usual one are none, but for the first and the last.
_SHORTEST = 0.5
_EVEN = 0.15
_LONG_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a line has in common with others that differ from it in their numbers alone."""

    key: str
    """`the mill #`."""
    numbers: tuple[str, ...]


def shape_of(text: str) -> Shape:
    """Return the shape of a line: `12   THE MILL` gives `# the mill` and `12`."""
    line = one_line(text)
    numbers = tuple(_NUMBER.findall(line))
    return Shape(key=(_NUMBER.sub("#", line) if numbers else line).casefold(), numbers=numbers)


@dataclass(frozen=True, kw_only=True)
class PrintedLines:
    """All lines of a text, and what may be told of each from those around it."""

    lines: Sequence[PageLine]

    @cached_property
    def measure(self) -> int:
        """How wide lines of prose are."""
        return measure_of(self.lines)

    @cached_property
    def shapes(self) -> Sequence[Shape | None]:
        """The shape of each line; None for lines that are too wide for a running head."""
        return [shape_of(line.text) if width(line.text) <= _WIDEST else None for line in self.lines]

    @cached_property
    def numbers(self) -> Sequence[PageNumber | None]:
        """What each line tells that may be a page's number."""
        found = (page_number(line.text) for line in self.lines)
        return [one if one and number_value(one.page) is not None else None for one in found]

    @cached_property
    def _recurring(self) -> Sequence[bool]:
        counted = Counter(shape.key for shape in self.shapes if shape)
        return [
            number is not None or (shape is not None and counted[shape.key] > 1 and self.may_be_head(place))
            for place, (shape, number) in enumerate(zip(self.shapes, self.numbers, strict=True))
        ]

    def may_be_head(self, place: int) -> bool:
        """Tell whether a line that recurs looks like a head, and not like a line of prose that stands twice."""
        line = self.lines[place]
        if line.text[0].islower() or not self.stands_apart(place):
            return False
        is_prose = is_full(line, self.measure) or ends_sentence(line)
        return not is_prose or bool(_WIDE_GAP.search(line.text)) or is_heading(line.text)

    def around(self, place: int) -> tuple[PageLine | None, PageLine | None]:
        """Return the lines of text before and behind a line, past others that may belong to the page with it."""
        before, behind = place - 1, place + 1
        while before >= 0 and place - before < _MOST_AT_ONCE and self._recurring[before]:
            before -= 1
        while behind < len(self.lines) and behind - place < _MOST_AT_ONCE and self._recurring[behind]:
            behind += 1
        return (
            self.lines[before] if before >= 0 else None,
            self.lines[behind] if behind < len(self.lines) else None,
        )

    def interrupts(self, place: int) -> bool:
        """Tell whether a line stands between the halves of a sentence."""
        before, behind = self.around(place)
        return before is not None and behind is not None and halves_of_sentence(before, behind, self.measure)

    def interrupts_surely(self, place: int) -> bool:
        """Tell whether a line stands between the halves of a sentence, however narrow they are."""
        before, behind = self.around(place)
        return self.interrupts(place) or (before is not None and behind is not None and goes_on_surely(before, behind))

    def may_interrupt(self, place: int) -> bool:
        """Tell whether text may go on over a line: with a name, perhaps."""
        before, behind = self.around(place)
        return before is not None and behind is not None and goes_on(before, behind, self.measure)

    def is_at_feed(self, place: int) -> bool:
        """Tell whether a form feed stands beside a line, with nothing but what may belong to the page between."""
        before, behind = self.around(place)
        first, last = before or self.lines[0], behind or self.lines[-1]
        return last.feeds > first.feeds or (self.has_feeds and (before is None or behind is None))

    @cached_property
    def _texts_before(self) -> Sequence[int]:
        return [0, *accumulate(not recurring for recurring in self._recurring)]

    def has_text_between(self, before: int, behind: int) -> bool:
        """Tell whether any line between two others is nothing but text."""
        return self._texts_before[behind] > self._texts_before[before + 1]

    @cached_property
    def has_feeds(self) -> bool:
        """Whether a form feed stands between any lines."""
        return self.lines[-1].feeds > self.lines[0].feeds

    def stands_apart(self, place: int) -> bool:
        """Tell whether a line is set otherwise than lines of prose: alone, centred, with a wide gap, in capitals."""
        line = self.lines[place]
        if self.numbers[place] or _WIDE_GAP.search(line.text) or is_heading(line.text):
            return True
        beside = [self.lines[other] for other in (place - 1, place + 1) if 0 <= other < len(self.lines)]
        alone = any(abs(other.number - line.number) > 1 or other.feeds != line.feeds for other in beside)
        return alone or all(line.indent >= other.indent + _CENTRED for other in beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Lines that recur, in order."""

    places: tuple[int, ...]
    pages: tuple[str, ...] = ()
    """The number of each; empty for a head without number."""


def recurring_series(printed: PrintedLines) -> Iterator[Series]:
    """Yield what recurs at page turns, numbered lines first."""
    by_key: dict[str, list[int]] = {}
    for place, shape in enumerate(printed.shapes):
        if shape and any(sign.isalnum() or sign == "#" for sign in shape.key):
            by_key.setdefault(shape.key, []).append(place)
    groups = [places for places in by_key.values() if len(places) > 1]
    numbered = [series for places in groups if (series := _numbered(printed, places))]
    yield from numbered
    taken = {place for series in numbered for place in series.places}
    proven = _are_pages(printed, numbered)
    equal: dict[Shape, list[int]] = {}
    for place in sorted(place for places in groups for place in places if place not in taken):
        if shape := printed.shapes[place]:
            equal.setdefault(shape, []).append(place)
    for places in equal.values():
        if printed.numbers[places[0]] is None and (series := _bare(printed, places, proven)):
            yield series


def _are_pages(printed: PrintedLines, numbered: Sequence[Series]) -> bool:
    """Tell whether form feeds are page turns, rather than what parts one document from the next."""
    if any(printed.is_at_feed(place) for series in numbered for place in series.places):
        return True
    turns = ((before, behind) for before, behind in pairwise(printed.lines) if behind.feeds > before.feeds)
    return printed.has_feeds and any(halves_of_sentence(*turn, printed.measure) for turn in turns)


def _numbered(printed: PrintedLines, places: Sequence[int]) -> Series | None:
    """Return the lines of one shape whose numbers count up as pages do."""
    shapes = [shape for place in places if (shape := printed.shapes[place])]
    chains = (_chain(printed, places, [shape.numbers[at] for shape in shapes]) for at in range(len(shapes[0].numbers)))
    best = max(chains, key=lambda series: len(series.places), default=None)
    if best is None or len(best.places) < _FEW or not _is_of_pages(printed, best):
        return None
    return best


def _chain(printed: PrintedLines, places: Sequence[int], written: Sequence[str]) -> Series:
    """Return the longest run of numbers that count up by one to three, those at page turns before others."""
    best: dict[int, tuple[int, int]] = {}
    came_from: list[int | None] = []
    for at, number in enumerate(written):
        value = number_value(number)
        if value is None:
            came_from.append(None)
            continue
        own = 1 + 2 * printed.interrupts_surely(places[at]) + 2 * printed.is_at_feed(places[at])
        befores = [best[value - step] for step in range(1, _FURTHEST + 1) if value - step in best]
        score, before = max(
            (one for one in befores if printed.has_text_between(places[one[1]], places[at])), default=(0, -1)
        )
        came_from.append(before if before >= 0 else None)
        if value not in best or best[value][0] < score + own:
            best[value] = (score + own, at)
    last: int | None = max(best.values())[1] if best else None
    chain: list[int] = []
    while last is not None:
        chain.append(last)
        last = came_from[last]
    chain.reverse()
    return Series(places=tuple(places[at] for at in chain), pages=tuple(written[at] for at in chain))


def _is_of_pages(printed: PrintedLines, series: Series) -> bool:
    """Tell whether lines whose numbers count up are those of pages, and not of chapters, items or years."""
    places, count = series.places, len(series.places)
    if not all(map(printed.stands_apart, places)) or _begins_small(printed, places):
        return False
    at_feeds = [place for place in places if printed.is_at_feed(place)]
    if len(at_feeds) >= max(_FEW, _AT_FEEDS * count) and _counts_with_feeds(printed, series):
        return True
    may_cut = sum(map(printed.may_interrupt, places))
    if all((number := printed.numbers[place]) and number.certainty != "turn" for place in places):
        return may_cut > 0
    cut = sum(map(printed.interrupts, places))
    return cut > 0 and (max(cut, may_cut) >= count / _SHARE or _are_even(printed, places))


def _begins_small(printed: PrintedLines, places: Iterable[int]) -> bool:
    """Tell whether a line begins with a small letter, and names no page: it is part of a sentence."""
    return any(printed.lines[place].text[0].islower() and not printed.numbers[place] for place in places)


def _counts_with_feeds(printed: PrintedLines, series: Series) -> bool:
    """Tell whether the numbers go on as the form feeds do: chapters have several pages each."""
    steps = [
        (number_value(page) or 0) - (number_value(before) or 0)
        == printed.lines[place].feeds - printed.lines[last].feeds
        for (last, place), (before, page) in zip(pairwise(series.places), pairwise(series.pages), strict=True)
    ]
    return sum(steps) >= _AT_FEEDS * len(steps)


def _are_even(printed: PrintedLines, places: Sequence[int]) -> bool:
    """Tell whether lines stand about as far from one another as page turns do."""
    steps = [printed.lines[behind].number - printed.lines[before].number for before, behind in pairwise(places)]
    usual = median(steps)
    return len(steps) > 1 and usual >= _LONG_PAGE and all(abs(step - usual) <= _EVEN * usual for step in steps)


def _bare(printed: PrintedLines, places: Sequence[int], proven: bool) -> Series | None:  # noqa: FBT001 - one caller
    """Return those of equal lines without a number that are running heads."""
    if len(places) < _FEW or not all(map(printed.may_be_head, places)):
        return None
    # The first line of a text is its title, whatever repeats it.
    inner = [place for place in places if printed.around(place)[0] is not None]
    at_feeds = [place for place in inner if printed.is_at_feed(place)]
    if proven and len(at_feeds) >= max(1, _AT_FEEDS * len(inner)) and len(places) > 1:
        return Series(places=tuple(at_feeds))
    cut = sum(map(printed.interrupts, inner))
    if cut >= _FEW and cut >= len(inner) / _SHARE:
        steps = [printed.lines[behind].number - printed.lines[before].number for before, behind in pairwise(inner)]
        usual = _SHORTEST * median(steps)
        kept = [place for place, step in zip(inner[1:], steps, strict=True) if step >= usual]
        return Series(places=(inner[0], *kept))
    return None
