"""What is wrong with a regular expression, by the fixed texts of the package that compiles it."""

from __future__ import annotations

from typing import Final

import regex

_BEGINNINGS: Final = (
    ("missing )", "a parenthesis is opened and never closed"),
    ("unbalanced parenthesis", "a parenthesis is closed that was never opened"),
    ("missing ]", "a bracket [ is opened and never closed"),
    ("unterminated character set", "a bracket [ is opened and never closed"),
    ("expected character set", "a bracket [ is opened and never closed"),
    ("bad set", "a bracket [ is opened and never closed"),
    ("expected }", "a brace { is opened and never closed"),
    ("bad character range", "a range in brackets goes backward"),
    ("nothing to repeat", "*, + or ? stands behind nothing that could be repeated"),
    ("multiple repeat", "*, + or ? stands behind another one"),
    ("min repeat greater", "the numbers in braces go backward"),
    ("repeat count too big", "a number in braces is too large"),
    ("bad escape", "a \\ is followed by what it cannot be"),
    ("bad hex escape", "a \\ is followed by what it cannot be"),
    ("incomplete escape", "a \\ is followed by what it cannot be"),
    ("undefined character name", "a \\ is followed by what it cannot be"),
    ("invalid group reference", "it refers to a group that is not there"),
    ("unknown group", "it refers to a group that is not there"),
    ("ambiguous group reference", "it refers to a group that is not there"),
    ("invalid relative group", "it refers to a group that is not there"),
    ("cannot refer to an open group", "it refers to a group that is not closed yet"),
    ("bad character in group name", "the name of a group has letters, digits and _ only"),
    ("missing group name", "a group has no name"),
    ("missing <", "the name of a group stands in < and >"),
    ("missing >", "the name of a group stands in < and >"),
    ("duplicate group", "two groups have the same name"),
    ("unknown property", "there is no such property of characters"),
    ("unknown extension", "what stands behind (? is not known"),
    ("unknown flag", "what stands behind (? is not known"),
    ("bad inline flags", "what stands behind (? is not known"),
    ("unknown verb", "what stands behind (* is not known"),
)


def expression_reason(error: Exception) -> str:
    """Return what is wrong with a regular expression, with the character where that is known, from 1."""
    if not isinstance(error, regex.error):
        return "it is too complicated"
    # The package has no types.
    said, place = str(getattr(error, "msg", "")), getattr(error, "pos", None)
    words = next((words for beginning, words in _BEGINNINGS if said.startswith(beginning)), "it has a mistake")
    return words if place is None else f"{words} (at character {place + 1})"
