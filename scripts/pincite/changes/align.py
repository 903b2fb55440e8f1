"""Which sentence of one document says what a sentence of another said: no pair rather than a wrong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from pincite.changes.likeness import Likeness, Readings
from pincite.changes.polarity import are_opposed

Pair = tuple[int, int]
# From here on two sentences are the same claim whatever else stands near.
_FIRM = 0.5
# How near a rival may come to a firm pair; nearer still to one that is plain.
_NEAR_RIVAL = 0.93
_PLAIN = 0.75
_PLAIN_RIVAL = 0.98
_LEAST = 0.275
# Paragraphs that have a firm pair in common are on one matter; that much is added to the likeness of their sentences.
_SAME_MATTER = 0.03
# The first sentence of a section is its verdict, in one form year after year: few words are enough.
_OPENING = 0.4
# How near a rival may come to a pair that is not firm.
_RIVAL = 0.82
_LEAST_EVIDENCE = 2.2
# Sentences that changed their section must be more than alike.
_MOVED = 0.6
# Sentences that say the opposite are one claim with another outcome only where the rest is the same.
_OPPOSED = 0.45
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


def align(
    older: Sequence[Placed], newer: Sequence[Placed], *, without: tuple[Set[str], Set[str]] = (frozenset(), frozenset())
) -> tuple[Pair, ...]:
    """Return pairs of places in the two sequences, in the newer one's order; some sentences may be left alone.

    Each sentence has one partner; one that was split, or drawn together with its neighbour, has two.
    """
    if not older or not newer:
        return ()
    aligner = _Aligner(older, newer, without)
    aligner.pair_firm()
    aligner.pair_likely()
    aligner.join_split()
    return tuple(sorted(aligner.pairs, key=lambda pair: (pair[1], pair[0])))


class _Aligner:
    """Two sequences of sentences while their pairs are found."""

    def __init__(self, older: Sequence[Placed], newer: Sequence[Placed], without: tuple[Set[str], Set[str]]) -> None:
        self.older, self.newer = older, newer
        self._without = without
        self._openings = _openings(older), _openings(newer)
        self.readings = Readings([one.text for one in older], [one.text for one in newer])
        self.likeness = {pair: one for pair, one in self.readings.likeness.items() if self._is_allowed(pair, one)}
        self._by_older: dict[int, list[Pair]] = defaultdict(list)
        self._by_newer: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.likeness:
            self._by_older[pair[0]].append(pair)
            self._by_newer[pair[1]].append(pair)
        self.pairs: list[Pair] = []
        self._taken: tuple[set[int], set[int]] = (set(), set())

    def _is_allowed(self, pair: Pair, one: Likeness) -> bool:
        old, new = pair
        if one.score < min(_LEAST - _SAME_MATTER, _SPLIT_LEAST):
            return False
        if self.older[old].anchor in self._without[0] or self.newer[new].anchor in self._without[1]:
            return False
        if self.older[old].section != self.newer[new].section and one.score < _MOVED:
            return False
        words = self.readings.older[old].words, self.readings.newer[new].words
        return one.score >= _OPPOSED or not are_opposed(*words)

    def pair_firm(self) -> None:
        """Pair what is so much alike that nothing else needs to be asked, best first."""
        firm = {pair: one.score for pair, one in self.likeness.items() if one.score >= _FIRM}
        for pair in sorted(firm, key=self._firm_order):
            share = _PLAIN_RIVAL if firm[pair] >= _PLAIN else _NEAR_RIVAL
            if self._are_free(pair) and (firm[pair] == 1 or self._is_ahead(pair, firm, share)):
                self._add(pair)

    def _firm_order(self, pair: Pair) -> tuple[float, bool, int, int]:
        # The same whichever of the documents comes first.
        moved = self.older[pair[0]].section != self.newer[pair[1]].section
        return -self.likeness[pair].score, moved, sum(pair), abs(pair[0] - pair[1])

    def pair_likely(self) -> None:
        """Pair what is best for both sides and clearly ahead of every rival."""
        matters = {self._matter(pair) for pair in self.pairs}
        scores = {
            pair: one.score + (_SAME_MATTER if self._matter(pair) in matters else 0)
            for pair, one in self.likeness.items()
            if self._are_free(pair) and (one.shared >= _LEAST_EVIDENCE or self._are_openings(pair))
        }
        for pair in sorted(pair for pair, score in scores.items() if score >= _LEAST):
            if self._is_ahead(pair, scores, _RIVAL):
                self._add(pair)

    def _is_ahead(self, pair: Pair, scores: Mapping[Pair, float], share: float) -> bool:
        """Tell whether no free rival comes near a pair, but for neighbours that are part of the same split."""
        return not any(
            scores.get(other, 0) > share * scores[pair]
            and other != pair
            and self._are_free(other)
            and not self._is_split(pair, other)
            for other in (*self._by_older[pair[0]], *self._by_newer[pair[1]])
        )

    def _are_openings(self, pair: Pair) -> bool:
        are_first = pair[0] in self._openings[0] and pair[1] in self._openings[1]
        return are_first and self.likeness[pair].score >= _OPENING

    def _matter(self, pair: Pair) -> tuple[str, str]:
        return self.older[pair[0]].paragraph, self.newer[pair[1]].paragraph

    def join_split(self) -> None:
        """Pair free sentences with the partner of a neighbour, where both together are more like it than one."""
        halves = {
            other
            for old, new in self.pairs
            for step in (-1, 1)
            for other in ((old + step, new), (old, new + step))
            if other in self.likeness and self._is_half_free(other) and self._is_split((old, new), other)
        }
        for other in sorted(halves, key=self._firm_order):
            if self._is_half_free(other):
                self._add(other)

    def _is_split(self, pair: Pair, other: Pair) -> bool:
        """Tell whether two neighbours on one side are, together, what stands on the other."""
        side = 0 if pair[1] == other[1] else 1
        here, there = (self.older, self.newer)[side], self.readings
        first, second = sorted((pair[side], other[side]))
        if second - first != 1 or here[first].paragraph != here[second].paragraph:
            return False
        one = self.likeness[other]
        if one.score < _SPLIT_LEAST or self.likeness[pair].score > 1 - _SPLIT_GAIN:
            return False
        joined = there.weights.read(f"{here[first].text} {here[second].text}")
        whole = there.newer[pair[1]] if side == 0 else there.older[pair[0]]
        return there.compare(joined, whole).score >= max(self.likeness[pair].score, one.score) + _SPLIT_GAIN

    def _are_free(self, pair: Pair) -> bool:
        return pair[0] not in self._taken[0] and pair[1] not in self._taken[1]

    def _is_half_free(self, pair: Pair) -> bool:
        return (pair[0] in self._taken[0]) != (pair[1] in self._taken[1])

    def _add(self, pair: Pair) -> None:
        self.pairs.append(pair)
        self._taken[0].add(pair[0])
        self._taken[1].add(pair[1])


def _openings(sentences: Sequence[Placed]) -> Set[int]:
    """Return the places of the first sentence of each section."""
    first: dict[str | None, int] = {}
    for place, one in enumerate(sentences):
        first.setdefault(one.section, place)
    first.pop(None, None)
    return set(first.values())
