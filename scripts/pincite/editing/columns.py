"""Texts whose words stand in columns or fields, one below the other, read downwards: transcripts with a word a row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_FEWEST = 2
_MOST_COLUMNS = 100


def columns(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the field or column of each name has from top to bottom, and how it is named."""
    found = defaultdict[str, list[str]](list)
    for value in _values(text):
        _gather(value, found)
    yield from ((f"field `{name}`", "\n".join(words)) for name, words in found.items() if len(words) >= _FEWEST)
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    if len(rows) >= _FEWEST:
        for number in range(min(max(map(len, rows)), _MOST_COLUMNS)):
            yield f"column {number + 1}", "\n".join(row[number] for row in rows if number < len(row))


def _values(text: str) -> Iterator[Any]:
    """Yield what JSON says: of the whole text, or else of each line."""
    for part in (text, *text.splitlines()):
        if part.lstrip().startswith(("{", "[")):
            try:
                yield json.loads(part)
            except (ValueError, RecursionError):
                continue
            if part is text:
                return


def _gather(top: Any, found: dict[str, list[str]]) -> None:
    waiting = [("", top)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(reversed([(str(key), inner) for key, inner in value.items()]))
        elif isinstance(value, list):
            waiting.extend((name, inner) for inner in reversed(value))
        elif isinstance(value, str):
            found[name].append(value)
