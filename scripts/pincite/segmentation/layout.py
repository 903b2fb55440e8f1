"""What kind of lines a stretch of plain text is made of: wrapped prose, whole paragraphs, verse, headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median, mode

from pincite.segmentation.items import is_bullet
from pincite.segmentation.labels import head_of, read_marks
from pincite.segmentation.lines import width
from pincite.text import UNSPACED, one_line

# A line wider than this was not wrapped by hand: it is a whole paragraph.
_LONGEST_WRAPPED = 160
_LONGEST_HEADING = 90
_FEW_LETTERS = 2
_FEW_LINES = 2
# Marks of notes may stand behind the stop.
_ENDS_SENTENCE = re.compile(
    r"[.!?:;…。！？：；।॥؟؛۔។៕៖။།።፤։][\"'”’»)\]」』）]*(?:\[\w{1,3}\]|[¹²³⁰⁴-⁹*†‡]{1,3}|(?<=[.!?”’])\d{1,3})?$"
)
_RULE = re.compile(r"\s*([-=_*~#.·—])(?:\s*\1){2,}\s*")
_PARTED = re.compile("\\w[-\u2010\u00ad\u058a¬]$")
_UNSPACED = re.compile(f"[{UNSPACED}]$")
_MOST = 0.7
_HALF = 0.5
# Lines narrower than this are rather verse than paragraphs.
_SHORT = 45
_ENDS_PART = re.compile(r"[.,!?:;…—–。！？，、；।؟،؛។][\"'”’»)\]」』]*\s*$")
_FIELD = re.compile(r"\s*[^\s:]+(?: [^\s:]+)?:\s")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WIDEST_VERSE = 90
_LEAST_WORDS = 3.5
_WIDTH_OF_WORD = 3
_QUOTES = "“‘\"'„«‹「『—–-"


def is_separator(text: str) -> bool:
    """Tell whether a stretch holds no letter or digit: `* * *`, `-----`."""
    return not re.search(r"\w", text.replace("_", " "))


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn with one mark: `* * *`, `=====`."""
    return _RULE.fullmatch(line) is not None


def is_heading(line: str) -> bool:
    """Tell whether a line is short and in capitals: `CHAPTER ONE`."""
    plain = one_line(line).strip()
    letters = [letter for letter in plain if letter.isalpha()]
    shouted = len(letters) >= _FEW_LETTERS and all(not letter.islower() for letter in letters)
    has_case = any(letter.isupper() for letter in letters)
    is_item = is_bullet(line) or bool(read_marks(head_of(plain), ""))
    return shouted and has_case and len(plain) <= _LONGEST_HEADING and not is_item


def heading_places(lines: Sequence[str]) -> list[int]:
    """Return the places of lines in capitals that stand alone among others, at the top or where a sentence ended."""
    shouted = [is_heading(line) for line in lines]
    if all(shouted) and len(lines) > 1:
        return []
    return [
        place
        for place, is_one in enumerate(shouted)
        if is_one
        and not any(shouted[max(0, place - 1) : place])
        and not any(shouted[place + 1 : place + 2])
        and (place == 0 or (ends_sentence(lines[place - 1]) and not ends_sentence(lines[place])))
    ]


def are_whole_paragraphs(lines: Sequence[str]) -> bool:
    """Tell whether each line is a paragraph: too wide to be wrapped, or ending a sentence well before the margin."""
    if are_wide(lines):
        return True
    if not is_long(lines):
        return False
    closed = sum(map(ends_sentence, lines))
    return (closed == len(lines) > _FEW_LINES) or (closed >= _MOST * len(lines) and not is_wrapped(lines))


def are_wide(lines: Sequence[str]) -> bool:
    """Tell whether some line is too wide to have been wrapped by hand."""
    return any(width(line) > _LONGEST_WRAPPED for line in lines)


def is_long(lines: Sequence[str]) -> bool:
    """Tell whether most lines are wider than those of verse; the last may be cut short."""
    return median(width(line.strip()) for line in lines[:-1] or lines) > _SHORT


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken where the next word would not fit, as prose is."""
    widths = [width(line.rstrip()) for line in lines]
    margin = max(widths)
    pairs = list(zip(widths, lines[1:], strict=False))
    full = sum(here + 1 + width(_first_word(following)) > margin for here, following in pairs)
    return full >= _MOST * len(pairs)


def is_verse(lines: Sequence[str]) -> bool:
    """Tell whether the line breaks of a stretch belong to it."""
    if len(lines) < _FEW_LINES or are_whole_paragraphs(lines):
        return False
    return not (is_wrapped(lines) and (is_long(lines) or _runs_on(lines)))


def is_wrapped_unspaced(lines: Sequence[str]) -> bool:
    """Tell whether lines of a script without spaces were broken at a margin, or a word was parted with a hyphen.

    Lines of Chinese verse are as even as those of prose, but each ends where a phrase does.
    """
    if any(_PARTED.search(line) for line in lines[:-1]):
        return True
    inner = [line.rstrip() for line in lines[:-1]]
    wide = [line for line in inner if unicodedata.east_asian_width(line[-1:] or " ") in "WF" or _UNSPACED.search(line)]
    pausing = sum(unicodedata.category(line[-1]).startswith("P") for line in wide)
    return bool(wide) and len(wide) == len(inner) and is_wrapped(lines) and pausing < _HALF * len(wide)


def is_stanza(lines: Sequence[str]) -> bool:
    """Tell whether lines are verse, and not an address or a list of names, whose line breaks belong to them, too."""
    if not is_verse(lines) or max(map(width, lines)) > _WIDEST_VERSE:
        return False
    words = [line.split() for line in lines]
    capital = sum(not line.lstrip(_QUOTES + " ")[:1].islower() for line in lines)
    figures = sum(any(sign.isdecimal() for sign in line) for line in lines)
    fields = sum(bool(_FIELD.match(line)) for line in lines)
    if fields > len(lines) / 2 or (len(lines) == _FEW_LINES and not _ENDS_PART.search(lines[-1])):
        return False
    long = mean(len(parts) if len(parts) > 1 else width(parts[0]) / _WIDTH_OF_WORD for parts in words) >= _LEAST_WORDS
    return long and capital >= _MOST * len(lines) and figures <= _MOST * len(lines) / 2


def indented_begins(lines: Sequence[str]) -> list[bool]:
    """Return of each line whether a paragraph begins with it, as its indent tells; nothing where indents do not tell.

    First lines are set in, or out, or otherwise than most; and what stands before them ends a sentence.
    """
    if not is_long(lines):
        return []
    deep = indents(lines)
    least, usual = min(deep), mode(deep)
    readings = ([one > least for one in deep], [one == least for one in deep], [one != usual for one in deep])
    for begins in readings:
        places = [place for place, one in enumerate(begins) if one and place]
        ended = sum(ends_sentence(lines[place - 1]) for place in places)
        if places and not all(begins[1:]) and ended >= _HALF * len(places):
            return begins
    return []


def indents(lines: Sequence[str]) -> list[int]:
    """Return how far each line is set in, tabs counted to the next eighth column."""
    expanded = [line.expandtabs(8) for line in lines]
    return [width(line[: len(line) - len(line.lstrip())]) for line in expanded]


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a mark that ends a sentence or a part of one, whatever closes behind it."""
    return _ENDS_SENTENCE.search(line.rstrip()) is not None


def _runs_on(lines: Sequence[str]) -> bool:
    """Tell whether most lines go on in the middle of a sentence: with a small letter."""
    pairs = list(pairwise(lines))
    running = sum(
        not ends_sentence(line) and (following.strip()[:1].islower() or _breaks_word(line)) for line, following in pairs
    )
    is_unspaced = bool(pairs) and _breaks_word(pairs[0][0])
    return (len(pairs) > 1 or is_unspaced) and running > _HALF * len(pairs)


def _breaks_word(line: str) -> bool:
    """Tell whether a line of a script without spaces ends where no mark stands."""
    last = line.rstrip()[-1:]
    return bool(_UNSPACED.match(last))


def _first_word(line: str) -> str:
    """Return the first word of a line; where words are not set apart, its first character."""
    word = (line.split(None, 1) or [""])[0]
    return word[:1] if word and unicodedata.east_asian_width(word[0]) in "WF" else word
