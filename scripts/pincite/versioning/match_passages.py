"""Two wordings of a document are matched: which new passage keeps which old anchor, and what became of the others.

Where it is in doubt whose words a new passage has, it gets a new anchor: a withdrawn one says so, a wrong one misleads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from pincite.similarity.passage_words import plain_signs, split_words
from pincite.text import normal_form
from pincite.versioning.alignment import Alignment
from pincite.versioning.candidate_assignment import CandidateAssignment
from pincite.versioning.compared_versions import ComparedVersions
from pincite.versioning.drawn_together import draw_together
from pincite.versioning.exact_matches import pair_certain, pair_repeated
from pincite.versioning.match_report import MatchReport
from pincite.versioning.outcomes import Matching, Passage
from pincite.versioning.outline import Outline
from pincite.versioning.resegmentation import join_pieces, recut_stretches

_FEWEST_WORDS = 3
_ROUNDS = 6


def match_passages(
    old: Sequence[Passage], new: Sequence[Passage], overrules: Mapping[str, str | None] | None = None
) -> Matching:
    """Return what became of every passage of the old wording, and what every passage of the new one was.

    1. What an editor overrules is settled first: an old anchor and the new passage that it leads to, or None.
    2. Passages of the same wording are paired where it is plain which is which, then those that differ in signs,
       capitals and the number of an item only.
    3. Edited passages are paired where their words are evident and no rival has a claim to them, or merged into the
       passage where their words stand.
    4. What is left of repeated wordings is paired by what is around it, with the edited passages as evidence.
    5. Edited passages once more, among what is left then. The others are withdrawn, or new.

    Raises:
        ValueError: a key stands twice, or an overrule names a passage that is not there or is of another series.

    """
    rulings = dict(overrules or {})
    _check_keys(old, new, rulings)
    claims = _begin(old, new, rulings)
    _settle(claims, old, new)
    report = MatchReport(old=old, new=new, claims=claims)
    return Matching(placements=report.placements, departures=report.departures)


def _begin(old: Sequence[Passage], new: Sequence[Passage], rulings: Mapping[str, str | None]) -> CandidateAssignment:
    """Return the state in which only what an editor overrules is settled."""
    pairs = Alignment(len(old), len(new))
    numbers = {passage.key: number for number, passage in enumerate(new)}
    ruled = {
        number: None if (target := rulings[passage.key]) is None else numbers[target]
        for number, passage in enumerate(old)
        if passage.key in rulings
    }
    return CandidateAssignment(
        wordings=ComparedVersions(old, new),
        outlines=(Outline(passages=old), Outline(passages=new)),
        pairs=pairs,
        merged=dict(_apply(ruled, pairs)),
        ruled=frozenset(ruled),
    )


def _settle(claims: CandidateAssignment, old: Sequence[Passage], new: Sequence[Passage]) -> None:
    sections = ([passage.section for passage in old], [passage.section for passage in new])
    for form in _FORMS:
        pair_certain(claims.pairs, _forms(old, new, form, claims), claims.outlines)
    _settle_edited(claims, _reserved(old, new, claims))
    for form in _FORMS:
        pair_repeated(claims.pairs, _forms(old, new, form, claims), claims.outlines, sections)
    _settle_edited(claims, ((), ()))


def _settle_edited(claims: CandidateAssignment, reserved: tuple[Iterable[int], Iterable[int]]) -> None:
    """Settle edited passages until nothing more is evident: each round's pairs are neighbours for the next."""
    claims.look_again(reserved)
    for _ in range(_ROUNDS):
        if not any(step(claims) for step in (CandidateAssignment.claim, join_pieces, recut_stretches, draw_together)):
            return


def _check_keys(old: Sequence[Passage], new: Sequence[Passage], rulings: Mapping[str, str | None]) -> None:
    series = [{passage.key: passage.series for passage in side} for side in (old, new)]
    for side, passages in zip(series, (old, new), strict=True):
        if len(side) != len(passages):
            twice = next(key for key in side if sum(passage.key == key for passage in passages) > 1)
            message = f"the key {twice!r} stands twice; each passage needs its own"
            raise ValueError(message)
    for key, target in rulings.items():
        if key not in series[0] or (target is not None and series[1].get(target) != series[0][key]):
            message = f"{key!r} cannot lead to {target!r}: both must be there, as passages of the same series"
            raise ValueError(message)


def _apply(ruled: Mapping[int, int | None], pairs: Alignment) -> Iterator[tuple[int, int]]:
    """Pair what an editor decided; yield what is merged because the new passage has its anchor already."""
    for old, new in ruled.items():
        if new is not None and pairs.to_old[new] is None:
            pairs.add(old, new)
        elif new is not None:
            yield old, new


def _words_alone(text: str) -> Hashable:
    words = split_words(text)
    return words if len(words) >= _FEWEST_WORDS else None


def _numbered(text: str) -> Hashable:
    """Return the words of an item without its number; None where it has no number, as a copy may have none."""
    words = split_words(text)
    return words[1:] if words and words[0].isdigit() and len(words) > _FEWEST_WORDS else None


def _without_label(text: str) -> Hashable:
    """Return the words of a passage, of an item those without its number."""
    return _numbered(text) or _words_alone(text)


_FORMS = (normal_form, plain_signs, _words_alone, _numbered, _without_label)


def _forms(
    old: Sequence[Passage], new: Sequence[Passage], form: Callable[[str], Hashable], claims: CandidateAssignment
) -> tuple[list[Hashable], list[Hashable]]:
    """Return the form of every passage that has no partner yet, within its series; None for the others."""
    free = (set(claims.unsettled()), set(claims.pairs.free_new))
    sides = (
        [form(passage.text) if number in there else None for number, passage in enumerate(side)]
        for side, there in zip((old, new), free, strict=True)
    )
    before, after = (
        list[Hashable](
            None if hashable is None else (passage.series, hashable)
            for hashable, passage in zip(forms, side, strict=True)
        )
        for forms, side in zip(sides, (old, new), strict=True)
    )
    return before, after


def _reserved(old: Sequence[Passage], new: Sequence[Passage], claims: CandidateAssignment) -> tuple[set[int], set[int]]:
    """Return the old and new passages whose form is on the other side too: which is which is not settled yet."""
    reserved: tuple[set[int], set[int]] = (set(), set())
    for form in _FORMS:
        forms = _forms(old, new, form, claims)
        both = set(forms[0]) & set(forms[1]) - {None}
        for numbers, side in zip(reserved, forms, strict=True):
            numbers.update(number for number, hashable in enumerate(side) if hashable in both)
    return reserved
