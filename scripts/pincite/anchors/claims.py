"""Old passages that were edited claim new ones; who claims without a clear lead gets nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pincite.anchors.alignment import Gaps, Pairs
from pincite.anchors.likeness import Wordings, compare_rivals, is_ahead, is_evident, is_told_apart

_ROUNDS = 6


class Claims:
    """Pairs grow by the edited passages that are evident; merged passages are noted beside."""

    def __init__(self, *, wordings: Wordings, pairs: Pairs, merged: dict[int, int], ruled: frozenset[int]) -> None:
        self.wordings = wordings
        self.pairs = pairs
        self.merged = merged
        self.ruled = ruled
        self.judged: set[int] = set()
        self._same = frozenset(new for new, old in enumerate(pairs.to_old) if old is not None and old not in ruled)

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
            keeper = max(claimants, key=lambda old: (self.wordings.overlap(old, new).count, -old))
            self.pairs.add(keeper, new)
            self.judged.add(keeper)
        for old in claimants:
            if old != keeper:
                self.merged[old] = new

    def _target(self, old: int, gaps: Gaps) -> int | None:
        """Return the new passage that has most of an old one's words, if that is evident."""
        candidates = [new for new in self.wordings.alike_new(old) if new not in self._same]
        evident = [new for new in candidates if self._is_clear(old, new, gaps)]
        return max(evident, key=lambda new: (self.wordings.overlap(old, new).count, -new), default=None)

    def _is_clear(self, old: int, new: int, gaps: Gaps) -> bool:
        """Tell whether a new passage has an old one's words and no other passage could account for that."""
        near = self._is_near(old, new, gaps)
        wordings, overlap = self.wordings, self.wordings.overlap(old, new)
        if not is_evident(overlap, near=near):
            return False
        for rival in wordings.alike_old(new):
            if rival != old:
                contest = compare_rivals(wordings.old[old], wordings.old[rival], wordings.new[new], wordings.weights)
                if not is_told_apart(contest, overlap.weight, near=near):
                    return False
        for rival in wordings.alike_new(old):
            if rival != new:
                contest = compare_rivals(wordings.new[new], wordings.new[rival], wordings.old[old], wordings.weights)
                if not is_ahead(contest, overlap.weight, near=near):
                    return False
        return True

    def _is_near(self, old: int, new: int, gaps: Gaps) -> bool:
        """Tell whether two passages stand between the same neighbours, or beside one that went with them."""
        if gaps.of_old(old) == gaps.of_new(new):
            return True
        to_new, to_old = self.pairs.to_new, self.pairs.to_old
        before = old > 0 and new > 0 and to_new[old - 1] == new - 1
        behind = old + 1 < len(to_new) and new + 1 < len(to_old) and to_new[old + 1] == new + 1
        return before or behind

    def origin_of_part(self, new: int) -> int | None:
        """Return the old passage whose words a new one has, beside another that keeps the old one's anchor."""
        for old in self.wordings.alike_old(new):
            main = self.pairs.to_new[old]
            overlap = self.wordings.overlap(old, new)
            if main is None or main in self._same or overlap.weight_of_new < 0.6 or overlap.pairs_of_new < 0.5:
                continue
            wordings = self.wordings
            contest = compare_rivals(wordings.new[new], wordings.new[main], wordings.old[old], wordings.weights)
            if contest.gain >= 0.6 * overlap.weight and contest.gain >= 2:
                return old
        return None
