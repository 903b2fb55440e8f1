"""How alike the sentences of two stretches of text are, and which of them are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Indel

from pincite.similarity.sentence_words import SentenceWords, StemVocabulary
from pincite.text import normal_form

_CANDIDATES = 10
# A stem that stands in more sentences than this brings no two of them together.
_COMMON = 40
_LEAST_SHARED = 1.2
_NOT_QUITE_THE_SAME = 0.999


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSimilarity:
    """How alike two sentences are."""

    score: float
    """From 0 to 1; 1 is one and the same wording."""
    shared: float
    """Weight of the words in common."""
    evidence: float
    """Weight of those that stand in no long name: what there is to go by."""


class ComparedSentences:
    """The sentences of both sides, read, and the likeness of those that have telling words in common."""

    def __init__(self, older: Sequence[str], newer: Sequence[str], weights: StemVocabulary) -> None:
        self.weights = weights
        self.older = [self.weights.read(sentence) for sentence in older]
        self.newer = [self.weights.read(sentence) for sentence in newer]
        self.similarity = self._compare(
            [normal_form(sentence) for sentence in older], [normal_form(sentence) for sentence in newer]
        )

    def _compare(self, older: Sequence[str], newer: Sequence[str]) -> Mapping[tuple[int, int], SentenceSimilarity]:
        found: dict[tuple[int, int], SentenceSimilarity] = {}
        for old, new in sorted(self._candidates() | _same_wordings(older, newer)):
            if older[old] == newer[new]:
                found[old, new] = SentenceSimilarity(
                    score=1.0, shared=self.older[old].weight, evidence=self.older[old].weight
                )
                continue
            sentence_similarity = self.compare(self.older[old], self.newer[new])
            if sentence_similarity.shared >= _LEAST_SHARED:
                found[old, new] = sentence_similarity
        return found

    def _candidates(self) -> set[tuple[int, int]]:
        """Return, for each sentence of either side, those of the other that share most of its telling words."""
        spread = Counter(count for reading in (*self.older, *self.newer) for count in reading.counts)
        places: dict[str, list[int]] = defaultdict(list)
        for place, reading in enumerate(self.newer):
            for count in reading.counts:
                if spread[count] <= _COMMON:
                    places[count].append(place)
        by_old: list[list[tuple[float, int]]] = [[] for _ in self.older]
        by_new: list[list[tuple[float, int]]] = [[] for _ in self.newer]
        for old, reading in enumerate(self.older):
            shared: dict[int, float] = defaultdict(float)
            for count in reading.counts:
                for place in places.get(count, ()):
                    shared[place] += self.weights.of(count)
            for new, weight in shared.items():
                part = -round(weight / (reading.weight + self.newer[new].weight), 9)
                by_old[old].append((part, new))
                by_new[new].append((part, old))
        return {(old, new) for old, those in enumerate(by_old) for _, new in sorted(those)[:_CANDIDATES]} | {
            (old, new) for new, those in enumerate(by_new) for _, old in sorted(those)[:_CANDIDATES]
        }

    def compare(self, older: SentenceWords, newer: SentenceWords) -> SentenceSimilarity:
        """Return how alike two sentences are: their words by rarity, their neighbours, their order."""
        shared = self.weights.shared(older, newer)
        both = older.weight + newer.weight
        words = 2 * shared / both if both else 0.0
        pairs_weight = older.pairs_weight + newer.pairs_weight
        pairs = 2 * self.weights.shared_pairs(older, newer) / pairs_weight if pairs_weight else 0.0
        order = Indel.normalized_similarity(older.words, newer.words)
        score = round(0.6 * words + 0.25 * pairs + 0.15 * order, 9)
        evidence = self.weights.evidence(older, newer)
        return SentenceSimilarity(score=min(score, _NOT_QUITE_THE_SAME), shared=shared, evidence=evidence)


def _same_wordings(older: Sequence[str], newer: Sequence[str]) -> set[tuple[int, int]]:
    """Return the places of one wording on both sides, all with all while they are few, else by rank."""
    before, after = _places(older), _places(newer)
    found: set[tuple[int, int]] = set()
    for text in before.keys() & after.keys():
        found.update(zip(before[text], after[text], strict=False))
        found.update(product(before[text][:_CANDIDATES], after[text][:_CANDIDATES]))
    return found


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return places
