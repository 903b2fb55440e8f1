"""What Python-Markdown takes ever longer over, looked for before a page is given to it, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pincite.errors import input_error
from pincite.limits import DEEPEST_MARKDOWN, LONGEST_BACKTICKS, LONGEST_MARKDOWN

_ITEM = re.compile(r"([ \t]*)(?:[*+-]|\d+[.)])[ \t]")
_QUOTES = re.compile(r"[ \t]*(?:>[ \t]*)+")
_INDENT = 4
# What is opened, with what closes it, within one paragraph.
_PAIRS = {"[": "]", "(": ")", "<": ">"}
_CLOSED = {closing: opening for opening, closing in _PAIRS.items()}
_BACKTICKS = "`" * (LONGEST_BACKTICKS + 1)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")
_OPENS = re.compile(r"\\.|\[|\]|\(|\)|<(?=[A-Za-z/!?])|>")


def refuse_deep_markdown(path: str, body: str) -> None:
    """Raise an error at the first line on which quotations, lists, brackets or tags stand too deep in one another."""
    for line, what in _too_deep(body):
        message = f"{what} stand more than {DEEPEST_MARKDOWN} deep in one another, or are opened and never closed."
        raise input_error(path, line, "markdown-too-deep", message, "Write it flatter, or close what is opened.")


def refuse_long_markdown(path: str, body: str) -> None:
    """Raise an error at the first line on which a paragraph, or a row of backticks, is too long for Markdown to end."""
    lines = body.splitlines()
    code = _code_lines(lines)
    length = 0
    for number, line in enumerate(lines, start=1):
        length = length + len(line) if line.strip() and number not in code else 0
        if length > LONGEST_MARKDOWN:
            message = f"the paragraph or table has more than {LONGEST_MARKDOWN} characters."
            raise input_error(path, number, "markdown-too-long", message, "Part it by a line with nothing on it.")
        if number not in code and _BACKTICKS in line:
            message = f"more than {LONGEST_BACKTICKS} backticks stand in a row, and begin no block of code that ends."
            raise input_error(path, number, "markdown-too-long", message, "Write fewer, or end the block of code.")


def _code_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines of fenced blocks of code; a fence that nothing closes is none."""
    closing: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines, start=1):
        if (found := _FENCE.match(line)) and not found[2].strip():
            closing[found[1]].append(number)
    code: set[int] = set()
    end = 0
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line) if number > end else None
        ends = closing.get(found[1], []) if found else []
        place = bisect_right(ends, number)
        if place < len(ends):
            end = ends[place]
            code.update(range(number, end + 1))
    return frozenset(code)


def _too_deep(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of what is too deep."""
    if body.count("<!--") - body.count("-->") > DEEPEST_MARKDOWN:
        yield body.count("\n", 0, body.rfind("<!--")) + 1, "comments"
    depth = dict.fromkeys(_PAIRS, 0)
    lines = body.splitlines()
    code = _code_lines(lines)
    for number, line in enumerate(lines, start=1):
        if number in code:
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
