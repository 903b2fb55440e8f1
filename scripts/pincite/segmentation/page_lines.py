"""The lines of a text as they stand on its pages, and whether text goes on from one of them to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pincite.segmentation.items import is_bullet
from pincite.segmentation.labels import looks_numbered
from pincite.segmentation.layout import is_heading
from pincite.segmentation.lines import width
from pincite.text import trim_span

_END = re.compile(r"\r\n|[\r\n\f]")
_CLOSERS = r"[\"'”’»)\]」』）】》]*"
# Marks that end a sentence, whatever follows; colons and semicolons do where what follows has a capital.
_ENDED = re.compile(rf"[.!?…。！？｡।॥։؟۔።፧៕។]{_CLOSERS}[\d*†‡¹²³⁰⁴-⁹]{{0,3}}$")
_PAUSED = re.compile(rf"[:;：；؛]{_CLOSERS}$")
_OPENERS = "\"'“‘„«‹([「『（【《¿¡"
# Lines narrower than this are rather verse, a list, or words of a form.
_NARROWEST = 30
_NEARLY = 0.7
_WIDE_ENOUGH = 60
_FEWEST_COLUMNS = 20
_MOST_LINES = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line that holds something."""

    start: int
    """Where it begins in the seed, the white space before its words counted."""
    first: int
    """Where its words begin."""
    end: int
    """Where its words end."""
    text: str
    """Its words, without white space at the ends."""
    number: int
    """Which line of the seed it is, those that hold nothing counted."""
    feeds: int
    """How many form feeds stand before it."""

    @property
    def indent(self) -> int:
        """How many characters it is set in."""
        return self.first - self.start


def page_lines(seed: str) -> tuple[PageLine, ...]:
    """Return the lines of a text that hold something."""
    made: list[PageLine] = []
    begin = feeds = 0
    ends = [(found.start(), found.end(), found[0] == "\f") for found in _END.finditer(seed)]
    for number, (end, behind, is_feed) in enumerate([*ends, (len(seed), len(seed), False)]):
        if span := trim_span(seed, begin, end):
            text = seed[slice(*span)]
            made.append(PageLine(start=begin, first=span[0], end=span[1], text=text, number=number, feeds=feeds))
        begin = behind
        feeds += is_feed
    return tuple(made)


def measure_of(lines: Sequence[PageLine]) -> int:
    """Return how wide most lines are at most; 0 where they are too narrow for prose."""
    widths = sorted(size for line in lines if (size := width(line.text)) > _FEWEST_COLUMNS)
    found = widths[int(_MOST_LINES * (len(widths) - 1))] if widths else 0
    return found if found >= _NARROWEST else 0


def is_full(line: PageLine, measure: int) -> bool:
    """Tell whether a line is about as wide as lines of prose are, so that its end says nothing."""
    size = width(line.text)
    return bool(measure) and (size >= _NEARLY * measure or size >= _WIDE_ENOUGH)


def ends_sentence(line: PageLine) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _ENDED.search(line.text) is not None


def goes_on_surely(before: PageLine, behind: PageLine) -> bool:
    """Tell whether two lines are the halves of a sentence: the second begins with a small letter."""
    first = behind.text.lstrip(_OPENERS)[:1]
    return first.islower() and not _ENDED.search(before.text) and not is_bullet(behind.text)


def goes_on(before: PageLine, behind: PageLine, measure: int, *, at_least_full: bool = False) -> bool:
    """Tell whether text goes on from one line to another, whatever stands between them.

    Args:
        before: the one line.
        behind: the other line.
        measure: how wide lines of prose are.
        at_least_full: whether nothing but the lines tells that a page turned there.
    """
    full = is_full(before, measure)
    if goes_on_surely(before, behind):
        return full or not at_least_full
    if not full or _ENDED.search(before.text):
        return False
    first = behind.text.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if _PAUSED.search(before.text) or is_bullet(behind.text) or looks_numbered(behind.text):
        return False
    return not is_heading(behind.text) and not is_heading(before.text)


def halves_of_sentence(before: PageLine, behind: PageLine, measure: int) -> bool:
    """Tell whether two lines are the halves of one sentence of prose: what stands between them does not belong there.

    In scripts without capitals, a full line that ends no sentence has to do.
    """
    if not is_full(before, measure):
        return False
    first = behind.text.lstrip(_OPENERS)[:1]
    is_caseless = first.isalpha() and first.upper() == first.lower()
    return goes_on_surely(before, behind) or (is_caseless and goes_on(before, behind, measure))
