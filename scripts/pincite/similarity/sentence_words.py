"""Sentences as words, and as weighed stems for finding what says the same."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from pincite.similarity.stems import NUMBER, is_plain_stem, stem
from pincite.text import JOINED_WORD, UNSPACED, one_line

T = TypeVar("T")
_ONE_LETTER_A_WORD = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(f"[{UNSPACED}]|{JOINED_WORD}")
# A name of several words: each begins with a capital; small ones may stand between them.
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:(?:,? (?:\w{1,3} ){0,2})[^\W\d_a-z][\w’'-]*)+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})
_POSSESSIVE = re.compile(r"(?:'s|')$")
_REMEMBERED = 20_000
_LEAST_WEIGHT = 0.05
_NUMBER_WEIGHT = 0.15
_NAME_SHARE = 0.2
_LEAST_SENTENCES = 12
# Short words mostly hold a sentence together, in any language that sets spaces; in a short text they look rare.
_SHORT_WORDS = {1: 0.1, 2: 0.1, 3: 0.3, 4: 0.5}
_PLAIN_WEIGHT = 0.1


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, in small letters and without possessive endings."""
    return tuple(_plain_word(found) for found in _WORD.findall(_plain_text(text)))


def split_stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text in order; those inside a long name are marked, as they stand and fall together."""
    plain = one_line(_plain_text(text))
    names = [found.span() for found in _NAME.finditer(plain)]
    return tuple(_marked(found, names) for found in _WORD.finditer(plain))


def _marked(found: re.Match[str], names: Sequence[tuple[int, int]]) -> str:
    inside = any(begin <= found.start() < end for begin, end in names)
    root = stem(_plain_word(found[0]))
    return f"^{root}" if inside and root != NUMBER else root


def _plain_text(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_PLAIN)


@lru_cache(_REMEMBERED)
def _plain_word(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())


@dataclass(frozen=True, kw_only=True)
class SentenceWords:
    """A sentence as its aligner reads it."""

    words: tuple[str, ...]
    """`("the", "police", "held", "153", "men")`."""
    counts: Counter[str]
    """How often each stem occurs: `the`, `police`, `held`, `#`, `men`."""
    pairs: Counter[tuple[str, str]]
    """How often each pair of neighbouring stems occurs."""
    weight: float
    """Of all stems together."""
    pairs_weight: float
    """Of all pairs together."""


class StemVocabulary:
    """How telling stems are: 1 where one stands in a single sentence, next to nothing where it stands in all.

    They tell more when they come from more than the two documents that are compared.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        split = [split_stems(sentence) for sentence in sentences]
        spread = Counter(word for stems in split for word in set(stems))
        pairs = Counter(pair for stems in split for pair in set(pairwise(stems)))
        whole = math.log(max(len(sentences), _LEAST_SENTENCES))
        letters = _letters(sentences)
        self._stems = {word: _weight(word, count, whole, letters[word]) for word, count in spread.items()}
        self._pairs = {pair: self._pair_weight(pair, count, whole) for pair, count in pairs.items()}

    def _pair_weight(self, pair: tuple[str, str], count: int, whole: float) -> float:
        rarest = max(self._stems[word] for word in pair)
        return min(rarest, max(_LEAST_WEIGHT, 1 - math.log(count) / whole))

    def of(self, word: str) -> float:
        """Return the weight of a stem."""
        return self._stems[word]

    def read(self, *sentences: str) -> SentenceWords:
        """Return a sentence, or several as one, read; their stems are among those that were weighed."""
        stems = [split_stem for sentence in sentences for split_stem in split_stems(sentence)]
        counts, pairs = Counter(stems), Counter(pairwise(stems))
        return SentenceWords(
            words=tuple(word for sentence in sentences for word in split_words(sentence)),
            counts=counts,
            pairs=pairs,
            weight=sum(self._stems[word] * count for word, count in counts.items()),
            pairs_weight=sum(self._pairs.get(pair, 0.0) * count for pair, count in pairs.items()),
        )

    def shared(self, sentence_words: SentenceWords, other: SentenceWords) -> float:
        """Return the weight of the stems that two sentences have in common."""
        return sum(self._stems[word] * count for word, count in _common(sentence_words.counts, other.counts))

    def evidence(self, sentence_words: SentenceWords, other: SentenceWords) -> float:
        """Return that weight without long names: those show who a sentence speaks of, and not what it says."""
        common = _common(sentence_words.counts, other.counts)
        return sum(self._stems[word] * count for word, count in common if not word.startswith("^"))

    def shared_pairs(self, sentence_words: SentenceWords, other: SentenceWords) -> float:
        """Return the weight of the neighbouring stems that two sentences have in common."""
        return sum(self._pairs.get(pair, 0.0) * count for pair, count in _common(sentence_words.pairs, other.pairs))


def _letters(sentences: Sequence[str]) -> Mapping[str, int]:
    """Return how long the longest word of each stem is."""
    found: dict[str, int] = {}
    for sentence in sentences:
        for root, word in zip(split_stems(sentence), split_words(sentence), strict=True):
            found[root] = max(found.get(root, 0), len(word))
    return found


def _weight(word: str, count: int, whole: float, letters: int) -> float:
    if word == NUMBER:
        return _NUMBER_WEIGHT
    rarity = max(_LEAST_WEIGHT, 1 - math.log(count) / whole)
    if word.startswith("^"):
        return _NAME_SHARE * rarity
    if is_plain_stem(word):
        return min(_PLAIN_WEIGHT, rarity)
    most = 1.0 if _ONE_LETTER_A_WORD.match(word) else _SHORT_WORDS.get(letters, 1.0)
    return min(most, rarity)


def _common(counts: Counter[T], other: Counter[T]) -> Iterator[tuple[T, int]]:
    fewer, more = (counts, other) if len(counts) <= len(other) else (other, counts)
    for key, count in fewer.items():
        if both := min(count, more.get(key, 0)):
            yield key, both
