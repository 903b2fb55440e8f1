"""A pair of documents with all that its page is made from, and counts that make no claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pincite.formatting import counted, join_words
from pincite.model import Document, DocumentPair, Handbook, SentenceChange
from pincite.pages.changes.redlines import BothVersions

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
        older, newer = (
            BothVersions.of(handbook.document(source), handbook.language) for source in (pair.older, pair.newer)
        )
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
