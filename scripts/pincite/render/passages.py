"""Words of the sources as HTML: paragraphs with their sentences, and excerpts shown on other pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from pincite.model import Block, Document, Sentence, TopicHit
from pincite.render.escape import html
from pincite.render.links import Links
from pincite.render.words import label_of
from pincite.text import first_words, single_spaces

# The space stands inside the element: without the element, the words are those of the seed.
SIC = Markup('<em class="pc-sic"> [sic]</em>')
_STUB_WORDS = 8


def sentence_html(sentence: Sentence) -> Markup:
    """Return a sentence's words, with *[sic]* behind what its editor marked."""
    offsets = [sentence.start, *sentence.sic, sentence.end]
    pieces = [sentence.text[begin - sentence.start : end - sentence.start] for begin, end in pairwise(offsets)]
    return SIC.join(html(single_spaces(piece)) for piece in pieces)


def block_html(block: Block, document: Document) -> Markup:
    """Return a block's sentences, each with its id; only its first words where the full text is held back."""
    if document.source.publish == "excerpts":
        return html(first_words(block.text, _STUB_WORDS))
    return Markup("\n").join(
        Markup('<span id="{}" data-fingerprint="{}">{}</span>').format(
            sentence.anchor, sentence.fingerprint, sentence_html(sentence)
        )
        for sentence in block.sentences
    )


def excerpt(hit: TopicHit, document: Document, links: Links) -> dict[str, Any]:
    """Return what an excerpt shows: the sentences that carry the topic, and where they stand."""
    block = next(one for one in document.numbered if one.anchor == hit.anchor)
    return {
        "label": label_of(hit.anchor),
        "source": document.id,
        "anchor": hit.anchor,
        "href": links.source(document.id, hit.anchor),
        "parts": list(_parts(block, {one.anchor for one in hit.sentences}, document, links)),
    }


def _parts(block: Block, chosen: set[str], document: Document, links: Links) -> Iterator[dict[str, Any]]:
    """Yield the chosen sentences in order, a gap where others stand between, and a notice for what is held back."""
    before: int | None = None
    for place, sentence in enumerate(block.sentences):
        if sentence.anchor not in chosen:
            continue
        yield {
            "gap": before is not None and place != before + 1,
            "cites": f"{document.id}#{sentence.anchor}",
            "href": links.source(document.id, sentence.anchor),
            "fingerprint": sentence.fingerprint,
            "text": None if sentence.sensitive else sentence_html(sentence),
        }
        before = place
