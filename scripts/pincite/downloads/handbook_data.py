"""Everything that the PDF shows, as plain values for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from pincite.downloads.print_passages import Lines, address, excerpt, passage, plain, reference_lines
from pincite.downloads.print_texts import WORDS, how_to_cite
from pincite.downloads.source_facts import facts, held, notices
from pincite.formatting import credit_line, label_of, number_of, period_in_words, place_of, wording_of
from pincite.model import Block, Document, Handbook, Reference, Retired, Topic, TopicHit
from pincite.text import normal_form
from pincite.visibility import Outlet, shown_of_source, stub

STYLE = "apa"
"""The style in which the bibliography is set."""
_LISTED = ("recommendation", "list-item")


def handbook_data(handbook: Handbook) -> dict[str, Any]:
    """Return all that the template needs, as values that JSON can hold."""
    return {
        "title": handbook.title,
        "description": handbook.description,
        "authors": list(handbook.authors),
        "language": _language(handbook.language),
        "site": handbook.site_url and {"text": handbook.site_url, "href": address(handbook.site_url)},
        "cite": how_to_cite(published=bool(handbook.site_url), example=_example(handbook)) + _edition(handbook),
        "words": dict(WORDS),
        "sources": [_source(handbook, document) for document in handbook.documents],
        "topics": [_topic(handbook, topic) for topic in handbook.topics],
        "references": [_reference(reference) for reference in handbook.references],
    }


def target(source: str, anchor: str) -> str:
    """Return the name of a place inside the PDF: `usdos-2024-cambodia.p12`."""
    return f"{source}.{anchor}"


def _language(tag: str) -> dict[str, str | None]:
    """Return language and region of a BCP 47 tag: `en-GB` gives `en` and `GB`."""
    primary, *subtags = tag.split("-")
    regions = (part.upper() for part in subtags if len(part) == 2 and part.isalpha())  # noqa: PLR2004 (ISO 3166-1)
    return {"lang": primary.lower(), "region": next(regions, None)}


def _edition(handbook: Handbook) -> str:
    """Return the sentence that names the edition; nothing where there is none yet."""
    edition = handbook.edition
    return f" Name the edition: {edition.name} of {period_in_words(edition.date)}." if edition else ""


def _example(handbook: Handbook) -> str | None:
    """Return the latest source with a numbered block and that block's number: `Title, ¶ 1`."""
    of_each = ((document, block.anchor) for document in reversed(handbook.documents) for block in document.numbered)
    return next((f"{document.title}, {place_of(document, anchor)}" for document, anchor in of_each if anchor), None)


def _source(handbook: Handbook, document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "target": source.id,
        "title": document.title,
        "year": source.dated,
        "held": held(document),
        "count": len(document.numbered),
        "language": _language(str(source.csl.get("language", handbook.language))),
        "byline": credit_line(source),
        "facts": facts(source),
        "notices": notices(document),
        "parts": list(_parts(handbook, document)),
        "left_out": _left_out(document),
        "retired": [_retired(source.id, retired) for retired in document.retired],
    }


def _parts(handbook: Handbook, document: Document) -> Iterator[dict[str, Any]]:
    """Yield headings, single blocks and lists in reading order."""
    shown = [block for block in document.blocks if block.reason is None and not _is_title(document, block)]
    headed: set[str | None] = set()
    for section, blocks in groupby(shown, key=lambda block: block.section):
        if section not in headed:
            headed.add(section)
            yield from _supplied_heading(document, section)
        for listed, run in groupby(blocks, key=lambda block: block.kind in _LISTED):
            items = [_block(handbook, document, block) for block in run]
            if listed:
                yield {"kind": "list", "items": items}
            else:
                yield from items


def _is_title(document: Document, block: Block) -> bool:
    """Return whether a block repeats the title that stands above the source."""
    return block.kind == "title" and normal_form(block.text) == normal_form(document.title)


def _supplied_heading(document: Document, section: str | None) -> Iterator[dict[str, Any]]:
    """Yield the heading that editors supply for a section which has none in its seed."""
    in_seed = {block.section for block in document.blocks if block.kind == "heading"}
    for found in document.sections:
        if found.id == section and found.title and section not in in_seed:
            name = target(document.id, f"h-{section}")
            yield {"kind": "heading", "target": name, "lines": plain(found.title), "supplied": True}


def _block(handbook: Handbook, document: Document, block: Block) -> dict[str, Any]:
    """Return one block; of a source that may not be shown in full, only its first words."""
    lines = passage(block)
    if block.kind == "heading":
        name = target(document.id, block.anchor) if block.anchor else None
        return {"kind": "heading", "target": name, "lines": lines, "supplied": False}
    is_whole = shown_of_source(document.source, Outlet.PDF_TEXT).is_whole
    made: dict[str, Any] = {
        "kind": block.kind,
        "target": None,
        "number": None,
        "url": "",
        "lines": lines if is_whole else plain(stub(block)),
        "fingerprint": None if is_whole else block.fingerprint,
    }
    if block.anchor:
        made |= {
            "target": target(document.id, block.anchor),
            "number": number_of(block.anchor),
            "url": handbook.site_url and address(f"{handbook.site_url}sources/{document.id}/#{block.anchor}"),
        }
    return made


def _left_out(document: Document) -> list[dict[str, Any]]:
    """Return what is left out, by reason: each wording once, with how often it stands there."""
    whole = shown_of_source(document.source, Outlet.PDF_TEXT).is_whole
    by_reason: dict[str, Counter[str]] = {}
    for block in document.blocks:
        if block.reason is not None:
            shown = block.text if whole else stub(block)
            by_reason.setdefault(block.reason, Counter())[shown] += 1
    return [
        {"reason": reason, "items": [{"lines": plain(text), "times": times} for text, times in counts.items()]}
        for reason, counts in by_reason.items()
    ]


def _retired(source: str, retired: Retired) -> dict[str, Any]:
    return {
        "target": target(source, retired.anchor),
        "name": label_of(retired.anchor),
        "status": WORDS[retired.status],
        "leads_to": target(source, retired.leads_to) if retired.leads_to else None,
        "leads_to_name": label_of(retired.leads_to) if retired.leads_to else None,
    }


def _topic(handbook: Handbook, topic: Topic) -> dict[str, Any]:
    """Return a topic with its excerpts by source, and the sources that have none."""
    hits = [hit for hit in handbook.hits if hit.topic == topic.id]
    of_source = {source: list(those) for source, those in groupby(hits, key=lambda hit: hit.source)}
    silent = [document for document in handbook.documents if document.id not in of_source]
    return {
        "target": f"topic:{topic.id}",
        "title": topic.title,
        "definition": plain(topic.definition),
        "sources": [_excerpts(handbook.document(source), those) for source, those in of_source.items()],
        "silent": [_heading_of(document) for document in silent] if hits else [],
    }


def _heading_of(document: Document) -> dict[str, Any]:
    return {
        "year": document.source.dated,
        "title": _titled(document),
        "extract": document.source.coverage == "extract",
        "target": document.id,
    }


def _titled(document: Document) -> str:
    """Return a source’s title; with the date of its wording, where that is not its own."""
    wording = wording_of(document.source)
    return f"{document.title} ({wording})" if wording else document.title


def _excerpts(document: Document, hits: list[TopicHit]) -> dict[str, Any]:
    return _heading_of(document) | {
        "excerpts": [
            {
                "name": f"{document.source.named} {place_of(document, hit.anchor)}",
                "target": target(document.id, hit.anchor),
                "lines": excerpt(document.block_at(hit.anchor), hit, document.source),
            }
            for hit in hits
        ],
    }


def _reference(reference: Reference) -> dict[str, str | Lines]:
    return {"target": reference.id, "lines": reference_lines(reference.formatted[STYLE])}
