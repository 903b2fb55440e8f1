"""Where the paragraphs of a plain text stand, and what each looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.segmentation import layout
from pincite.segmentation.chunk import Chunk
from pincite.segmentation.headings import mark_capitals, mark_named
from pincite.segmentation.items import split_bullets
from pincite.segmentation.lines import LINE_END, Line, is_invisible, read_lines, stretches
from pincite.segmentation.lone_headings import mark_lone
from pincite.segmentation.notes import mark_notes
from pincite.segmentation.numbering import label_lines, labels_only, mark_numbered_headings
from pincite.segmentation.outline import give_levels
from pincite.segmentation.runs import gather
from pincite.segmentation.series import possible_marks, sure_marks
from pincite.segmentation.speakers import split_speakers
from pincite.segmentation.tables import mark_tables
from pincite.text import normal_form, trim_span

_END = "(?:\r\n|[\r\n\f\v\x85\u2028\u2029])"
_BLANK_LINE = re.compile(f"(?:\r\n|\r(?!\n)|[\n\f\v\x85\u2028])[^\\S\r\n\f\v\x85\u2028\u2029]*{_END}\\s*|[\f\u2029]")
# A title may be wrapped into lines.
_MOST_TITLE_LINES = 4


def chunks(text: str, paragraphs: str, title: str = "", language: str = "") -> Iterator[Chunk]:
    """Yield the paragraphs of a text, cut at `lines`, at `blank-lines`, or as its layout tells (`auto`).

    Args:
        text: the whole text.
        paragraphs: how it is cut.
        title: the normal form of its title without regard to capitals, which may stand on a line right above the text.
        language: its language as BCP 47 has it; empty where it is not known.

    """
    if paragraphs == "auto":
        yield from gather(_read(text, title, language))
        return
    cut = LINE_END if paragraphs == "lines" else _BLANK_LINE
    yield from _labelled(text, list(_pieces(text, cut)), language)


def _read(text: str, title: str, language: str) -> list[Line]:
    """Return the lines of a text with all that their layout tells of them; each step sees what those before found."""
    lines = _mark_rules(mark_tables(read_lines(text), language))
    lines = _mark_title(mark_named(lines, language), title)
    lines = split_speakers(mark_notes(lines), language)
    lines = mark_capitals(lines)
    marks = sure_marks(lines, possible_marks(lines, language))
    lines = mark_numbered_headings(lines, marks)
    lines = mark_lone(lines, marks)
    marks = {place: mark for place, mark in marks.items() if lines[place].is_free}
    return split_bullets(give_levels(label_lines(lines, marks)))


def _mark_rules(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those that only separate: rules, and stretches without a letter or digit."""
    made = list(lines)
    for stretch in stretches(lines):
        empty = all(layout.is_separator(lines[place].words) for place in stretch)
        for place in stretch:
            if made[place].is_free and (empty or layout.is_rule(made[place].raw) or made[place].words.rstrip() == "--"):
                # Such lines that stand together are one mark.
                joins = empty and place > stretch.start
                made[place] = replace(made[place], kind=None if joins else "separator", joins=joins)
    return made


def _mark_title(lines: Sequence[Line], title: str) -> list[Line]:
    """Return lines with those cut off that hold the title; whether it is shown as such is for the profile to say."""
    made = list(lines)
    for stretch in stretches(lines) if title else ():
        words, begin = "", stretch.start + (lines[stretch.start].kind == "separator")
        for place in stretch[begin - stretch.start :][:_MOST_TITLE_LINES]:
            words = f"{words} {normal_form(lines[place].words).casefold()}".strip()
            if lines[place].kind not in (None, "heading") or not title.startswith(words):
                break
            if words == title:
                made[begin] = replace(made[begin], kind="paragraph", style="", label=None)
                for wrapped in range(begin + 1, place + 1):
                    made[wrapped] = replace(made[wrapped], kind=None, joins=True)
    return made


def _labelled(text: str, spans: Sequence[tuple[int, int]], language: str) -> Iterator[Chunk]:
    """Yield paragraphs that are cut by rule, with the numbers that they begin with."""
    lines = [Line(start=start, end=end, raw=text[start:end], blank=True) for start, end in spans]
    found = labels_only(lines, sure_marks(lines, possible_marks(lines, language)))
    for place, line in enumerate(lines):
        label, level = found.get(place, (None, None))
        hidden = is_invisible(line.raw)
        yield Chunk(
            start=line.start, end=line.end, kind="separator" if hidden else "paragraph", label=label, level=level
        )


def _pieces(text: str, cut: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in cut.finditer(text):
        if span := trim_span(text, begin, found.start()):
            yield span
        begin = found.end()
    if span := trim_span(text, begin, len(text)):
        yield span
