"""Words of the sources as HTML: paragraphs with their sentences, and excerpts shown on other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from pincite.formatting import (
    itself_of,
    long_label_of,
    number_of,
    original_number,
    pages_in_words,
    place_of,
    redaction_in_words,
)
from pincite.language_tags import direction_of
from pincite.model import Block, Document, NoteMark, Sentence, SentenceHit, Source, TopicHit
from pincite.pages.addresses import Links
from pincite.pages.html_escape import html
from pincite.pages.row_html import row_html
from pincite.pages.views import ExcerptPart, ExcerptView, LinkView, PassageView
from pincite.passage_view.cut import excerpt_row, passage_row
from pincite.passage_view.pieces import CitedSentence, Gap, Space, Withheld
from pincite.text import one_line, single_spaces
from pincite.visibility import Outlet, redaction_of, shown, shown_of_source, stub

SUPPLIED = 2
"""How deep a section's title stands that the original does not have."""
_DEEPEST_ITEM = 4


def heading_words(block: Block) -> str:
    """Return a heading's words on one line; what is said in their place where they were redacted."""
    redaction = redaction_of(block)
    if redaction is None:
        return one_line(block.text)
    return f"[{redaction_in_words(redaction)}]"


def notes_of(document: Document, block: Block) -> list[NoteMark]:
    """Return the marks of notes that stand in a block."""
    return [mark for mark in document.note_marks if mark.block == block.anchor]


def block_html(block: Block, document: Document) -> Markup:
    """Return a block's sentences, each with its id; only the ids and first words where the full text is held back."""
    if shown_of_source(document.source, Outlet.PAGE).is_whole:
        return row_html(passage_row(block, notes_of(document, block)))
    ids = Markup("").join(Markup('<span id="{}"></span>').format(sentence.anchor) for sentence in block.sentences)
    return ids + html(stub(block))


def row_cells(block: Block, document: Document) -> tuple[Markup, ...]:
    """Return the cells of a table's row; one of all its words where they are held back, redacted or not parted."""
    if not shown_of_source(document.source, Outlet.PAGE).is_whole:
        return (html(stub(block)),)
    if not block.cells or any(redaction_of(sentence) or sentence.sic for sentence in block.sentences):
        # The names of the row stand on what holds it.
        pieces = (piece.pieces if isinstance(piece, CitedSentence) else (piece,) for piece in passage_row(block))
        return (Markup("").join(map(row_html, pieces)),)
    return tuple(html(single_spaces(cell)) for cell in block.cells)


def passage_view(block: Block, document: Document) -> PassageView:
    """Return what every page shows of a passage: its id, number and words."""
    anchor = block.anchor
    return PassageView(
        anchor=anchor,
        number=number_of(anchor),
        label=long_label_of(anchor),
        kind=block.kind,
        fingerprint=block.fingerprint,
        html=block_html(block, document),
        classes=_classes(block, document),
        own=original_number(document, anchor),
        page=pages_in_words(block.page) if block.page else None,
    )


def _classes(block: Block, document: Document) -> str:
    level = min(block.level or 1, _DEEPEST_ITEM)
    labelled = " pc-labelled" if original_number(document, block.anchor) else ""
    return labelled + (f" pc-level-{level}" if level > 1 else "")


def speech_of(source: Source, language: str) -> Markup:
    """Return the attributes that tell the language and direction of a source's words; none where they are the page's.

    Args:
        source: the source.
        language: of the page, as BCP 47 has it.
    """
    tag = str(source.csl.get("language", ""))
    direction = direction_of(tag, source.seed.text)
    if (not tag or tag.partition("-")[0] == language.partition("-")[0]) and direction == direction_of(language):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(tag, direction) if tag else Markup(' dir="{}"').format(direction)


def excerpt(hit: TopicHit, document: Document, links: Links, language: str) -> ExcerptView:
    """Return what an excerpt shows: the sentences that carry the topic, who says them, and where they stand.

    Args:
        hit: the passage and its sentences.
        document: the source.
        links: from the page.
        language: of the page, as BCP 47 has it.
    """
    block = document.block_at(hit.anchor)
    place = document.numbered.index(block)
    before, after = document.numbered[max(place - 1, 0) : place], document.numbered[place + 1 : place + 2]
    hits = {sentence.anchor: sentence for sentence in hit.sentences}
    itself = itself_of(document.source)
    voices = dict.fromkeys(sentence.attributed_to or itself for sentence in hit.sentences)
    return ExcerptView(
        label=place_of(document, hit.anchor),
        href=links.source(document.id, hit.anchor),
        parts=tuple(_parts(block, hits, document, links)),
        attributed_to="" if list(voices) == [itself] else ", ".join(voices),
        speech=speech_of(document.source, language),
        before=_neighbour(before, document, links),
        after=_neighbour(after, document, links),
    )


def _neighbour(blocks: Sequence[Block], document: Document, links: Links) -> LinkView | None:
    anchors = [block.anchor for block in blocks]
    if not anchors:
        return None
    return LinkView(label=place_of(document, anchors[0]), href=links.source(document.id, anchors[0]))


def _parts(block: Block, hits: Mapping[str, SentenceHit], document: Document, links: Links) -> Iterator[ExcerptPart]:
    """Yield the sentences that are shown in order, a gap where others stand between, a notice for what is held back."""
    source = document.source
    leads = [lead for lead in _leads(block, hits) if shown(lead, source, Outlet.TOPIC_CONTEXT).is_whole]
    row = excerpt_row(block, {*hits, *(lead.anchor for lead in leads)}, source, Outlet.TOPIC)
    for before, piece in pairwise((None, *row)):
        if isinstance(piece, CitedSentence):
            anchor = piece.sentence.anchor
            yield ExcerptPart(
                space="\n" if isinstance(before, Space | Gap) else "",
                gap=isinstance(before, Gap),
                cites=f"{document.id}#{anchor}",
                fingerprint=piece.sentence.fingerprint,
                text=row_html(piece.pieces),
                is_withheld=piece.pieces == (Withheld(),),
                is_context=anchor not in hits,
            )


def _leads(block: Block, hits: Mapping[str, SentenceHit]) -> Iterator[Sentence]:
    """Yield the sentences that do not carry the topic and on which the next one leans that does."""
    for before, sentence in pairwise(block.sentences):
        if before.anchor not in hits and sentence.anchor in hits and hits[sentence.anchor].needs_context:
            yield before
