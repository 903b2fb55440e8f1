"""What a comparison shows: its rows by section, what was not compared, and a count that makes no claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pincite.formatting import counted, join_words
from pincite.model import Document, DocumentPair, Handbook, Relation, SentenceChange
from pincite.pages.addresses import Links
from pincite.pages.changes.recurrence import row_id
from pincite.pages.changes.redlines import BothVersions, cell, sentence_label
from pincite.pages.html_escape import inline

_FOLDED_FROM = 3
# So many topics and sections the style sheet tells apart.
_MOST_TOPICS = 60
_MOST_SECTIONS = 24
_KINDS: tuple[Relation, ...] = ("identical", "reworded", "updated", "dropped", "added", "related")
# A sentence that was split counts once, as what changed most in it.
_MOST_CHANGED_FIRST = ("updated", "reworded", "identical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A pair of documents with all that its page is made from."""

    pair: DocumentPair
    handbook: Handbook
    older: BothVersions
    newer: BothVersions
    topics: Mapping[tuple[str, str], tuple[str, ...]]
    """The topics of each sentence, by source and anchor."""

    @classmethod
    def of(
        cls, pair: DocumentPair, handbook: Handbook, topics: Mapping[tuple[str, str], tuple[str, ...]]
    ) -> Comparison:
        """Return a pair with its documents."""
        older, newer = (BothVersions.of(handbook.document(source)) for source in (pair.older, pair.newer))
        return cls(pair=pair, handbook=handbook, older=older, newer=newer, topics=topics)

    def topics_of(self, change: SentenceChange) -> list[str]:
        """Return the topics of either sentence, in the order of the handbook's topics."""
        places = (self.pair.older, change.older or ""), (self.pair.newer, change.newer or "")
        carried = {topic for place in places for topic in self.topics.get(place, ())}
        return [topic.id for topic in self.handbook.topics if topic.id in carried]


def sentence_topics(handbook: Handbook) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the topics of each sentence, by source and anchor."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for hit in handbook.hits:
        for sentence in hit.sentences:
            place = (hit.source, sentence.anchor)
            found[place] = (*found.get(place, ()), hit.topic)
    return found


def section_groups(comparison: Comparison, links: Links) -> list[dict[str, Any]]:
    """Return the rows of a comparison by section, in the newer document's order."""
    pair = comparison.pair
    shown = [change for change in pair.changes if change.relation != "not-compared"]
    if pair.whole:
        return [_group(1, "recurring", "Sentences that recur", shown, comparison, links)] if shown else []
    titles = section_titles(comparison.newer.document)
    return [
        _group(
            number,
            section,
            titles[section],
            [sentence_change for sentence_change in shown if sentence_change.section == section],
            comparison,
            links,
        )
        for number, section in enumerate(pair.sections, start=1)
    ]


def _group(
    number: int,
    section: str,
    title: str,
    changes: Sequence[SentenceChange],
    comparison: Comparison,
    links: Links,
) -> dict[str, Any]:
    return {
        "slot": number,
        "id": section,
        "title": title,
        "heading": inline(title),
        "count": count_in_words(changes),
        "parts": list(_parts(number, changes, comparison, links)),
    }


def _parts(
    number: int, changes: Sequence[SentenceChange], comparison: Comparison, links: Links
) -> Iterator[dict[str, Any]]:
    """Yield rows, and folded runs of rows where many sentences in a row have no partner."""
    for kind, run in groupby(
        changes, key=lambda change: change.relation if change.relation in {"dropped", "added"} else ""
    ):
        rows = [_row(number, change, comparison, links) for change in run]
        if not kind or len(rows) < _FOLDED_FROM:
            yield {"fold": None, "kind": kind, "slot": number, "rows": rows}
            continue
        there = comparison.older if kind == "dropped" else comparison.newer
        label = f"{counted(len(rows), 'sentence')} of {there.document.source.dated} without a partner"
        yield {"fold": label, "kind": kind, "slot": number, "rows": rows}


def _row(number: int, change: SentenceChange, comparison: Comparison, links: Links) -> dict[str, Any]:
    slots = {topic.id: place for place, topic in enumerate(comparison.handbook.topics, start=1)}
    return {
        "id": row_id(change),
        "kind": change.relation,
        "decided": change.decided,
        "classes": " ".join([f"pc-s{number}", *(f"pc-t{slots[one]}" for one in comparison.topics_of(change))]),
        "older": cell(change, "older", comparison.older, links),
        "newer": cell(change, "newer", comparison.newer, links),
        "related": _related_to(change, comparison),
    }


def _related_to(change: SentenceChange, comparison: Comparison) -> list[dict[str, str]]:
    """Return where the related sentences of one without a partner are shown."""
    if change.older and change.newer:
        return []
    side = "older" if change.older else "newer"
    there = comparison.newer if change.older else comparison.older
    year = there.document.source.year
    return [
        {
            "href": f"#{row_id(sentence_change)}",
            "label": f"{year} {sentence_label(str(sentence_change.newer if change.older else sentence_change.older))}",
        }
        for sentence_change in comparison.pair.related
        if getattr(sentence_change, side) == getattr(change, side)
    ]


def related_part(comparison: Comparison, links: Links) -> dict[str, Any] | None:
    """Return the pairs that are on one matter and no recurrence, shown apart; None where there is none."""
    pair = comparison.pair
    if not pair.related:
        return None
    numbers = {section: number for number, section in enumerate(pair.sections, start=1)}
    rows = [_row(numbers.get(str(change.section), 1), change, comparison, links) for change in pair.related]
    return {
        "label": counted(len(rows), "pair") + " of sentences on the same matter",
        "sections": " ".join(sorted({row["classes"].split()[0] for row in rows})),
        "rows": rows,
    }


def topic_choices(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the topics that occur in a comparison, with the number that their rows carry."""
    pair = comparison.pair
    shown = [change for change in (*pair.changes, *pair.related) if change.relation != "not-compared"]
    count = Counter(topic for change in shown for topic in comparison.topics_of(change))
    return [
        {"slot": place, "title": topic.title, "count": count[topic.id]}
        for place, topic in enumerate(comparison.handbook.topics[:_MOST_TOPICS], start=1)
        if count[topic.id]
    ]


def section_choices(groups: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections of a comparison that can be shown alone; none where there is but one."""
    return [{"slot": group["slot"], "title": group["title"]} for group in groups[:_MOST_SECTIONS]] if groups[1:] else []


def kind_choices(pair: DocumentPair) -> list[dict[str, Any]]:
    """Return the kinds of change that occur in a comparison."""
    return [{"kind": kind, "count": len(pair.of(kind))} for kind in _KINDS if pair.of(kind)]


def section_titles(document: Document) -> Mapping[str, str]:
    """Return the titles of a document's sections."""
    return {section.id: section.title or "Text" for section in document.sections}


def count_in_words(changes: Sequence[SentenceChange]) -> str:
    """Return a count that makes no claim: `14 sentences recur: 5 identical, 9 reworded`."""
    kinds: dict[str, str] = {}
    for change in changes:
        if change.older and change.newer:
            earlier = kinds.get(change.newer, change.relation)
            kinds[change.newer] = min(earlier, change.relation, key=_MOST_CHANGED_FIRST.index)
    if not kinds:
        return "No sentence was found to recur"
    count = Counter(kinds.values())
    parts = [f"{count[kind]} {kind}" for kind in reversed(_MOST_CHANGED_FIRST) if count[kind]]
    return f"{counted(len(kinds), 'sentence')} {'recurs' if len(kinds) == 1 else 'recur'}: {', '.join(parts)}"


def lone_in_words(pair: DocumentPair, older: str, newer: str) -> str:
    """Return how many sentences stand in one of the two alone: `29 sentences of 2020 and 44 sentences of 2024`."""
    parts = [
        f"{counted(len(pair.of('dropped')), 'sentence')} of {older}" if pair.of("dropped") else "",
        f"{counted(len(pair.of('added')), 'sentence')} of {newer}" if pair.of("added") else "",
    ]
    return join_words([part for part in parts if part])


def not_compared(comparison: Comparison, links: Links) -> list[dict[str, Any]]:
    """Return, for each document, the parts that were not compared, and why."""
    return [
        _left(here.document, there.document, comparison.pair, links)
        for here, there in ((comparison.older, comparison.newer), (comparison.newer, comparison.older))
    ]


def _left(here: Document, there: Document, pair: DocumentPair, links: Links) -> dict[str, Any]:
    titles, held = section_titles(here), {section.id for section in there.sections}
    side = "older" if here.id == pair.older else "newer"
    lone = {getattr(change, side) for change in pair.of("not-compared")}
    count: Counter[str | None] = Counter()
    first: dict[str | None, str] = {}
    for block in here.numbered:
        left = sum(sentence.anchor in lone for sentence in block.sentences)
        count[block.section] += left
        if left:
            first.setdefault(block.section, block.anchor)
    return {
        "year": here.source.dated,
        "title": here.title,
        "other": there.source.dated,
        "other_is_extract": there.source.coverage == "extract",
        "total": counted(count.total(), "sentence"),
        "sections": [
            {
                "title": titles[section] if section else "Notices and other lines outside the sections",
                "count": counted(count[section], "sentence"),
                "href": links.source(here.id, anchor),
                "held": section in held,
                "outside": section is None,
            }
            for section, anchor in first.items()
        ],
    }
