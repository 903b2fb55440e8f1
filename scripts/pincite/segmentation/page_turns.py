"""Which lines of a text belong to its pages: what recurs, what has an unmistakable form, what stands beside these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pincite.segmentation.lines import width
from pincite.segmentation.page_lines import PageLine, goes_on_surely, halves_of_sentence
from pincite.segmentation.page_numbers import LONGEST, ROMAN, number_beside, number_value
from pincite.segmentation.page_series import PrintedLines, Series, Shape, recurring_series

NUMBER = "a page number"
MARK = "a mark of a page’s turn"
HEAD = "a running head"
_GAP = r"(?:[ \u00a0]{3,}|\t+ *)"
_GAP_AND_NUMBER = re.compile(
    rf".*\S{_GAP}(?P<last>\d{{1,{LONGEST}}}|{ROMAN})|(?P<first>\d{{1,{LONGEST}}}|{ROMAN}){_GAP}\S.*"
)
_FEW_FEEDS = 2
_BESIDE = 3
_SHORT = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFound:
    """What is known of a line that belongs to the page."""

    reason: str
    page: str | None = None
    """The number that it tells."""
    begins: bool | None = None
    """Whether its page begins with it; None: it is not known whether it begins or ends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where a page turns: between two lines of text, which are given by their places."""

    before: int
    """-1: no text stands before it."""
    behind: int
    """The number of lines: no text stands behind it."""


def find_page_lines(lines: Sequence[PageLine]) -> dict[int, PageFound]:
    """Return what belongs to the pages, by the line's place."""
    printed = PrintedLines(lines=lines)
    found: dict[int, PageFound] = {}
    for series in recurring_series(printed):
        for place, page in zip(series.places, series.pages or (None,) * len(series.places), strict=True):
            found.setdefault(place, _told(printed, place, page, len(series.places)))
        found |= {at: one for at, one in _missing(printed, series) if at not in found}
    found |= {place: one for place, one in _single(printed) if place not in found}
    for _ in range(_BESIDE):
        found |= dict(_beside(printed, found))
    return found


def _told(printed: PrintedLines, place: int, page: str | None, count: int) -> PageFound:
    number = printed.numbers[place]
    if number:
        reason = MARK if number.begins else NUMBER
        return PageFound(reason=reason, page=number.page, begins=number.begins or None)
    return PageFound(reason=f"{HEAD} that recurs on {count} pages", page=page)


def _missing(printed: PrintedLines, series: Series) -> Iterator[tuple[int, PageFound]]:
    """Yield lines with the numbers that a series leaves out: where left and right pages have other heads."""
    for (before, behind), (page, following) in zip(pairwise(series.places), pairwise(series.pages), strict=False):
        steps = (number_value(following) or 0) - (number_value(page) or 0)
        wanted = [number_beside(page, step) for step in range(1, steps)]
        yield from _with_numbers(printed, range(before + 1, behind), wanted)
    if series.pages:
        last, first = series.places[-1], series.places[0]
        yield from _with_numbers(printed, range(last + 1, len(printed.lines)), [number_beside(series.pages[-1], 1)])
        yield from _with_numbers(printed, range(first), [number_beside(series.pages[0], -1)])


def _with_numbers(
    printed: PrintedLines, places: range, wanted: Sequence[str | None]
) -> Iterator[tuple[int, PageFound]]:
    """Yield the lines at some places that have one of some numbers at an end, and stand where a page turns."""
    for place in places if wanted else ():
        shape = printed.shapes[place]
        if not shape or not shape.numbers or not (shape.key.startswith("#") or shape.key.endswith("#")):
            continue
        ends = {shape.numbers[0], shape.numbers[-1]} & set(wanted)
        turns = printed.interrupts(place) or (printed.is_at_feed(place) and printed.numbers[place] is not None)
        if ends and printed.stands_apart(place) and turns:
            page = next(page for page in wanted if page in ends)
            yield place, PageFound(reason=NUMBER if printed.numbers[place] else HEAD, page=page)


def _single(printed: PrintedLines) -> Iterator[tuple[int, PageFound]]:
    """Yield lines that belong to the page though they stand once: by their form, and by what they stand between."""
    few_feeds = printed.lines[-1].feeds - printed.lines[0].feeds <= _FEW_FEEDS
    for place, (line, number) in enumerate(zip(printed.lines, printed.numbers, strict=True)):
        if number:
            sure = number.certainty == "alone" or (
                number.certainty == "between" and (_parts_sentence(printed, place) or printed.is_at_feed(place))
            )
            if sure or (few_feeds and _is_next_to_feed(printed, place)):
                reason = MARK if number.begins else NUMBER
                yield place, PageFound(reason=reason, page=number.page, begins=number.begins or None)
        elif (gap := _GAP_AND_NUMBER.fullmatch(line.text)) and _parts_sentence(printed, place):
            yield place, PageFound(reason=HEAD, page=gap["last"] or gap["first"])


def _is_next_to_feed(printed: PrintedLines, place: int) -> bool:
    line = printed.lines[place]
    before = printed.lines[place - 1] if place else line
    behind = printed.lines[place + 1] if place + 1 < len(printed.lines) else line
    return before.feeds < line.feeds or line.feeds < behind.feeds


def _parts_sentence(printed: PrintedLines, place: int) -> bool:
    """Tell whether a line stands between the halves of a sentence, perhaps with other heads beside it."""
    if printed.interrupts_surely(place):
        return True
    return any(
        halves_of_sentence(printed.lines[first], printed.lines[last], printed.measure)
        and all(_is_short(printed, at) for at in range(first + 1, last) if at != place)
        for first in range(max(0, place - _BESIDE), place)
        for last in range(place + 1, min(len(printed.lines), place + 1 + _BESIDE))
    )


def _is_short(printed: PrintedLines, place: int) -> bool:
    return printed.stands_apart(place) and width(printed.lines[place].text) < _SHORT * printed.measure


def _beside(printed: PrintedLines, found: dict[int, PageFound]) -> Iterator[tuple[int, PageFound]]:
    """Yield lines beside those that were found, if they recur there or stand between the halves of a sentence."""
    places = {other for place in found for other in (place - 1, place + 1)} - found.keys()
    beside = sorted(place for place in places if 0 < place < len(printed.lines))
    counted = Counter(_beside_key(shape) for place in beside if (shape := printed.shapes[place]))
    for place in beside:
        shape = printed.shapes[place]
        if not shape or not printed.may_be_head(place):
            continue
        if (count := counted[_beside_key(shape)]) > 1:
            yield place, PageFound(reason=f"{HEAD} that recurs on {count} pages")
        elif _is_short(printed, place) and _is_inside(printed, found, place):
            yield place, PageFound(reason=HEAD)


def _beside_key(shape: Shape) -> Shape:
    """Return what heads of different pages have in common: of a number at an end, that there is one."""
    at_end = shape.key.startswith("#") or shape.key.endswith("#")
    return Shape(key=shape.key, numbers=()) if at_end and len(shape.numbers) == 1 else shape


def _is_inside(printed: PrintedLines, found: dict[int, PageFound], place: int) -> bool:
    """Tell whether a line, those found beside it, and at most two more stand between halves of a sentence."""
    lines = printed.lines
    before, behind = place - 1, place + 1
    while before in found or (before > 0 and place - before < _BESIDE and _is_short(printed, before)):
        before -= 1
    while behind in found or (
        behind < len(lines) and behind - place < _BESIDE and _is_head_before(printed, before, behind)
    ):
        behind += 1
    if before < 0 or behind >= len(lines):
        return False
    return _goes_on(lines, before, behind) and halves_of_sentence(lines[before], lines[behind], printed.measure)


def _is_head_before(printed: PrintedLines, before: int, place: int) -> bool:
    """Tell whether a line is short, and does not carry on what stands before the page's turn."""
    return _is_short(printed, place) and not _goes_on(printed.lines, before, place)


def _goes_on(lines: Sequence[PageLine], before: int, behind: int) -> bool:
    return before >= 0 and behind < len(lines) and goes_on_surely(lines[before], lines[behind])
