"""Patterns that people write: searched for a bounded time, whatever they and the text are.

The package `regex` is used because its searches can be given a time; it takes what Python's own `re` takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import regex

from pincite.errors import HANDBOOK, input_error
from pincite.limits import DEEPEST_PATTERN, LONGEST_PATTERN, PATTERN_SECONDS
from pincite.reasons import expression_reason

_SHOWN = 60
Match = Any
"""What was found: `regex.Match[str]`, which the package gives no types for."""


class PlacedText(str):
    """A text that knows the file and the line in which it was written."""

    __slots__ = ("line", "path")

    def __new__(cls, text: str, *, path: str, line: int) -> PlacedText:
        """Return the text with its place."""
        made = super().__new__(cls, text)
        made.path, made.line = path, line
        return made

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled pattern whose searches end."""

    written: str
    """As the person wrote it, with its place where that is known."""
    _compiled: Any = field(repr=False)

    @property
    def groups(self) -> frozenset[str]:
        """The names of its groups: `page`."""
        return frozenset(self._compiled.groupindex)

    def search(self, text: str) -> Match | None:
        """Return where the pattern stands first in a text; an InputError says that the search took too long."""
        try:
            found: Match | None = self._compiled.search(text, timeout=PATTERN_SECONDS)
        except TimeoutError:
            self._refuse(text)
        return found

    def match(self, text: str) -> Match | None:
        """Return what the text begins with, if it begins with the pattern; an InputError as for `search`."""
        try:
            found: Match | None = self._compiled.match(text, timeout=PATTERN_SECONDS)
        except TimeoutError:
            self._refuse(text)
        return found

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield each span between two offsets at which the pattern stands; an InputError as for `search`."""
        try:
            for found in self._compiled.finditer(text, start, end, timeout=PATTERN_SECONDS):
                yield found.span()
        except TimeoutError:
            self._refuse(text[start:end])

    def _refuse(self, text: str) -> NoReturn:
        path = self.written.path if isinstance(self.written, PlacedText) else HANDBOOK
        line = self.written.line if isinstance(self.written, PlacedText) else 0
        message = (
            f"the pattern `{self.written[:_SHOWN]}` was still searching after {PATTERN_SECONDS} seconds, in the words "
            f"{' '.join(text.split())[:_SHOWN]!r}."
        )
        fix = "Write it with fewer repetitions inside one another and fewer gaps."
        raise input_error(path, line, "pattern-too-slow", message, fix)


def compile_pattern(text: str, *, written: str | None = None, ignore_case: bool = False) -> Pattern:
    """Return a regular expression, compiled.

    Args:
        text: the expression.
        written: what the person wrote, if the expression was made from it.
        ignore_case: whether letters of either case count alike.

    Raises:
        ValueError: it is no regular expression, or is too long or too deep.
    """
    check_size(written or text)
    try:
        compiled = regex.compile(text, regex.IGNORECASE if ignore_case else 0)
    except (regex.error, RecursionError, OverflowError) as error:
        message = f"not a regular expression: {expression_reason(error)}"
        raise ValueError(message) from error
    return Pattern(written=written or text, _compiled=compiled)


def check_size(text: str) -> None:
    """Raise a ValueError where a pattern is too long, or its parentheses stand too deep in one another."""
    if len(text) > LONGEST_PATTERN:
        message = f"it has {len(text):,} characters, and at most {LONGEST_PATTERN:,} are read"
        raise ValueError(message)
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth > DEEPEST_PATTERN:
            message = f"its parentheses stand more than {DEEPEST_PATTERN} deep in one another"
            raise ValueError(message)
