"""Stretches of a seed as lines of runs, with what editors add to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from pincite.formatting import redaction_in_words
from pincite.model import Block, Redaction, Source, TextSpan, TopicHit
from pincite.text import single_spaces
from pincite.visibility import Outlet, redaction_of, shown

Lines = list[list[dict[str, Any]]]
"""Lines of runs; a run has `text` and may have `role`, `italic`, `bold` and `href`."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_GAPS = re.compile("[ \t]+")


def address(url: str) -> str:
    """Return a URL in the ASCII form that a PDF can link to: `https://example.org/%E1%9E%80/`."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~")


def lines_of(runs: Sequence[dict[str, Any]]) -> Lines:
    """Return the runs cut at their line ends; of spaces and tabs in a row, one space is kept."""
    lines: Lines = [[]]
    for run in runs:
        first, *others = _LINE_END.split(run["text"])
        for new, piece in enumerate((first, *others)):
            if new:
                lines.append([])
            lines[-1].append(run | {"text": _GAPS.sub(" ", piece)})
    return [_without_ends(line) for line in lines]


def _without_ends(line: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the line without spaces at its ends, and without runs that hold nothing."""
    trimmed = [dict(run) for run in line]
    if trimmed:
        trimmed[0]["text"] = trimmed[0]["text"].lstrip(" ")
        trimmed[-1]["text"] = trimmed[-1]["text"].rstrip(" ")
    return [run for run in trimmed if run["text"] or run.get("role")]


def plain(text: str) -> Lines:
    """Return a text without marks as lines."""
    return lines_of([{"text": text}])


def reference_lines(runs: Sequence[TextSpan]) -> Lines:
    """Return a formatted reference as lines."""
    return lines_of(
        [
            {"text": run.text, "italic": run.italic, "bold": run.bold, "href": run.href and address(run.href)}
            for run in runs
        ]
    )


def passage(block: Block) -> Lines:
    """Return a block's words as lines, with a `sic` behind each marked error; only verse keeps its line breaks."""
    marks = [mark for sentence in block.sentences for mark in sentence.sic]
    redactions = [redaction_of(part) for part in block.parts]
    notices = dict.fromkeys(redaction for redaction in redactions if redaction)
    return lines_of([*_marked(block, block.start, block.end, marks), *map(_notice, notices)])


def _notice(redaction: Redaction) -> dict[str, Any]:
    """Return what stands behind redacted words: when and why."""
    return {"text": f" [{redaction_in_words(redaction)}]"}


def _marked(block: Block, start: int, end: int, marks: Sequence[int]) -> Iterator[dict[str, Any]]:
    for left, right in pairwise((start, *marks)):
        yield {"text": _words(block, left, right)}
        yield {"text": "", "role": "sic"}
    yield {"text": _words(block, max((start, *marks)), end)}


def _words(block: Block, start: int, end: int) -> str:
    text = block.between(start, end)
    return text if block.verse else single_spaces(text)


def excerpt(block: Block, hit: TopicHit, source: Source) -> Lines:
    """Return the sentences of a hit as lines: `gap` stands for others between them, `withheld` for sensitive ones."""
    wanted = {sentence.anchor for sentence in hit.sentences}
    chosen = [number for number, sentence in enumerate(block.sentences) if sentence.anchor in wanted]
    if len(chosen) != len(wanted):
        message = f"{hit.source}#{hit.anchor} has not all of the sentences {sorted(wanted)}"
        raise ValueError(message)
    runs: list[dict[str, Any]] = []
    for before, number in pairwise((chosen[0] - 1, *chosen)):
        sentence = block.sentences[number]
        if number != before + 1:
            runs.append({"text": "", "role": "gap"})
        elif runs:
            runs.append({"text": _words(block, block.sentences[before].end, sentence.start)})
        if shown(sentence, source, Outlet.PDF_TOPIC).is_nothing:
            runs.append({"text": "", "role": "withheld"})
        else:
            runs.extend(_marked(block, sentence.start, sentence.end, sentence.sic))
            redaction = redaction_of(sentence)
            is_last = number == chosen[-1] or redaction_of(block.sentences[number + 1]) != redaction
            runs.extend([_notice(redaction)] if redaction and is_last else [])
    return lines_of(runs)
