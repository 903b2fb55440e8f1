"""Both wordings of a document as words; comparisons are made once each, and only where they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from pincite.similarity.passage_words import FULL_WEIGHT, IdfVocabulary, Words, split_parts, split_words
from pincite.versioning.ambiguity import Contest, compare_rivals
from pincite.versioning.outcomes import Passage
from pincite.versioning.thresholds import Overlap, compare_words

_CANDIDATES = 8
_SHORT = 24
# A passage with less than this share of the words in question is not looked at as a rival.
_RIVAL_SHARE = 0.4
# What has this share of words in common with a passage of about its size is its double.
_DOUBLE = 0.5
# What has less than this in common with a passage is no reason to doubt.
_UNLIKE = 0.45
_LEAST_WHOLE = 0.25

Alike = dict[int, int]
"""Numbers of passages, best first, and how many telling words they have in common with one."""


class ComparedVersions:
    """Both wordings' passages as words."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        words = [[split_parts(passage.text) for passage in side] for side in (old, new)]
        self._lexicon = lexicon = IdfVocabulary(*words)
        self.old, self.new = ([lexicon.read(parts) for parts in side] for side in words)
        self.series = ([passage.series for passage in old], [passage.series for passage in new])
        """Passages of other series are never alike."""
        sides = (self.old, self.new)
        self._telling = [_by_series(*side, "telling") for side in zip(sides, self.series, strict=True)]
        self._sorted = [_by_series(*side, "sorted") for side in zip(sides, self.series, strict=True)]
        self._asked: tuple[Sequence[int], dict[str, dict[int, str]]] = ((), {})
        self._names: list[Counter[frozenset[str]]] = []
        self._passages = (old, new)
        self._whole_words: dict[tuple[int, int], Counter[str]] = {}
        self._near_doubles: dict[tuple[int, int], list[int]] = {}
        self._likest: dict[tuple[int, int, int], list[int]] = {}
        self._overlaps: dict[tuple[int, int], Overlap] = {}
        self._mended: dict[tuple[int, int], Words] = {}
        self._alike: dict[tuple[int, int, int], Alike] = {}
        self._stretches: dict[tuple[int, int], Words] = {}

    @property
    def labels(self) -> str:
        """The words that items begin with and that are not theirs: numbers and single letters."""
        return self._lexicon.labels

    def weigh(self, words: Iterable[str]) -> float:
        """Return the weight of different words: 1 for each that occurs nowhere else."""
        return self._lexicon.weigh(words) / FULL_WEIGHT

    def is_numbered_alike(self, words: Words) -> bool:
        """Tell whether another passage of either wording has the same words but for numbers."""
        if not self._names:
            self._names = [Counter(passage.names for passage in side) for side in (self.old, self.new)]
        return any(side[words.names] > 1 for side in self._names)

    def overlap(self, old: int, new: int) -> Overlap:
        """Return what an old and a new passage have in common."""
        if (old, new) not in self._overlaps:
            self._overlaps[old, new] = compare_words(self.old[old], self._without_slips(old, new), self._lexicon)
        return self._overlaps[old, new]

    def _without_slips(self, old: int, new: int) -> Words:
        """Return the words of a new passage, without slips of the pen where both are short: there, each word counts."""
        before, after = self.old[old], self.new[new]
        if max(before.size, after.size) > _SHORT:
            return after
        if (old, new) not in self._mended:
            self._mended[old, new] = self._lexicon.mend_slips(before, after)
        return self._mended[old, new]

    def stretch(self, old: int, new: int) -> Words:
        """Return the words of the stretch of a new passage where those of an old one stand."""
        if (old, new) not in self._stretches:
            self._stretches[old, new] = self._lexicon.find_stretch(self.old[old], self.new[new])
        return self._stretches[old, new]

    def overlap_in_stretch(self, old: int, new: int) -> Overlap:
        """Return what an old passage has in common with the stretch of a new one where its words stand."""
        return compare_words(self.old[old], self.stretch(old, new), self._lexicon)

    def likest(self, old: int, open_new: Sequence[int]) -> list[int]:
        """Return those of some new passages that have most in common with an old one."""
        if len(open_new) == len(self.new):
            alike = self.alike_new(old)
        else:
            series = self.series[0][old]
            alike = find_alike(self.old[old].telling, self._telling_of(open_new).get(series, {}))
        least = _RIVAL_SHARE * max(alike.values(), default=0)
        return [number for number, count in alike.items() if count >= least]

    def _telling_of(self, open_new: Sequence[int]) -> dict[str, dict[int, str]]:
        """Return the telling words of some new passages by series; those of the last question are at hand."""
        if open_new is not self._asked[0]:
            choices: dict[str, dict[int, str]] = {}
            for number in open_new:
                choices.setdefault(self.series[1][number], {})[number] = self.new[number].telling
            self._asked = (open_new, choices)
        return self._asked[1]

    def alike_new(self, old: int) -> Alike:
        """Return the new passages that have most in common with an old one."""
        return self._remember((0, 1, old))

    def alike_old(self, new: int) -> Alike:
        """Return the old passages that have most in common with a new one."""
        return self._remember((1, 0, new))

    def _remember(self, key: tuple[int, int, int]) -> Alike:
        """Return what is alike, found once; the key is the passage's side, the others' side, and its number."""
        if key not in self._alike:
            side, other, number = key
            series = self.series[side][number]
            self._alike[key] = find_alike(self._telling[side][series][number], self._telling[other].get(series, {}))
        return self._alike[key]

    def is_held_whole(self, old: int, new: int, fewest: int) -> bool:
        """Tell whether one of two passages, of not too few words, stands in the other and nowhere else."""
        part, whole = sorted((self.old[old], self.new[new]), key=lambda words: words.size)
        if len(part.body) < fewest or part.body not in whole.in_order:
            return False
        if len(part.names) < fewest and self.is_numbered_alike(part):
            return False
        return not self.stands_twice(part)

    def stands_twice(self, words: Words) -> bool:
        """Tell whether the words of a passage stand whole in two passages of one wording."""
        return any(sum(words.body in passage.in_order for passage in side) > 1 for side in (self.old, self.new))

    def has_whole_words(self, old: int, new: int) -> bool:
        """Tell whether a quarter of an old passage's words, identifiers undivided, stand in a new one.

        Identifiers of one text have most of their parts in common; away from their place, parts alone prove nothing.
        """
        before, after = self._count_whole(0, old), self._count_whole(1, new)
        return (before & after).total() >= _LEAST_WHOLE * before.total()

    def _count_whole(self, side: int, number: int) -> Counter[str]:
        if (side, number) not in self._whole_words:
            self._whole_words[side, number] = Counter(split_words(self._passages[side][number].text))
        return self._whole_words[side, number]

    def is_grown(self, old: int, new: int, fewest: int) -> bool:
        """Tell whether an old passage stands whole at the beginning or end of a new one, and nowhere else."""
        part, text = self.old[old].body, self.new[new].in_order
        is_at_end = text.startswith((part, self.old[old].in_order)) or text.endswith(part)
        return is_at_end and self.is_held_whole(old, new, fewest)

    def rivals_old(self, old: int, new: int) -> Iterator[int]:
        """Yield the old passages that could be taken for an old one, or for what a new one was made from."""
        own = self.overlap(old, new).telling
        return _rivals(old, self.alike_old(new), own, self._doubles(old, 0))

    def rivals_new(self, old: int, new: int) -> Iterator[int]:
        """Yield the new passages that could be taken for a new one, or for what was made of an old one."""
        own = self.overlap(old, new).telling
        return _rivals(new, self.alike_new(old), own, self._doubles(new, 1))

    def _doubles(self, number: int, side: int) -> list[int]:
        """Return the passages of one wording that are nearly the same as one of it."""
        if (side, number) not in self._near_doubles:
            texts = self._sorted[side][self.series[side][number]]
            best = process.extract(
                texts[number], texts, scorer=Indel.normalized_similarity, limit=_CANDIDATES, score_cutoff=_DOUBLE
            )
            self._near_doubles[side, number] = [other for _, _, other in best]
        return self._near_doubles[side, number]

    def is_alone(self, old: int, new: int) -> bool:
        """Tell whether nothing else in either wording is much like one of two passages."""
        looks = ((0, old, 0, old), (0, old, 1, new), (1, new, 0, old), (1, new, 1, new))
        return all(number == itself for *look, itself in looks for number in self._find_likest(*look))

    def _find_likest(self, side: int, number: int, other: int) -> list[int]:
        """Return the two passages of a wording that are likest to one of either, if they are much like it at all."""
        key = (side, number, other)
        if key not in self._likest:
            texts = self._sorted[other].get(self.series[side][number], {})
            words = (self.old, self.new)[side][number].sorted
            best = process.extract(words, texts, scorer=Indel.normalized_similarity, limit=2, score_cutoff=_UNLIKE)
            self._likest[key] = [found for _, _, found in best]
        return self._likest[key]

    def contest_old(self, old: int, rival: int, new: int, *, in_stretch: bool = False) -> Contest:
        """Return how two old passages compare as what a new one, or its stretch, was made from."""
        target = self.stretch(old, new) if in_stretch else self._without_slips(old, new)
        return compare_rivals(self.old[old], self.old[rival], target, self._lexicon)

    def contest_new(self, new: int, rival: int, old: int, *, in_stretch: bool = False) -> Contest:
        """Return how two new passages, or the stretch of one, compare as what was made of an old one."""
        passage = self.stretch(old, new) if in_stretch else self._without_slips(old, new)
        return compare_rivals(passage, self._without_slips(old, rival), self.old[old], self._lexicon)


def _by_series(words: Sequence[Words], series: Sequence[str], form: str) -> dict[str, dict[int, str]]:
    """Return one form of all passages, by their series and number."""
    found: dict[str, dict[int, str]] = {}
    for number, (passage, name) in enumerate(zip(words, series, strict=True)):
        found.setdefault(name, {})[number] = getattr(passage, form)
    return found


def find_alike(telling: str, others: Mapping[int, str]) -> Alike:
    """Return which of others have most telling words in common with a passage."""
    if not telling:
        return {}
    best = process.extract(telling, others, scorer=LCSseq.similarity, limit=_CANDIDATES, score_cutoff=1)
    return {number: int(count) for _, count, number in best}


def _rivals(itself: int, alike: Alike, own: int, doubles: Sequence[int]) -> Iterator[int]:
    alike_enough = [number for number, count in alike.items() if count >= _RIVAL_SHARE * own]
    return (number for number in dict.fromkeys([*doubles, *alike_enough]) if number != itself)
