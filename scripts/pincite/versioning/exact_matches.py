"""Passages of the same wording find each other: unique ones wherever they are, repeated ones by what is around them.

Forms are compared within a series alone; the passages of all series stand in one row, so that a paragraph tells which
of two equal headings it stands under.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from rapidfuzz.distance import LCSseq

from pincite.versioning.alignment import Alignment, AnchorGaps
from pincite.versioning.outline import Outline, pair_by_contents

Form = Hashable | None
"""What is compared; None is the form of what shall not be paired."""
Forms = tuple[Sequence[Form], Sequence[Form]]
Outlines = tuple[Outline, Outline]


def pair_certain(pairs: Alignment, forms: Forms, outlines: Outlines) -> None:
    """Pair passages of the same form where it is plain which is which.

    1. A form that stands once in both wordings.
    2. What leads to a pair below it, then what follows a pair.
    3. Headings with the same passages under them.
    4. Forms that stand as often in an old stretch between pairs as in the new one, in their order.
    """
    _pair_unique(pairs, forms)
    _grow_by_meaning(pairs, forms, outlines)
    pair_by_contents(pairs, forms, outlines)
    _grow_by_meaning(pairs, forms, outlines)
    _pair_in_gaps(pairs, forms, only_as_often=True)
    _grow_by_meaning(pairs, forms, outlines)


def pair_repeated(pairs: Alignment, forms: Forms, outlines: Outlines, sections: Forms) -> None:
    """Pair what is left of the same forms.

    1. As where it is plain, now with the edited passages as evidence.
    2. What stands beside a pair, on either side.
    3. In the same stretch between pairs, in order.
    4. In the same section, then anywhere, the first with the first.
    """
    pair_by_contents(pairs, forms, outlines)
    _grow_by_meaning(pairs, forms, outlines)
    _grow(pairs, forms, 1)
    _grow(pairs, forms, -1)
    _pair_in_gaps(pairs, forms)
    _grow(pairs, forms, 1)
    _grow(pairs, forms, -1)
    within = [
        [form and (section, form) for form, section in zip(side, there, strict=True)]
        for side, there in zip(forms, sections, strict=True)
    ]
    _pair_by_rank(pairs, (within[0], within[1]))
    _pair_by_rank(pairs, forms)


def _places(numbers: Iterable[int], forms: Sequence[Form]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = {}
    for number in numbers:
        if forms[number] is not None:
            places.setdefault(forms[number], []).append(number)
    return places


def _pair_unique(pairs: Alignment, forms: Forms) -> None:
    there = _places(pairs.free_new, forms[1])
    for form, numbers in _places(pairs.free_old, forms[0]).items():
        if len(numbers) == 1 and len(there.get(form, ())) == 1:
            pairs.add(numbers[0], there[form][0])


def _grow_by_meaning(pairs: Alignment, forms: Forms, outlines: Outlines) -> None:
    """Let pairs grow upwards over what leads to them, and downwards over what follows them."""
    leads = outlines[0].leads
    _grow(pairs, forms, -1, lambda old: leads[old])
    _grow(pairs, forms, 1, lambda old: not leads[old])
    _grow(pairs, forms, -1, lambda old: not outlines[0].is_heading[old])


def _grow(pairs: Alignment, forms: Forms, step: int, may: Callable[[int], bool] = lambda _: True) -> None:
    """Let runs of pairs grow at one end over passages that are the same."""
    old, new = forms
    waiting = [(number, partner) for number, partner in enumerate(pairs.to_new) if partner is not None]
    for first in waiting if step == 1 else reversed(waiting):
        before, after = first[0] + step, first[1] + step
        while 0 <= before < len(old) and 0 <= after < len(new) and pairs.both_free(before, after) and may(before):
            if old[before] is None or old[before] != new[after]:
                break
            pairs.add(before, after)
            before, after = before + step, after + step


def _pair_in_gaps(pairs: Alignment, forms: Forms, *, only_as_often: bool = False) -> None:
    """Pair what stands in the same order between pairs that keep theirs."""
    for olds, news in AnchorGaps(pairs).stretches(pairs.free_old, pairs.free_new):
        places = (_places(olds, forms[0]), _places(news, forms[1]))
        kept = {
            form: number
            for number, (form, old) in enumerate(places[0].items())
            if form in places[1] and (not only_as_often or len(old) == len(places[1][form]))
        }
        same = [old for old in olds if forms[0][old] in kept]
        shared = [new for new in news if forms[1][new] in kept]
        blocks = LCSseq.editops([kept[forms[0][old]] for old in same], [kept[forms[1][old]] for old in shared])
        for block in blocks.as_matching_blocks():
            for offset in range(block.size):
                pairs.add(same[block.a + offset], shared[block.b + offset])


def _pair_by_rank(pairs: Alignment, forms: Forms) -> None:
    """Pair what is left of the same form, the first with the first."""
    there = _places(pairs.free_new, forms[1])
    for form, numbers in _places(pairs.free_old, forms[0]).items():
        for before, after in zip(numbers, there.get(form, ()), strict=False):
            pairs.add(before, after)
