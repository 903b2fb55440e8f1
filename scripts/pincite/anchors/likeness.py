"""How much of one passage stands in another, and whether that can be told from its rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from pincite.anchors.words import Lexicon, Words

_CANDIDATES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two passages have in common; shares run from 0 to 1."""

    count: int
    """Words that stand in both, in any order."""
    weight: float
    """Their weight: 1 for each word that occurs nowhere else."""
    of_old: float
    """Their share of the old passage's words, by number."""
    of_new: float
    weight_of_old: float
    """Their share of the old passage's weight."""
    weight_of_new: float
    pairs_of_old: float
    """The share of the old passage's neighbouring words that are neighbours in the new one."""
    pairs_of_new: float


def compare_words(old: Words, new: Words, weights: dict[str, float]) -> Overlap:
    """Return what two passages have in common."""
    count, weight = 0, 0.0
    fewer, other = (old.counts, new.counts) if len(old.counts) <= len(new.counts) else (new.counts, old.counts)
    for letter, times in fewer.items():
        if both := min(times, other.get(letter, 0)):
            count += both
            weight += both * weights[letter]
    pairs = len(old.pairs & new.pairs)
    return Overlap(
        count=count,
        weight=weight,
        of_old=_share(count, old.size),
        of_new=_share(count, new.size),
        weight_of_old=_share(weight, old.weight),
        weight_of_new=_share(weight, new.weight),
        pairs_of_old=_share(pairs, len(old.pairs)),
        pairs_of_new=_share(pairs, len(new.pairs)),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def find_alike(passage: Words, others: Sequence[str]) -> list[int]:
    """Return the numbers of the passages that have most telling words in common with one, best first."""
    if not passage.telling:
        return []
    best = process.extract(
        passage.telling,
        others,
        scorer=LCSseq.similarity,
        limit=_CANDIDATES,
        score_cutoff=1,
    )
    return [number for _, _, number in best]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How a passage and its rival compare, where they lay claim to the same words."""

    shared: float
    """Weight of the words that both could account for."""
    gain: float
    """Weight of the words that only the passage accounts for."""
    gained: int
    """Their number."""
    loss: float
    """Weight of the words that only the rival accounts for."""
    kept: float
    """The share that was kept of the words that set the passage apart from its rival."""


def compare_rivals(passage: Words, rival: Words, target: Words, weights: dict[str, float]) -> Contest:
    """Return how a passage and its rival compare as what a third one was made from (or what was made of it)."""
    shared = gain = loss = apart = 0.0
    gained = 0
    for letter, times in passage.counts.items():
        theirs, wanted, weight = rival.counts.get(letter, 0), target.counts.get(letter, 0), weights[letter]
        ours_only = max(0, min(times, wanted) - theirs)
        shared += weight * min(times, theirs, wanted)
        gain += weight * ours_only
        gained += ours_only
        apart += weight * max(0, times - theirs)
    for letter, times in rival.counts.items():
        if wanted := target.counts.get(letter, 0):
            loss += weights[letter] * max(0, min(times, wanted) - passage.counts.get(letter, 0))
    return Contest(shared=shared, gain=gain, gained=gained, loss=loss, kept=_share(gain, apart))


def is_ahead(contest: Contest, overlap_weight: float, *, near: bool) -> bool:
    """Tell whether a new passage has clearly more of the words that it and a rival lay claim to."""
    if contest.shared < 0.35 * overlap_weight:
        return True
    if contest.gained < (1 if near else 3) or contest.gain < (0.75 if near else 2.0):
        return False
    return contest.gain >= 2 * contest.loss


def is_told_apart(contest: Contest, overlap_weight: float, *, near: bool) -> bool:
    """Tell whether a passage is clearly better than its rival, or lays no claim to the same words."""
    if contest.shared < 0.35 * overlap_weight:
        return True
    return is_ahead(contest, overlap_weight, near=near) and contest.kept >= (0.6 if near else 0.75)


def is_evident(overlap: Overlap, *, near: bool) -> bool:
    """Tell whether so much is in common that the new passage must have been made from the old one, rivals apart."""
    return _is_evident_near(overlap) if near else _is_evident_far(overlap)


def _is_evident_near(overlap: Overlap) -> bool:
    if overlap.count < 2 or overlap.weight < 1.0:
        return False
    if overlap.of_new < 0.5 and overlap.pairs_of_old < 0.3:
        return False
    if overlap.of_old >= 0.6 and overlap.weight_of_old >= 0.35:
        return True
    if overlap.weight_of_old >= 0.45 and overlap.weight_of_new >= 0.25 and overlap.count >= 6:
        return True
    is_part = overlap.of_new >= 0.7 and overlap.weight_of_new >= 0.6 and overlap.pairs_of_new >= 0.5
    return is_part and overlap.weight >= 2.5


def _is_evident_far(overlap: Overlap) -> bool:
    if overlap.count < 8 or overlap.weight < 4:
        return False
    if min(overlap.of_old, overlap.weight_of_old) >= 0.55 and overlap.pairs_of_old >= 0.25:
        return True
    return overlap.weight_of_new >= 0.75 and overlap.pairs_of_new >= 0.6


class Wordings:
    """Both wordings' passages as words, compared once each."""

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], lexicon: Lexicon) -> None:
        self.weights = lexicon.weights
        self.old: list[Words] = [lexicon.read(words) for words in old]
        self.new: list[Words] = [lexicon.read(words) for words in new]
        self._telling_old = [words.telling for words in self.old]
        self._telling_new = [words.telling for words in self.new]
        self._overlaps: dict[tuple[int, int], Overlap] = {}
        self._alike_old: dict[int, list[int]] = {}
        self._alike_new: dict[int, list[int]] = {}

    def overlap(self, old: int, new: int) -> Overlap:
        """Return what an old and a new passage have in common."""
        if (old, new) not in self._overlaps:
            self._overlaps[old, new] = compare_words(self.old[old], self.new[new], self.weights)
        return self._overlaps[old, new]

    def alike_new(self, old: int) -> list[int]:
        """Return the new passages that have most in common with an old one."""
        if old not in self._alike_new:
            self._alike_new[old] = find_alike(self.old[old], self._telling_new)
        return self._alike_new[old]

    def alike_old(self, new: int) -> list[int]:
        """Return the old passages that have most in common with a new one."""
        if new not in self._alike_old:
            self._alike_old[new] = find_alike(self.new[new], self._telling_old)
        return self._alike_old[new]
