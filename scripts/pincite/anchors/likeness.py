"""How much of one passage stands in another, and whether that can be told from its rivals.

The limits were set by the benchmark, scripts/bench/anchors.py: as wide as they can be with no link on other words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from rapidfuzz.distance import LCSseq

from pincite.anchors.words import FULL_WEIGHT, Lexicon, Words

# The share of common words that a rival must also account for, to be a rival at all; and to be a close one.
_RIVALRY = 0.35
_CLOSE_RIVALRY = 0.5
# Items of a list are alike but for a word or two; nearly all that sets one apart must have stayed.
_NEAR_DOUBLE = 0.8
_LEAST_OF_A_DOUBLE = 0.9
# So many rare words more than the rival has leave no doubt; lists of near-equal items do not differ by so many.
_AMPLE = 12
_TWICE = 2

Place = Literal[
    "same",  # both stand alone between the same two neighbours
    "near",  # both stand in the same stretch, or beside a neighbour that went with them
    "far",  # anywhere else
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two passages have in common; shares run from 0 to 1."""

    count: int
    """Words that stand in both, in any order."""
    weight: float
    """Weight of the different words in both: 1 for each that occurs nowhere else."""
    rareness: float
    """The weight of one of them in the mean."""
    telling: int
    """Words in both that are not in a quarter of all passages."""
    order: int
    """Words that stand in both in the same order, and pairs of neighbours that do."""
    of_old: float
    """The share of the old passage's words."""
    of_new: float
    weight_of_old: float
    """The share of the weight of the old passage's different words."""
    weight_of_new: float
    pairs_of_old: float
    """The share of the old passage's neighbouring words that are neighbours in the new one."""
    pairs_of_new: float


def compare_words(old: Words, new: Words, lexicon: Lexicon) -> Overlap:
    """Return what two passages have in common."""
    count = int(LCSseq.similarity(old.sorted, new.sorted))
    weight = lexicon.weigh(old.types & new.types)
    pairs = len(old.pairs & new.pairs)
    return Overlap(
        count=count,
        weight=weight / FULL_WEIGHT,
        rareness=weight / FULL_WEIGHT / count if count else 0.0,
        telling=int(LCSseq.similarity(old.telling, new.telling)),
        order=int(LCSseq.similarity(old.in_order, new.in_order)) + pairs,
        of_old=_share(count, old.size),
        of_new=_share(count, new.size),
        weight_of_old=_share(weight, old.weight),
        weight_of_new=_share(weight, new.weight),
        pairs_of_old=_share(pairs, len(old.pairs)),
        pairs_of_new=_share(pairs, len(new.pairs)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Least:
    """The least that two passages must have in common; the fields are those of an overlap."""

    weight: float
    count: int = 2
    rareness: float = 0
    of_old: float = 0
    of_new: float = 0
    weight_of_old: float = 0
    weight_of_new: float = 0
    pairs_of_old: float = 0
    pairs_of_new: float = 0

    def is_reached(self, overlap: Overlap) -> bool:
        """Tell whether an overlap has no less of anything."""
        return all(getattr(overlap, one.name) >= getattr(self, one.name) for one in fields(self))


_NEAR = (
    # edited: three words in five stayed; if they are few, two in three, and rare ones
    _Least(weight=1.8, of_old=0.65, of_new=0.6, weight_of_old=0.35),
    _Least(weight=1.2, count=5, of_old=0.6, of_new=0.5, weight_of_old=0.35),
    # grown: it stands in a longer one, with words that are still neighbours, or as a whole
    _Least(weight=1.2, count=4, of_old=0.6, of_new=0.3, weight_of_old=0.35, pairs_of_old=0.45),
    _Least(weight=1.2, count=6, of_old=0.6, weight_of_old=0.35, pairs_of_old=0.45),
    _Least(weight=1.8, rareness=0.9, pairs_of_old=1),
    # rewritten: few words stayed, but telling ones
    _Least(weight=1.2, count=6, of_new=0.5, weight_of_old=0.45, weight_of_new=0.25),
    _Least(weight=1.2, count=6, weight_of_old=0.45, weight_of_new=0.25, pairs_of_old=0.3),
    # cut short: all of the new one stood in it
    _Least(weight=2.5, of_new=0.7, weight_of_new=0.6, pairs_of_new=0.5),
)
_EVIDENT: dict[Place, tuple[_Least, ...]] = {
    "same": (
        *_NEAR,
        _Least(weight=0.4, of_old=0.65, of_new=0.6),
        _Least(weight=0.4, pairs_of_old=1),
    ),
    "near": (*_NEAR, _Least(weight=1, rareness=0.5, of_old=0.65, of_new=0.6, pairs_of_old=0.5)),
    # The shorter, the more must have stayed.
    "far": (
        _Least(weight=2.5, count=5, of_old=0.7, weight_of_old=0.7, pairs_of_old=0.5),
        _Least(weight=4, count=8, of_old=0.55, weight_of_old=0.55, pairs_of_old=0.25),
        _Least(weight=4, count=8, weight_of_new=0.75, pairs_of_new=0.6),
    ),
}


def is_evident(overlap: Overlap, place: Place) -> bool:
    """Tell whether so much is in common that the new passage must have been made from the old one, rivals apart."""
    return any(least.is_reached(overlap) for least in _EVIDENT[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How a passage and its rival compare as the counterpart of a third one; words and pairs of words are weighed."""

    shared: float
    """The share of the common words that the rival accounts for as well, by weight or by number: items of a long list
    have most words in common, and these weigh little."""
    gain: float
    """Weight of the words that only the passage accounts for."""
    gained: int
    """Their number."""
    loss: float
    """Weight of the words that only the rival accounts for."""
    kept: float
    """The share that stands in the third one of all that sets the passage apart from its rival."""
    explained: float
    """The share that the passage accounts for of all that sets the third one apart from the rival."""


def compare_rivals(passage: Words, rival: Words, target: Words, lexicon: Lexicon) -> Contest:
    """Return how a passage and its rival compare as what a third one was made from (or what was made of it).

    Pairs of neighbouring words count beside single words: long rivals have many single words of any passage by chance.
    """
    sides = ((passage.types, rival.types, target.types), (passage.pairs, rival.pairs, target.pairs))
    gained = [(mine & wanted) - theirs for mine, theirs, wanted in sides]
    gain = sum(map(lexicon.weigh, gained))
    common = [mine & wanted & theirs for mine, theirs, wanted in sides]
    shared, number = sum(map(lexicon.weigh, common)), sum(map(len, common))
    only = sum(map(len, gained))
    return Contest(
        shared=max(_share(shared, gain + shared), _share(number, only + number)),
        gain=gain / FULL_WEIGHT,
        gained=only,
        loss=sum(lexicon.weigh((theirs & wanted) - mine) for mine, theirs, wanted in sides) / FULL_WEIGHT,
        kept=_share(gain, sum(lexicon.weigh(mine - theirs) for mine, theirs, _ in sides)),
        explained=_share(gain, sum(lexicon.weigh(wanted - theirs) for _, theirs, wanted in sides)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """The least that sets a passage apart from its rival."""

    gained: int
    gain: float
    kept: float


_LEADS: dict[Place, _Lead] = {
    "same": _Lead(gained=2, gain=1, kept=0.75),
    "near": _Lead(gained=2, gain=1, kept=0.75),
    "far": _Lead(gained=4, gain=3, kept=0.8),
}


def is_ahead(contest: Contest, place: Place) -> bool:
    """Tell whether a passage has clearly more of the words that it and its rival lay claim to, or claims others."""
    if contest.shared < _RIVALRY:
        return True
    lead = _LEADS[place]
    is_enough = contest.gained >= lead.gained and contest.gain >= lead.gain
    return is_enough and contest.gain >= _TWICE * contest.loss


def is_told_apart(contest: Contest, place: Place) -> bool:
    """Tell whether an old passage is ahead of its rival, and kept enough of what sets it apart."""
    if not is_ahead(contest, place):
        return False
    if contest.shared < _CLOSE_RIVALRY or contest.gain >= max(_AMPLE, 2 * _TWICE * contest.loss):
        return True
    least = _LEADS[place].kept if contest.shared < _NEAR_DOUBLE else _LEAST_OF_A_DOUBLE
    return max(contest.kept, contest.explained) >= least
