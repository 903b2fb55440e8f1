"""What changed from document to document: the list of comparisons, and each of them."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.formatting import counted, coverage_of, join_words, wording_of
from pincite.model import Artifact, DocumentPair, Handbook
from pincite.pages.addresses import Links, page_path
from pincite.pages.changes.change_choices import kind_choices, not_compared, section_choices, topic_choices
from pincite.pages.changes.change_rows import related_view, section_views
from pincite.pages.changes.comparison_facts import (
    Comparison,
    count_in_words,
    lone_in_words,
    section_titles,
    sentence_topics,
)
from pincite.pages.changes.list_views import ChangesView, ComparisonEntry, ComparisonsOf
from pincite.pages.changes.long_lived_page import GENERATED, INDEX, LONG_LIVED, long_lived_page
from pincite.pages.changes.recurrence import change_url, long_lived
from pincite.pages.changes.views import ChangeView, ComparedDocument
from pincite.pages.front_matter import FrontMatter
from pincite.pages.templates import page


def change_pages(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the list of comparisons, their pages, and the long-lived phrases; nothing where none was made."""
    if not handbook.pairs:
        return
    chains = long_lived(handbook)
    topics = sentence_topics(handbook)
    yield _index_page(handbook, len(chains))
    yield long_lived_page(handbook, chains)
    for pair in handbook.pairs:
        yield _pair_page(Comparison.of(pair, handbook, topics))


def _index_page(handbook: Handbook, chains: int) -> Artifact:
    links = Links(page=INDEX)
    newer = dict.fromkeys(pair.newer for pair in reversed(handbook.pairs))
    view = ChangesView(
        groups=tuple(
            ComparisonsOf(
                document=_document_view(source, handbook, links),
                pairs=tuple(_entry(pair, handbook, links) for pair in reversed(handbook.pairs) if pair.newer == source),
            )
            for source in newer
        ),
        long_lived_href=links.to(LONG_LIVED),
        long_lived=counted(chains, "sentence"),
    )
    meta = FrontMatter(title="What changed", description="What changed, document to document.", generated_by=GENERATED)
    return page(page_path(INDEX), view, meta)


def _entry(pair: DocumentPair, handbook: Handbook, links: Links) -> ComparisonEntry:
    older, newer = handbook.document(pair.older), handbook.document(pair.newer)
    return ComparisonEntry(
        href=links.to(change_url(pair)),
        older=_document_view(pair.older, handbook, links),
        sections=_sections_in_words(pair, handbook),
        whole=pair.whole,
        count=_count(pair),
        lone=lone_in_words(pair, older.source.named, newer.source.named),
    )


def _count(pair: DocumentPair) -> str:
    if not pair.whole and not pair.sections:
        return "Nothing was compared: the two hold no section in common"
    return count_in_words(pair.changes)


def _sections_in_words(pair: DocumentPair, handbook: Handbook) -> str:
    titles = section_titles(handbook.document(pair.newer))
    return join_words([titles[section] for section in pair.sections])


def _document_view(source: str, handbook: Handbook, links: Links) -> ComparedDocument:
    document = handbook.document(source)
    return ComparedDocument(
        id=document.id,
        year=document.source.named,
        named=document.source.named if document.source.issued else "the undated source",
        wording=wording_of(document.source),
        title=document.title,
        href=links.source(document.id),
        is_extract=document.source.coverage == "extract",
        coverage=coverage_of(document.source),
        note=document.source.coverage_note,
    )


def _pair_page(comparison: Comparison) -> Artifact:
    pair, handbook = comparison.pair, comparison.handbook
    url = change_url(pair)
    links = Links(page=url)
    older, newer = (_document_view(source, handbook, links) for source in (pair.older, pair.newer))
    view = ChangeView(
        changes_href=links.to(INDEX),
        older=older,
        newer=newer,
        count=_count(pair),
        lone=lone_in_words(pair, older.year, newer.year),
        reason=pair.reason,
        whole=pair.whole,
        sections=_sections_in_words(pair, handbook),
        groups=section_views(comparison, links),
        related=related_view(comparison, links),
        choices=section_choices(comparison),
        kinds=kind_choices(pair),
        topics=topic_choices(comparison),
        left=not_compared(comparison, links),
        notes=_content_notes(comparison),
    )
    meta = FrontMatter(
        title=f"{older.year} and {newer.year}: {older.title}; {newer.title}",
        description=f"{view.count}.",
        generated_by=GENERATED,
        hide=("navigation",),
    )
    return page(page_path(url), view, meta)


def _content_notes(comparison: Comparison) -> tuple[str, ...]:
    """Return the content notes of the two documents, each once."""
    notes = (side.document.source.content_note for side in (comparison.older, comparison.newer))
    return tuple(dict.fromkeys(note for note in notes if note))
