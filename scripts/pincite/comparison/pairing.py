"""Two sequences of sentences while their pairs are found: what is allowed, what is free, what is a split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pincite.comparison.negation import are_opposed
from pincite.similarity.sentence_similarity import ComparedSentences, SentenceSimilarity
from pincite.similarity.sentence_words import StemVocabulary

Pair = tuple[int, int]
"""A place in the older sequence and one in the newer."""
# Less than this is no likeness.
_FLOOR = 0.15
# Sentences that changed their section must be more than alike.
_MOVED = 0.6
_OPPOSED_FLOOR = 0.25
# What joining two neighbours must add to the likeness with the one sentence that both became.
_SPLIT_GAIN = 0.04
_SPLIT_LEAST = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A sentence and where it stands."""

    anchor: str
    """`p12s3`."""
    paragraph: str
    """`p12`."""
    section: str | None
    """What it is compared within; one and the same for all where documents are compared as a whole."""
    text: str


class Pairing:
    """The pairs found so far, and what tells of further ones."""

    def __init__(
        self,
        older: Sequence[Placed],
        newer: Sequence[Placed],
        weights: StemVocabulary,
        without: tuple[Set[str], Set[str]],
    ) -> None:
        self.older, self.newer = older, newer
        self.readings = ComparedSentences(
            [sentence.text for sentence in older], [sentence.text for sentence in newer], weights
        )
        self._opposed: dict[Pair, bool] = {}
        # What an editor has paired is neither free nor like anything.
        self.taken = _places(older, without[0]), _places(newer, without[1])
        self.similarity = {
            pair: sentence_similarity
            for pair, sentence_similarity in self.readings.similarity.items()
            if self._is_allowed(pair, sentence_similarity)
        }
        self.by_older: dict[int, list[Pair]] = defaultdict(list)
        self.by_newer: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.similarity:
            self.by_older[pair[0]].append(pair)
            self.by_newer[pair[1]].append(pair)
        self.pairs: list[Pair] = []

    def _is_allowed(self, pair: Pair, sentence_similarity: SentenceSimilarity) -> bool:
        old, new = pair
        if sentence_similarity.score < _FLOOR or not self.are_free(pair):
            return False
        if self.older[old].section != self.newer[new].section and sentence_similarity.score < _MOVED:
            return False
        return sentence_similarity.score >= _OPPOSED_FLOOR or not self.are_opposed(pair)

    def are_opposed(self, pair: Pair) -> bool:
        """Tell whether two sentences say the opposite, as far as their words show."""
        if pair not in self._opposed:
            words = self.readings.older[pair[0]].words, self.readings.newer[pair[1]].words
            self._opposed[pair] = are_opposed(*words)
        return self._opposed[pair]

    def order(self, pair: Pair) -> tuple[float, bool, int, int]:
        """Return what pairs are sorted by, best first and the same whichever of the documents comes first."""
        moved = self.older[pair[0]].section != self.newer[pair[1]].section
        return -self.similarity[pair].score, moved, sum(pair), abs(pair[0] - pair[1])

    def matter(self, pair: Pair) -> tuple[str, str]:
        """Return the paragraphs that two sentences stand in."""
        return self.older[pair[0]].paragraph, self.newer[pair[1]].paragraph

    def rivals(self, pair: Pair) -> list[Pair]:
        """Return the other pairs that have one of two sentences."""
        return [other for other in (*self.by_older[pair[0]], *self.by_newer[pair[1]]) if other != pair]

    def is_split(self, pair: Pair, other: Pair) -> bool:
        """Tell whether two neighbours on one side are, together, what stands on the other."""
        if pair not in self.similarity or self.similarity[pair].score > 1 - _SPLIT_GAIN:
            return False
        return self.similarity[other].score >= _SPLIT_LEAST and self.gain(pair, other) >= _SPLIT_GAIN

    def gain(self, pair: Pair, other: Pair) -> float:
        """Return what joining two neighbours on one side adds to the likeness; -1 where they are no neighbours."""
        side = 0 if pair[1] == other[1] else 1
        here, there = (self.older, self.newer)[side], self.readings
        first, second = sorted((pair[side], other[side]))
        if second - first != 1 or here[first].paragraph != here[second].paragraph:
            return -1.0
        joined = there.weights.read(here[first].text, here[second].text)
        whole = there.newer[pair[1]] if side == 0 else there.older[pair[0]]
        alone = max(self.similarity[known].score for known in (pair, other) if known in self.similarity)
        return there.compare(joined, whole).score - alone

    def are_free(self, pair: Pair) -> bool:
        """Tell whether neither of two sentences has a partner."""
        return pair[0] not in self.taken[0] and pair[1] not in self.taken[1]

    def is_half_free(self, pair: Pair) -> bool:
        """Tell whether just one of two sentences has a partner."""
        return (pair[0] in self.taken[0]) != (pair[1] in self.taken[1])

    def add(self, pair: Pair) -> None:
        """Make two sentences a pair."""
        self.pairs.append(pair)
        self.taken[0].add(pair[0])
        self.taken[1].add(pair[1])


def _places(sentences: Sequence[Placed], anchors: Set[str]) -> set[int]:
    return {place for place, placed in enumerate(sentences) if placed.anchor in anchors}
