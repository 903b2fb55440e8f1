"""Everything that the PDF shows, as typed values for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pincite.downloads.print_passages import address, excerpt, passage, plain, reference_lines
from pincite.downloads.print_texts import WORDS, how_to_cite
from pincite.downloads.print_values import (
    PrintBlock,
    PrintBook,
    PrintExcerpt,
    PrintHeading,
    PrintLanguage,
    PrintLeftOut,
    PrintLeftOutText,
    PrintList,
    PrintPart,
    PrintReference,
    PrintRetired,
    PrintRow,
    PrintRun,
    PrintSource,
    PrintTable,
    PrintTopic,
    PrintTopicSource,
)
from pincite.downloads.source_facts import facts, held, notices
from pincite.formatting import credit_line, label_of, number_of, period_in_words, place_of, wording_of
from pincite.language_tags import direction_of
from pincite.model import Block, Document, Handbook, Reference, Retired, Topic, TopicHit
from pincite.text import normal_form, one_line
from pincite.visibility import Outlet, redaction_of, shown, shown_of_source, stub

STYLE = "apa"
"""The style in which the bibliography is set."""
_LISTED = {"recommendation": "list", "list-item": "list"}


def print_book(handbook: Handbook) -> PrintBook:
    """Return all that the template needs."""
    site = handbook.site_url
    return PrintBook(
        title=handbook.title,
        description=handbook.description,
        authors=handbook.authors,
        language=_language(handbook.language),
        site=PrintRun(text=site, href=address(site)) if site else None,
        cite=how_to_cite(published=bool(site), example=_example(handbook)) + _edition(handbook),
        words=WORDS,
        sources=tuple(_source(handbook, document) for document in handbook.documents),
        topics=tuple(_topic(handbook, topic) for topic in handbook.topics),
        references=tuple(_reference(reference) for reference in handbook.references),
    )


def target(source: str, anchor: str) -> str:
    """Return the name of a place inside the PDF: `usdos-2024-cambodia.p12`."""
    return f"{source}.{anchor}"


def _language(tag: str) -> PrintLanguage:
    """Return language and region of a BCP 47 tag: `en-GB` gives `en` and `GB`."""
    primary, *subtags = tag.split("-")
    regions = (part.upper() for part in subtags if len(part) == 2 and part.isalpha())  # noqa: PLR2004 (ISO 3166-1)
    return PrintLanguage(lang=primary.lower(), region=next(regions, None), dir=direction_of(tag))


def _edition(handbook: Handbook) -> str:
    """Return the sentence that names the edition; nothing where there is none yet."""
    edition = handbook.edition
    return f" Name the edition: {edition.name} of {period_in_words(edition.date)}." if edition else ""


def _example(handbook: Handbook) -> str | None:
    """Return the latest source with a numbered block and that block's number: `Title, ¶ 1`."""
    of_each = ((document, block.anchor) for document in reversed(handbook.documents) for block in document.numbered)
    return next((f"{document.title}, {place_of(document, anchor)}" for document, anchor in of_each if anchor), None)


def _source(handbook: Handbook, document: Document) -> PrintSource:
    source = document.source
    return PrintSource(
        target=source.id,
        title=document.title,
        year=source.dated,
        held=held(document),
        count=len(document.numbered),
        language=_language(str(source.csl.get("language", handbook.language))),
        byline=credit_line(source),
        facts=tuple(facts(source)),
        notices=tuple(notices(document)),
        parts=tuple(_parts(handbook, document)),
        left_out=tuple(_left_out(document)),
        retired=tuple(_retired(source.id, retired) for retired in document.retired),
    )


def _parts(handbook: Handbook, document: Document) -> Iterator[PrintPart]:
    """Yield headings, single blocks and lists in reading order."""
    blocks_shown = [block for block in document.blocks if block.reason is None and not _is_title(document, block)]
    headed: set[str | None] = set()
    depths = document.heading_depths
    for section, blocks in groupby(blocks_shown, key=lambda block: block.section):
        if section not in headed:
            headed.add(section)
            yield from _supplied_heading(document, section)
        for kind, run in groupby(blocks, key=lambda block: _LISTED.get(block.kind, block.kind)):
            if kind == "heading":
                yield from (_heading(document, block, depths[block.anchor]) for block in run)
            elif kind == "table-row":
                yield from _tables(document, list(run))
            elif kind == "list":
                yield PrintList(items=tuple(_block(handbook, document, block) for block in run))
            else:
                yield from (_block(handbook, document, block) for block in run)


def _is_title(document: Document, block: Block) -> bool:
    """Return whether a block repeats the title that stands above the source."""
    return block.kind == "title" and normal_form(block.text) == normal_form(document.title)


def _supplied_heading(document: Document, section: str | None) -> Iterator[PrintHeading]:
    """Yield the heading that editors supply for a section which has none in its seed."""
    in_seed = {block.section for block in document.blocks if block.kind == "heading"}
    for found in document.sections:
        if found.id == section and found.title and section not in in_seed:
            yield PrintHeading(
                target=target(document.id, f"h-{section}"), lines=plain(found.title), supplied=True, outlined=True
            )


def _heading(document: Document, block: Block, depth: int) -> PrintHeading:
    name = target(document.id, block.anchor) if block.anchor else None
    outlined = shown(block, document.source, Outlet.PDF_CONTENTS).is_whole
    return PrintHeading(target=name, lines=passage(block), supplied=False, depth=depth, outlined=outlined)


def _tables(document: Document, rows: Sequence[Block]) -> Iterator[PrintTable]:
    """Yield the tables that rows belong to; a row whose words are held back or redacted is one cell of what is said."""
    for _, run in groupby(rows, key=lambda block: block.anchor.partition("r")[0]):
        made = tuple(
            PrintRow(
                target=target(document.id, block.anchor), number=number_of(block.anchor), cells=_cells(document, block)
            )
            for block in run
        )
        yield PrintTable(columns=max(len(row.cells) for row in made), rows=made)


def _cells(document: Document, block: Block) -> tuple[str, ...]:
    is_whole = shown_of_source(document.source, Outlet.PDF_TEXT).is_whole
    if not is_whole:
        return (stub(block),)
    if block.cells and not any(map(redaction_of, block.sentences)):
        return tuple(map(one_line, block.cells))
    return ("".join(run.text for line in passage(block) for run in line),)


def _block(handbook: Handbook, document: Document, block: Block) -> PrintBlock:
    """Return one block; of a source that may not be shown in full, only its first words."""
    is_whole = shown_of_source(document.source, Outlet.PDF_TEXT).is_whole
    site = handbook.site_url
    return PrintBlock(
        kind=block.kind,
        target=target(document.id, block.anchor) if block.anchor else None,
        number=number_of(block.anchor) if block.anchor else None,
        url=address(f"{site}sources/{document.id}/#{block.anchor}") if site and block.anchor else "",
        lines=passage(block) if is_whole else plain(stub(block)),
        fingerprint=None if is_whole else block.fingerprint,
        level=block.level or 1,
        own=is_whole and block.anchor in document.numbers,
    )


def _left_out(document: Document) -> Iterator[PrintLeftOut]:
    """Yield what is left out, by reason: each wording once, with how often it stands there."""
    whole = shown_of_source(document.source, Outlet.PDF_TEXT).is_whole
    by_reason: dict[str, Counter[str]] = {}
    for block in document.blocks:
        if block.reason is not None:
            text = block.text if whole else stub(block)
            by_reason.setdefault(block.reason, Counter())[text] += 1
    for reason, counts in by_reason.items():
        items = (PrintLeftOutText(lines=plain(text), times=times) for text, times in counts.items())
        yield PrintLeftOut(reason=reason, items=tuple(items))


def _retired(source: str, retired: Retired) -> PrintRetired:
    return PrintRetired(
        target=target(source, retired.anchor),
        name=label_of(retired.anchor),
        status=WORDS[retired.status],
        leads_to=target(source, retired.leads_to) if retired.leads_to else None,
        leads_to_name=label_of(retired.leads_to) if retired.leads_to else None,
    )


def _topic(handbook: Handbook, topic: Topic) -> PrintTopic:
    """Return a topic with its excerpts by source, and the sources that have none."""
    hits = [hit for hit in handbook.hits if hit.topic == topic.id]
    of_source = {source: list(those) for source, those in groupby(hits, key=lambda hit: hit.source)}
    silent = [document for document in handbook.documents if document.id not in of_source]
    return PrintTopic(
        target=f"topic:{topic.id}",
        title=topic.title,
        definition=plain(topic.definition),
        sources=tuple(_topic_source(handbook.document(source), those) for source, those in of_source.items()),
        silent=tuple(_topic_source(document, []) for document in silent) if hits else (),
    )


def _topic_source(document: Document, hits: Sequence[TopicHit]) -> PrintTopicSource:
    return PrintTopicSource(
        year=document.source.dated,
        title=_titled(document),
        extract=document.source.coverage == "extract",
        target=document.id,
        excerpts=tuple(_excerpt(document, hit) for hit in hits),
    )


def _titled(document: Document) -> str:
    """Return a source’s title; with the date of its wording, where that is not its own."""
    wording = wording_of(document.source)
    return f"{document.title} ({wording})" if wording else document.title


def _excerpt(document: Document, hit: TopicHit) -> PrintExcerpt:
    return PrintExcerpt(
        name=f"{document.source.named} {place_of(document, hit.anchor)}",
        target=target(document.id, hit.anchor),
        lines=excerpt(document.block_at(hit.anchor), hit, document.source),
    )


def _reference(reference: Reference) -> PrintReference:
    return PrintReference(target=reference.id, lines=reference_lines(reference.formatted[STYLE]))
