"""What is settled so far of two wordings, and what is open: every rule reads it and adds to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pincite.versioning.alignment import Alignment
from pincite.versioning.compared_versions import ComparedVersions
from pincite.versioning.outline import Outline


@dataclass(slots=True, kw_only=True)
class MatchState:
    """Pairs grow by the edited passages that are evident; merged passages are noted beside."""

    wordings: ComparedVersions
    outlines: tuple[Outline, Outline]
    pairs: Alignment
    merged: dict[int, int]
    """Old passages whose words stand in a new one that keeps another anchor."""
    ruled: frozenset[int]
    """Old passages that an editor decided about."""
    judged: set[int] = field(default_factory=set)
    """Old passages that were paired by likeness."""
    reserved: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    """Old and new passages of the same words, of which nobody knows yet which is which."""
    same: frozenset[int] = frozenset()
    """New passages that are the same as an old one."""
    open: frozenset[int] = frozenset()
    """New passages that may have the words of edited ones."""
    open_in_order: list[int] = field(default_factory=list)

    def look_again(self, reserved: tuple[Iterable[int], Iterable[int]]) -> None:
        """Note which new passages are the same as an old one, and which may have the words of edited ones."""
        self.reserved = (frozenset(reserved[0]), frozenset(reserved[1]))
        held = {*self.ruled, *self.judged}
        partners = enumerate(self.pairs.to_old)
        self.same = frozenset(new for new, old in partners if old is not None and old not in held)
        self.open = frozenset(range(len(self.pairs.to_old))) - self.same - self.reserved[1]
        self.open_in_order = sorted(self.open)

    def unsettled(self) -> list[int]:
        """Return old passages that are neither paired, nor merged, nor decided about."""
        return [old for old in self.pairs.free_old if old not in self.ruled and old not in self.merged]

    def claimants(self) -> list[int]:
        """Return those of them that are not reserved."""
        return [old for old in self.unsettled() if old not in self.reserved[0]]

    def keep(self, old: int, new: int) -> None:
        """Note that a new passage keeps the anchor of an old one that was edited."""
        self.pairs.add(old, new)
        self.judged.add(old)

    def is_of_one_series(self, old: int, new: int) -> bool:
        """Tell whether an old and a new passage may be a pair at all."""
        return self.wordings.series[0][old] == self.wordings.series[1][new]
