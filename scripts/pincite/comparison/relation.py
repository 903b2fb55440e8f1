"""What a pair of sentences is: identical, reworded, updated, or related and no recurrence.

A short list of rules, tried in order; the first that speaks decides. Where in doubt, the weaker word is taken: a wrong
`reworded` misleads most, a wrong `related` least.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pincite.comparison.claim import read_claim
from pincite.comparison.contrast import Contrast, contrast
from pincite.model import Relation
from pincite.text import one_line

# How much of what both speak of must be the same for them to be one claim; less will do where one turns the other over.
_ONE_MATTER = 0.58
_ONE_MATTER_TURNED = 0.52
_ONE_MATTER_COUNTED = 0.25
# Who begins with the same actor, act and object speaks of one matter, though the rest be new.
_ONE_MATTER_BEGUN = 0.45
_BEGUN_ALIKE = 4
_SAME_ACTOR = 2
# A number is another value of one claim only where that much of what stands around it is the same on either side.
_COUNTED_ALIKE = 0.65
# From here on two sentences have one build, and what differs was changed on purpose.
_ONE_BUILD = 0.7
_MUCH_ALIKE = 0.5
_MUCH_SHARED = 0.72
_ALL_BUT_A_WORD = 0.955
_SWAPPED = 2
_SWAPPED_SHARE = 0.7
_SAID_OF_ANOTHER = 0.85
_SEVERAL = 2
_MANY = 3
_OPEN = 4

_SIGNS = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00ad": None})
_DASH = re.compile(r" *[–—―] *| +- +|(?<=\w)--(?=\w)")


def relate(older: str, newer: str) -> Relation:
    """Return what two sentences that are on one matter are to each other."""
    if typeset(older) == typeset(newer):
        return "identical"
    found = contrast(read_claim(older), read_claim(newer))
    if any(rule(found) for rule in OTHER_CLAIM):
        return "related"
    return "updated" if any(rule(found) for rule in OTHER_FACTS) else "reworded"


def typeset(text: str) -> str:
    """Return a text as it would stand with plain quotation marks, one kind of dash and single spaces."""
    return one_line(_DASH.sub(" – ", one_line(unicodedata.normalize("NFKC", text).translate(_SIGNS))))


def speaks_of_other_things(found: Contrast) -> bool:
    """Tell whether too little of what the two speak of is the same."""
    if found.contained:
        return False
    if found.counts_alike:
        return found.share < _ONE_MATTER_COUNTED
    if found.begun_alike >= _BEGUN_ALIKE:
        return found.share < _ONE_MATTER_BEGUN
    # Almost any two sentences differ in that one denies: that turns a matter over only where the rest is said alike,
    # or of the same actor.
    alike = found.order >= _MUCH_ALIKE or found.begun_alike >= _SAME_ACTOR
    turned = found.took_a_turn or (found.turned and alike)
    return found.share < (_ONE_MATTER_TURNED if turned else _ONE_MATTER)


def advises_what_is_told(found: Contrast) -> bool:
    """Tell whether one tells somebody to do something and the other tells what is done: advice is no finding."""
    return found.advised


def tells_of_other_acts(found: Contrast) -> bool:
    """Tell whether several things done in one give way to several others: `examined`, `licensed`."""
    return found.other_acts >= _SEVERAL


def swaps_its_matter(found: Contrast) -> bool:
    """Tell whether, in one build and with nothing turned over, several words of weight stand for several others."""
    swapped = min(len(found.gone), len(found.come)) >= _SWAPPED
    return swapped and found.order >= _ONE_BUILD and found.share < _SWAPPED_SHARE and not found.turned


def counts_other_things(found: Contrast) -> bool:
    """Tell whether numbers that differ are of other things, not other values of one claim."""
    other = bool(found.gone) and bool(found.come) and len(found.gone) + len(found.come) >= _MANY
    if found.counts_alike:
        return False
    if found.numbers_gone and found.numbers_come:
        return min(found.shares) < _COUNTED_ALIKE
    return bool(found.numbers_gone or found.numbers_come) and other and not found.turned


def says_the_same_number_of_another(found: Contrast) -> bool:
    """Tell whether, in one build or behind one beginning, the same numbers are said of something else."""
    all_kept = found.numbers_kept > 0 and not (found.numbers_gone or found.numbers_come)
    swapped = bool(found.gone and found.come) and found.share < _SAID_OF_ANOTHER
    alike = found.order >= _ONE_BUILD or found.begun_alike >= _BEGUN_ALIKE
    return all_kept and swapped and alike and not found.turned


def has_other_numbers(found: Contrast) -> bool:
    """Tell whether a number is new, gone or different."""
    return bool(found.numbers_gone or found.numbers_come)


def came_out_another_way(found: Contrast) -> bool:
    """Tell whether it went another way, or came to another step."""
    return found.other_trends or found.other_outcomes


def is_denied(found: Contrast) -> bool:
    """Tell whether one denies what the other says, or says otherwise how many or how often.

    Where all was said anew and is still all there, a denial may stand in a word that no list holds.
    """
    otherwise = found.denied or found.other_levels
    return found.contradicted or (otherwise and (found.order > _MUCH_ALIKE or found.share < _MUCH_SHARED))


def differs_in_one_build(found: Contrast) -> bool:
    """Tell whether, in one build, a word of weight was put in, left out or exchanged: there it is a fact.

    One word in a long sentence is mostly a link to what stands before it.
    """
    marks = found.more_denied or found.other_levels or found.lone_level or found.hedged or found.degreed or found.owed
    words = max(len(found.gone), len(found.come)) >= _SEVERAL or found.share < _ALL_BUT_A_WORD
    return found.order >= _ONE_BUILD and (words or marks)


def names_another(found: Contrast) -> bool:
    """Tell whether, in one build, a name stands in one alone: who, where or of what people is a fact."""
    return found.named and found.order >= _ONE_BUILD


def leaves_out_what_it_said_twice(found: Contrast) -> bool:
    """Tell whether words of weight that both have stand more often in one: there they are said of more."""
    return found.repeated >= _SEVERAL and found.order > _MUCH_ALIKE


def adds_a_fact(found: Contrast) -> bool:
    """Tell whether all of one stands in the other, which says more."""
    more = max(len(found.gone), len(found.come))
    return max(found.shares) == 1 and more >= _MANY and (found.order > _MUCH_ALIKE or found.share < _ONE_MATTER)


def leaves_facts_open(found: Contrast) -> bool:
    """Tell whether several words of weight of one stand nowhere in the other: more than a paraphrase leaves."""
    return max(len(found.gone), len(found.come)) >= _OPEN


Rule = Callable[[Contrast], bool]
OTHER_CLAIM: tuple[Rule, ...] = (
    speaks_of_other_things,
    advises_what_is_told,
    tells_of_other_acts,
    swaps_its_matter,
    counts_other_things,
    says_the_same_number_of_another,
)
"""What makes two sentences on one matter another event or claim."""
OTHER_FACTS: tuple[Rule, ...] = (
    has_other_numbers,
    came_out_another_way,
    is_denied,
    names_another,
    differs_in_one_build,
    leaves_out_what_it_said_twice,
    adds_a_fact,
    leaves_facts_open,
)
"""What makes one claim say something new."""
