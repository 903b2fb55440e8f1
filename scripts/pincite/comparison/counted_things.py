"""What a sentence counts: the deed and the things that a number is of, as in `investigated 86 cases`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pincite.languages.words import english_words
from pincite.similarity.stems import is_number, is_plain, stem

Count = tuple[str, str]
"""A deed and what was counted, as stems: `invest` and `cas`."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-/]\d+)?")
# How far before its number a deed may stand, and how many words may name what is counted.
_REACH = 4
_THINGS = 4


def counts_of(words: Sequence[str]) -> Set[Count]:
    """Return what a sentence counts; a year counts nothing."""
    return {count for place, word in enumerate(words) if is_number(word) for count in counts_at(words, place)}


def counts_at(words: Sequence[str], place: int) -> Set[Count]:
    """Return what the number at a place counts."""
    if _YEAR.fullmatch(words[place]):
        return set()
    things = things_at(words, place)
    found = {(deed, thing) for deed in _deeds(words, place, len(things)) for thing in things}
    return {(deed, thing) for deed, thing in found if deed != thing}


def things_at(words: Sequence[str], place: int) -> list[str]:
    """Return the stems of the words behind a number, up to one that only holds the sentence together."""
    return list(_things(words, place))


def _things(words: Sequence[str], place: int) -> Iterator[str]:
    for word in words[place + 1 : place + 1 + _THINGS]:
        if is_number(word) or is_plain(word):
            return
        yield stem(word)


def _deeds(words: Sequence[str], place: int, things: int) -> Iterator[str]:
    """Yield the word before a number that tells what was done, and the one behind what was counted: `12 were held`."""
    before = reversed(words[max(place - _REACH, 0) : place])
    nearest = next((word for word in before if not is_plain(word) and word not in english_words().saying), None)
    if nearest and not is_number(nearest):
        yield stem(nearest)
    auxiliary, deed = [*words[place + 1 + things : place + 3 + things], "", ""][:2]
    if auxiliary in english_words().passive and deed and not is_plain(deed):
        yield stem(deed)
