"""Second partners: of a sentence that was split, drawn together with its neighbour, or said again elsewhere."""

from __future__ import annotations

from pincite.comparison.pairing import Pair, Pairing
from pincite.similarity.sentence_words import SentenceWords
from pincite.similarity.stems import is_number

# A sentence beside one that has a partner may share that partner: how alike it must be, on how much evidence, and how
# far that partner must be ahead of whatever else it is like.
_BESIDE = 0.3
_BESIDE_EVIDENCE = 2.0
_BESIDE_AHEAD = 0.08
# The two together may be a little less like it than one, and not much: the second must have brought something.
_BESIDE_GAIN = -0.08
# A sentence whose telling words all but stand in a longer one says what that says.
_WITHIN = 0.75
_WITHIN_LEAST = 0.3
_WITHIN_EVIDENCE = 3.0


def join_many_to_one(pairing: Pairing) -> None:
    """Pair free sentences with the partner of a neighbour, where both together are more like it than one."""
    halves = {
        other
        for old, new in pairing.pairs
        for step in (-1, 1)
        for other in ((old + step, new), (old, new + step))
        if other in pairing.similarity and pairing.is_half_free(other) and pairing.is_split((old, new), other)
    }
    _add(pairing, halves)


def pair_again(pairing: Pairing) -> None:
    """Pair free sentences with one that has a partner: beside that partner, or within what they are like."""
    halves = [pair for pair in pairing.similarity if pairing.is_half_free(pair)]
    _add(pairing, {pair for pair in halves if _is_beside(pairing, pair) or _is_within(pairing, pair)})


def _add(pairing: Pairing, found: set[Pair]) -> None:
    for pair in sorted(found, key=pairing.order):
        if pairing.is_half_free(pair):
            pairing.add(pair)


def _is_beside(pairing: Pairing, pair: Pair) -> bool:
    """Tell whether a free sentence stands beside its likeness's partner and is like nothing else."""
    side = _free_side(pairing, pair)
    sentence_similarity = pairing.similarity[pair]
    if sentence_similarity.score < _BESIDE or sentence_similarity.shared < _BESIDE_EVIDENCE:
        return False
    others = (pairing.by_older, pairing.by_newer)[side][pair[side]]
    rival = max((pairing.similarity[other].score for other in others if other != pair), default=0.0)
    beside = (held for held in pairing.pairs if held[1 - side] == pair[1 - side])
    return sentence_similarity.score - rival >= _BESIDE_AHEAD and any(
        pairing.gain(held, pair) >= _BESIDE_GAIN for held in beside
    )


def _is_within(pairing: Pairing, pair: Pair) -> bool:
    """Tell whether a free sentence's words, and its numbers, stand in the sentence that it is like."""
    old, new = pair
    sentence_similarity = pairing.similarity[pair]
    if pairing.older[old].section != pairing.newer[new].section or sentence_similarity.score < _WITHIN_LEAST:
        return False
    both = pairing.readings.older[old], pairing.readings.newer[new]
    side = _free_side(pairing, pair)
    free, other = both[side], both[1 - side]
    return sentence_similarity.shared >= max(_WITHIN_EVIDENCE, _WITHIN * free.weight) and _numbers(free) <= _numbers(
        other
    )


def _free_side(pairing: Pairing, pair: Pair) -> int:
    return 0 if pair[0] not in pairing.taken[0] else 1


def _numbers(reading: SentenceWords) -> set[str]:
    return {word for word in reading.words if is_number(word)}
