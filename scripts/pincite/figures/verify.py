"""Every figure against the words at its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pincite.errors import Problem
from pincite.figures.csv_tables import nearest
from pincite.figures.figure_file import DISMISSED, FIGURES, INDICATORS, Dismissed, FigureFile
from pincite.figures.numbers import forms_in, language_of
from pincite.figures.value_checks import Fault, check_values, check_year
from pincite.model import Block, Document, Figure, Sentence
from pincite.text import find_words, first_words, one_line
from pincite.visibility import is_sensitive

_MOST_WORDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPassage:
    """What stands at an anchor."""

    part: Block | Sentence
    sentences: tuple[Sentence, ...]
    """The sentence itself, or those of the block."""


def verify(
    figures: FigureFile, documents: Sequence[Document], topics: Sequence[str], *, language: str = "en"
) -> Iterator[Problem]:
    """Yield a problem for each row that its source does not bear out.

    Args:
        figures: the rows.
        documents: the sources.
        topics: ids of the topics that there are.
        language: that of the sources that state none; it tells how their numbers are written.

    """
    languages = {document.id: language_of(document.source, language) for document in documents}
    by_id = {document.id: document for document in documents}
    passages = {document.id: _passages(document) for document in documents}
    for indicator in figures.indicators:
        if indicator.topic is not None and indicator.topic not in topics:
            message = f"the topic `{indicator.topic}` of `{indicator.id}` is not in seeds/topics.yml."
            yield _problem(INDICATORS.path, indicator.line, "unknown-topic", message, nearest(indicator.topic, topics))
    for figure in figures.figures:
        passage = passages.get(figure.source, {}).get(figure.anchor)
        if passage is None:
            yield _no_passage(FIGURES.path, figure, by_id, passages, figure.quote)
            continue
        yield from (
            _problem(FIGURES.path, figure.line, code, f"`{figure.id}`: {message}", fix)
            for code, message, fix in _faults(figure, passage, passages[figure.source], languages[figure.source])
        )
    for dismissed in figures.dismissed:
        yield from _check_dismissed(dismissed, by_id, passages, languages)


def _passages(document: Document) -> Mapping[str, CitedPassage]:
    return {
        part.anchor: CitedPassage(part=part, sentences=part.sentences if isinstance(part, Block) else (part,))
        for block in document.numbered
        for part in block.parts
    }


def _faults(
    figure: Figure, passage: CitedPassage, others: Mapping[str, CitedPassage], language: str
) -> Iterator[Fault]:
    """Yield code, message and fix for all that is wrong with a figure whose anchor there is."""
    text, place = passage.part.text, f"{figure.source}#{figure.anchor}"
    spans = find_words(text, figure.quote)
    if not spans:
        yield "quote-not-found", f"the quote does not stand at `{place}`.", _where_it_is(figure.quote, text, others)
        return
    if any(_is_sensitive(passage, start, end) for start, end in spans):
        message = f"the quote stands in a sentence of `{place}` that shows on its source's own page alone."
        yield "figure-sensitive", message, "Take the row out, and dismiss the number in seeds/dismissed.csv."
    yield from check_values(figure, text, spans, language)
    yield from check_year(figure, text, place, language)


def _is_sensitive(passage: CitedPassage, start: int, end: int) -> bool:
    """Whether a stretch of a passage touches a sentence that is held back elsewhere."""
    part = passage.part
    return any(
        is_sensitive(sentence) and part.offset(sentence.start) < end and start < part.offset(sentence.end)
        for sentence in passage.sentences
    )


def _where_it_is(quote: str, text: str, others: Mapping[str, CitedPassage]) -> str:
    """Return where a quotation stands instead, or the words that are most like it."""
    elsewhere = [anchor for anchor, other in others.items() if find_words(other.part.text, quote)]
    if elsewhere:
        return f"It stands at `{elsewhere[-1]}`."
    return f"The nearest words there are `{_nearest_words(one_line(quote), one_line(text))}`."


def _nearest_words(quote: str, text: str) -> str:
    """Return the whole words of a text that are most like a quotation."""
    alike = fuzz.partial_ratio_alignment(quote, text)
    if alike is None:
        return first_words(text, _MOST_WORDS)
    start = text.rfind(" ", 0, alike.dest_start + 1) + 1
    end = text.find(" ", max(alike.dest_end - 1, start))
    return first_words(text[start : len(text) if end < 0 else end], _MOST_WORDS)


def _no_passage(
    path: str,
    row: Figure | Dismissed,
    documents: Mapping[str, Document],
    passages: Mapping[str, Mapping[str, CitedPassage]],
    words: str,
) -> Problem:
    """Return the problem of a row whose source or anchor there is not."""
    document = documents.get(row.source)
    if document is None:
        message = f"the source `{row.source}` is none of this handbook's."
        return _problem(path, row.line, "unknown-source", message, nearest(row.source, documents))
    there = passages[row.source]
    if retired := document.find_retired(row.anchor):
        message = f"the anchor `{row.source}#{row.anchor}` is {retired.fate}."
        fix = f"Name `{retired.leads_to}`." if retired.leads_to else "Take the row out."
        return _problem(path, row.line, "anchor-withdrawn", message, fix)
    message = f"the anchor `{row.anchor}` is no passage of `{row.source}`."
    holding = [anchor for anchor, other in there.items() if find_words(other.part.text, words)]
    alike = process.extractOne(
        words, {anchor: one_line(cited_passage.part.text) for anchor, cited_passage in there.items()}
    )
    near = holding[-1] if holding else alike[2] if alike else ""
    fix = f"The words stand at `{near}`." if holding else f"The likest words stand at `{near}`." if near else ""
    return _problem(path, row.line, "unknown-anchor", message, fix)


def _check_dismissed(
    dismissed: Dismissed,
    documents: Mapping[str, Document],
    passages: Mapping[str, Mapping[str, CitedPassage]],
    languages: Mapping[str, str],
) -> Iterator[Problem]:
    passage = passages.get(dismissed.source, {}).get(dismissed.anchor)
    if passage is None:
        yield _no_passage(DISMISSED.path, dismissed, documents, passages, dismissed.words)
    elif not find_words(passage.part.text, dismissed.words):
        message = f"the words `{dismissed.words}` do not stand at `{dismissed.source}#{dismissed.anchor}`."
        fix = _where_it_is(dismissed.words, passage.part.text, passages[dismissed.source])
        yield _problem(DISMISSED.path, dismissed.line, "dismissed-not-found", message, fix)
    elif not forms_in(dismissed.words, languages[dismissed.source]):
        message = f"the words `{dismissed.words}` hold no number."
        yield _problem(
            DISMISSED.path, dismissed.line, "dismissed-no-number", message, "Name the number, or take the row out."
        )


def _problem(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path=path, line=line, code=code, message=message, fix=fix)
