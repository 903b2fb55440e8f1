"""Passages of the same wording find each other: unique ones wherever they are, repeated ones with their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz.distance import LCSseq

Form = Hashable | None


class Pairs:
    """Which old passage is which new one, by their numbers."""

    def __init__(self, old: int, new: int) -> None:
        self.to_new: list[int | None] = [None] * old
        self.to_old: list[int | None] = [None] * new

    def add(self, old: int, new: int) -> None:
        """Note that two passages are the same."""
        self.to_new[old], self.to_old[new] = new, old

    def both_free(self, old: int, new: int) -> bool:
        """Tell whether neither passage has a partner."""
        return self.to_new[old] is None and self.to_old[new] is None

    def partner_of_old(self, old: int) -> int | None:
        """Return the partner of an old passage; None where there is no such passage."""
        return self.to_new[old] if 0 <= old < len(self.to_new) else None

    def are_same(self, old: int, new: int) -> bool:
        """Tell whether two passages are a pair, or both the place before the first or behind the last."""
        if old == -1 or old == len(self.to_new):
            return new == (-1 if old == -1 else len(self.to_old))
        return self.to_new[old] is not None and self.to_new[old] == new

    @property
    def free_old(self) -> list[int]:
        """Old passages without a partner."""
        return [number for number, partner in enumerate(self.to_new) if partner is None]

    @property
    def free_new(self) -> list[int]:
        """New passages without a partner."""
        return [number for number, partner in enumerate(self.to_old) if partner is None]

    def in_order(self) -> list[tuple[int, int]]:
        """Return the longest run of pairs that keep their order; the others have moved."""
        found = [(old, new) for old, new in enumerate(self.to_new) if new is not None]
        return [found[position] for position in _longest_increasing([new for _, new in found])]


def _longest_increasing(values: Sequence[int]) -> list[int]:
    """Return the positions of a longest increasing subsequence of different numbers."""
    ends: list[int] = []
    positions: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        positions[length : length + 1] = [position]
        before.append(positions[length - 1] if length else -1)
    chain = []
    position = positions[-1] if positions else -1
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]


class Gaps:
    """The stretches between pairs that keep their order."""

    def __init__(self, pairs: Pairs) -> None:
        backbone = pairs.in_order()
        self._old = [old for old, _ in backbone]
        self._new = [new for _, new in backbone]
        self._sizes = (len(pairs.to_new), len(pairs.to_old))

    def of_old(self, old: int) -> int:
        """Return the number of the gap that an old passage stands in."""
        return bisect_left(self._old, old)

    def of_new(self, new: int) -> int:
        """Return the number of the gap that a new passage stands in."""
        return bisect_left(self._new, new)

    def is_shared(self, old: int, new: int, most: int) -> bool:
        """Tell whether two passages stand in the same gap, of no more passages than given on either side."""
        gap = self.of_old(old)
        return gap == self.of_new(new) and all(self._width(side, gap) <= most for side in (0, 1))

    def _width(self, side: int, gap: int) -> int:
        ends, size = (self._old, self._new)[side], self._sizes[side]
        return (ends[gap] if gap < len(ends) else size) - (ends[gap - 1] + 1 if gap else 0)

    def old_around(self, new: int) -> tuple[int | None, int | None]:
        """Return the old passages that keep their order before and behind a new one."""
        gap = self.of_new(new)
        behind = gap + (gap < len(self._new) and self._new[gap] == new)
        before = self._old[gap - 1] if gap else None
        return before, (self._old[behind] if behind < len(self._old) else None)


def pair_same(
    pairs: Pairs, old: Sequence[Form], new: Sequence[Form], sections: tuple[Sequence[str | None], ...]
) -> None:
    """Pair passages whose forms are the same; None is the form of what shall not be paired."""
    _pair_unique(pairs, old, new)
    _pair_neighbours(pairs, old, new)
    _pair_in_gaps(pairs, old, new)
    _pair_neighbours(pairs, old, new)
    within = [
        [form and (section, form) for form, section in zip(*side, strict=True)]
        for side in ((old, sections[0]), (new, sections[1]))
    ]
    _pair_by_rank(pairs, within[0], within[1])
    _pair_by_rank(pairs, old, new)


def _places(numbers: Iterable[int], forms: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = {}
    for number in numbers:
        if forms[number] is not None:
            places.setdefault(forms[number], []).append(number)
    return places


def _pair_unique(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    there = _places(pairs.free_new, new)
    for form, numbers in _places(pairs.free_old, old).items():
        if len(numbers) == 1 and len(there.get(form, ())) == 1:
            pairs.add(numbers[0], there[form][0])


def _pair_neighbours(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Let runs of pairs grow at both ends over passages that are the same."""
    waiting = [(number, partner) for number, partner in enumerate(pairs.to_new) if partner is not None]
    for step in (1, -1):
        for first in waiting if step == 1 else reversed(waiting):
            before, after = first[0] + step, first[1] + step
            while 0 <= before < len(old) and 0 <= after < len(new) and pairs.both_free(before, after):
                if old[before] is None or old[before] != new[after]:
                    break
                pairs.add(before, after)
                before, after = before + step, after + step


def _pair_in_gaps(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair what stands in the same order between pairs that keep theirs."""
    gaps = Gaps(pairs)
    inside: dict[int, tuple[list[int], list[int]]] = {}
    for number in pairs.free_old:
        inside.setdefault(gaps.of_old(number), ([], []))[0].append(number)
    for number in pairs.free_new:
        inside.setdefault(gaps.of_new(number), ([], []))[1].append(number)
    for olds, news in inside.values():
        numbers = {form: number for number, form in enumerate({old[one]: None for one in olds})}
        shared = [one for one in news if new[one] in numbers and new[one] is not None]
        if not shared:
            continue
        kept = {new[one] for one in shared}
        same = [one for one in olds if old[one] in kept]
        blocks = LCSseq.editops([numbers[old[one]] for one in same], [numbers[new[one]] for one in shared])
        for block in blocks.as_matching_blocks():
            for offset in range(block.size):
                pairs.add(same[block.a + offset], shared[block.b + offset])


def _pair_by_rank(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair what is left of the same form, the first with the first."""
    there = _places(pairs.free_new, new)
    for form, numbers in _places(pairs.free_old, old).items():
        for before, after in zip(numbers, there.get(form, ()), strict=False):
            pairs.add(before, after)
