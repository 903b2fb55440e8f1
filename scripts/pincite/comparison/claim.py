"""A sentence read as a claim: what it speaks of, its numbers, and what it says of extent, direction and outcome."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pincite.comparison.language import Language, Phrase, english
from pincite.comparison.quantities import Quantity, quantities_of
from pincite.similarity.stems import is_plain, root
from pincite.text import UNSPACED, one_line

_REMEMBERED = 20_000
_WORD = re.compile(f"[{UNSPACED}]|\\d+(?:[.,]\\d+)*|%|[^\\W\\d_{UNSPACED}]+(?:'[^\\W\\d_{UNSPACED}]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00ad": None})
_POSSESSIVE = re.compile(r"(?:'s|')$")
# `unlicensed` speaks of licences and denies them; `union`, `under` and `unit` deny nothing.
_DENYING = re.compile(r"(?:un|non)(?!i|der|til|less|to)(\w{4,})")
_DENIED_WITHIN = 4
_LONGEST_OPENING = 5
_BEHIND_A_NOUN = frozenset("of in by from at is are was were has had have".split())
_BEGINS_BEHIND = '.!?:"“”'
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or phrase that says something."""

    text: str
    keys: frozenset[str]
    """Its stem, and the lines of synonyms that it stands in."""
    place: int
    """The place of its first word."""
    is_name: bool
    """Whether it stands with a capital letter inside the sentence."""
    is_act: bool
    """Whether its ending shows that it tells of something done: `investigated`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence, read."""

    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    """What it speaks of, without words of extent, of doubt and such as only hold it together."""
    reach: frozenset[str]
    """All that its words may be taken for, those that only hold it together with them."""
    acronyms: frozenset[str]
    """`ctu` where it says `CTU`."""
    numbers: tuple[Quantity, ...]
    negatives: tuple[frozenset[str], ...]
    """The words that deny, each with what else may stand for it."""
    denied: frozenset[str]
    """The words that are denied, without their endings."""
    asserted: frozenset[str]
    """The words that are not."""
    levels: frozenset[int]
    """How many or how often it says, but for none."""
    trends: frozenset[int]
    outcomes: frozenset[tuple[int, int]]
    hedges: int
    """How many words leave doubt."""
    degrees: tuple[frozenset[str], ...]
    """The words that say that a thing is more or less so, each with what may stand for it: `severely`, `much`."""
    is_owed: bool
    """Whether it says what ought to be."""
    is_advice: bool
    """Whether it tells somebody to do something: `Allocate more funds`."""


@lru_cache(_REMEMBERED)
def read_claim(text: str) -> Claim:
    """Return a sentence, read as a claim in English."""
    language = english()
    plain = one_line(unicodedata.normalize("NFKC", text)).translate(_PLAIN)
    raw = _WORD.findall(plain)
    words = tuple(_POSSESSIVE.sub("", word.casefold()) for word in raw)
    numbers = quantities_of(words, language)
    stems = tuple(language.stem(word) for word in words)
    counted = {place for number in numbers for place in range(number.begin, number.end)}
    silent = counted | set(_silent(words, language)) | set(range(_opening(plain, language)))
    phrases = tuple(_phrases(words, stems, silent, set(_names(plain)), language))
    denied = frozenset(_denied(words, language))
    return Claim(
        words=words,
        tokens=tuple(phrase for phrase in phrases if _says_something(phrase.text, language)),
        reach=frozenset().union(*(phrase.keys for phrase in phrases)),
        acronyms=frozenset(word.casefold() for word in raw if _ACRONYM.fullmatch(word)),
        numbers=numbers,
        negatives=tuple(_negatives(phrases, language)),
        denied=denied,
        asserted=frozenset(root(language.base(word)) for word in words if not is_plain(word)) - denied,
        levels=frozenset(_levels(words, {number.begin for number in numbers}, language)),
        trends=frozenset(language.trends[stem] for stem in stems if stem in language.trends),
        outcomes=frozenset(step for stem in stems for step in language.outcomes.get(stem, ())),
        hedges=sum(word in language.hedges for word in words) + len(list(_places(words, language.hedging_phrases))),
        degrees=tuple(_degrees(words, language)),
        is_owed=not language.duties.isdisjoint(stems),
        is_advice=_is_advice(words, language),
    )


def _silent(words: Sequence[str], language: Language) -> Iterator[int]:
    """Yield the places of phrases that say nothing of their own."""
    for place, size in _places(words, language.empty_phrases):
        yield from range(place, place + size)


def _places(words: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield where phrases stand among words, and how long they are."""
    for phrase in phrases:
        size = len(phrase)
        for place in range(len(words) - size + 1):
            if tuple(words[place : place + size]) == phrase:
                yield place, size


def _opening(text: str, language: Language) -> int:
    """Return how many words make a short opening that only points to what stands before: `Despite these trends,`."""
    opening, comma, _ = text.partition(",")
    words = [word.casefold() for word in _WORD.findall(opening)]
    points = bool(comma) and len(words) <= _LONGEST_OPENING and not language.pointing.isdisjoint(words)
    return len(words) if points else 0


def _is_advice(words: Sequence[str], language: Language) -> bool:
    """Tell whether a sentence begins by telling somebody to do something: `Fully enforce`, no `Increase in`."""
    told = words[1:] if words[:1] and words[0].endswith("ly") else words
    return bool(told[:1]) and told[0] in language.orders and told[1:2] != () and told[1] not in _BEHIND_A_NOUN


def _degrees(words: Sequence[str], language: Language) -> Iterator[frozenset[str]]:
    for word in words:
        if word in language.degrees:
            yield language.synonyms.get((language.stem(word),), frozenset()) | {word}


def _names(text: str) -> Iterator[int]:
    """Yield the places of words with a capital letter that do not begin a sentence or a quotation."""
    for place, found in enumerate(_WORD.finditer(text)):
        before = text[: found.start()].rstrip()
        if found[0][0].isupper() and len(found[0]) > 1 and before and before[-1] not in _BEGINS_BEHIND:
            yield place


def _phrases(
    words: Sequence[str], stems: Sequence[str], silent: Set[int], names: Set[int], language: Language
) -> Iterator[Token]:
    """Yield the words of a sentence, those that make a known phrase as one."""
    place = 0
    while place < len(words):
        if place in silent:
            place += 1
            continue
        size, keys = _phrase(words, stems, place, language)
        yield Token(
            text=" ".join(words[place : place + size]),
            keys=keys,
            place=place,
            is_name=place in names,
            is_act=words[place].endswith(language.act_endings),
        )
        place += size


def _phrase(words: Sequence[str], stems: Sequence[str], place: int, language: Language) -> tuple[int, frozenset[str]]:
    """Return how many words at a place are one phrase, and what it is compared by."""
    for size in range(min(language.longest, len(words) - place), 1, -1):
        phrase = tuple(stems[place : place + size])
        if phrase in language.synonyms:
            return size, language.synonyms[phrase]
    word = words[place]
    if word in language.empty:
        return 1, frozenset({stems[place]})
    denied = _DENYING.fullmatch(word)
    keys = {stems[place], *([language.stem(denied[1])] if denied else [])}
    return 1, frozenset(keys).union(*(language.synonyms.get((key,), frozenset()) for key in keys))


def _says_something(text: str, language: Language) -> bool:
    return not (
        len(text) == 1
        or is_plain(text)
        or text in language.empty
        or text in language.levels
        or text in language.hedges
        or text in language.about
    )


def _negatives(phrases: Sequence[Token], language: Language) -> Iterator[frozenset[str]]:
    """Yield the words and phrases that deny, with what may stand for them: `unlawful` is `illegal` as well."""
    for phrase in phrases:
        words = phrase.text.split()
        if any(_is_negative(word, language) for word in words):
            yield language.synonyms.get(tuple(map(language.stem, words)), frozenset()) | {phrase.text}


def _is_negative(word: str, language: Language) -> bool:
    return language.stem(word) in language.negative or word.endswith("n't") or bool(_DENYING.fullmatch(word))


def _denied(words: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the word of weight that a negator stands before: `did not publish` denies `publish`."""
    for place, word in enumerate(words):
        if _is_negative(word, language) and not _DENYING.fullmatch(word):
            behind = (follower for follower in words[place + 1 : place + 1 + _DENIED_WITHIN] if not is_plain(follower))
            yield from (root(language.base(denied)) for denied in islice(behind, 1))


def _levels(words: Sequence[str], numbers: Set[int], language: Language) -> Iterator[int]:
    """Yield how many or how often is said; `some` before a number only makes it about right."""
    for place, word in enumerate(words):
        if language.levels.get(word) and place + 1 not in numbers:
            yield language.levels[word]
