"""Passages cut into pieces: the one place that knows where words end and what is added to them begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from pincite.model import Block, NoteMark, Sentence, Source
from pincite.passage_view.pieces import (
    CitedSentence,
    Emphasis,
    EmphasisKind,
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
from pincite.text import WHITE_SPACE, find_words, single_spaces, without_space
from pincite.visibility import Outlet, redaction_of, shown

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What may stand before and behind the number that an original gives a passage: `(`, `. `.
_BEFORE_NUMBER = 1
_BEHIND_NUMBER = ".):：．、。–—-"
_WORD = re.compile(f"[^{WHITE_SPACE}]+")


def sentence_row(sentence: Sentence, *, verse: bool = False) -> PassageRow:
    """Return a sentence's words with *[sic]* behind what its editor marked; the signs for them where it is redacted."""
    return _redacted(sentence) or tuple(cut_words(sentence.text, sic_marks(sentence), verse=verse))


def passage_row(part: Block | Sentence, notes: Sequence[NoteMark] = ()) -> PassageRow:
    """Return a passage: its sentences and what stands between them; of one that has no sentences, its words.

    Args:
        part: the passage.
        notes: marks of notes that lead to them where this passage is shown.
    """
    if isinstance(part, Sentence):
        return (CitedSentence(sentence=part, pieces=sentence_row(part)),)
    if not part.sentences:
        return _redacted(part) or tuple(cut_words(part.text, (), verse=part.verse))
    return tuple(_with_sentences(part, notes))


def excerpt_row(
    block: Block, anchors: Collection[str], source: Source, outlet: Outlet, *, verse: bool = False
) -> PassageRow:
    """Return some sentences of a block with what stands between them, as an outlet may show them.

    Args:
        block: the block.
        anchors: those of the sentences.
        source: its source.
        outlet: where the sentences are shown.
        verse: whether line ends within a sentence are kept.

    Raises:
        ValueError: the block has not all of the sentences.

    """
    chosen = [number for number, sentence in enumerate(block.sentences) if sentence.anchor in anchors]
    if len(chosen) != len(anchors):
        message = f"{source.id}#{block.anchor} has not all of the sentences {sorted(anchors)}"
        raise ValueError(message)
    row: list[PassagePiece] = []
    for place, number in enumerate(chosen):
        sentence = block.sentences[number]
        if place:
            before = block.sentences[number - 1]
            row += _between(block, before.end, sentence.start) if number - 1 in chosen else [Gap()]
        allowed = shown(sentence, source, outlet).is_whole
        pieces = sentence_row(sentence, verse=verse) if allowed else (Withheld(),)
        row.append(CitedSentence(sentence=sentence, pieces=pieces))
    return tuple(row)


def sic_marks(part: Block | Sentence) -> tuple[int, ...]:
    """Return the places in a passage's text behind which *[sic]* is shown."""
    sentences = part.sentences if isinstance(part, Block) else (part,)
    return tuple(part.offset(mark) for sentence in sentences for mark in sentence.sic)


def cut_words(text: str, marks: Sequence[int], *, verse: bool = False) -> Iterator[Words | SicMark | LineEnd]:
    """Yield the pieces of a text with *[sic]* at the marks; only verse keeps its line ends."""
    for before, (start, end) in enumerate(pairwise((0, *marks, len(text)))):
        if before:
            yield SicMark()
        for number, line in enumerate(_LINE_END.split(text[start:end]) if verse else [single_spaces(text[start:end])]):
            if number:
                yield LineEnd()
            if line:
                yield Words(text=line)


def cut_stretches(
    text: str, marks: Sequence[int], stretches: Iterable[tuple[int, int, EmphasisKind | None]]
) -> Iterator[Words | SicMark | LineEnd | Emphasis]:
    """Yield the stretches of a text, each set off as it is to be; a *[sic]* at the end of a stretch belongs to it."""
    for start, end, kind in stretches:
        inside = [mark - start for mark in marks if start < mark <= end]
        pieces = tuple(cut_words(text[start:end], inside))
        if kind:
            yield Emphasis(kind=kind, pieces=pieces)
        else:
            yield from pieces


def quoted_row(part: Block | Sentence, quotes: Iterable[str]) -> PassageRow:
    """Return a sentence with the quoted words set off; of a longer passage those words alone, gaps between them."""
    spans = _merged(span for quote in quotes for span in find_words(part.text, quote))
    if isinstance(part, Sentence):
        return tuple(cut_stretches(part.text, sic_marks(part), _stretches(spans, len(part.text))))
    quoted = cut_stretches(part.text, sic_marks(part), [(start, end, "quoted") for start, end in spans])
    return tuple(piece for words in quoted for piece in (Gap(), words))[1:]


def start_row(sentence: Sentence, count: int) -> tuple[PassageRow, bool]:
    """Return the first words of a sentence, and whether more follow."""
    words = list(_WORD.finditer(sentence.text))
    end = words[:count][-1].end()
    return tuple(cut_stretches(sentence.text, sic_marks(sentence), [(0, end, None)])), len(words) > count


def _redacted(part: Block | Sentence) -> PassageRow:
    redaction = redaction_of(part)
    return (RedactedWords(signs=single_spaces(part.text), notice=redaction),) if redaction else ()


def _with_sentences(block: Block, notes: Sequence[NoteMark]) -> Iterator[PassagePiece]:
    end = block.start
    for sentence in block.sentences:
        yield from _between(block, end, sentence.start)
        here = [mark for mark in notes if mark.sentence == sentence.anchor]
        pieces = _with_notes(sentence, here) if here else sentence_row(sentence, verse=block.verse)
        if sentence is block.sentences[0]:
            pieces = _with_own_number(block, pieces)
        yield CitedSentence(sentence=sentence, pieces=pieces)
        end = sentence.end
    yield from _between(block, end, block.end)


def _with_notes(sentence: Sentence, notes: Sequence[NoteMark]) -> PassageRow:
    """Return a sentence whose marks of notes lead to them."""
    if redacted := _redacted(sentence):
        return redacted
    text, marks, row, begin = sentence.text, sic_marks(sentence), list[PassagePiece](), 0
    for note in sorted(notes, key=lambda mark: mark.start):
        row += cut_stretches(text, marks, [(begin, note.start, None)])
        row.append(NoteLink(text=text[note.start : note.end], note=note.note))
        begin = note.end
    return (*row, *cut_stretches(text, marks, [(begin, len(text), None)]))


def _with_own_number(block: Block, pieces: PassageRow) -> PassageRow:
    """Return the pieces of a block's first sentence with the number that the original gives it set off."""
    first, *others = pieces
    place = block.text.find(block.label) if block.label else -1
    if not isinstance(first, Words) or not 0 <= place <= _BEFORE_NUMBER:
        return pieces
    end = place + len(block.label or "")
    end += len(block.text[end:]) - len(block.text[end:].lstrip(_BEHIND_NUMBER))
    number = single_spaces(block.text[:end])
    if not first.text.startswith(number):
        return pieces
    rest = first.text.removeprefix(number)
    return (OwnNumber(text=number), *([Words(text=rest)] if rest else []), *others)


def _between(block: Block, start: int, end: int) -> Iterable[PassagePiece]:
    """Return what stands between two sentences: white space; words, should any stand there."""
    text = block.between(start, end)
    if without_space(text):
        return cut_words(text, (), verse=block.verse)
    ends_line = block.verse and bool(_LINE_END.search(text))
    return (Space(text=text if block.verse else single_spaces(text), ends_line=ends_line),) if text else ()


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stretches(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int, EmphasisKind | None]]:
    """Yield the spans, set off as quoted, and what lies between them."""
    edges = sorted({0, length, *(edge for span in spans for edge in span)})
    for start, end in pairwise(edges):
        is_quoted = any(first <= start and end <= last for first, last in spans)
        yield start, end, "quoted" if is_quoted else None
