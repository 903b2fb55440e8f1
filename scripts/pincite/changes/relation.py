"""What a pair of sentences is: identical, reworded, or the same claim brought up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pincite.changes.polarity import are_opposed
from pincite.changes.words import is_number, split_words
from pincite.model import Relation
from pincite.text import normal_form


def relate(older: str, newer: str) -> Relation:
    """Return how a sentence came out of an older one that makes the same claim."""
    if normal_form(older) == normal_form(newer):
        return "identical"
    before, after = split_words(older), split_words(newer)
    return "updated" if _have_other_numbers(before, after) or are_opposed(before, after) else "reworded"


def _have_other_numbers(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether each has a number that the other lacks; one that only left a number out says nothing else."""
    old, new = _numbers(before), _numbers(after)
    return bool(old - new) and bool(new - old)


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(word.replace(",", "") for word in words if is_number(word))
