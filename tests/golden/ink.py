"""Counts the characters of a text that can be seen, so that white space and marks of markup decide nothing."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_MARKUP = re.compile(r"^[^\S\n]*(?:(?:>[^\S\n]*)+|#{1,6}[^\S\n])|(?<=\S\n)(?:=+|-+|~+)[^\S\n]*$", re.MULTILINE)
"""The `>` of a quoted line, the `#` of a heading and the line below one: whether a block holds them is left open."""


Span = tuple[int, int]
"""A stretch of a text, its end exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A text with a count of what can be seen before each of its characters."""

    text: str
    before: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Ink:
        """Return a text with its count."""
        markup = {at for match in _MARKUP.finditer(text) for at in range(*match.span())}
        seen = (at not in markup and _is_seen(sign) for at, sign in enumerate(text))
        return cls(text=text, before=tuple(itertools.accumulate(seen, initial=0)))

    def spans(self, stretches: Iterable[Span]) -> tuple[Span, ...]:
        """Return stretches of the text counted in what can be seen, without those in which nothing can."""
        counted = ((self.before[start], self.before[end]) for start, end in stretches)
        return tuple((start, end) for start, end in counted if start < end)

    def line(self, at: int) -> int:
        """Return the line of a character, from 1."""
        return self.text.count("\n", 0, at) + 1


def _is_seen(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) != "Cf"
