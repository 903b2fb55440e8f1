"""What Python-Markdown takes ever longer over, looked for before a page is given to it, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.errors import input_error
from pincite.limits import DEEPEST_MARKDOWN

_ITEM = re.compile(r"([ \t]*)(?:[*+-]|\d+[.)])[ \t]")
_QUOTES = re.compile(r"[ \t]*(?:>[ \t]*)+")
_INDENT = 4
# What is opened, with what closes it, within one paragraph.
_PAIRS = {"[": "]", "(": ")", "<": ">"}
_CLOSED = {closing: opening for opening, closing in _PAIRS.items()}
_OPENS = re.compile(r"\\.|\[|\]|\(|\)|<(?=[A-Za-z/!?])|>")


def refuse_deep_markdown(path: str, body: str) -> None:
    """Raise an error at the first line on which quotations, lists, brackets or tags stand too deep in one another."""
    for line, what in _too_deep(body):
        message = f"{what} stand more than {DEEPEST_MARKDOWN} deep in one another, or are opened and never closed."
        raise input_error(path, line, "markdown-too-deep", message, "Write it flatter, or close what is opened.")


def _too_deep(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of what is too deep."""
    if body.count("<!--") - body.count("-->") > DEEPEST_MARKDOWN:
        yield body.count("\n", 0, body.rfind("<!--")) + 1, "comments"
    depth, is_code = dict.fromkeys(_PAIRS, 0), False
    for number, line in enumerate(body.splitlines(), start=1):
        if line.lstrip().startswith(("```", "~~~")):
            is_code = not is_code
        if is_code:
            continue
        if (quotes := _QUOTES.match(line)) and quotes[0].count(">") > DEEPEST_MARKDOWN:
            yield number, "quotations"
        if (item := _ITEM.match(line)) and len(item[1].expandtabs(_INDENT)) > DEEPEST_MARKDOWN * _INDENT:
            yield number, "lists"
        if not line.strip():
            depth = dict.fromkeys(_PAIRS, 0)
        if _deepest(line, depth) > DEEPEST_MARKDOWN:
            yield number, "brackets or tags"


def _deepest(line: str, depth: dict[str, int]) -> int:
    """Return how deep a line gets; the depths at which it begins are made those at which it ends."""
    deepest = 0
    for found in _OPENS.finditer(line):
        sign = found[0]
        if sign in depth:
            depth[sign] += 1
            deepest = max(deepest, depth[sign])
        elif sign in _CLOSED:
            depth[_CLOSED[sign]] = max(0, depth[_CLOSED[sign]] - 1)
    return deepest
