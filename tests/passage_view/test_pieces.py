"""A passage is cut into pieces in one place, and no output loses or adds a word by that."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import groupby

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.making import make_document, make_profile, make_source
from tests.support.strategies import STEADY, phrases, seed_texts

from pincite.downloads.print_passages import passage
from pincite.model import Block, Redaction, Sentence
from pincite.pages.row_html import row_html
from pincite.passage_view.cut import excerpt_row, passage_row, quoted_row, sentence_row, start_row
from pincite.passage_view.pieces import (
    CitedSentence,
    Emphasis,
    Gap,
    LineEnd,
    PassagePiece,
    PassageRow,
    RedactedWords,
    SicMark,
    Space,
    Withheld,
    Words,
)
from pincite.passage_view.word_diffs import Side, edits_row, wording_row
from pincite.similarity.word_diff import redline
from pincite.text import one_line, without_space
from pincite.visibility import Outlet

VERSE = "A rose is red.\nA lamp is lit.\nAnd so\nwe go.\n\u00a0\u00a0No more."


def flat(row: PassageRow) -> list[PassagePiece]:
    """Return the pieces of a row with those inside of sentences and of what is set off."""
    inner = (flat(piece.pieces) if isinstance(piece, CitedSentence | Emphasis) else [piece] for piece in row)
    return [piece for pieces in inner for piece in pieces]


def words_of(row: PassageRow) -> str:
    """Return the words of a row on one line."""
    known = {Words: "text", Space: "text", RedactedWords: "signs"}
    pieces = flat(row)
    return one_line(
        "".join("\n" if isinstance(one, LineEnd) else getattr(one, known.get(type(one), ""), "") for one in pieces)
    )


@st.composite
def passages(draw: st.DrawFn) -> Block:
    """Return a block of any text, in verse or not, with errors of the original anywhere behind a word."""
    document = make_document(make_source(draw(seed_texts)))
    block = draw(st.sampled_from(document.numbered))
    sentences = tuple(_with_errors(draw, sentence) for sentence in block.sentences)
    return replace(block, sentences=sentences, verse=draw(st.booleans()))


def _with_errors(draw: st.DrawFn, sentence: Sentence) -> Sentence:
    ends = [sentence.start + place + 1 for place, sign in enumerate(sentence.text) if without_space(sign)]
    return replace(sentence, sic=tuple(sorted(draw(st.sets(st.sampled_from(ends), max_size=3)))))


@STEADY
@given(passages())
def test_the_words_of_the_pieces_are_those_of_the_passage(block: Block) -> None:
    assert words_of(passage_row(block)) == one_line(block.text)
    for sentence in block.sentences:
        assert words_of(sentence_row(sentence, verse=block.verse)) == one_line(sentence.text)
        assert words_of(wording_row(sentence)) == one_line(sentence.text)
    assert sum(isinstance(piece, SicMark) for piece in flat(passage_row(block))) == sum(
        len(sentence.sic) for sentence in block.sentences
    )


@STEADY
@given(passages())
def test_no_output_loses_or_adds_a_word(block: Block) -> None:
    row = passage_row(block)
    shown = re.sub(r"<[^>]*>", "", str(row_html(row)).replace(" [sic]</em>", "</em>"))
    assert one_line(unescape(shown)) == one_line(block.text)
    printed = "\n".join("".join(run.text for run in line) for line in passage(block))
    assert without_space(printed) == without_space(block.text)
    assert sum(run.role == "sic" for line in passage(block) for run in line) == str(row_html(row)).count('"pc-sic"')


@STEADY
@given(passages(), st.data())
def test_setting_words_off_changes_none(block: Block, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(block.sentences))
    start = data.draw(st.integers(0, len(sentence.text) - 1))
    end = data.draw(st.integers(start + 1, len(sentence.text)))
    quote = sentence.text[start:end]
    assume(without_space(quote))
    row = quoted_row(sentence, [quote])
    assert words_of(row) == one_line(sentence.text)
    assert one_line(quote) in one_line(words_of(tuple(piece for piece in row if isinstance(piece, Emphasis))))
    count = data.draw(st.integers(1, 4))
    first, more = start_row(sentence, count)
    words = one_line(sentence.text).split(" ")
    assert (words_of(first).split(" "), more) == (words[:count], len(words) > count)


@STEADY
@given(phrases, phrases)
def test_each_side_of_a_word_diff_has_its_own_words_and_no_others(older: str, newer: str) -> None:
    edits = redline(older, newer)
    sides: tuple[tuple[str, Side], ...] = ((older, "older"), (newer, "newer"))
    for text, side in sides:
        sentence = Sentence(anchor="p1s1", start=0, end=len(text), text=text, fingerprint="")
        assert words_of(wording_row(sentence, edits, side)) == one_line(text)
    both = edits_row(edits)
    for text, kind in ((older, "inserted"), (newer, "deleted")):
        own = tuple(piece for piece in both if not (isinstance(piece, Emphasis) and piece.kind == kind))
        assert words_of(own) == one_line(text)


@pytest.fixture
def verse() -> Block:
    """Return a stanza whose sentences end at line ends, inside lines and over them."""
    document = make_document(make_source(f"Title\n\n{VERSE}"), make_profile(paragraphs="blank-lines"))
    return document.blocks[1]


def test_every_output_keeps_the_lines_of_verse(verse: Block) -> None:
    lines = [one_line(line) for line in VERSE.splitlines()]
    shown = re.sub(r"<(?!br>)[^>]*>", "", str(row_html(passage_row(verse))))
    assert [one_line(line) for line in shown.split("<br>")] == lines
    assert [one_line("".join(run.text for run in line)) for line in passage(verse)] == lines
    assert passage(verse)[-1][0].text.startswith("\u00a0\u00a0")  # an indent that the original sets


def test_an_excerpt_tells_what_it_leaves_out_from_what_it_withholds() -> None:
    text = "One is told. Two is told. Three is told. Four is told."
    source = make_source(text, sensitive=("Two is",))
    row = excerpt_row(make_document(source).blocks[0], {"p1s1", "p1s2", "p1s4"}, source, Outlet.TOPIC)
    assert [type(piece) for piece in flat(row)] == [Words, Space, Withheld, Gap, Words]
    assert words_of(row) == "One is told. Four is told."


def test_an_excerpt_refuses_a_sentence_that_the_passage_has_not() -> None:
    source = make_source("One is told.")
    with pytest.raises(ValueError, match=r"larkholm#p1 has not all of the sentences \['p1s9'\]"):
        excerpt_row(make_document(source).blocks[0], {"p1s9"}, source, Outlet.TOPIC)


def test_redacted_words_are_a_piece_of_their_own_with_their_reason() -> None:
    [block] = make_document(make_source("Xxxx xxxx. Two is told.")).blocks
    redaction = Redaction(anchor="p1s1", date="2026-12-01", reason="asked")
    gone = replace(block, sentences=(replace(block.sentences[0], redaction=redaction), block.sentences[1]))
    kinds = [kind for kind, _ in groupby(type(piece) for piece in flat(passage_row(gone)))]
    assert kinds == [RedactedWords, Space, Words]
    assert "Redacted on 1 December 2026: asked" in row_html(passage_row(gone))
    assert "Redacted on 1 December 2026: asked" in passage(gone)[0][-1].text
