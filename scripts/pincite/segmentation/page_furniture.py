"""What in a text belongs to its pages and not to its words: running heads, page numbers, marks of page turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pincite.segmentation.items import is_bullet
from pincite.segmentation.labels import looks_numbered
from pincite.segmentation.page_lines import PageLine, goes_on, measure_of, page_lines
from pincite.segmentation.page_marks import page_marks
from pincite.segmentation.page_turns import MARK, PageFound, Turn, find_page_lines
from pincite.segmentation.profile import PageRules, Profile
from pincite.segmentation.reading import Furniture, Kept, Reading, read_whole
from pincite.text import trim_span

_SAID = "part of the page, as the profile says"
_PART, _CUT = "\n", "\n\n"
_BLANK = re.compile(r"(?:\r\n|[\r\n])[^\S\r\n]*(?:\r\n|[\r\n])")


def read_pages(seed: str, profile: Profile) -> Reading:
    """Return the text of a seed without what its pages put in.

    Where each line is a paragraph, nothing is looked for but what the profile names.
    """
    rules = profile.pages
    by_line = profile.paragraphs == "lines"
    if rules == "none" or (rules is None and by_line):
        return read_whole(seed)
    lines = page_lines(seed)
    found: dict[int, PageFound] = {}
    if isinstance(rules, PageRules):
        lines = tuple(_parted(seed, lines, rules))
        found = dict(_said(lines, rules))
    if lines and not by_line:
        found = find_page_lines(lines) | found
    turns = tuple(_turns(lines, found))
    if not turns or len(found) == len(lines):
        return read_whole(seed)
    wants = rules.goes_on if isinstance(rules, PageRules) else "auto"
    return _read(
        seed, lines, found, turns, _Habit(measure=measure_of(lines), goes_on=wants, part=" " if by_line else _PART)
    )


def _parted(seed: str, lines: Sequence[PageLine], rules: PageRules) -> Iterator[PageLine]:
    """Yield the lines of a text, those that hold the mark of a page's turn in parts: before it, the mark, behind it."""
    for line in lines:
        spans = list(rules.mark.spans(seed[line.first : line.end], 0, line.end - line.first)) if rules.mark else []
        edges = [0, *(edge for span in spans for edge in span), line.end - line.first]
        start = line.start
        for begin, end in pairwise(edges):
            if span := trim_span(seed, line.first + begin, line.first + end):
                yield replace(line, start=start, first=span[0], end=span[1], text=seed[slice(*span)])
                start = span[1]


def _said(lines: Sequence[PageLine], rules: PageRules) -> Iterator[tuple[int, PageFound]]:
    for place, line in enumerate(lines):
        if rules.mark and (found := rules.mark.search(line.text)) and found.span() == (0, len(line.text)):
            yield place, PageFound(reason=MARK, page=found["page"], begins=True)
        elif any(pattern.search(line.text) for pattern in rules.furniture):
            yield place, PageFound(reason=_SAID)


def _turns(lines: Sequence[PageLine], found: Mapping[int, PageFound]) -> Iterator[Turn]:
    """Yield each place at which something lies between lines of text: what belongs to the page, or a form feed."""
    text = [place for place in range(len(lines)) if place not in found]
    for before, behind in pairwise([-1, *text, len(lines)]):
        feeds = before >= 0 and behind < len(lines) and lines[behind].feeds > lines[before].feeds
        if behind - before > 1 or feeds:
            yield Turn(before=before, behind=behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habit:
    """How text stands on its pages."""

    measure: int
    goes_on: str
    part: str
    """What stands in place of a turn inside a paragraph."""


def _read(
    seed: str, lines: Sequence[PageLine], found: Mapping[int, PageFound], turns: Sequence[Turn], habit: _Habit
) -> Reading:
    text, start, kept = "", 0, list[Kept]()
    for turn in turns:
        if turn.before >= 0:
            end = lines[turn.before].end
            kept.append(Kept(place=len(text), start=start, end=end))
            text += seed[start:end]
        if turn.behind == len(lines):
            start = len(seed)
            break
        if turn.before >= 0:
            between, start = _between(seed, lines, turn, habit)
            text += between
        else:
            start = lines[turn.behind].start
    if start < len(seed):
        kept.append(Kept(place=len(text), start=start, end=len(seed)))
        text += seed[start:]
    furniture = tuple(
        Furniture(start=lines[place].first, end=lines[place].end, reason=one.reason)
        for place, one in sorted(found.items())
    )
    return Reading(seed=seed, text=text, kept=tuple(kept), furniture=furniture, pages=page_marks(lines, found, turns))


def _between(seed: str, lines: Sequence[PageLine], turn: Turn, habit: _Habit) -> tuple[str, int]:
    """Return what is read in place of a turn, and where in the seed the text behind it begins."""
    before, behind = lines[turn.before], lines[turn.behind]
    shares_line = any(one.number in {before.number, behind.number} for one in lines[turn.before + 1 : turn.behind])
    if shares_line:
        cut = _BLANK.search(seed, before.end, behind.first)
        return (_CUT, behind.start) if cut else (habit.part, behind.first)
    alone = turn.behind - turn.before == 1
    goes = habit.goes_on == "always" or (
        habit.goes_on == "auto" and goes_on(before, behind, habit.measure, at_least_full=alone)
    )
    if goes:
        # What goes on is not set in as a new paragraph is, whatever the page's turn did to it.
        return habit.part, behind.first - min(behind.indent, before.indent)
    return (_PART if _is_in_tight_list(lines, turn) else _CUT), behind.start


def _is_in_tight_list(lines: Sequence[PageLine], turn: Turn) -> bool:
    """Tell whether an item begins behind a turn, and one before it with no blank line between them."""
    if not _begins_item(lines[turn.behind]):
        return False
    for place in range(turn.before, -1, -1):
        if _begins_item(lines[place]):
            return place > 0 and lines[place].number == lines[place - 1].number + 1
        if place and lines[place].number > lines[place - 1].number + 1:
            return False
    return False


def _begins_item(line: PageLine) -> bool:
    return is_bullet(line.text) or looks_numbered(line.text)
