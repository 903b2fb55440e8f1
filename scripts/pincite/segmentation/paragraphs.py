"""Where the paragraphs of a plain text stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.model import BlockKind
from pincite.segmentation import layout
from pincite.segmentation.items import bullet_length, is_bullet, is_speech, item_starts
from pincite.text import normal_form, trim_span

_LINE_END = re.compile(r"\r\n|[\r\n\f]")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|[\n\f])[^\S\r\n\f]*(?:\r\n|[\r\n\f])\s*|\f")
# Numbered passages longer than this on average are paragraphs, shorter ones the items of a list.
_LONGEST_ITEM = 200
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of the text, and what it looks like."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int | None = None
    """The depth of a heading, an item or what is numbered, from 1."""
    label: str | None = None
    """The number that it begins with: `12`, `(a)`."""
    row: int = 0
    """The number of a table's row, from 1."""
    cells: tuple[str, ...] = ()
    """The words of a table's row."""


def chunks(text: str, paragraphs: str, title: str = "") -> Iterator[Chunk]:
    """Yield the paragraphs of a text, cut at `lines`, at `blank-lines`, or as its layout tells (`auto`).

    Args:
        text: the whole text.
        paragraphs: how it is cut.
        title: the normal form of its title without regard to capitals, which may stand on a line right above the text.

    """
    if paragraphs == "lines":
        yield from (Chunk(start=start, end=end) for start, end in _pieces(text, 0, len(text), _LINE_END))
        return
    for start, end in _pieces(text, 0, len(text), _BLANK_LINE):
        if paragraphs == "blank-lines":
            yield Chunk(start=start, end=end)
        elif layout.is_separator(text[start:end]):
            yield Chunk(start=start, end=end, kind="separator")
        else:
            yield from _by_layout(text, list(_pieces(text, start, end, _LINE_END)), title)


def _by_layout(text: str, spans: Sequence[Span], title: str) -> Iterator[Chunk]:
    """Yield what a stretch between blank lines holds: its title, headings and rules, and what stands between them."""
    lines = [text[line_start(text, begin) : stop] for begin, stop in spans]
    alone = _lines_alone(lines, title)
    begin = 0
    for place, kind in sorted(alone.items()):
        if place > begin:
            yield from _running(text, spans[begin:place], lines[begin:place])
        yield Chunk(start=spans[place][0], end=spans[place][1], kind=kind)
        begin = place + 1
    if begin < len(spans):
        yield from _running(text, spans[begin:], lines[begin:])


def _lines_alone(lines: Sequence[str], title: str) -> dict[int, BlockKind]:
    """Return the kinds of lines that belong to no paragraph, by their place."""
    alone: dict[int, BlockKind] = dict.fromkeys(layout.heading_places(lines), "heading")
    alone |= {place: "separator" for place, line in enumerate(lines) if layout.is_rule(line)}
    if len(lines) > 1 and 0 not in alone and _UNDERLINE.fullmatch(lines[1]):
        alone[0] = "heading"
    if title and normal_form(lines[0]).casefold() == title:
        # Cut off only: whether it is shown as the title is for the profile to say.
        alone[0] = "paragraph"
    return alone


def _running(text: str, spans: Sequence[Span], lines: Sequence[str]) -> Iterator[Chunk]:
    """Yield what lines hold: one thing, or one for each line, item or indented beginning."""
    starts = item_starts(lines)
    if sum(starts) > 1 or (starts[0] and is_bullet(lines[0])):
        yield from _items(text, spans, starts)
    elif layout.are_whole_paragraphs(lines):
        yield from (Chunk(start=begin, end=stop) for begin, stop in spans)
    else:
        yield from _indented(spans, lines)


def _items(text: str, spans: Sequence[Span], starts: Sequence[bool]) -> Iterator[Chunk]:
    """Yield what stands before the first item, then the items, each with the lines that carry it on."""
    first = starts.index(True)
    if first:
        yield Chunk(start=spans[0][0], end=spans[first - 1][1])
    groups = _grouped(spans[first:], starts[first:])
    length = sum(stop - begin for begin, stop in groups) / len(groups)
    bulleted = any(is_bullet(text[begin:stop]) for begin, stop in groups)
    kind: BlockKind = "list-item" if bulleted or length <= _LONGEST_ITEM else "paragraph"
    for begin, stop in groups:
        # A number belongs to the words of its item; a bullet is a mark.
        words = begin + bullet_length(text[begin:stop])
        if words > begin:
            yield Chunk(start=begin, end=words, kind="separator")
        if span := trim_span(text, words, stop):
            yield Chunk(start=span[0], end=span[1], kind="paragraph" if is_speech(text[begin:stop]) else kind)


def _indented(spans: Sequence[Span], lines: Sequence[str]) -> Iterator[Chunk]:
    """Yield the paragraphs of a stretch whose first lines are set in; the whole stretch where none are."""
    indents = layout.indents(lines)
    least = min(indents)
    begins = [indent > least for indent in indents]
    if layout.is_long(lines) and any(begins[1:]) and not all(begins[1:]):
        yield from (Chunk(start=begin, end=stop) for begin, stop in _grouped(spans, begins))
    else:
        yield Chunk(start=spans[0][0], end=spans[-1][1])


def _grouped(spans: Sequence[Span], begins: Sequence[bool]) -> list[Span]:
    """Return the spans of runs of lines, each run beginning where it is said that one begins."""
    groups: list[Span] = []
    for span, begin in zip(spans, begins, strict=True):
        if begin or not groups:
            groups.append(span)
        else:
            groups[-1] = (groups[-1][0], span[1])
    return groups


def line_start(text: str, offset: int) -> int:
    """Return where the line of an offset starts, so that its indentation counts."""
    while offset and text[offset - 1] not in "\r\n\f":
        offset -= 1
    return offset


def _pieces(text: str, start: int, end: int, cut: re.Pattern[str]) -> Iterator[Span]:
    begin = start
    for found in cut.finditer(text, start, end):
        if span := trim_span(text, begin, found.start()):
            yield span
        begin = found.end()
    if span := trim_span(text, begin, end):
        yield span
