"""Figures' quotations as HTML: the whole sentence with the quoted words marked, or the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from pincite.model import Block, Document, Sentence
from pincite.pages.html_escape import html
from pincite.pages.passage_html import SIC
from pincite.text import WHITE_SPACE, find_words, single_spaces

_GAP = Markup('<span class="pc-gap">[…]</span>')


def quotation(document: Document, anchor: str, quotes: Sequence[str]) -> Markup:
    """Return the sentence at an anchor with the quoted words marked; of a longer passage, the quoted words alone."""
    part = document.at(anchor)
    spans = _merged(span for quote in quotes for span in find_words(part.text, quote))
    cites = html(f"{document.id}#{anchor}")
    if isinstance(part, Sentence):
        marked = Markup("").join(
            Markup("<mark>{}</mark>").format(_words(part, start, end)) if is_quoted else _words(part, start, end)
            for start, end, is_quoted in _pieces(spans, len(part.text))
        )
        return Markup('<span data-cites="{}">{}</span>').format(cites, marked)
    return (
        Markup(" {} ")
        .format(_GAP)
        .join(
            Markup('<span data-cites-part="{}">{}</span>').format(cites, _words(part, start, end))
            for start, end in spans
        )
    )


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(spans: Sequence[tuple[int, int]], length: int) -> Iterable[tuple[int, int, bool]]:
    """Yield the spans and what lies between them."""
    edges = sorted({0, length, *(edge for span in spans for edge in span)})
    for start, end in pairwise(edges):
        yield start, end, (any(first <= start and end <= last for first, last in spans))


def _words(part: Block | Sentence, start: int, end: int) -> Markup:
    """Return a stretch of a passage with *[sic]* behind what its editor marked; a mark at its end belongs to it."""
    marks = part.sic if isinstance(part, Sentence) else [mark for sentence in part.sentences for mark in sentence.sic]
    inside = [mark for mark in map(part.offset, marks) if start < mark <= end]
    edges = [start, *inside, end]
    return SIC.join(html(single_spaces(part.text[first:last])) for first, last in pairwise(edges))


def quoted_start(sentence: Sentence, count: int) -> tuple[Markup, bool]:
    """Return the first words of a sentence, and whether more follow."""
    words = list(re.finditer(f"[^{WHITE_SPACE}]+", sentence.text))
    return _words(sentence, 0, words[:count][-1].end()), len(words) > count
