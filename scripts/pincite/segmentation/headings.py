"""Which lines are headings, by what they say of themselves: named parts, underlines, capitals, marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pincite.segmentation.divisions import Division, read_division
from pincite.segmentation.labels import head_of, read_marks
from pincite.segmentation.layout import ends_sentence, heading_places, is_heading
from pincite.segmentation.lines import Line, begins_small, stretches, width
from pincite.segmentation.numerals import read_digits, read_roman

LONGEST_HEADING = 110
_LONGEST_TITLE = 90
_LONGEST_STOPPED = 60
_MANY_LINES = 3
_COUNTED = re.compile(
    r"(?P<word>(?![a-z])[^\W\d_]{3,20})[^\S\n](?P<number>\d{1,3}|[IVXLC]{1,7})(?:(?:[.:]|\s[–—-])\s+(?P<rest>\S.*)|[.:]?)"
)
_LEAST_UNDERLINE = 0.4
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|_{3,}|—{3,}|\*{3,}|\^{3,})")
_MARKDOWN = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")
_CLOSING = re.compile(r"\s+#+$")
_INNER_STOP = re.compile(r"[.!?;]\s+[^\W\d_a-z]\w|[。！？；।።]\S")
# In Thai and Lao no mark ends a sentence: only its length tells a title.
_UNPOINTED = re.compile("[\u0e00-\u0eff]")
_LONGEST_UNPOINTED = 32
_IN_BRACKETS = re.compile(r"[（(][^（()）]{1,30}[)）]")


def mark_named(lines: Sequence[Line], language: str) -> list[Line]:
    """Return lines with the headings that are named, underlined or marked as in Markdown."""
    made = list(lines)
    for stretch in stretches(lines):
        for place in stretch:
            if made[place].is_free:
                _mark_one(made, place, stretch, language)
    _mark_stopped(made, language)
    _mark_recurring(made)
    return [part for line in made for part in _without_marks(line)]


def mark_capitals(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the headings that are set in capitals, if text follows them."""
    made = list(lines)
    for stretch in stretches(lines):
        free = [place for place in stretch if lines[place].is_free and place + 1 < len(lines)]
        if free and free in (list(stretch), list(stretch)[:-1]):
            for found in heading_places([lines[place].raw for place in stretch]):
                if stretch[found] + 1 < len(lines):
                    made[stretch[found]] = replace(lines[stretch[found]], kind="heading", style="capitals")
            _mark_wrapped_capitals(made, stretch)
    return made


def has_title_form(words: str) -> bool:
    """Tell whether words could be a title: short, not beginning with a small letter, no sentence that ends."""
    return (
        bool(words)
        and len(words) <= LONGEST_HEADING
        and not begins_small(words)
        and not (ends_sentence(words) and not words.endswith("?"))
        and not words.endswith((",", "、", "،", "—", "–"))
        and not _INNER_STOP.search(words)
        and not (len(words) > _LONGEST_UNPOINTED and _UNPOINTED.search(words))
    )


def closes(line: Line) -> bool:
    """Tell whether a line ends what it belongs to, so that the next may begin something."""
    return line.kind is not None or ends_sentence(line.raw)


def _mark_one(made: list[Line], place: int, stretch: range, language: str) -> None:
    line = made[place]
    follows = place + 1 in stretch
    if follows and _is_underlined(line, made[place + 1], is_first=line.blank or closes(made[place - 1])):
        made[place] = replace(line, kind="heading", style=f"underlined {made[place + 1].words[0]}")
        made[place + 1] = replace(made[place + 1], kind="separator")
    elif line.blank and (found := _MARKDOWN.match(line.words)) and not _is_comment(made, place, stretch):
        made[place] = replace(line, kind="heading", style=found["marks"])
    elif place + 1 < len(made) and _IN_BRACKETS.fullmatch(line.words) and _is_clause(made[place + 1], language):
        # Japanese laws say in brackets above an article what it is about.
        made[place] = replace(line, kind="heading", style="lone")
    elif (line.blank or closes(made[place - 1])) and (division := read_division(line.words, language)):
        _mark_division(made, place, stretch, division)


def _is_underlined(line: Line, below: Line, *, is_first: bool) -> bool:
    if not is_first or (not below.is_free and below.kind != "separator"):
        return False
    words = line.words
    return (
        _UNDERLINE.fullmatch(below.words) is not None
        and any(sign.isalnum() for sign in words)
        and width(words) <= _LONGEST_TITLE
        and width(below.words) >= min(_LEAST_UNDERLINE * width(words), 3)
    )


def _mark_stopped(made: list[Line], language: str) -> None:
    """Mark articles whose titles end with a stop, if all that stand in the text are titles above their text."""
    titled: dict[str, list[tuple[int, Division]]] = {}
    running: set[str] = set()
    for place, line in enumerate(made[:-1]):
        division = read_division(line.words, language) if line.is_free and line.blank else None
        if division is None or not division.value or not division.marked:
            continue
        short = len(line.words) <= _LONGEST_STOPPED and not _INNER_STOP.search(line.words[division.end :])
        below = read_division(made[place + 1].words, language) if made[place + 1].blank else None
        if short and made[place + 1].blank and (below is None or below.kind != division.kind):
            titled.setdefault(division.kind, []).append((place, division))
        else:
            running.add(division.kind)
    for kind, found in titled.items():
        if kind not in running and len(found) > 1:
            for place, division in found:
                made[place] = replace(made[place], kind="heading", style=f"the {kind}", label=division.label)


def _mark_recurring(made: list[Line]) -> None:
    """Mark the parts of a text whose word is not known, but counted: `LETTER I`, `Room 2. Looms`."""
    counted: dict[str, list[tuple[int, int, str]]] = {}
    for place, line in enumerate(made[:-1]):
        found = _COUNTED.fullmatch(line.words) if line.is_free and line.blank else None
        rest = (found["rest"] or "") if found else ""
        if found and (not rest or has_title_form(rest)):
            value = read_digits(found["number"]) or read_roman(found["number"]) or 0
            label = f"{found['word']} {found['number']}"
            counted.setdefault(found["word"].casefold(), []).append((place, value, label))
    for word, found_all in counted.items():
        values = [value for _, value, _ in found_all]
        if len(values) > 1 and values == list(range(values[0], values[0] + len(values))):
            for place, _, label in found_all:
                made[place] = replace(made[place], kind="heading", style=f"a {word}", label=label)


def _is_clause(line: Line, language: str) -> bool:
    """Tell whether an article begins with a line, and its text with it."""
    division = read_division(line.words, language)
    return division is not None and division.kind == "article" and not has_title_form(line.words)


def _is_comment(made: Sequence[Line], place: int, stretch: range) -> bool:
    """Tell whether the next line has the same marks, as comments of programs have."""
    return place + 1 in stretch and _MARKDOWN.match(made[place + 1].words) is not None


def _mark_division(made: list[Line], place: int, stretch: range, division: Division) -> None:
    line = made[place]
    rest = line.words[division.end :].strip()
    if place + 1 >= len(made) or (not division.value and not line.blank):
        return
    is_stage = division.kind in ("act", "scene") and division.marked and len(rest) < _LONGEST_TITLE
    titled = has_title_form(rest) and not _is_broken_off(made, place, stretch, division)
    if rest and not titled and not is_stage:
        return
    made[place] = replace(line, kind="heading", style=f"the {division.kind}")
    if not rest and (division.value or division.is_annex):
        _join_title(made, place, stretch)
    # What has a number is cited by it.
    if division.value:
        made[place] = replace(made[place], label=division.label)


def _is_broken_off(made: Sequence[Line], place: int, stretch: range, division: Division) -> bool:
    """Tell whether a line is the first of a wrapped paragraph: `Section 3 of the Act applies to all that`."""
    if place + 1 not in stretch:
        return False
    following = made[place + 1]
    if begins_small(following.words):
        return not division.marked or len(stretch) > _MANY_LINES
    return not division.marked and width(made[place].words) > _LONGEST_TITLE // 2


def _join_title(made: list[Line], place: int, stretch: range) -> None:
    """Let the title of a part, which stands on the next lines, belong to its heading."""
    for below in range(place + 1, min(place + 1 + _MANY_LINES, stretch.stop)):
        line = made[below]
        words = line.words
        is_last = below + 1 == stretch.stop
        goes_on = not is_last and begins_small(made[below + 1].words)
        if not line.is_free or width(words) > _LONGEST_TITLE or not has_title_form(words) or goes_on:
            return
        if read_marks(head_of(words), "") or (below > place + 1 and not is_heading(line.raw)):
            return
        if is_last and below + 1 == len(made):
            return
        made[below] = replace(line, joins=True)


def _mark_wrapped_capitals(made: list[Line], stretch: range) -> None:
    """Take two or three lines in capitals for one heading where they stand between other text."""
    if not 1 < len(stretch) <= _MANY_LINES or stretch.stop == len(made) or stretch.start == 0:
        return
    if all(made[place].is_free and is_heading(made[place].raw) for place in stretch):
        made[stretch.start] = replace(made[stretch.start], kind="heading", style="capitals")
        for place in stretch[1:]:
            made[place] = replace(made[place], joins=True)


def _without_marks(line: Line) -> list[Line]:
    """Return a heading of Markdown as its mark and its words."""
    found = _MARKDOWN.match(line.words) if line.kind == "heading" and line.style.startswith("#") else None
    if not found:
        return [line]
    at = line.words_at
    begin, end = at + found.end(), at + found.end("marks")
    words = line.words[found.end() :]
    closing = _CLOSING.search(words)
    if closing:
        inner = replace(line, end=line.end - len(closing[0]), raw=line.raw[: -len(closing[0])])
        mark = replace(line, start=line.end - len(closing[0].strip()), raw=closing[0].strip(), blank=False)
        return [*_without_marks(inner), replace(mark, kind="separator", style="", label=None)]
    return [
        replace(line, end=end, raw=line.raw[: len(line.raw) - (line.end - end)], kind="separator"),
        replace(line, start=begin, raw=words, blank=False),
    ]
