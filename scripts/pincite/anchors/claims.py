"""Old passages that were edited claim new ones; who claims without a clear lead gets nothing."""

from __future__ import annotations

from pincite.anchors.alignment import Gaps, Pairs
from pincite.anchors.likeness import Place, is_evident, is_evident_alone
from pincite.anchors.rivalry import Contest, is_ahead, is_told_apart
from pincite.anchors.wordings import Wordings

_ROUNDS = 6
# Between neighbours that are farther apart, a place says little.
_WIDEST_GAP = 12
# A passage that stands word for word in another needs no more proof, if it has so many words.
_FEWEST_HELD = 5
_FEWEST_HELD_FAR = 12
# A second new passage with so much of the same words of an old one makes a double.
_DOUBLE = 0.5
_DOUBLE_SHARE = 0.4
_NEARLY = 0.75
_PART_SHARE = 0.6
_LEAST_PART = 2
_LEAST_PART_WORDS = 4


class Claims:
    """Pairs grow by the edited passages that are evident; merged passages are noted beside."""

    def __init__(self, *, wordings: Wordings, pairs: Pairs, merged: dict[int, int], ruled: frozenset[int]) -> None:
        self.wordings = wordings
        self.pairs = pairs
        self.merged = merged
        """Old passages whose words stand in a new one that keeps another anchor."""
        self.ruled = ruled
        """Old passages that an editor decided about."""
        self.judged: set[int] = set()
        """Old passages that were paired by likeness."""
        self._same = frozenset(new for new, old in enumerate(pairs.to_old) if old is not None and old not in ruled)
        self._open = frozenset(range(len(pairs.to_old))) - self._same
        self._open_in_order = sorted(self._open)

    def settle(self) -> None:
        """Pair edited passages until nothing more is evident: each round's pairs are neighbours for the next."""
        for _ in range(_ROUNDS):
            if not self._settle_round():
                return

    def _settle_round(self) -> bool:
        gaps = Gaps(self.pairs)
        wanted: dict[int, list[int]] = {}
        for old in self.pairs.free_old:
            if old not in self.ruled and old not in self.merged:
                target = self._target(old, gaps)
                if target is not None:
                    wanted.setdefault(target, []).append(old)
        for new, claimants in wanted.items():
            self._award(new, claimants)
        return bool(wanted)

    def _award(self, new: int, claimants: list[int]) -> None:
        """Give a new passage to the claimant with most words in it; the others are merged into it."""
        keeper = self.pairs.to_old[new]
        if keeper is None:
            keeper = max(claimants, key=lambda old: (self.wordings.overlap(old, new).order, -old))
            self.pairs.add(keeper, new)
            self.judged.add(keeper)
        for old in claimants:
            if old != keeper:
                self.merged[old] = new

    def _target(self, old: int, gaps: Gaps) -> int | None:
        """Return the new passage that has most of an old one's words, if that is evident."""
        best = max(self._candidates(old), key=lambda new: (self.wordings.overlap(old, new).order, -new), default=None)
        return best if best is not None and self._is_clear(old, best, gaps) else None

    def _is_clear(self, old: int, new: int, gaps: Gaps) -> bool:
        """Tell whether a new passage has an old one's words and no other passage could account for that."""
        place, wordings = self._place(old, new, gaps), self.wordings
        if wordings.is_held_whole(old, new, _FEWEST_HELD_FAR if place == "far" else _FEWEST_HELD):
            return True
        overlap = wordings.overlap(old, new)
        if is_evident_alone(overlap, place) and wordings.is_alone(old, new):
            return True
        if not is_evident(overlap, place):
            return False
        for rival in wordings.rivals_old(old, new):
            if not self._merely_mentions(rival, new) and not is_told_apart(
                wordings.contest_old(old, rival, new), place
            ):
                return False
        for rival in wordings.rivals_new(old, new):
            if not self._is_accounted_for(rival, old):
                contest = wordings.contest_new(new, rival, old)
                if not is_ahead(contest, place) or self._is_double(old, new, rival, contest):
                    return False
        return True

    def _merely_mentions(self, old: int, new: int) -> bool:
        """Tell whether an old passage is unchanged elsewhere and a new one has but a small part of its words."""
        return self.pairs.to_new[old] in self._same and self.wordings.overlap(old, new).weight_of_old < _DOUBLE_SHARE

    def _is_accounted_for(self, new: int, old: int) -> bool:
        """Tell whether a new passage has the words that it shares with an old one from another, better one."""
        if new in self._same:
            return True
        weight = self.wordings.overlap(old, new).weight
        better = (one for one in self.wordings.alike_old(new) if self.wordings.overlap(one, new).weight > weight)
        return any(self.wordings.contest_old(old, one, new).shared >= _DOUBLE for one in better)

    def _is_double(self, old: int, new: int, rival: int, contest: Contest) -> bool:
        """Tell whether a second new passage has most of the same words of an old one, so that neither is clear."""
        share = self.wordings.overlap(old, rival).weight_of_old
        return contest.shared >= _DOUBLE and share >= min(
            _DOUBLE_SHARE, _NEARLY * self.wordings.overlap(old, new).weight_of_old
        )

    def _place(self, old: int, new: int, gaps: Gaps) -> Place:
        """Return how the places of two passages compare."""
        pairs = self.pairs
        before, behind = pairs.are_same(old - 1, new - 1), pairs.are_same(old + 1, new + 1)
        if before and behind:
            return "same"
        return "near" if before or behind or gaps.is_shared(old, new, _WIDEST_GAP) else "far"

    def _candidates(self, old: int) -> list[int]:
        """Return new passages that may have an old one's words: the likest, and those beside them or its neighbours."""
        found = self.wordings.likest(old, self._open_in_order)
        partners = [self.pairs.partner_of_old(old + step) for step in (-1, 1)]
        centres = [*found[:1], *(one for one in partners if one is not None)]
        beside = [centre + step for centre in centres for step in (-2, -1, 1, 2)]
        return [new for new in dict.fromkeys([*found, *beside]) if new in self._open]

    def origin_of_part(self, new: int) -> int | None:
        """Return the old passage whose words a new one has, beside another that keeps the old one's anchor."""
        for old in self.wordings.alike_old(new):
            main, overlap = self.pairs.to_new[old], self.wordings.overlap(old, new)
            is_mostly_its = overlap.weight_of_new >= _PART_SHARE and overlap.pairs_of_new >= _DOUBLE
            if main is None or main in self._same or old in self.ruled:
                continue
            if is_mostly_its and overlap.count >= _LEAST_PART_WORDS:
                contest = self.wordings.contest_new(new, main, old)
                if contest.shared < 1 - _PART_SHARE and contest.gain >= _LEAST_PART:
                    return old
        return None
