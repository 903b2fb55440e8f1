"""Sentences with numbers that are neither figures nor dismissed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.figures.figure_file import Dismissed
from pincite.figures.numbers import Number, language_of, numbers_in
from pincite.model import Document, Figure, Sentence
from pincite.text import find_words, one_line
from pincite.visibility import Outlet, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureProposal:
    """A sentence whose numbers an editor should look at."""

    source: str
    anchor: str
    """`p12s3`"""
    numbers: tuple[str, ...]
    """Those that nothing covers, as they stand: `1,100`."""
    text: str
    """The sentence, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cover:
    """A stretch of a seed whose numbers are accounted for."""

    start: int
    end: int
    by: Figure | Dismissed


def propose(
    documents: Sequence[Document],
    figures: Sequence[Figure],
    dismissed: Sequence[Dismissed],
    *,
    language: str = "en",
) -> tuple[FigureProposal, ...]:
    """Return the sentences with numbers that no figure and no dismissal covers, in reading order.

    A figure covers its own values in its quote, and the years of every sentence that the quote touches; a dismissal
    covers each number in its words. A number that is not read is proposed too, whole. Sensitive sentences are passed
    over: no figure may stand there.
    """
    return tuple(
        FigureProposal(source=document.id, anchor=sentence.anchor, numbers=tuple(left), text=one_line(sentence.text))
        for document in documents
        for covers in [list(_covers(document, [*figures, *dismissed]))]
        for block in document.numbered
        for sentence in block.sentences
        if shown(sentence, document.source, Outlet.FIGURE).is_whole
        and (left := _left(sentence, covers, language_of(document.source, language)))
    )


def _covers(document: Document, rows: Sequence[Figure | Dismissed]) -> Iterator[_Cover]:
    for row in rows:
        if row.source == document.id and (part := document.find(row.anchor)):
            words = row.quote if isinstance(row, Figure) else row.words
            for start, end in find_words(part.text, words):
                yield _Cover(start=part.place(start), end=part.place(end - 1) + 1, by=row)


def _left(sentence: Sentence, covers: Sequence[_Cover], language: str) -> list[str]:
    here = [cover for cover in covers if cover.start < sentence.end and sentence.start < cover.end]
    return [
        number.text
        for number in numbers_in(sentence.text, language)
        if not any(_is_covered(number, sentence, by) for by in here)
    ]


def _is_covered(number: Number, sentence: Sentence, cover: _Cover) -> bool:
    if isinstance(cover.by, Figure) and number.may_be_year:
        return True
    start, end = sentence.place(number.start), sentence.place(number.end - 1) + 1
    if not (cover.start <= start and end <= cover.end):
        return False
    return isinstance(cover.by, Dismissed) or any(
        number.means(value) for value in (cover.by.value, cover.by.value_high) if value is not None
    )
