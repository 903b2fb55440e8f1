"""What stands under what: of two equal headings, that one is the old one which has the old one's passages under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pincite.versioning.alignment import Alignment
from pincite.versioning.outcomes import Passage

_HEADINGS = "h"
# A caption names what stands below it, as a heading does.
_LEADING_SERIES = frozenset({_HEADINGS, "c"})
_LEAD_IN = (":", "：")


@dataclass(frozen=True, kw_only=True)
class Outline:
    """Which passages of one wording lead to what stands below them, and which stand under which heading."""

    passages: Sequence[Passage]

    @cached_property
    def is_heading(self) -> list[bool]:
        """Whether each passage is a heading."""
        return [passage.series == _HEADINGS for passage in self.passages]

    @cached_property
    def leads(self) -> list[bool]:
        """Whether each passage belongs to what stands below it rather than to what stands above."""
        return [
            passage.series in _LEADING_SERIES or passage.text.rstrip().endswith(_LEAD_IN) for passage in self.passages
        ]

    @cached_property
    def heading_of(self) -> list[int | None]:
        """The heading that each passage stands under; a heading stands under none."""
        found: list[int | None] = []
        last: int | None = None
        for number, is_heading in enumerate(self.is_heading):
            found.append(None if is_heading else last)
            last = number if is_heading else last
        return found

    @cached_property
    def sizes(self) -> Counter[int]:
        """The number of passages under each heading."""
        return Counter(heading for heading in self.heading_of if heading is not None)


def shared_contents(pairs: Alignment, old: Outline, new: Outline) -> Counter[tuple[int, int]]:
    """Return how many passages under each old heading are pairs with passages under each new one."""
    found = Counter[tuple[int, int]]()
    for number, heading in enumerate(old.heading_of):
        partner = pairs.to_new[number]
        there = None if partner is None else new.heading_of[partner]
        if heading is not None and there is not None:
            found[heading, there] += 1
    return found


def pair_by_contents(
    pairs: Alignment, forms: tuple[Sequence[Hashable], Sequence[Hashable]], outlines: tuple[Outline, Outline]
) -> None:
    """Pair headings of the same form that have more of the same passages under them than any other two have."""
    votes = {
        (old, new): count
        for (old, new), count in shared_contents(pairs, *outlines).items()
        if pairs.both_free(old, new) and forms[0][old] is not None and forms[0][old] == forms[1][new]
    }
    best = [_clear_best(votes, side) for side in (0, 1)]
    for pair, count in votes.items():
        if all(best[side][pair[side]] == (count, pair) for side in (0, 1)):
            pairs.add(*pair)


def _clear_best(votes: Mapping[tuple[int, int], int], side: int) -> dict[int, tuple[int, tuple[int, int] | None]]:
    """Return, for each heading of one side, the most votes and the pair that has them; None where two have as many."""
    best: dict[int, tuple[int, tuple[int, int] | None]] = {}
    for pair, count in votes.items():
        most, _ = best.get(pair[side], (0, None))
        if count >= most:
            best[pair[side]] = (count, pair if count > most else None)
    return best
