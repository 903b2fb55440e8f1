"""A text as it can be read, and where each character of it stood in the text as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """Where pieces of a text stood before something in it was replaced."""

    new: tuple[int, ...]
    old: tuple[int, ...]

    def back(self, offset: int) -> int:
        """Return where a place in the new text stood in the old one."""
        place = bisect_right(self.new, offset) - 1
        there = self.old[place] + offset - self.new[place]
        return min(there, self.old[place + 1]) if place + 1 < len(self.old) else there


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """One way to read a text."""

    text: str
    steps: tuple[_Step, ...] = ()

    def origin(self, offset: int) -> int:
        """Return where a character stood in the text as it was."""
        for step in reversed(self.steps):
            offset = step.back(offset)
        return offset


def replaced(reading: TextForm, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> TextForm:
    """Return a reading in which what a pattern finds is replaced; the same one where it finds nothing."""
    parts, new, old, length, last = list[str](), [0], [0], 0, 0
    for found in pattern.finditer(reading.text):
        made = by(found)
        parts += [reading.text[last : found.start()], made]
        length += found.start() - last
        new += [length, length + len(made)]
        old += [found.start(), found.end()]
        length, last = length + len(made), found.end()
    if not parts:
        return reading
    text = "".join([*parts, reading.text[last:]])
    return TextForm(text=text, steps=(*reading.steps, _Step(new=tuple(new), old=tuple(old))))
