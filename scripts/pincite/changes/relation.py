"""What a pair of sentences is: identical, reworded, or the same claim brought up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pincite.changes.polarity import are_opposed
from pincite.changes.stems import is_number
from pincite.changes.words import split_words
from pincite.model import Relation
from pincite.text import normal_form

# English: how reports that come every year say which way a thing went.
_TRENDS = {
    "up": "increased improved strengthened expanded enhanced rose grew raised".split(),
    "even": "maintained remained continued sustained kept".split(),
    "down": "decreased reduced weakened declined worsened fell dropped lowered".split(),
}


def relate(older: str, newer: str) -> Relation:
    """Return how a sentence came out of an older one that makes the same claim."""
    if normal_form(older) == normal_form(newer):
        return "identical"
    before, after = split_words(older), split_words(newer)
    is_other = _have_other_numbers(before, after) or are_opposed(before, after) or _have_other_trends(before, after)
    return "updated" if is_other else "reworded"


def _have_other_numbers(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether each has a number that the other lacks; one that only left a number out says nothing else."""
    old, new = _numbers(before), _numbers(after)
    return bool(old - new) and bool(new - old)


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(word.replace(",", "") for word in words if is_number(word))


def _have_other_trends(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether each says which way a thing went, and not the same way."""
    old, new = _trends(before), _trends(after)
    return bool(old and new) and not old & new


def _trends(words: Sequence[str]) -> set[str]:
    return {trend for trend, verbs in _TRENDS.items() if any(word in verbs for word in words)}
