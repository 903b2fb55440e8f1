"""Rows of pieces, and other texts, as the lines of runs that the PDF is set from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from pincite.downloads.print_values import PrintLines, PrintRole, PrintRun
from pincite.formatting import redaction_in_words
from pincite.model import Block, Redaction, Source, TextSpan, TopicHit
from pincite.passage_view.cut import excerpt_row, passage_row
from pincite.passage_view.pieces import (
    CitedSentence,
    Emphasis,
    Gap,
    LineEnd,
    NoteLink,
    OwnNumber,
    PassagePiece,
    PassageRow,
    RedactedWords,
    SicMark,
    Space,
    Withheld,
    Words,
)
from pincite.visibility import Outlet

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_GAPS = re.compile("[ \t]+")
_ROLES: dict[type[SicMark | Gap | Withheld], PrintRole] = {SicMark: "sic", Gap: "gap", Withheld: "withheld"}


def address(url: str) -> str:
    """Return a URL in the ASCII form that a PDF can link to: `https://example.org/%E1%9E%80/`."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~")


def lines_of(runs: Iterable[PrintRun]) -> PrintLines:
    """Return the runs cut at their line ends; of spaces and tabs in a row, one space is kept."""
    lines: list[list[PrintRun]] = [[]]
    for run in runs:
        for number, text in enumerate(_LINE_END.split(run.text)):
            if number:
                lines.append([])
            lines[-1].append(replace(run, text=_GAPS.sub(" ", text)))
    return tuple(_without_ends(line) for line in lines)


def _without_ends(line: list[PrintRun]) -> tuple[PrintRun, ...]:
    """Return the line without spaces at its ends, and without runs that hold nothing."""
    if line:
        line[0] = replace(line[0], text=line[0].text.lstrip(" "))
        line[-1] = replace(line[-1], text=line[-1].text.rstrip(" "))
    return tuple(run for run in line if run.text or run.role)


def plain(text: str) -> PrintLines:
    """Return a text without marks as lines."""
    return lines_of([PrintRun(text=text)])


def reference_lines(runs: Sequence[TextSpan]) -> PrintLines:
    """Return a formatted reference as lines."""
    return lines_of(
        PrintRun(text=run.text, italic=run.italic, bold=run.bold, href=run.href and address(run.href)) for run in runs
    )


def passage(block: Block) -> PrintLines:
    """Return a block's words as lines; behind them, when and why some of them were redacted."""
    row = passage_row(block)
    notices = dict.fromkeys(redaction for piece in row for redaction in [_redaction(piece)] if redaction)
    return lines_of([*_runs(row), *map(_notice, notices)])


def excerpt(block: Block, hit: TopicHit, source: Source) -> PrintLines:
    """Return the sentences of a hit as lines; one notice behind sentences in a row that were redacted alike.

    Raises:
        ValueError: the block has not all of them.

    """
    anchors = {sentence.anchor for sentence in hit.sentences}
    row = excerpt_row(block, anchors, source, Outlet.PDF_TOPIC, verse=block.verse)
    runs: list[PrintRun] = []
    for number, piece in enumerate(row):
        runs += _runs([piece])
        redaction = _redaction(piece)
        if redaction and redaction not in map(_redaction, _next_sentence(row[number + 1 :])):
            runs.append(_notice(redaction))
    return lines_of(runs)


def _next_sentence(row: PassageRow) -> PassageRow:
    """Return the sentence that a row begins with, in a row; nothing where others that are not shown come first."""
    return tuple(piece for piece in row[:2] if not isinstance(piece, Space))[:1]


def _redaction(piece: PassagePiece) -> Redaction | None:
    """Return why and when the words of a piece were redacted; None where they stand."""
    if isinstance(piece, CitedSentence):
        return next(filter(None, map(_redaction, piece.pieces)), None)
    return piece.notice if isinstance(piece, RedactedWords) else None


def _notice(redaction: Redaction) -> PrintRun:
    """Return what stands behind redacted words: when and why."""
    return PrintRun(text=f" [{redaction_in_words(redaction)}]")


def _runs(row: Iterable[PassagePiece]) -> list[PrintRun]:
    """Return the runs of a row; texts that follow one another are one run, so that they are set as one."""
    runs: list[PrintRun] = []
    for run in (run for piece in row for run in _runs_of(piece)):
        if runs and run.role is None and runs[-1].role is None:
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return runs


def _runs_of(piece: PassagePiece) -> Iterator[PrintRun]:
    match piece:
        case CitedSentence() | Emphasis():
            yield from (run for inner in piece.pieces for run in _runs_of(inner))
        case Words() | Space():
            yield PrintRun(text=piece.text)
        case NoteLink():
            yield PrintRun(text=piece.text)
        case OwnNumber():
            yield PrintRun(text=piece.text, role="own")
        case RedactedWords():
            yield PrintRun(text=piece.signs)
        case LineEnd():
            yield PrintRun(text="\n")
        case _:
            yield PrintRun(role=_ROLES[type(piece)])
