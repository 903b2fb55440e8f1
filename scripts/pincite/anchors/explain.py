"""What the matching decided, told for each passage of both wordings, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pincite.anchors.alignment import Gaps
from pincite.anchors.claims import Claims
from pincite.anchors.passages import Departure, Outcome, Passage, Placement, Relation
from pincite.text import normal_form


@dataclass(frozen=True, kw_only=True)
class Report:
    """Settled claims, and the passages that they are about."""

    old: Sequence[Passage]
    new: Sequence[Passage]
    claims: Claims

    @cached_property
    def _in_order(self) -> frozenset[int]:
        """New passages that keep the order of the old ones."""
        return frozenset(new for _, new in self.claims.pairs.in_order())

    @cached_property
    def _gaps(self) -> Gaps:
        return Gaps(self.claims.pairs)

    @cached_property
    def _wordings(self) -> tuple[dict[str, int], dict[str, int]]:
        """How often each wording occurs in the old and in the new document."""
        counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for count, passages in zip(counts, (self.old, self.new), strict=True):
            for passage in passages:
                form = normal_form(passage.text)
                count[form] = count.get(form, 0) + 1
        return counts

    @cached_property
    def _remainders(self) -> dict[int, int]:
        """New passages without an anchor that have words of an old one that keeps its anchor elsewhere."""
        found = {new: self.claims.origin_of_part(new) for new in self.claims.pairs.free_new}
        return {new: old for new, old in found.items() if old is not None}

    def placements(self) -> Iterator[Placement]:
        """Yield what each new passage is."""
        for number in range(len(self.new)):
            old = self.claims.pairs.to_old[number]
            yield self._fresh(number) if old is None else self._carried(old, number)

    def departures(self) -> Iterator[Departure]:
        """Yield what became of each old passage."""
        for number, passage in enumerate(self.old):
            new = self.claims.pairs.to_new[number]
            parts = tuple(self.new[part].key for part, old in self._remainders.items() if old == number)
            outcome: Outcome = "split" if parts else "carried"
            if new is not None:
                placement = self._carried(number, new)
                yield Departure(
                    key=passage.key,
                    outcome=outcome,
                    leads_to=self.new[new].key,
                    parts=parts,
                    explanation=placement.explanation,
                )
            else:
                yield self._gone(number)

    def _carried(self, old: int, new: int) -> Placement:
        same = normal_form(self.old[old].text) == normal_form(self.new[new].text)
        relation: Relation
        if new in self._in_order:
            relation = "kept" if same else "edited"
        else:
            relation = "moved" if same else "moved-edited"
        overlap = self.claims.wordings.overlap(old, new)
        words = self.claims.wordings.old[old].size + self.claims.wordings.new[new].size
        likeness = 1.0 if same or not words else round(2 * overlap.count / words, 4)
        return Placement(
            key=self.new[new].key,
            old=self.old[old].key,
            relation=relation,
            likeness=likeness,
            explanation=self._why_same(old, new) if same else self._why_edited(old, new),
        )

    def _fresh(self, new: int) -> Placement:
        origin = self._remainders.get(new)
        if origin is None:
            best = self._best_old(new, but=None)
            seen = f"the likest is {best}: too little, or not clearly its words" if best else "its words are new"
            return Placement(key=self.new[new].key, old=None, relation="inserted", likeness=0.0, explanation=seen)
        overlap = self.claims.wordings.overlap(origin, new)
        size = self.claims.wordings.new[new].size
        explanation = f"{overlap.count} of its {size} words come from {self.old[origin].key}, whose larger part keeps the anchor"
        return Placement(
            key=self.new[new].key,
            old=None,
            relation="split-remainder",
            likeness=round(overlap.of_new, 4),
            explanation=explanation,
        )

    def _gone(self, old: int) -> Departure:
        key, target = self.old[old].key, self.claims.merged.get(old)
        if target is not None:
            overlap, size = self.claims.wordings.overlap(old, target), self.claims.wordings.old[old].size
            keeper = self.claims.pairs.to_old[target]
            holder = "another anchor" if keeper is None else self.old[keeper].key
            said = "decided by the editor" if old in self.claims.ruled else f"{overlap.count} of {size} words"
            explanation = f"{said}: merged into the passage that keeps {holder}"
            return Departure(
                key=key, outcome="merged", leads_to=self.new[target].key, parts=(), explanation=explanation
            )
        explanation = "decided by the editor" if old in self.claims.ruled else self._why_gone(old)
        return Departure(key=key, outcome="withdrawn", leads_to=None, parts=(), explanation=explanation)

    def _why_same(self, old: int, new: int) -> str:
        if old in self.claims.ruled:
            return "decided by the editor"
        form = normal_form(self.old[old].text)
        before, after = (count.get(form, 0) for count in self._wordings)
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
        others = [old for old in wordings.alike_old(new) if old != but and wordings.overlap(old, new).count]
        best = max(others, key=lambda old: (wordings.overlap(old, new).count, -old), default=None)
        return None if best is None else f"{self.old[best].key} with {wordings.overlap(best, new).count}"
