"""Figures' quotations as HTML: the whole sentence with the quoted words marked, or the words alone."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pincite.model import Document, Sentence
from pincite.pages.html_escape import html
from pincite.pages.row_html import piece_html, row_html
from pincite.passage_view.cut import quoted_row
from pincite.passage_view.pieces import Emphasis, PassagePiece


def quotation(document: Document, anchor: str, quotes: Sequence[str]) -> Markup:
    """Return the sentence at an anchor with the quoted words marked; of a longer passage, the quoted words alone."""
    part = document.at(anchor)
    row = quoted_row(part, quotes)
    cites = f"{document.id}#{anchor}"
    if isinstance(part, Sentence):
        return Markup('<span data-cites="{}">{}</span>').format(html(cites), row_html(row))
    return Markup("").join(_stretch_html(piece, cites) for piece in row)


def _stretch_html(piece: PassagePiece, cites: str) -> Markup:
    """Return quoted words in an element of their own, which says where they are taken from; a gap as it is."""
    if isinstance(piece, Emphasis):
        return Markup('<span data-cites-part="{}">{}</span>').format(html(cites), row_html(piece.pieces))
    return piece_html(piece)
