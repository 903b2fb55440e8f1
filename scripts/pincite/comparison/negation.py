"""Whether two sentences on the same matter say the opposite: a negation, an opposite word.

A text in a language without data has no negators here, and its numbers alone make a claim an updated one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pincite.languages.words import english_words

# How many words a negator reaches.
_REACH = 2
_LEAST_LETTERS = 4


def are_opposed(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Tell whether one of two sentences denies what the other says, as far as their words show."""
    return _is_denied(older, newer) or _is_denied(newer, older) or _has_opposites(older, newer)


def _is_denied(sentence: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a word that is negated in one sentence stands in the other and is not negated there."""
    here, there = list(_negated(sentence)), set(_negated(other))
    return _negators(sentence) > _negators(other) and any(word in other and word not in there for word in here)


def _negators(words: Sequence[str]) -> int:
    return sum(map(_is_negator, words))


def _is_negator(word: str) -> bool:
    return word in english_words().negators or word.endswith(english_words().negating_ending)


def _negated(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that a negator reaches."""
    for place, word in enumerate(words):
        if _is_negator(word):
            content = (follower for follower in words[place + 1 :] if follower not in english_words().auxiliaries)
            yield from (follower for follower, _ in zip(content, range(_REACH), strict=False))


def _has_opposites(older: Sequence[str], newer: Sequence[str]) -> bool:
    gone, come = set(older) - set(newer), set(newer) - set(older)
    if any(_prefixed(word) & come for word in gone) or any(_prefixed(word) & gone for word in come):
        return True
    opposed = _opposed()
    return any(frozenset((lost, other)) in opposed for lost in gone for other in come)


@cache
def _opposed() -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, english_words().opposites))


def _prefixed(word: str) -> set[str]:
    """Return what the opposite of a word may be: `sufficient` gives `insufficient`."""
    return {prefix + word for prefix in english_words().opposing_prefixes} if len(word) >= _LEAST_LETTERS else set()
