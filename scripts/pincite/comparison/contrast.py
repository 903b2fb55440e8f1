"""Two claims side by side: what of each the other does not say, and in what they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz.distance import Indel

from pincite.comparison.claim import Claim, Token
from pincite.comparison.counted_things import Count, counts_at, things_at
from pincite.comparison.quantities import Quantity

_THINGS_ALIKE = 2
# So much must be in a sentence for it to be told whether all of it stands in another.
_ENOUGH_TO_CONTAIN = 3
_SKIPPED_IN_ACRONYMS = frozenset("of the and for on in".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """What two sentences have in common and what not."""

    gone: tuple[str, ...]
    """What the older speaks of and the newer does not."""
    come: tuple[str, ...]
    shares: tuple[float, float]
    """How much of what each speaks of stands in the other, from 0 to 1."""
    share: float
    """The same of both together; names that one alone holds count as one."""
    contained: bool
    """Whether all that one speaks of, its numbers too, stands in the other, and that is not next to nothing."""
    order: float
    """How far they have the same words in the same order, from 0 to 1."""
    numbers_gone: int
    """How many numbers of the older the newer does not have."""
    numbers_come: int
    numbers_kept: int
    denied: bool
    """Whether one of the two denies and the other does not."""
    more_denied: bool
    """Whether one denies more often."""
    contradicted: bool
    """Whether a word is denied in one and stands in the other undenied."""
    counts_alike: bool
    """Whether their other numbers count the same thing."""
    other_levels: bool
    """Whether each says how many or how often, and not the same."""
    lone_level: bool
    """Whether one alone says how many or how often."""
    other_trends: bool
    other_outcomes: bool
    """Whether each names a step of one matter, and not the same."""
    hedged: bool
    """Whether one leaves doubt more often."""
    degreed: bool
    """Whether one says more often that a thing is more or less so."""
    named: bool
    """Whether a name stands in one alone."""
    repeated: int
    """How many more words of weight that both have one says than the other."""
    begun_alike: int
    """How many words of weight both have in the same order from the beginning."""
    other_acts: int
    """How many things each alone tells of as done: the fewer of the two."""
    advised: bool
    """Whether one tells somebody to do something and the other tells what is."""
    owed: bool
    """Whether one alone says what ought to be."""

    @property
    def turned(self) -> bool:
        """Whether the same matter came out another way: a denial, a level, a trend, a step, a number."""
        return self.denied or self.contradicted or self.other_levels or self.took_a_turn

    @property
    def took_a_turn(self) -> bool:
        """Whether the same matter came to another step, went another way, or has another number."""
        other_numbers = bool(self.numbers_gone and self.numbers_come)
        return self.other_trends or self.other_outcomes or other_numbers


def contrast(older: Claim, newer: Claim) -> Contrast:
    """Return two claims, compared."""
    gone, come = tuple(_missing(older, newer)), tuple(_missing(newer, older))
    lost, found = _other_numbers(older.numbers, newer.numbers)
    denials = _denials(older, newer), _denials(newer, older)
    listed = _listed(gone) + _listed(come)
    both = len(older.tokens) + len(newer.tokens) - listed
    return Contrast(
        gone=tuple(token.text for token in gone),
        come=tuple(token.text for token in come),
        shares=(_share(len(gone), len(older.tokens)), _share(len(come), len(newer.tokens))),
        share=_share(len(gone) + len(come) - listed, both),
        contained=(not gone and not lost and len(older.tokens) >= _ENOUGH_TO_CONTAIN)
        or (not come and not found and len(newer.tokens) >= _ENOUGH_TO_CONTAIN),
        order=Indel.normalized_similarity(older.words, newer.words),
        numbers_gone=len(lost),
        numbers_come=len(found),
        numbers_kept=len(older.numbers) - len(lost),
        denied=bool(denials[0]) != bool(denials[1]),
        more_denied=denials[0] != denials[1],
        contradicted=_is_contradicted(older, newer, denials),
        counts_alike=_count_alike(lost, older.words, found, newer.words),
        other_levels=bool(older.levels and newer.levels) and older.levels != newer.levels,
        lone_level=bool(older.levels) != bool(newer.levels),
        other_trends=bool(older.trends and newer.trends) and not older.trends & newer.trends,
        other_outcomes=_have_other_outcomes(older, newer),
        hedged=older.hedges != newer.hedges,
        degreed=_degrees(older, newer) != _degrees(newer, older),
        named=any(token.is_name for token in (*gone, *come)),
        repeated=_repeated(older, newer),
        begun_alike=_begun_alike(older, newer),
        other_acts=min(len({token.text for token in those if token.is_act}) for those in (gone, come)),
        advised=older.is_advice != newer.is_advice,
        owed=older.is_owed != newer.is_owed,
    )


def _listed(missing: Sequence[Token]) -> int:
    """Return how many names there are beyond the first: another list of names is one thing that is another."""
    return max(sum(token.is_name for token in missing) - 1, 0)


def _degrees(here: Claim, there: Claim) -> int:
    """Return how many words of degree of one the other does not have, in any words."""
    return sum(not keys & (there.reach | set(there.words)) for keys in here.degrees)


def _repeated(older: Claim, newer: Claim) -> int:
    before, after = (Counter(token.text for token in claim.tokens) for claim in (older, newer))
    return sum(abs(before[word] - after[word]) for word in before.keys() & after.keys())


def _begun_alike(older: Claim, newer: Claim) -> int:
    pairs = zip(older.tokens, newer.tokens, strict=False)
    return sum(1 for _ in takewhile(lambda pair: bool(pair[0].keys & pair[1].keys), pairs))


def _denials(here: Claim, there: Claim) -> int:
    """Return how many words of one deny, but for those that the other says otherwise: `unlawful`, `illegal`."""
    return sum(not keys & there.reach or any(keys & other for other in there.negatives) for keys in here.negatives)


def _is_contradicted(older: Claim, newer: Claim, denials: tuple[int, int]) -> bool:
    """Tell whether the one that denies more often denies what the other says undenied."""
    denying, saying = (older, newer) if denials[0] > denials[1] else (newer, older)
    return denials[0] != denials[1] and bool(denying.denied & saying.asserted)


def _share(missing: int, whole: int) -> float:
    return 1 - missing / whole if whole else 1.0


def _missing(here: Claim, there: Claim) -> Iterator[Token]:
    """Yield what one claim speaks of and the other does not, in any of the words that may stand for it."""
    spelt_out = set(_spelt_out(here, there.acronyms))
    acronyms = {name for name in here.acronyms if any(True for _ in _spelt_out(there, {name}))}
    for token in here.tokens:
        if not (token.keys & there.reach or token.place in spelt_out or token.text in acronyms):
            yield token


def _spelt_out(claim: Claim, acronyms: frozenset[str] | set[str]) -> Iterator[int]:
    """Yield the places of words whose initials are one of the acronyms: `counter trafficking unit` is `ctu`."""
    told = [(place, word) for place, word in enumerate(claim.words) if word not in _SKIPPED_IN_ACRONYMS]
    initials = "".join(word[0] for _, word in told)
    for name in acronyms:
        if (begin := initials.find(name)) >= 0 and name not in claim.words:
            yield from (place for place, _ in told[begin : begin + len(name)])


def _other_numbers(older: Sequence[Quantity], newer: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the numbers of each that the other does not have."""
    lost, found = [], list(newer)
    for quantity in older:
        same = next((other for other in found if quantity.agrees(other)), None)
        if same is None:
            lost.append(quantity)
        else:
            found.remove(same)
    return lost, found


def _count_alike(
    lost: Sequence[Quantity], before: Sequence[str], found: Sequence[Quantity], after: Sequence[str]
) -> bool:
    """Tell whether two of the other numbers count one thing: a deed and its things, or two words that follow both."""
    if _counts(lost, before) & _counts(found, after):
        return True
    old, new = _things(lost, before), _things(found, after)
    return any(len(things & other) >= _THINGS_ALIKE for things in old for other in new)


def _counts(numbers: Sequence[Quantity], words: Sequence[str]) -> set[Count]:
    return {
        count for number in numbers for place in range(number.begin, number.end) for count in counts_at(words, place)
    }


def _things(numbers: Sequence[Quantity], words: Sequence[str]) -> list[set[str]]:
    return [set(things_at(words, number.end - 1)) for number in numbers if number.unit != "year"]


def _have_other_outcomes(older: Claim, newer: Claim) -> bool:
    before, after = older.outcomes - newer.outcomes, newer.outcomes - older.outcomes
    return any(matter == other and step != later for matter, step in before for other, later in after)
