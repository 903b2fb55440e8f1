"""What changed from document to document: the list of comparisons, each of them, and what has stood for long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pincite.formatting import counted, coverage_of, join_words, wording_of
from pincite.model import Artifact, DocumentPair, Handbook
from pincite.pages.addresses import Links, page_path
from pincite.pages.changes import change_views
from pincite.pages.changes.recurrence import Place, change_url, long_lived, years_apart
from pincite.pages.changes.redlines import BothVersions, sentence_label, wording_html
from pincite.pages.templates import page
from pincite.visibility import Outlet, shown

INDEX = "changes/"
LONG_LIVED = "changes/long-lived/"


def change_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the list of comparisons, their pages, and the long-lived phrases; nothing where none was made."""
    if not handbook.pairs:
        return
    chains = long_lived(handbook)
    topics = change_views.sentence_topics(handbook)
    yield _index_page(handbook, len(chains))
    yield _long_lived_page(handbook, chains)
    for pair in handbook.pairs:
        yield _pair_page(change_views.Comparison.of(pair, handbook, topics))


def _meta(title: str, description: str) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "generated-by": "pincite convert; hands off, edit seeds/changes.yml",
        "hide": ["navigation"],
    }


def _index_page(handbook: Handbook, chains: int) -> Artifact:
    links = Links(page=INDEX)
    newer = list(dict.fromkeys(pair.newer for pair in reversed(handbook.pairs)))
    view = {
        "groups": [
            {
                "document": _document_view(source, handbook, links),
                "pairs": [_entry(pair, handbook, links) for pair in reversed(handbook.pairs) if pair.newer == source],
            }
            for source in newer
        ],
        "long_lived": {"href": links.to(LONG_LIVED), "count": counted(chains, "sentence")},
    }
    meta = _meta("What changed", "What changed, document to document.") | {"hide": ["navigation", "toc"]}
    return page(page_path(INDEX), "changes/changes", meta=meta, view=view)


def _entry(pair: DocumentPair, handbook: Handbook, links: Links) -> dict[str, Any]:
    older, newer = handbook.document(pair.older), handbook.document(pair.newer)
    return {
        "href": links.to(change_url(pair)),
        "older": _document_view(pair.older, handbook, links),
        "sections": _sections_in_words(pair, handbook),
        "whole": pair.whole,
        "count": _count(pair),
        "lone": change_views.lone_in_words(pair, older.source.dated, newer.source.dated),
    }


def _count(pair: DocumentPair) -> str:
    if not pair.whole and not pair.sections:
        return "Nothing was compared: the two hold no section in common"
    return change_views.count_in_words(pair.changes)


def _sections_in_words(pair: DocumentPair, handbook: Handbook) -> str:
    titles = change_views.section_titles(handbook.document(pair.newer))
    return join_words([titles[section] for section in pair.sections])


def _document_view(source: str, handbook: Handbook, links: Links) -> dict[str, Any]:
    document = handbook.document(source)
    return {
        "id": document.id,
        "year": document.source.dated,
        "named": document.source.dated if document.source.issued else "the undated source",
        "wording": wording_of(document.source),
        "title": document.title,
        "href": links.source(document.id),
        "is_extract": document.source.coverage == "extract",
        "coverage": coverage_of(document.source),
        "note": document.source.coverage_note,
        "content_note": document.source.content_note,
    }


def _pair_page(comparison: change_views.Comparison) -> Artifact:
    pair, handbook = comparison.pair, comparison.handbook
    url = change_url(pair)
    links = Links(page=url)
    older, newer = (_document_view(source, handbook, links) for source in (pair.older, pair.newer))
    count = _count(pair)
    groups = change_views.section_groups(comparison, links)
    view = {
        "changes_href": links.to(INDEX),
        "older": older,
        "newer": newer,
        "count": count,
        "lone": change_views.lone_in_words(pair, older["year"], newer["year"]),
        "reason": pair.reason,
        "whole": pair.whole,
        "sections": _sections_in_words(pair, handbook),
        "groups": groups,
        "related": change_views.related_part(comparison, links),
        "choices": change_views.section_choices(groups),
        "kinds": change_views.kind_choices(pair),
        "topics": change_views.topic_choices(comparison),
        "left": [one for one in change_views.not_compared(comparison, links) if one["sections"]],
        "notes": list(dict.fromkeys(one["content_note"] for one in (older, newer) if one["content_note"])),
    }
    title = f"{older['year']} and {newer['year']}: {older['title']}; {newer['title']}"
    return page(page_path(url), "changes/change", meta=_meta(title, f"{count}."), view=view)


def _long_lived_page(handbook: Handbook, chains: Sequence[Sequence[Place]]) -> Artifact:
    links = Links(page=LONG_LIVED)
    wordings = {document.id: BothVersions.of(document) for document in handbook.documents}
    missing = join_words([year.name for year in handbook.years if not year.documents])
    view = {
        "changes_href": links.to(INDEX),
        "missing": missing,
        "chains": [_chain_view(chain, wordings, links) for chain in chains],
    }
    meta = _meta("Long-lived phrases", "Sentences that stand in three or more sources, or over ten years apart.")
    return page(page_path(LONG_LIVED), "changes/long-lived", meta=meta | {"hide": ["navigation", "toc"]}, view=view)


def _chain_view(chain: Sequence[Place], wordings: dict[str, BothVersions], links: Links) -> dict[str, Any]:
    years = [wordings[source].document.source.year for source, _ in chain]
    sources = len({source for source, _ in chain})
    return {
        "years": "–".join(
            dict.fromkeys(wordings[source].document.source.dated for source in (chain[0][0], chain[-1][0]))
        ),
        "span": f"{counted(sources, 'source')}, {counted(years_apart(years), 'year')} apart",
        "places": [_place_view(place, wordings[place[0]], links) for place in chain],
    }


def _place_view(place: Place, wordings: BothVersions, links: Links) -> dict[str, Any]:
    source, anchor = place
    sentence = wordings.sentences[anchor]
    allowed = shown(sentence, wordings.document.source, Outlet.COMPARISON)
    return {
        "year": wordings.document.source.dated,
        "wording": wording_of(wordings.document.source),
        "title": wordings.document.title,
        "label": sentence_label(anchor),
        "href": links.source(source, anchor),
        "cites": f"{source}#{anchor}",
        "fingerprint": sentence.fingerprint,
        "text": wording_html(sentence) if allowed.is_whole else None,
    }
