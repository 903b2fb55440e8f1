"""Words of the sources as HTML: paragraphs with their sentences, and excerpts shown on other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from pincite.formatting import itself_of, label_of, long_label_of, number_of, redaction_in_words
from pincite.model import Block, Document, Sentence, SentenceHit, TopicHit
from pincite.pages.addresses import Links
from pincite.pages.html_escape import html
from pincite.pages.views import ExcerptPart, ExcerptView, LinkView, PassageView
from pincite.text import one_line, single_spaces
from pincite.visibility import Outlet, redaction_of, shown, shown_of_source, stub

# The space stands inside the element: without the element, the words are those of the seed.
SIC = Markup('<em class="pc-sic"> [sic]</em>')
# The line end stands beside the element: read without markup, the words stay apart.
LINE_BREAK = Markup("<br>\n")


def sentence_html(sentence: Sentence, *, verse: bool = False) -> Markup:
    """Return a sentence's words, with *[sic]* behind what its editor marked, and the line breaks of verse."""
    if redaction_of(sentence):
        return redacted_html(sentence)
    offsets = [sentence.start, *sentence.sic, sentence.end]
    pieces = [sentence.between(begin, end) for begin, end in pairwise(offsets)]
    return SIC.join(_piece_html(piece, verse=verse) for piece in pieces)


def redacted_html(sentence: Sentence) -> Markup:
    """Return what stands in place of redacted words: bars that no screen reader reads out, then when and why."""
    redaction = redaction_of(sentence)
    if redaction is None:
        return Markup("")
    return Markup('<span class="pc-bars" aria-hidden="true">{}</span><em class="pc-sic pc-redacted"> [{}]</em>').format(
        html(single_spaces(sentence.text)), html(redaction_in_words(redaction))
    )


def heading_words(block: Block) -> str:
    """Return a heading's words on one line; what is said in their place where they were redacted."""
    redaction = redaction_of(block)
    if redaction is None:
        return one_line(block.text)
    return f"[{redaction_in_words(redaction)}]"


def _piece_html(piece: str, *, verse: bool) -> Markup:
    lines = piece.splitlines() if verse else [piece]
    return LINE_BREAK.join(html(single_spaces(line)) for line in lines)


def block_html(block: Block, document: Document) -> Markup:
    """Return a block's sentences, each with its id; only the ids and first words where the full text is held back."""
    if not shown_of_source(document.source, Outlet.PAGE).is_whole:
        ids = Markup("").join(Markup('<span id="{}"></span>').format(sentence.anchor) for sentence in block.sentences)
        return ids + html(stub(block))
    made = Markup("")
    end = block.start
    for sentence in block.sentences:
        between = block.between(end, sentence.start)
        made += LINE_BREAK if block.verse and between.splitlines()[1:] else "\n" if between else ""
        made += Markup('<span id="{}" data-fingerprint="{}">{}</span>').format(
            sentence.anchor, sentence.fingerprint, sentence_html(sentence, verse=block.verse)
        )
        end = sentence.end
    return made


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
    )


def excerpt(hit: TopicHit, document: Document, links: Links) -> ExcerptView:
    """Return what an excerpt shows: the sentences that carry the topic, who says them, and where they stand."""
    block = document.block_at(hit.anchor)
    place = document.numbered.index(block)
    before, after = document.numbered[max(place - 1, 0) : place], document.numbered[place + 1 : place + 2]
    hits = {sentence.anchor: sentence for sentence in hit.sentences}
    voices = dict.fromkeys(sentence.attributed_to or itself_of(document.source) for sentence in hit.sentences)
    return ExcerptView(
        label=label_of(hit.anchor),
        href=links.source(document.id, hit.anchor),
        parts=tuple(_parts(block, hits, document, links)),
        attributed_to=", ".join(voices),
        before=_neighbour(before, document, links),
        after=_neighbour(after, document, links),
    )


def _neighbour(blocks: Sequence[Block], document: Document, links: Links) -> LinkView | None:
    anchors = [block.anchor for block in blocks]
    return LinkView(label=label_of(anchors[0]), href=links.source(document.id, anchors[0])) if anchors else None


def _parts(block: Block, hits: Mapping[str, SentenceHit], document: Document, links: Links) -> Iterator[ExcerptPart]:
    """Yield the sentences that are shown in order, a gap where others stand between, a notice for what is held back."""
    source = document.source
    carrying = [sentence for sentence in block.sentences if sentence.anchor in hits]
    leads = [lead for lead in _leads(block, hits) if shown(lead, source, Outlet.TOPIC_CONTEXT).is_whole]
    before: Sentence | None = None
    for place, sentence in enumerate(block.sentences):
        if sentence not in carrying and sentence not in leads:
            continue
        touches = before is not None and before.end == sentence.start
        yield ExcerptPart(
            space="\n" if before and not touches else "",
            gap=before is not None and block.sentences[place - 1] is not before,
            cites=f"{document.id}#{sentence.anchor}",
            fingerprint=sentence.fingerprint,
            text=sentence_html(sentence) if shown(sentence, source, Outlet.TOPIC).is_whole else None,
            is_context=sentence.anchor not in hits,
        )
        before = sentence


def _leads(block: Block, hits: Mapping[str, SentenceHit]) -> Iterator[Sentence]:
    """Yield the sentences that do not carry the topic and on which the next one leans that does."""
    for before, sentence in pairwise(block.sentences):
        if before.anchor not in hits and sentence.anchor in hits and hits[sentence.anchor].needs_context:
            yield before
