"""The columns that words stand in, where lines leave room at the same places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_TAB = 8
_ROOM = 2
_WIDEST = 400
_MOST_LINES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of some lines begin."""

    starts: tuple[int, ...]
    """The place of each column's first sign, in columns of the screen."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.starts)

    def cells(self, line: str) -> tuple[str, ...]:
        """Return the words of a line that stand in each column."""
        signs = _spread(line)
        ends = (*self.starts[1:], len(signs))
        return tuple("".join(signs[start:end]).strip() for start, end in zip((0, *self.starts[1:]), ends, strict=True))


def find_columns(lines: Sequence[str]) -> Columns | None:
    """Return the columns of lines, between which each line has two spaces or more; None where there are not two."""
    if len(lines) > _MOST_LINES or any(len(line) > _WIDEST for line in lines):
        return None
    taken = 0
    for line in lines:
        for place, sign in enumerate(_spread(line)):
            if sign != " ":
                taken |= 1 << place
    starts = _starts(taken)
    return Columns(starts=tuple(starts)) if len(starts) > 1 else None


def _starts(taken: int) -> list[int]:
    """Return where columns begin: behind two places or more that no line takes."""
    starts, room = [], _ROOM
    for place in range(taken.bit_length()):
        if taken >> place & 1:
            if room >= _ROOM:
                starts.append(place)
            room = 0
        else:
            room += 1
    return starts


def _spread(line: str) -> list[str]:
    """Return a line as what stands in each column of the screen; a wide sign takes two, a combining one none."""
    signs: list[str] = []
    for sign in line.expandtabs(_TAB).rstrip():
        if unicodedata.category(sign) in ("Mn", "Me", "Cf") and signs:
            signs[-1] += sign
            continue
        signs.append(" " if sign.isspace() else sign)
        if unicodedata.east_asian_width(sign) in "WF":
            signs.append("" if not sign.isspace() else " ")
    return signs
