"""Which sentence of one document says what a sentence of another said: no pair rather than a wrong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from pincite.comparison.counted_things import Count, counts_of
from pincite.comparison.many_to_one import join_many_to_one, pair_again
from pincite.comparison.pairing import Pair, Pairing, Placed
from pincite.similarity.sentence_words import SentenceWords, StemVocabulary

# From here on two sentences are the same claim whatever else stands near.
_FIRM = 0.5
# How near a rival may come to a firm pair; nearer still to one that is plain.
_NEAR_RIVAL = 0.93
_PLAIN = 0.75
_PLAIN_RIVAL = 0.98
_LEAST = 0.275
# Less likeness than this must at least rest on several telling words.
_ENOUGH = 0.33
# Sentences that say the opposite are one claim with another outcome only where the rest, or the place, is the same.
_OPPOSED = 0.38
_LEAST_EVIDENCE = 2.0
_SOME_EVIDENCE = 1.0
# How far a pair that is not firm must be ahead of its rivals.
_AHEAD = 0.045
# What is added to the likeness: for paragraphs that have a pair in common, as they are on one matter, and for each side
# on which the next sentences, or the next but one, are a pair.
_SAME_MATTER = 0.03
_NEIGHBOUR = 0.03
_STEPS = ((1, 1), (1, 2), (2, 1))


def align(
    older: Sequence[Placed],
    newer: Sequence[Placed],
    weights: StemVocabulary,
    *,
    without: tuple[Set[str], Set[str]] = (frozenset(), frozenset()),
) -> tuple[Pair, ...]:
    """Return pairs of places in the two sequences, in the newer one's order; some sentences may be left alone.

    Each sentence has one partner; one that was split, drawn together with its neighbour or repeated has several.
    """
    if not older or not newer:
        return ()
    pairing = Pairing(older, newer, weights, without)
    _pair_firm(pairing)
    _pair_likely(pairing)
    _pair_counted(pairing)
    join_many_to_one(pairing)
    pair_again(pairing)
    return tuple(sorted(pairing.pairs, key=lambda pair: (pair[1], pair[0])))


def _pair_firm(pairing: Pairing) -> None:
    """Pair what is so much alike that nothing else needs to be asked, best first."""
    firm = {
        pair: sentence_similarity.score
        for pair, sentence_similarity in pairing.similarity.items()
        if sentence_similarity.score >= _FIRM
    }
    for pair in sorted(firm, key=pairing.order):
        share = _PLAIN_RIVAL if firm[pair] >= _PLAIN else _NEAR_RIVAL
        if pairing.are_free(pair) and (firm[pair] == 1 or _is_ahead(pairing, pair, firm, share * firm[pair])):
            pairing.add(pair)


def _pair_likely(pairing: Pairing) -> None:
    """Pair what is clearly ahead of every rival; each pair found takes rivals away and speaks for its neighbours."""
    while found := _likely(pairing):
        for pair in found:
            if pairing.are_free(pair):
                pairing.add(pair)


def _likely(pairing: Pairing) -> list[Pair]:
    """Return free pairs, best first, that are enough alike and have no rival near."""
    scores = _placed_scores(pairing)
    found = [
        pair
        for pair, score in scores.items()
        if score >= (_OPPOSED if pairing.are_opposed(pair) else _LEAST)
        and pairing.similarity[pair].evidence >= (_SOME_EVIDENCE if score >= _ENOUGH else _LEAST_EVIDENCE)
        and _is_ahead(pairing, pair, scores, score - _AHEAD)
    ]
    return sorted(found, key=lambda pair: (-scores[pair], *pairing.order(pair)))


def _placed_scores(pairing: Pairing) -> Mapping[Pair, float]:
    """Return how alike free sentences are, with what their place says for them."""
    matters = {pairing.matter(pair) for pair in pairing.pairs}
    held = set(pairing.pairs)
    scores: dict[Pair, float] = {}
    for pair, sentence_similarity in pairing.similarity.items():
        if pairing.are_free(pair):
            old, new = pair
            before = any((old - back, new - there) in held for back, there in _STEPS)
            behind = any((old + on, new + there) in held for on, there in _STEPS)
            matter = pairing.matter(pair) in matters
            scores[pair] = round(sentence_similarity.score + _SAME_MATTER * matter + _NEIGHBOUR * (before + behind), 9)
    return scores


def _is_ahead(pairing: Pairing, pair: Pair, scores: Mapping[Pair, float], bar: float) -> bool:
    """Tell whether no free rival of a pair is above a bar, but for neighbours that are part of the same split."""
    return not any(
        scores.get(other, 0) > bar and pairing.are_free(other) and not pairing.is_split(pair, other)
        for other in pairing.rivals(pair)
    )


def _pair_counted(pairing: Pairing) -> None:
    """Pair sentences that alone in their section count the same thing, as in `investigated 86 cases`."""
    before = _counted(pairing.older, pairing.readings.older)
    after = _counted(pairing.newer, pairing.readings.newer)
    found = {
        (before[key][0], after[key][0])
        for key in before.keys() & after.keys()
        if len(before[key]) == len(after[key]) == 1
    }
    free = sorted(pair for pair in found if pairing.are_free(pair))
    for pair in free:
        if sum(pair[0] == old or pair[1] == new for old, new in free) == 1:
            pairing.add(pair)


def _counted(
    sentences: Sequence[Placed], readings: Sequence[SentenceWords]
) -> Mapping[tuple[str | None, Count], list[int]]:
    """Return the places of the sentences that count something, by section and what they count."""
    places: dict[tuple[str | None, Count], list[int]] = defaultdict(list)
    for place, (sentence, reading) in enumerate(zip(sentences, readings, strict=True)):
        for count in counts_of(reading.words):
            places[sentence.section, count].append(place)
    return places
