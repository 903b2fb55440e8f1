"""Rows of pieces as HTML: the one place that knows how each piece is written there."""

from __future__ import annotations

from markupsafe import Markup

from pincite.formatting import redaction_in_words
from pincite.pages.html_escape import html
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
    Sign,
    Space,
    Withheld,
    Words,
)
from pincite.text import single_spaces

# The space stands inside the element: without the element, the words are those of the seed.
_SIC = Markup('<em class="pc-sic"> [sic]</em>')
# The line end stands beside the element: read without markup, the words stay apart.
_LINE_END = Markup("<br>\n")
_GAP = Markup(' <span class="pc-gap">[…]</span> ')
_WITHHELD = Markup('<span class="pc-withheld">[A sentence that is shown on the source’s own page only.]</span>')
_SENTENCE = Markup('<span id="{}" data-fingerprint="{}">{}</span>')
_EMPHASES: dict[EmphasisKind, Markup] = {
    "quoted": Markup("<mark>{}</mark>"),
    "deleted": Markup("<del>{}</del>"),
    "inserted": Markup("<ins>{}</ins>"),
}


def row_html(row: PassageRow) -> Markup:
    """Return a row of pieces as HTML; a sentence that can be cited stands in an element that has its id."""
    return Markup("").join(map(piece_html, row))


def piece_html(piece: PassagePiece) -> Markup:
    """Return one piece as HTML."""
    match piece:
        case Words():
            return html(single_spaces(piece.text))
        case OwnNumber() | NoteLink():
            return _mark_html(piece)
        case RedactedWords():
            return _redacted_html(piece)
        case Emphasis():
            return _EMPHASES[piece.kind].format(row_html(piece.pieces))
        case CitedSentence():
            sentence = piece.sentence
            return _SENTENCE.format(sentence.anchor, sentence.fingerprint, row_html(piece.pieces))
    return _sign_html(piece)


def _mark_html(piece: OwnNumber | NoteLink) -> Markup:
    """Return words of the passage that have a look or a link of their own."""
    if isinstance(piece, OwnNumber):
        return Markup('<span class="pc-own">{}</span>').format(html(piece.text))
    return Markup('<a class="pc-note-mark" href="#{}">{}</a>').format(piece.note, html(piece.text))


def _sign_html(sign: Sign) -> Markup:
    match sign:
        case SicMark():
            return _SIC
        case LineEnd():
            return _LINE_END
        case Space():
            return _LINE_END if sign.ends_line else Markup("\n")
        case Gap():
            return _GAP
        case Withheld():
            return _WITHHELD


def _redacted_html(piece: RedactedWords) -> Markup:
    """Return bars that no screen reader reads out, then when and why."""
    return Markup('<span class="pc-bars" aria-hidden="true">{}</span><em class="pc-sic pc-redacted"> [{}]</em>').format(
        html(piece.signs), html(redaction_in_words(piece.notice))
    )
