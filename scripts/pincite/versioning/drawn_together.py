"""Passages that were drawn together and reworded: an old one's words stand in a stretch of a longer new one.

A stretch is compared as if it were a passage of its own, so that what else was drawn into the same passage is no rival.
"""

from __future__ import annotations

from pincite.versioning.alignment import WIDEST_GAP, AnchorGaps
from pincite.versioning.ambiguity import is_ahead, is_told_apart
from pincite.versioning.match_state import MatchState
from pincite.versioning.resegmentation import went_to
from pincite.versioning.thresholds import Place, is_evident_in_stretch


def draw_together(settlement: MatchState) -> bool:
    """Merge passages into the longer ones where most of their words stand in order, and nowhere else; tell whether any.

    The one with most words there keeps its anchor, if no other has it.
    """
    gaps = AnchorGaps(settlement.pairs)
    wanted: dict[int, list[int]] = {}
    for old in settlement.claimants():
        new = _whole_of(settlement, old, gaps)
        if new is not None:
            wanted.setdefault(new, []).append(old)
    for new, olds in wanted.items():
        if settlement.pairs.to_old[new] is None:
            keeper = max(olds, key=lambda old: (settlement.wordings.overlap_in_stretch(old, new).order, -old))
            settlement.keep(keeper, new)
        settlement.merged.update((old, new) for old in olds if settlement.pairs.to_new[old] is None)
    return bool(wanted)


def _whole_of(settlement: MatchState, old: int, gaps: AnchorGaps) -> int | None:
    """Return the longer passage that has an old one's words in a stretch, if nothing else could account for that."""
    wordings = settlement.wordings
    candidates = [new for new in _candidates(settlement, old) if wordings.old[old].size < wordings.new[new].size]
    best = max(candidates, key=lambda new: (wordings.overlap_in_stretch(old, new).order, -new), default=None)
    if best is None:
        return None
    place = _place(settlement, old, best, gaps)
    is_evident = is_evident_in_stretch(wordings.overlap_in_stretch(old, best), place)
    return best if is_evident and _is_alone(settlement, old, best, place) else None


def _candidates(settlement: MatchState, old: int) -> list[int]:
    """Return the likest open passages, and those that an old one's neighbours went to."""
    beside = [went_to(settlement, old + step) for step in (-1, 1)]
    found = [*settlement.wordings.likest(old, settlement.open_in_order), *(new for new in beside if new is not None)]
    return [new for new in dict.fromkeys(found) if settlement.is_of_one_series(old, new)]


def _place(settlement: MatchState, old: int, new: int, gaps: AnchorGaps) -> Place:
    """Return how the places compare: what an old passage's neighbour went to is near it."""
    is_beside = new in (went_to(settlement, old - 1), went_to(settlement, old + 1))
    return "near" if is_beside or gaps.is_shared(old, new, WIDEST_GAP) else "far"


def _is_alone(settlement: MatchState, old: int, new: int, place: Place) -> bool:
    """Tell whether an old passage is told apart from all that could be taken for it, and the stretch likewise."""
    wordings = settlement.wordings
    return all(
        is_told_apart(wordings.contest_old(old, rival, new, in_stretch=True), place)
        for rival in wordings.rivals_old(old, new)
    ) and all(
        rival in settlement.same or is_ahead(wordings.contest_new(new, rival, old, in_stretch=True), place)
        for rival in wordings.rivals_new(old, new)
    )
