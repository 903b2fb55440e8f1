"""The lines of a plain text, and what is found out about each: what it begins, belongs to, and is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.model import BlockKind
from pincite.text import trim_span

# U+2028 ends a line and U+2029 a paragraph, as do NEL and the vertical tab in texts of old systems.
LINE_END = re.compile("\r\n|[\r\n\f\v\x85\u2028\u2029]")
_PARTS = frozenset("\f\u2029")
# What takes no room and is no white space: a line of it looks empty.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}\\s]+")
_LEADING = re.compile(f"[{INVISIBLE}\\s]*")
_TAB = 8
_ASCII = 0x80


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that holds something, or a part of one."""

    start: int
    """The offset of its first character that is no white space."""
    end: int
    raw: str
    """Its text, from its margin to its last character."""
    blank: bool
    """Whether a blank line or the end of a part stands before it."""
    kind: BlockKind | None = None
    """What it is known to be; None while nothing is."""
    begins: bool = False
    """Whether a block begins with it, whatever stands before."""
    joins: bool = False
    """Whether it goes on in the block of the line before it, whatever stands between."""
    style: str = ""
    """How a heading is set: `the part`, `capitals`."""
    level: int | None = None
    label: str | None = None
    row: int = 0
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its words, without what cannot be seen before them."""
        return self.raw[_LEADING.match(self.raw).end() :]  # type: ignore[union-attr]

    @property
    def words_at(self) -> int:
        """The offset at which its words begin."""
        return self.end - len(self.words)

    @property
    def indent(self) -> int:
        """How far it is set in, tabs counted to the next eighth column."""
        room = self.raw[: len(self.raw) - len(self.raw.lstrip())]
        return width(room.expandtabs(_TAB)) if room else 0

    @property
    def is_free(self) -> bool:
        """Whether nothing is known of it yet."""
        return self.kind is None and not self.joins


def begins_small(words: str) -> bool:
    """Tell whether words begin with a small letter of a script in which sentences begin with capitals."""
    # Georgian has capitals for whole words only.
    return words[:1].islower() and not "\u10d0" <= words[0] <= "\u10ff"


def line_start(text: str, offset: int) -> int:
    """Return where the line of an offset starts, so that its indentation counts."""
    while offset and text[offset - 1] not in "\r\n\f\x85\u2028\u2029":
        offset -= 1
    return offset


def is_invisible(text: str) -> bool:
    """Tell whether nothing of a text can be seen."""
    return not text or _INVISIBLE.fullmatch(text) is not None


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold something; each of its characters that is no white space lies in one."""
    return list(_lines(text))


def stretches(lines: Sequence[Line]) -> Iterator[range]:
    """Yield the places of the lines that stand together with no blank line between."""
    begin = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place].blank:
            yield range(begin, place)
            begin = place


def width(line: str) -> int:
    """Return how many columns a line takes: Chinese, Japanese and Korean characters take two, combining ones none."""
    if line.isascii():
        return len(line)
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in line if ord(one) >= _ASCII)
    return len(line) + wide - sum(unicodedata.category(one) == "Mn" for one in line)


def _lines(text: str) -> Iterator[Line]:
    begin, blank = 0, True
    for found in LINE_END.finditer(text):
        yield from _line(text, begin, found.start(), blank=blank)
        blank = _holds_nothing(text, begin, found.start()) or found[0] in _PARTS
        begin = found.end()
    yield from _line(text, begin, len(text), blank=blank)


def _line(text: str, begin: int, end: int, *, blank: bool) -> Iterator[Line]:
    span = trim_span(text, begin, end)
    if span is None:
        return
    hidden = is_invisible(text[slice(*span)])
    kind: BlockKind | None = "separator" if hidden else None
    yield Line(start=span[0], end=span[1], raw=text[begin : span[1]], blank=blank or hidden, kind=kind)


def _holds_nothing(text: str, begin: int, end: int) -> bool:
    return is_invisible(text[begin:end])
