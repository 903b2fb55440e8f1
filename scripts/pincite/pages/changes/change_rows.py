"""The rows of a comparison by section, and what is related without recurring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pincite.formatting import counted, place_of
from pincite.model import SentenceChange
from pincite.pages.addresses import Links
from pincite.pages.changes.comparison_facts import Comparison, count_in_words, section_titles
from pincite.pages.changes.recurrence import row_id
from pincite.pages.changes.redlines import sentence_view
from pincite.pages.changes.views import ChangeRow, RelatedView, RowsView, SectionView
from pincite.pages.html_escape import inline
from pincite.pages.views import LinkView

_FOLDED_FROM = 3


def section_views(comparison: Comparison, links: Links) -> tuple[SectionView, ...]:
    """Return the rows of a comparison by section, in the newer document's order."""
    pair = comparison.pair
    shown = [change for change in pair.changes if change.relation != "not-compared"]
    if pair.whole:
        return (_section(1, "recurring", "Sentences that recur", shown, comparison, links),) if shown else ()
    titles = section_titles(comparison.newer.document)
    return tuple(
        _section(
            number,
            section,
            titles[section],
            [change for change in shown if change.section == section],
            comparison,
            links,
        )
        for number, section in enumerate(pair.sections, start=1)
    )


def _section(
    number: int,
    section: str,
    title: str,
    changes: Sequence[SentenceChange],
    comparison: Comparison,
    links: Links,
) -> SectionView:
    return SectionView(
        slot=number,
        id=section,
        heading=inline(title),
        count=count_in_words(changes),
        parts=tuple(_parts(number, changes, comparison, links)),
    )


def _parts(number: int, changes: Sequence[SentenceChange], comparison: Comparison, links: Links) -> Iterator[RowsView]:
    """Yield rows, and folded runs of rows where many sentences in a row have no partner."""
    for kind, run in groupby(
        changes, key=lambda change: change.relation if change.relation in {"dropped", "added"} else ""
    ):
        rows = tuple(_row(number, change, comparison, links) for change in run)
        if not kind or len(rows) < _FOLDED_FROM:
            yield RowsView(fold=None, kind=kind, slot=number, rows=rows)
            continue
        there = comparison.older if kind == "dropped" else comparison.newer
        label = f"{counted(len(rows), 'sentence')} of {there.document.source.named} without a partner"
        yield RowsView(fold=label, kind=kind, slot=number, rows=rows)


def _row(number: int, change: SentenceChange, comparison: Comparison, links: Links) -> ChangeRow:
    slots = {topic.id: place for place, topic in enumerate(comparison.handbook.topics, start=1)}
    return ChangeRow(
        id=row_id(change),
        kind=change.relation,
        decided=change.decided,
        section=f"pc-s{number}",
        topics=tuple(f"pc-t{slots[topic]}" for topic in comparison.topics_of(change)),
        older=sentence_view(change, "older", comparison.older, links),
        newer=sentence_view(change, "newer", comparison.newer, links),
        related=_related_to(change, comparison),
    )


def _related_to(change: SentenceChange, comparison: Comparison) -> tuple[LinkView, ...]:
    """Return where the related sentences of one without a partner are shown."""
    if change.older and change.newer:
        return ()
    there = comparison.newer if change.older else comparison.older
    named = there.document.source.named
    return tuple(
        LinkView(href=f"#{row_id(related)}", label=f"{named} {place_of(there.document, str(partner))}")
        for related in comparison.pair.related
        for here, partner in [(related.older, related.newer) if change.older else (related.newer, related.older)]
        if here == (change.older or change.newer)
    )


def related_view(comparison: Comparison, links: Links) -> RelatedView | None:
    """Return the pairs that are on one matter and no recurrence, shown apart; None where there is none."""
    pair = comparison.pair
    if not pair.related:
        return None
    numbers = {section: number for number, section in enumerate(pair.sections, start=1)}
    rows = tuple(_row(numbers.get(str(change.section), 1), change, comparison, links) for change in pair.related)
    return RelatedView(
        label=counted(len(rows), "pair") + " of sentences on the same matter",
        sections=tuple(sorted({row.section for row in rows})),
        rows=rows,
    )
