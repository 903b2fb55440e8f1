"""What the matching decided, told for each passage of both wordings, with the reason in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pincite.text import normal_form
from pincite.versioning.alignment import AnchorGaps
from pincite.versioning.candidate_assignment import CandidateAssignment
from pincite.versioning.outcomes import NewOutcome, OldOutcome, Passage, Relation
from pincite.versioning.resegmentation import find_remainders


@dataclass(frozen=True, kw_only=True)
class MatchReport:
    """Settled claims, and the passages that they are about."""

    old: Sequence[Passage]
    new: Sequence[Passage]
    claims: CandidateAssignment

    @cached_property
    def _in_order(self) -> frozenset[int]:
        """New passages that keep the order of the old ones."""
        return frozenset(new for _, new in self.claims.pairs.in_order())

    @cached_property
    def _gaps(self) -> AnchorGaps:
        return AnchorGaps(self.claims.pairs)

    @cached_property
    def _forms(self) -> tuple[list[str], list[str]]:
        """The wordings of both documents' passages in normal form."""
        return [normal_form(passage.text) for passage in self.old], [normal_form(passage.text) for passage in self.new]

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        """How often each wording occurs in the old and in the new document."""
        return Counter(self._forms[0]), Counter(self._forms[1])

    @cached_property
    def _remainders(self) -> dict[int, int]:
        """New passages without an anchor that have words of an old one that keeps its anchor elsewhere."""
        return find_remainders(self.claims)

    @cached_property
    def placements(self) -> tuple[NewOutcome, ...]:
        """What each new passage is."""
        partners = enumerate(self.claims.pairs.to_old)
        return tuple(self._fresh(number) if old is None else self._carried(old, number) for number, old in partners)

    @cached_property
    def departures(self) -> tuple[OldOutcome, ...]:
        """What became of each old passage."""
        partners = enumerate(self.claims.pairs.to_new)
        return tuple(self._gone(number) if new is None else self._left_to(number, new) for number, new in partners)

    def _left_to(self, old: int, new: int) -> OldOutcome:
        parts = tuple(self.new[part].key for part, origin in self._remainders.items() if origin == old)
        return OldOutcome(
            key=self.old[old].key,
            outcome="split" if parts else "carried",
            leads_to=self.new[new].key,
            parts=parts,
            explanation=self.placements[new].explanation,
        )

    def _carried(self, old: int, new: int) -> NewOutcome:
        same = self._forms[0][old] == self._forms[1][new]
        relation: Relation = "kept" if same else "edited"
        if new not in self._in_order:
            relation = "moved" if same else "moved-edited"
        overlap = self.claims.wordings.overlap(old, new)
        words = self.claims.wordings.old[old].size + self.claims.wordings.new[new].size
        similarity = 1.0 if same or not words else round(2 * overlap.count / words, 4)
        return NewOutcome(
            key=self.new[new].key,
            old=self.old[old].key,
            relation=relation,
            similarity=similarity,
            explanation=self._why_same(old, new) if same else self._why_edited(old, new),
        )

    def _fresh(self, new: int) -> NewOutcome:
        origin = self._remainders.get(new)
        if origin is None:
            best = self._best_old(new, but=None)
            seen = f"the likest is {best}: too little, or not clearly its words" if best else "its words are new"
            return NewOutcome(key=self.new[new].key, old=None, relation="inserted", similarity=0.0, explanation=seen)
        overlap = self.claims.wordings.overlap(origin, new)
        size = self.claims.wordings.new[new].size
        explanation = (
            f"{overlap.count} of its {size} words come from {self.old[origin].key}, whose larger part keeps the anchor"
        )
        return NewOutcome(
            key=self.new[new].key,
            old=None,
            relation="split-remainder",
            similarity=round(overlap.of_new, 4),
            explanation=explanation,
        )

    def _gone(self, old: int) -> OldOutcome:
        key, target = self.old[old].key, self.claims.merged.get(old)
        if target is not None:
            overlap, size = self.claims.wordings.overlap(old, target), self.claims.wordings.old[old].size
            keeper = self.claims.pairs.to_old[target]
            holder = "another anchor" if keeper is None else self.old[keeper].key
            said = "decided by the editor" if old in self.claims.ruled else f"{overlap.count} of {size} words"
            explanation = f"{said}: merged into the passage that keeps {holder}"
            return OldOutcome(
                key=key, outcome="merged", leads_to=self.new[target].key, parts=(), explanation=explanation
            )
        explanation = "decided by the editor" if old in self.claims.ruled else self._why_gone(old)
        return OldOutcome(key=key, outcome="withdrawn", leads_to=None, parts=(), explanation=explanation)

    def _why_same(self, old: int, new: int) -> str:
        if old in self.claims.ruled:
            return "decided by the editor"
        before, after = (count[self._forms[0][old]] for count in self._counts)
        if before == after == 1:
            return f"unique exact wording{self._place(new)}"
        return f"exact wording, {before} times before and {after} times now{self._place(new)}"

    def _why_edited(self, old: int, new: int) -> str:
        if old in self.claims.ruled:
            return "decided by the editor"
        overlap, size = self.claims.wordings.overlap(old, new), self.claims.wordings.old[old].size
        if overlap.of_old == overlap.of_new == 1 and old not in self.claims.judged:
            return f"all {size} words the same, other signs or capitals{self._place(new)}"
        best = self._best_old(new, but=old)
        rival = f", next best {best}" if best else ", no other is like it"
        return f"{overlap.count} of {size} words kept{self._place(new)}{rival}"

    def _why_gone(self, old: int) -> str:
        wordings = self.claims.wordings
        best = max(wordings.alike_new(old), key=lambda new: (wordings.overlap(old, new).count, -new), default=None)
        if best is None or not wordings.overlap(old, best).count:
            return "none of its words are left"
        count, size = wordings.overlap(old, best).count, wordings.old[old].size
        return f"no passage has clearly its words: the likest, {self.new[best].key}, has {count} of {size}"

    def _place(self, new: int) -> str:
        """Return where a new passage stands among those that keep their order."""
        if new not in self._in_order:
            return ", moved"
        before, behind = (None if old is None else self.old[old].key for old in self._gaps.old_around(new))
        if before and behind:
            return f", in order between {before} and {behind}"
        if before or behind:
            return f", in order {'behind' if before else 'before'} {before or behind}"
        return ""

    def _best_old(self, new: int, *, but: int | None) -> str | None:
        """Return the old passage that is likest to a new one, with the number of words in common."""
        wordings = self.claims.wordings
        best = next((old for old in wordings.alike_old(new) if old != but), None)
        return None if best is None else f"{self.old[best].key} with {wordings.overlap(best, new).count}"
