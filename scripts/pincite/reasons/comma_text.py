"""What is wrong with comma-separated text, by the fixed texts of Python's reader."""

from __future__ import annotations

import csv
from typing import Final

_BEGINNINGS: Final = (
    ("unexpected end of data", "a quotation mark is opened and never closed"),
    ("',' expected after", "behind a closing quotation mark stands something other than a comma"),
    ("field larger than", "a cell is longer than can be read"),
    ("new-line character seen", "a line ends in a way that tables do not have"),
)


def comma_text_reason(error: csv.Error) -> str:
    """Return what is wrong with a table that cannot be read."""
    said = str(error)
    return next((words for beginning, words in _BEGINNINGS if said.startswith(beginning)), "it has a mistake")
