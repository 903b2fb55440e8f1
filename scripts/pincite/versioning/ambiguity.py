"""Whether a passage can be told from its rivals.

The limits were set by the benchmark, scripts/bench/anchors.py: as wide as they can be with no link on other words.
"""

from __future__ import annotations

from dataclasses import dataclass

from pincite.similarity.passage_words import FULL_WEIGHT, IdfVocabulary, Words
from pincite.versioning.thresholds import Place, share

# The share of common words that a rival must also account for, to be a rival at all; and to be a close one.
_RIVALRY = 0.35
_CLOSE_RIVALRY = 0.5
# Items of a list are alike but for a word or two; nearly all that sets one apart must have stayed.
_NEAR_DOUBLE = 0.8
_LEAST_OF_A_DOUBLE = 0.9
# So many rare words more than the rival has leave no doubt; lists of near-equal items do not differ by so many.
_AMPLE = 12
_TWICE = 2
# Of the words that set a passage apart, so much must stay where its place is the same.
_NAME_KEPT = 0.5
# And of what sets apart the passage that stands there now, so much must come from it: what took its place has others.
_NAME_EXPLAINED = 0.6
_NAME_KEPT_BY_A_DOUBLE = 0.8
_TELLING_NUMBERS = 2
_FEWEST_NAMES = 5


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
    name_kept: float
    """The share that stands in the third one of the words, numbers apart, that the rival has not; 1 if it has all."""
    name_explained: float
    """The share that the passage has of the words, numbers apart, that the third one has and the rival has not; 1 if
    there are none."""
    name_lost: float
    """Weight of the words, numbers apart, that only the rival accounts for."""
    numbers: int
    """How many different numbers only the passage accounts for."""
    names: int
    """How many different words, numbers apart, the passage has."""
    is_same: bool
    """Whether the passage and its rival have the very same words."""
    name_gain: float
    """Weight of the words, numbers apart, that only the passage accounts for."""


def compare_rivals(passage: Words, rival: Words, target: Words, lexicon: IdfVocabulary) -> Contest:
    """Return how a passage and its rival compare as what a third one was made from (or what was made of it).

    Pairs of neighbouring words count beside single words: long rivals have many single words of any passage by chance.
    """
    sides = ((passage.types, rival.types, target.types), (passage.pairs, rival.pairs, target.pairs))
    gained = [(mine & wanted) - theirs for mine, theirs, wanted in sides]
    gain = sum(map(lexicon.weigh, gained))
    common = [mine & wanted & theirs for mine, theirs, wanted in sides]
    shared, number = sum(map(lexicon.weigh, common)), sum(map(len, common))
    only = sum(map(len, gained))
    name = passage.names - rival.names
    name_gain = lexicon.weigh(name & target.names)
    name_of_target = target.names - rival.names
    return Contest(
        shared=max(share(shared, gain + shared), share(number, only + number)),
        gain=gain / FULL_WEIGHT,
        gained=only,
        loss=sum(lexicon.weigh((theirs & wanted) - mine) for mine, theirs, wanted in sides) / FULL_WEIGHT,
        kept=share(gain, sum(lexicon.weigh(mine - theirs) for mine, theirs, _ in sides)),
        explained=share(gain, sum(lexicon.weigh(wanted - theirs) for _, theirs, wanted in sides)),
        name_kept=share(name_gain, lexicon.weigh(name)) if name else 1.0,
        name_explained=share(name_gain, lexicon.weigh(name_of_target)) if name_of_target else 1.0,
        name_lost=lexicon.weigh((rival.names & target.names) - passage.names) / FULL_WEIGHT,
        numbers=len(((passage.types - rival.types) & target.types) - passage.names),
        names=len(passage.names),
        is_same=passage.in_order == rival.in_order,
        name_gain=name_gain / FULL_WEIGHT,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The least that sets a passage apart from its rival."""

    gained: int
    gain: float
    kept: float


_LEADS: dict[Place, Lead] = {
    "same": Lead(gained=2, gain=1, kept=0.75),
    "near": Lead(gained=2, gain=1, kept=0.75),
    "far": Lead(gained=4, gain=3, kept=0.8),
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


def keeps_its_name(contest: Contest) -> bool:
    """Tell whether a passage at its old place kept what sets it apart from a rival.

    A single number sets nothing apart, since items and notes are numbered anew: it takes a word, or two numbers. Place
    decides between passages of the very same words, if they are not a few.
    """
    if contest.shared < _CLOSE_RIVALRY:
        return True
    least = _NAME_KEPT if contest.shared < _NEAR_DOUBLE else _NAME_KEPT_BY_A_DOUBLE
    if contest.name_kept < least or contest.name_explained < max(least, _NAME_EXPLAINED):
        return False
    if contest.name_gain < _TWICE * contest.name_lost:
        return False
    is_told = contest.name_gain > 0 or contest.numbers >= _TELLING_NUMBERS
    return is_told or (contest.is_same and contest.names >= _FEWEST_NAMES)
