"""Where the paragraphs of a plain text stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.text import trim_span

_LINE_END = re.compile(r"\r\n|[\r\n\f]")
_BLANK_LINE = re.compile(r"(?:\r\n|[\r\n\f])[^\S\r\n\f]*(?:\r\n|[\r\n\f])\s*|\f")
# A line longer than this was not wrapped by hand: it is a paragraph.
_WHOLE_PARAGRAPH = 160


def chunk_spans(text: str, paragraphs: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs of a text, cut at `lines`, at `blank-lines`, or as it seems best (`auto`)."""
    if paragraphs == "lines":
        yield from _pieces(text, 0, len(text), _LINE_END)
        return
    for start, end in _pieces(text, 0, len(text), _BLANK_LINE):
        lines = list(_pieces(text, start, end, _LINE_END))
        if paragraphs == "auto" and any(stop - begin > _WHOLE_PARAGRAPH for begin, stop in lines):
            yield from lines
        else:
            yield start, end


def _pieces(text: str, start: int, end: int, cut: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for found in cut.finditer(text, start, end):
        if span := trim_span(text, begin, found.start()):
            yield span
        begin = found.end()
    if span := trim_span(text, begin, end):
        yield span
