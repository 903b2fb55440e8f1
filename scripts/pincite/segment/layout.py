"""What kind of lines a stretch of plain text is made of: wrapped prose, whole paragraphs, verse, items, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pincite.text import one_line

# A line longer than this was not wrapped by hand: it is a whole paragraph.
_LONGEST_WRAPPED = 160
_LONGEST_HEADING = 90
_FEW_LETTERS = 2
_FEW_LINES = 2
_BULLET = re.compile(r"\s*(?P<bullet>[-*•‣◦▪–—·])\s+\S")
_NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,6})[.)]|§\s?\d+[.:]?|\d{1,3}(?:\.\d{1,3})+\.?)\s+\S", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？।؟۔][\"'”’»)\]]*$")
_MOST = 0.7
# Lines shorter than this are rather verse than paragraphs.
_SHORT = 45


def is_separator(text: str) -> bool:
    """Tell whether a stretch holds no letter or digit: `* * *`, `-----`."""
    return not re.search(r"\w", text.replace("_", " "))


def is_heading(lines: Sequence[str]) -> bool:
    """Tell whether a stretch is one short line in capitals: `CHAPTER ONE`."""
    line = one_line(" ".join(lines))
    letters = [letter for letter in line if letter.isalpha()]
    shouted = len(letters) >= _FEW_LETTERS and all(not letter.islower() for letter in letters)
    has_case = any(letter.isupper() for letter in letters)
    return len(lines) == 1 and shouted and has_case and len(line) <= _LONGEST_HEADING and not is_item(line)


def bullet_length(line: str) -> int:
    """Return how long the bullet is that a line begins with, the space before it counted; 0 if there is none."""
    found = _BULLET.match(line)
    return found.end("bullet") if found else 0


def is_bullet(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return bullet_length(line) > 0


def is_item(line: str) -> bool:
    """Tell whether a line begins with a bullet or a number: `• all of it`, `12. The court`, `(a) each`."""
    return is_bullet(line) or _NUMBER.match(line) is not None


def are_whole_paragraphs(lines: Sequence[str]) -> bool:
    """Tell whether each line is a paragraph: too long to be wrapped, or ending a sentence well before the margin."""
    if any(len(line) > _LONGEST_WRAPPED for line in lines):
        return True
    closed = sum(_ENDS_SENTENCE.search(line.rstrip()) is not None for line in lines)
    if not is_long(lines):
        return False
    return (closed == len(lines) > _FEW_LINES) or (closed >= _MOST * len(lines) and not is_wrapped(lines))


def is_long(lines: Sequence[str]) -> bool:
    """Tell whether most lines are longer than those of verse."""
    return median(len(line.strip()) for line in lines) > _SHORT


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken where the next word would not fit, as prose is."""
    margin = max(len(line.rstrip()) for line in lines)
    pairs = list(pairwise(lines))
    full = sum(len(line.rstrip()) + 1 + len(_first_word(following)) > margin for line, following in pairs)
    return full >= _MOST * len(pairs)


def is_verse(lines: Sequence[str]) -> bool:
    """Tell whether the line breaks of a stretch belong to it."""
    return len(lines) > 1 and not (is_long(lines) and is_wrapped(lines)) and not are_whole_paragraphs(lines)


def indents(lines: Sequence[str]) -> list[int]:
    """Return how far each line is set in, tabs counted to the next eighth column."""
    expanded = [line.expandtabs(8) for line in lines]
    return [len(line) - len(line.lstrip()) for line in expanded]


def _first_word(line: str) -> str:
    return (line.split(None, 1) or [""])[0]
