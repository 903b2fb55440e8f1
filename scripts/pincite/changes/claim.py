"""A sentence read as a claim: what it speaks of, its numbers, and what it says of extent, direction and outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
import unicodedata

from pincite.changes.language import Language, Phrase, english
from pincite.changes.quantities import Quantity, quantities_of
from pincite.changes.stems import is_plain, stem
from pincite.text import UNSPACED, one_line

_REMEMBERED = 20_000
_WORD = re.compile(f"[{UNSPACED}]|\\d+(?:[.,]\\d+)*|%|[^\\W\\d_{UNSPACED}]+(?:'[^\\W\\d_{UNSPACED}]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00ad": None})
_POSSESSIVE = re.compile(r"(?:'s|')$")
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,6}s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or phrase that says something."""

    text: str
    keys: frozenset[str]
    """Its stem, and the lines of synonyms that it stands in."""
    place: int
    """The place of its first word."""
    is_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence, read."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    """The words as they are written."""
    tokens: tuple[Token, ...]
    numbers: tuple[Quantity, ...]
    stems: frozenset[str]
    """The stems of all words."""
    negatives: int
    levels: frozenset[int]
    trends: frozenset[int]
    outcomes: frozenset[tuple[int, int]]
    hedged: bool
    owed: bool
    """Whether it says what ought to be."""


@lru_cache(_REMEMBERED)
def read_claim(text: str) -> Claim:
    """Return a sentence, read as a claim in English."""
    language = english()
    raw = tuple(_WORD.findall(one_line(unicodedata.normalize("NFKC", text)).translate(_PLAIN)))
    words = tuple(_POSSESSIVE.sub("", word.casefold()) for word in raw)
    numbers = quantities_of(words, language)
    stems = [language.stem(word) for word in words]
    counted = {place for one in numbers for place in range(one.begin, one.end)}
    silent = counted | set(_silent(words, language))
    return Claim(
        words=words,
        raw=raw,
        tokens=tuple(_tokens(raw, words, silent, language)),
        numbers=numbers,
        stems=frozenset(stems),
        negatives=sum(one in language.negative or words[place].endswith("n't") for place, one in enumerate(stems)),
        levels=frozenset(language.levels[one] for one in stems if one in language.levels),
        trends=frozenset(language.trends[one] for one in stems if one in language.trends),
        outcomes=frozenset(step for one in stems for step in language.outcomes.get(one, ())),
        hedged=any(one in language.hedges for one in stems),
        owed=any(one in language.duties for one in stems),
    )


def _silent(words: Sequence[str], language: Language) -> Iterator[int]:
    """Yield the places of phrases that say nothing of their own."""
    for phrase in language.empty_phrases:
        size = len(phrase)
        for place in range(len(words) - size + 1):
            if tuple(words[place : place + size]) == phrase:
                yield from range(place, place + size)


def _tokens(raw: Sequence[str], words: Sequence[str], silent: set[int], language: Language) -> Iterator[Token]:
    place = 0
    while place < len(words):
        if place in silent:
            place += 1
            continue
        size, keys = _phrase(words, place, language)
        word = words[place]
        if size > 1 or not (is_plain(word) or word in language.empty or len(word) < 2):
            yield Token(
                text=" ".join(words[place : place + size]),
                keys=keys,
                place=place,
                is_name=place > 0 and raw[place][:1].isupper(),
            )
        place += size


def _phrase(words: Sequence[str], place: int, language: Language) -> tuple[int, frozenset[str]]:
    """Return how many words at a place are one phrase, and what it is compared by."""
    for size in range(min(language.longest, len(words) - place), 1, -1):
        phrase: Phrase = tuple(language.stem(word) for word in words[place : place + size])
        if phrase in language.synonyms:
            return size, language.synonyms[phrase]
    one = language.stem(words[place])
    return 1, frozenset({one, stem(words[place])}) | language.synonyms.get((one,), frozenset())
