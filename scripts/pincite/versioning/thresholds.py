"""How much of one passage stands in another, and whether that is enough to tell that it was made from it.

The limits were set by the benchmark, scripts/bench/anchors.py: as wide as they can be with no link on other words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from rapidfuzz.distance import LCSseq

from pincite.similarity.passage_words import FULL_WEIGHT, IdfVocabulary, Words

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
    names: int
    """Different words in both, but for short numbers: items, notes and sections are numbered anew."""
    weight: float
    """Weight of the different words in both: 1 for each that occurs nowhere else."""
    rareness: float
    """The weight of one of them in the mean."""
    rarest: float
    """The weight of the rarest of them: 1 for one that occurs nowhere else."""
    telling: int
    """Words in both that are not in a quarter of all passages."""
    order: int
    """Words that stand in both in the same order, and pairs of neighbours that do."""
    of_old: float
    """The share of the old passage's words."""
    in_order_of_old: float
    """The share of the old passage's words that stand in both in the same order."""
    of_new: float
    weight_of_old: float
    """The share of the weight of the old passage's different words."""
    weight_of_new: float
    pairs_of_old: float
    """The share of the old passage's neighbouring words that are neighbours in the new one."""
    pairs_of_new: float


def compare_words(old: Words, new: Words, lexicon: IdfVocabulary) -> Overlap:
    """Return what two passages have in common."""
    count = int(LCSseq.similarity(old.sorted, new.sorted))
    both = old.types & new.types
    weight = lexicon.weigh(both)
    pairs = len(old.pairs & new.pairs)
    in_order = int(LCSseq.similarity(old.in_order, new.in_order))
    return Overlap(
        count=count,
        names=lexicon.without_counts(both),
        weight=weight / FULL_WEIGHT,
        rareness=weight / FULL_WEIGHT / count if count else 0.0,
        rarest=max(map(lexicon.weights.__getitem__, both), default=0) / FULL_WEIGHT,
        telling=int(LCSseq.similarity(old.telling, new.telling)),
        order=in_order + pairs,
        of_old=share(count, old.size),
        in_order_of_old=share(in_order, old.size),
        of_new=share(count, new.size),
        weight_of_old=share(weight, old.weight),
        weight_of_new=share(weight, new.weight),
        pairs_of_old=share(pairs, len(old.pairs)),
        pairs_of_new=share(pairs, len(new.pairs)),
    )


def share(part: int, whole: int) -> float:
    """Return a part of a whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The least that two passages must have in common; the fields are those of an overlap."""

    weight: float
    count: int = 2
    names: int = 0
    rareness: float = 0
    rarest: float = 0
    of_old: float = 0
    in_order_of_old: float = 0
    of_new: float = 0
    weight_of_old: float = 0
    weight_of_new: float = 0
    pairs_of_old: float = 0
    pairs_of_new: float = 0

    def is_reached(self, overlap: Overlap) -> bool:
        """Tell whether an overlap has no less of anything."""
        return all(getattr(overlap, field.name) >= getattr(self, field.name) for field in fields(self))


_NEAR = (
    # edited: three words in five stayed; if they are few, two in three, and rare ones
    Threshold(weight=1.8, of_old=0.65, of_new=0.6, weight_of_old=0.35),
    Threshold(weight=1.2, count=5, of_old=0.6, of_new=0.5, weight_of_old=0.35),
    # grown: it stands in a longer one, with words that are still neighbours, or as a whole
    Threshold(weight=1.2, count=4, of_old=0.6, of_new=0.3, weight_of_old=0.35, pairs_of_old=0.45),
    Threshold(weight=1.2, count=6, of_old=0.6, weight_of_old=0.35, pairs_of_old=0.45),
    Threshold(weight=1.8, rareness=0.9, pairs_of_old=1),
    # rewritten: few words stayed, but telling ones
    Threshold(weight=1.2, count=6, of_new=0.5, weight_of_old=0.45, weight_of_new=0.25),
    Threshold(weight=1.2, count=6, weight_of_old=0.45, weight_of_new=0.25, pairs_of_old=0.3),
    # cut short: all of the new one stood in it
    Threshold(weight=2.5, of_new=0.7, weight_of_new=0.6, pairs_of_new=0.5),
)
_EVIDENT: dict[Place, tuple[Threshold, ...]] = {
    "same": (
        *_NEAR,
        Threshold(weight=1, rareness=0.6, of_old=0.65, of_new=0.6),
        Threshold(weight=1, rareness=0.6, pairs_of_old=1),
    ),
    "near": _NEAR,
    # The shorter, the more must have stayed.
    "far": (
        Threshold(weight=2.5, count=5, of_old=0.7, weight_of_old=0.7, pairs_of_old=0.5),
        Threshold(weight=4, count=8, of_old=0.55, weight_of_old=0.55, pairs_of_old=0.25),
        Threshold(weight=4, count=8, weight_of_new=0.75, pairs_of_new=0.6),
    ),
}
# Where nothing else in either wording is half so like, two words in three are enough.
_EVIDENT_ALONE: dict[Place, tuple[Threshold, ...]] = {
    "same": (Threshold(weight=0.4, names=2, of_old=0.65, in_order_of_old=0.6, of_new=0.5),),
    "near": (Threshold(weight=0.6, names=2, rareness=0.3, of_old=0.65, in_order_of_old=0.6, of_new=0.6),),
    "far": (
        Threshold(weight=1.3, names=2, rareness=0.6, of_old=0.65, in_order_of_old=0.6, of_new=0.6),
        # few words, but one of them stands nowhere else
        Threshold(weight=1.1, names=3, rarest=0.95, of_old=0.65, in_order_of_old=0.65, of_new=0.6),
        # nearly all stayed, in order
        Threshold(weight=1.2, names=4, of_old=0.8, in_order_of_old=0.8, of_new=0.7, pairs_of_old=0.5),
    ),
}
# Where a passage stands between the neighbours that it had, half of the new one must be it.
_AT_PLACE = (
    Threshold(weight=0, names=2, in_order_of_old=0.6, of_new=0.5, weight_of_old=0.35),
    Threshold(weight=0, names=2, in_order_of_old=1, of_new=0.5),
)
# A heading over the same contents: half of its words are enough, and one word that stayed.
_SAME_CONTENTS = Threshold(weight=0, count=1, names=1, in_order_of_old=0.5, of_new=0.5)
# In a stretch of a longer passage, two words in three must stand in order; of many, three in five.
_IN_STRETCH: dict[Place, tuple[Threshold, ...]] = {
    "near": (
        Threshold(weight=1.2, names=3, in_order_of_old=0.65, of_new=0.5, weight_of_old=0.5),
        Threshold(weight=4, names=8, in_order_of_old=0.6, of_new=0.4, weight_of_old=0.5, pairs_of_old=0.3),
    ),
    "far": (
        Threshold(weight=2.5, names=4, in_order_of_old=0.65, of_new=0.6, weight_of_old=0.65, pairs_of_old=0.3),
        Threshold(weight=5, names=10, in_order_of_old=0.65, of_new=0.45, weight_of_old=0.6, pairs_of_old=0.35),
    ),
}
# What is merged into a passage must stand in it.
_MOSTLY_THERE = Threshold(weight=0, count=1, in_order_of_old=0.6, weight_of_old=0.5)


def is_evident(overlap: Overlap, place: Place) -> bool:
    """Tell whether so much is in common that the new passage must have been made from the old one, rivals apart."""
    return any(least.is_reached(overlap) for least in _EVIDENT[place])


def is_evident_alone(overlap: Overlap, place: Place) -> bool:
    """Tell whether so much is in common that it is enough where there is no rival at all."""
    return any(least.is_reached(overlap) for least in _EVIDENT_ALONE[place])


def is_evident_at_place(overlap: Overlap, *, holds_same: bool) -> bool:
    """Tell whether enough is in common for a passage at its old place, or for a heading over the same contents."""
    limits = (*_AT_PLACE, _SAME_CONTENTS) if holds_same else _AT_PLACE
    return any(least.is_reached(overlap) for least in limits)


def is_evident_in_stretch(overlap: Overlap, place: Place) -> bool:
    """Tell whether so much of an old passage stands in a stretch of a new one that it must be there, rivals apart."""
    return any(least.is_reached(overlap) for least in _IN_STRETCH[place])


def is_mostly_there(overlap: Overlap) -> bool:
    """Tell whether most of an old passage's words stand in a new one, so that it can be merged into it."""
    return _MOSTLY_THERE.is_reached(overlap)
