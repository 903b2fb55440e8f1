"""Two wordings of a document are matched: which new passage keeps which old anchor, and what became of the others.

Where it is in doubt whose words a new passage has, it gets a new anchor: a withdrawn one says so, a wrong one misleads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from pincite.anchors.alignment import Pairs, pair_same
from pincite.anchors.claims import Claims
from pincite.anchors.explain import Report
from pincite.anchors.passages import Departure, Matching, Passage, Placement
from pincite.anchors.wordings import Wordings
from pincite.anchors.words import Lexicon, plain_signs, split_words
from pincite.text import normal_form

_FEWEST_WORDS = 3


def match_passages(
    old: Sequence[Passage], new: Sequence[Passage], overrules: Mapping[str, str | None] | None = None
) -> Matching:
    """Return what became of every passage of the old wording, and what every passage of the new one was.

    1. What an editor overrules is settled first: an old anchor and the new passage that it leads to, or None.
    2. Passages of the same wording are paired, then those that differ in signs and spelling of capitals only.
    3. Edited passages are paired where their words are evident and no rival has a claim to them.
    4. What is left is merged into a passage that has its words, or withdrawn; or it is new.

    Raises:
        ValueError: a key stands twice, or an overrule names a passage that is not there or is of another series.

    """
    rulings = dict(overrules or {})
    _check_keys(old, new, rulings)
    words = ([split_words(passage.text) for passage in old], [split_words(passage.text) for passage in new])
    lexicon = Lexicon(*words)
    placements: dict[str, Placement] = {}
    departures: dict[str, Departure] = {}
    for series in dict.fromkeys(passage.series for passage in (*old, *new)):
        here = [number for number, passage in enumerate(old) if passage.series == series]
        there = [number for number, passage in enumerate(new) if passage.series == series]
        wordings = Wordings([words[0][number] for number in here], [words[1][number] for number in there], lexicon)
        report = _match_series([old[number] for number in here], [new[number] for number in there], wordings, rulings)
        placements.update((placement.key, placement) for placement in report.placements)
        departures.update((departure.key, departure) for departure in report.departures)
    return Matching(
        placements=tuple(placements[passage.key] for passage in new),
        departures=tuple(departures[passage.key] for passage in old),
    )


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


def _match_series(
    old: Sequence[Passage], new: Sequence[Passage], wordings: Wordings, rulings: Mapping[str, str | None]
) -> Report:
    pairs = Pairs(len(old), len(new))
    numbers = {passage.key: number for number, passage in enumerate(new)}
    ruled = {
        number: None if (target := rulings[passage.key]) is None else numbers[target]
        for number, passage in enumerate(old)
        if passage.key in rulings
    }
    merged = dict(_apply(ruled, pairs))
    sections = ([passage.section for passage in old], [passage.section for passage in new])
    for form in (normal_form, plain_signs, _words_alone):
        pair_same(pairs, _forms(old, form, pairs.to_new, ruled), _forms(new, form, pairs.to_old, ()), sections)
    claims = Claims(wordings=wordings, pairs=pairs, merged=merged, ruled=frozenset(ruled))
    claims.settle()
    return Report(old=old, new=new, claims=claims)


def _apply(ruled: Mapping[int, int | None], pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Pair what an editor decided; yield what is merged because the new passage has its anchor already."""
    for old, new in ruled.items():
        if new is not None and pairs.to_old[new] is None:
            pairs.add(old, new)
        elif new is not None:
            yield old, new


def _words_alone(text: str) -> Hashable:
    words = split_words(text)
    return words if len(words) >= _FEWEST_WORDS else None


def _forms(
    passages: Sequence[Passage],
    form: Callable[[str], Hashable],
    partners: Sequence[int | None],
    ruled: Mapping[int, int | None] | tuple[()],
) -> list[Hashable]:
    """Return the form of every passage that has no partner yet; None for the others."""
    return [
        None if partners[number] is not None or number in ruled else form(passage.text)
        for number, passage in enumerate(passages)
    ]
