"""Old passages that were edited claim new ones; who claims without a clear lead gets nothing.

What becomes of an old passage, in this order:

0. A heading goes where most of what stood under it went, or nowhere.
1. Its words stand whole in a new one, or a new one's whole in it, and nowhere else.
2. It stands between the same neighbours, and what sets it apart from its like stayed.
3. Nothing else is like it, and enough of it stayed.
4. Its words are evident, and it is ahead of every rival.
5. It was cut or joined with others: `recut.py`.
6. It was drawn together with others and reworded: `drawn.py`.
"""

from __future__ import annotations

from collections import Counter

from pincite.versioning.alignment import WIDEST_GAP, AnchorGaps
from pincite.versioning.ambiguity import Contest, is_ahead, is_told_apart, keeps_its_name
from pincite.versioning.match_state import MatchState
from pincite.versioning.outline import shared_contents
from pincite.versioning.thresholds import Place, is_evident, is_evident_alone, is_evident_at_place, is_mostly_there

# A passage that stands word for word in another needs no more proof, if it has so many words.
_FEWEST_HELD = 5
_FEWEST_HELD_FAR = 12
# Fewer are enough near its old place, if they weigh as much as this, and at its place, if the new one begins or ends
# with them.
_FEWEST_GROWN = 3
_TELLING = 1.5
# A second new passage with so much of the same words of an old one makes a double.
_DOUBLE = 0.5
_DOUBLE_SHARE = 0.4
_NEARLY = 0.75
# A passage so much longer has many words of any other here and there: away from its place, they must stand together.
_LONGER = 2
# What accounts for so much of the words in question is more than a mention of them.
_LIKE = 0.6
# A heading with so much of the same contents is the same heading, if half of its words stayed.
_SAME_CONTENTS = 0.5


class CandidateAssignment(MatchState):
    """Old passages claim new ones, round by round."""

    def claim(self) -> bool:
        """Pair and merge edited passages that are evident; tell whether there were any."""
        gaps = AnchorGaps(self.pairs)
        self._facing = self._find_facing(gaps)
        self._contents = self._find_contents()
        wanted: dict[int, list[int]] = {}
        for old in self.claimants():
            target = self._target(old, gaps)
            if target is not None:
                wanted.setdefault(target, []).append(old)
        awarded = [self._award(new, claimants) for new, claimants in wanted.items()]
        return any(awarded)

    def _award(self, new: int, claimants: list[int]) -> bool:
        """Give a new passage to the claimant with most words in it; others that stand in it are merged into it."""
        keeper = self.pairs.to_old[new]
        if len(claimants) > 1 or keeper is not None:
            claimants = [old for old in claimants if is_mostly_there(self.wordings.overlap(old, new))]
        if keeper is None and claimants:
            keeper = max(claimants, key=lambda old: (self.wordings.overlap(old, new).order, -old))
            self.keep(keeper, new)
        for old in claimants:
            if old != keeper:
                self.merged[old] = new
        return bool(claimants)

    def _target(self, old: int, gaps: AnchorGaps) -> int | None:
        """Return the new passage that has most of an old one's words, if that is evident."""
        best = max(self._candidates(old), key=lambda new: (self.wordings.overlap(old, new).order, -new), default=None)
        return best if best is not None and self._is_clear(old, best, gaps) else None

    def _is_clear(self, old: int, new: int, gaps: AnchorGaps) -> bool:
        """Tell whether a new passage has an old one's words and no other passage could account for that."""
        place, wordings = self._place(old, new, gaps), self.wordings
        if self._is_other_heading(old, new) or self._is_double_heading(old, new):
            return False
        if self._is_held_whole(old, new, place):
            return True
        if self._is_at_its_place(old, new, place):
            return True
        if not wordings.has_whole_words(old, new):
            return False
        overlap = wordings.overlap(old, new)
        if is_evident_alone(overlap, place) and wordings.is_alone(old, new):
            return True
        if place == "far" and wordings.new[new].size > _LONGER * wordings.old[old].size:
            overlap = wordings.overlap_in_stretch(old, new)
        return is_evident(overlap, place) and self._is_ahead_of_all(old, new, place)

    def _is_held_whole(self, old: int, new: int, place: Place) -> bool:
        if self.wordings.is_held_whole(old, new, _FEWEST_HELD_FAR if place == "far" else _FEWEST_HELD):
            return True
        is_in_new = self.wordings.old[old].size < self.wordings.new[new].size
        is_telling = place != "far" and self.wordings.overlap(old, new).weight >= _TELLING
        return is_in_new and is_telling and self.wordings.is_held_whole(old, new, _FEWEST_GROWN)

    def _is_at_its_place(self, old: int, new: int, place: Place) -> bool:
        """Tell whether a new passage stands where an old one stood, and has what sets it apart from its like."""
        holds_same = self._holds_same(old, new)
        is_there = place == "same" or self._facing.get(old) == new
        if not is_there and not holds_same:
            return False
        if not is_evident_at_place(self.wordings.overlap(old, new), holds_same=holds_same):
            return self.wordings.is_grown(old, new, _FEWEST_GROWN)
        contests = (self.wordings.contest_old(old, rival, new) for rival in self.wordings.rivals_old(old, new))
        return all(keeps_its_name(contest) for contest in contests)

    def _holds_same(self, old: int, new: int) -> bool:
        """Tell whether half of what stood under an old heading stands under a new one, and is half of what does."""
        return self._contents[0].get(old) == new and self._contents[1].get(new) == old

    def _is_double_heading(self, old: int, new: int) -> bool:
        """Tell whether another new heading that may be an old one is as like it, and nothing under them decides."""
        if not self.outlines[0].is_heading[old] or self._holds_same(old, new):
            return False
        others = (other for other in self.wordings.alike_new(old) if other != new and other in self.open)
        return any(self._are_alike(old, other) for other in others)

    def _is_ahead_of_all(self, old: int, new: int, place: Place) -> bool:
        wordings = self.wordings
        for rival in wordings.rivals_old(old, new):
            contest = wordings.contest_old(old, rival, new)
            if not is_told_apart(contest, place) and not self._merely_mentions(rival, new, contest):
                return False
        for rival in wordings.rivals_new(old, new):
            if not self._is_accounted_for(rival, old):
                contest = wordings.contest_new(new, rival, old)
                if not is_ahead(contest, place) or self._is_double(old, new, rival, contest):
                    return False
        return True

    def _merely_mentions(self, old: int, new: int, contest: Contest) -> bool:
        """Tell whether a rival is unchanged elsewhere, and a new passage has but a small part of its words.

        An item of the same list has few of the others' words, but most of those that are in question.
        """
        is_same = self.pairs.to_new[old] in self.same
        return is_same and contest.shared < _LIKE and self.wordings.overlap(old, new).weight_of_old < _DOUBLE_SHARE

    def _is_accounted_for(self, new: int, old: int) -> bool:
        """Tell whether a new passage has the words that it shares with an old one from another, better one."""
        if new in self.same:
            return True
        weight = self.wordings.overlap(old, new).weight
        better = (rival for rival in self.wordings.alike_old(new) if self.wordings.overlap(rival, new).weight > weight)
        return any(self.wordings.contest_old(old, rival, new).shared >= _DOUBLE for rival in better)

    def _is_double(self, old: int, new: int, rival: int, contest: Contest) -> bool:
        """Tell whether a second new passage has most of the same words of an old one, so that neither is clear."""
        share = self.wordings.overlap(old, rival).weight_of_old
        return contest.shared >= _DOUBLE and share >= min(
            _DOUBLE_SHARE, _NEARLY * self.wordings.overlap(old, new).weight_of_old
        )

    def _place(self, old: int, new: int, gaps: AnchorGaps) -> Place:
        """Return how the places of two passages compare."""
        pairs = self.pairs
        before, behind = pairs.are_same(old - 1, new - 1), pairs.are_same(old + 1, new + 1)
        if before and behind:
            return "same"
        return "near" if before or behind or gaps.is_shared(old, new, WIDEST_GAP) else "far"

    def _find_facing(self, gaps: AnchorGaps) -> dict[int, int]:
        """Return old passages and new ones that face each other in a stretch between pairs.

        They do if nothing else in the stretch is like either, or if there are as many old ones as new ones and each is
        like its opposite.
        """
        found = dict[int, int]()
        for olds, news in gaps.stretches(self.unsettled(), self.pairs.free_new):
            if olds and news and max(len(olds), len(news)) <= WIDEST_GAP:
                alike = [(old, new) for old in olds for new in news if self._are_alike(old, new)]
                opposite = list(zip(olds, news, strict=False))
                if len(olds) == len(news) and set(opposite) <= set(alike):
                    found.update(opposite)
                else:
                    left, right = (Counter(side) for side in zip(*alike, strict=True)) if alike else ({}, {})
                    found.update((old, new) for old, new in alike if left[old] == right[new] == 1)
        return found

    def _are_alike(self, old: int, new: int) -> bool:
        return self.is_of_one_series(old, new) and is_evident_at_place(
            self.wordings.overlap(old, new), holds_same=False
        )

    def _is_other_heading(self, old: int, new: int) -> bool:
        """Tell whether most of what stood under an old heading, or stands under a new one, belongs to another.

        One whose own words are unchanged elsewhere is no other heading: its passages moved from or to it.
        """
        there, before = self._contents[0].get(old, new), self._contents[1].get(new, old)
        is_there_own = there in self.same
        is_before_same = self.pairs.to_new[before] in self.same
        return (there != new and not is_there_own) or (before != old and not is_before_same)

    def _find_contents(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return the new heading that has half of what stood under an old one, and the old one of each new one."""
        sizes = [outline.sizes for outline in self.outlines]
        found: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for (old, new), count in shared_contents(self.pairs, *self.outlines).items():
            if count > _SAME_CONTENTS * sizes[0][old]:
                found[0][old] = new
            if count > _SAME_CONTENTS * sizes[1][new]:
                found[1][new] = old
        return found

    def _candidates(self, old: int) -> list[int]:
        """Return new passages that may have an old one's words: the likest, and those beside them or its neighbours."""
        found = self.wordings.likest(old, self.open_in_order)
        partners = [self.pairs.partner_of_old(old + step) for step in (-1, 1)]
        centres = [*found[:1], *(partner for partner in partners if partner is not None)]
        beside = [centre + step for centre in centres for step in (-2, -1, 1, 2)]
        holding = [self._contents[0][old]] if old in self._contents[0] else []
        series, there = self.wordings.series[0][old], self.wordings.series[1]
        return [new for new in dict.fromkeys([*found, *beside, *holding]) if new in self.open and there[new] == series]
