"""What a reader can choose to see alone in a comparison, and what was not compared."""

from __future__ import annotations

from collections import Counter

from pincite.formatting import counted
from pincite.model import Document, DocumentPair, Relation
from pincite.pages.addresses import Links
from pincite.pages.changes.comparison_facts import Comparison, section_titles
from pincite.pages.changes.views import (
    KindChoice,
    LeftSection,
    LeftView,
    SectionChoice,
    TopicChoice,
)

# So many topics and sections the style sheet tells apart.
_MOST_TOPICS = 60
_MOST_SECTIONS = 24
_KINDS: tuple[Relation, ...] = ("identical", "reworded", "updated", "dropped", "added", "related")


def topic_choices(comparison: Comparison) -> tuple[TopicChoice, ...]:
    """Return the topics that occur in a comparison, with the number that their rows carry."""
    pair = comparison.pair
    shown = [change for change in (*pair.changes, *pair.related) if change.relation != "not-compared"]
    count = Counter(topic for change in shown for topic in comparison.topics_of(change))
    return tuple(
        TopicChoice(slot=place, title=topic.title, count=count[topic.id])
        for place, topic in enumerate(comparison.handbook.topics[:_MOST_TOPICS], start=1)
        if count[topic.id]
    )


def section_choices(comparison: Comparison) -> tuple[SectionChoice, ...]:
    """Return the sections of a comparison that can be shown alone; none where there is but one."""
    sections = comparison.pair.sections
    if len(sections) == 1:
        return ()
    titles = section_titles(comparison.newer.document)
    return tuple(
        SectionChoice(slot=slot, title=titles[section])
        for slot, section in enumerate(sections[:_MOST_SECTIONS], start=1)
    )


def kind_choices(pair: DocumentPair) -> tuple[KindChoice, ...]:
    """Return the kinds of change that occur in a comparison."""
    return tuple(KindChoice(kind=kind, count=len(pair.of(kind))) for kind in _KINDS if pair.of(kind))


def not_compared(comparison: Comparison, links: Links) -> tuple[LeftView, ...]:
    """Return, for each document that has such, the parts that were not compared, and why."""
    sides = (
        _left(here.document, there.document, comparison.pair, links)
        for here, there in ((comparison.older, comparison.newer), (comparison.newer, comparison.older))
    )
    return tuple(side for side in sides if side.sections)


def _left(here: Document, there: Document, pair: DocumentPair, links: Links) -> LeftView:
    titles, held = section_titles(here), {section.id for section in there.sections}
    is_older = here.id == pair.older
    lone = {change.older if is_older else change.newer for change in pair.of("not-compared")}
    count: Counter[str | None] = Counter()
    first: dict[str | None, str] = {}
    for block in here.numbered:
        left = sum(sentence.anchor in lone for sentence in block.sentences)
        count[block.section] += left
        if left:
            first.setdefault(block.section, block.anchor)
    return LeftView(
        year=here.source.named,
        other=there.source.named,
        other_is_extract=there.source.coverage == "extract",
        total=counted(count.total(), "sentence"),
        sections=tuple(
            LeftSection(
                title=titles[section] if section else "Notices and other lines outside the sections",
                count=counted(count[section], "sentence"),
                href=links.source(here.id, anchor),
                held=section in held,
                outside=section is None,
            )
            for section, anchor in first.items()
        ),
    )
