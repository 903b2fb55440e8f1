"""Which old passage is which new one, and the stretches between pairs that keep their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

# Between neighbours that are farther apart, a place says little.
WIDEST_GAP = 12


class Alignment:
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


class AnchorGaps:
    """The stretches between pairs that keep their order."""

    def __init__(self, pairs: Alignment) -> None:
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

    def stretches(self, olds: Iterable[int], news: Iterable[int]) -> list[tuple[list[int], list[int]]]:
        """Return those of some old and new passages that stand in the same gap."""
        inside: dict[int, tuple[list[int], list[int]]] = {}
        for number in olds:
            inside.setdefault(self.of_old(number), ([], []))[0].append(number)
        for number in news:
            inside.setdefault(self.of_new(number), ([], []))[1].append(number)
        return list(inside.values())

    def old_around(self, new: int) -> tuple[int | None, int | None]:
        """Return the old passages that keep their order before and behind a new one."""
        gap = self.of_new(new)
        behind = gap + (gap < len(self._new) and self._new[gap] == new)
        before = self._old[gap - 1] if gap else None
        return before, (self._old[behind] if behind < len(self._old) else None)
