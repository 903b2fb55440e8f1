"""The words of passages, in the forms that matching compares; rare words weigh more than common ones."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from pincite.text import UNSPACED, one_line

# Signs that one re-encoding or another turns into each other.
_ALIKE = {
    ord(sign): plain
    for plain, signs in {
        "'": "‘’‚‛′´`ʼ",
        '"': "“”„‟″«»",
        "-": "‐‑‒–—―−",
        "": "\u00ad\u200b\u200c\u200d\u2060\ufeff",
    }.items()
    for sign in signs
}
_WORD = re.compile(f"[{UNSPACED}]|[^\\W{UNSPACED}]+")
# Where an identifier falls into parts: `max_fee`, `depositContract`, `HTTPServer`.
_SEAM = re.compile(r"_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Weights are whole numbers, so that their sums do not depend on the order of a set.
FULL_WEIGHT = 1000
_LEAST_WEIGHT = 50
_LEAST_PASSAGES = 20
# A slip of the pen can be told in words of so many letters, not in numbers; a long word may have two.
_SPELT = 4
_SHORTEST_SLIP = 3
_LONG_WORD = 8
# Short numbers count things: items, notes and sections are numbered anew.
_COUNTING_DIGITS = 3
# What else an item begins with: `a)`, `iv.`
_LABEL = re.compile(r"[a-z]|[ivx]{2,4}")
# A passage that was drawn together with others is scattered over no more than so many times its words.
_STRETCH = 1.6
_FIRST_LETTER = 0x100
_SURROGATES = range(0xD800, 0xE000)


def plain_signs(text: str) -> str:
    """Return the text on one line, with one sign for every kind of quotation mark, dash and space."""
    return one_line(_with_plain_signs(text).replace("--", "-"))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without regard to case and signs."""
    return tuple(_WORD.findall(_with_plain_signs(text).casefold()))


def split_parts(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: addresses and identifiers by their parts.

    `max_fee` gives `max fee`, `depositContract` gives `deposit contract`; `secp256r1` stays whole.
    """
    words = _WORD.findall(_with_plain_signs(text))
    return tuple(part.casefold() for word in words for part in _split_identifier(word) if part)


def _split_identifier(word: str) -> list[str]:
    is_plain = "_" not in word and (word.islower() or word.istitle())
    return [word] if is_plain else _SEAM.split(word)


def _with_plain_signs(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_ALIKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one passage; each different word of both wordings is one letter."""

    in_order: str
    sorted: str
    """Likewise; the longest common subsequence of two such is their overlap in any order."""
    telling: str
    """Likewise, without the words that stand in a quarter of all passages."""
    types: frozenset[str]
    """Each different word."""
    pairs: frozenset[str]
    """Each two words that follow each other, as two letters."""
    weight: int
    """Of the different words."""
    body: str
    """The words in order, without the number or letter that an item begins with."""
    names: frozenset[str]
    """Each different word that does not count things."""

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.in_order)


class IdfVocabulary:
    """The vocabulary of two wordings, with the weight of each word and of each pair of words."""

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> None:
        spread = [Counter(word for words in side for word in set(words)) for side in (old, new)]
        passages = max(len(old), len(new), _LEAST_PASSAGES) + 1
        self._letters: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self.weights: dict[str, int] = {}
        self._common: set[str] = set()
        self._counting: set[str] = set()
        labels: list[str] = []
        for word in dict.fromkeys(word for side in (old, new) for words in side for word in words):
            letter = _nth_letter(len(self._letters))
            found_in = max(counts[word] for counts in spread)
            weight = round(FULL_WEIGHT * math.log(passages / found_in) / math.log(passages))
            if word.isdigit() and len(word) <= _COUNTING_DIGITS:
                weight //= 4
                self._counting.add(letter)
            if letter in self._counting or _LABEL.fullmatch(word):
                labels.append(letter)
            self._letters[word] = letter
            if len(word) >= _SHORTEST_SLIP and not any(sign.isdigit() for sign in word):
                self._spelt[letter] = word
            self.weights[letter] = max(_LEAST_WEIGHT, weight)
            if found_in * 4 > passages:
                self._common.add(letter)
        self.labels = "".join(labels)

    def read(self, words: Iterable[str]) -> Words:
        """Return the words of one passage in the forms that are compared."""
        return self._measure("".join(map(self._letters.__getitem__, words)))

    def weigh(self, features: Iterable[str]) -> int:
        """Return the weight of words and pairs; a pair weighs as its rarer word does, with a count next to nothing."""
        return sum(map(self.weights.__getitem__, features))

    def without_counts(self, features: Iterable[str]) -> int:
        """Return how many words there are beside those that count things."""
        return sum(letter not in self._counting for letter in features)

    def mend_slips(self, old: Words, new: Words) -> Words:
        """Return the words of a new passage, spelt as in an old one where they are the same but for a letter or two."""
        gone = sorted(letter for letter in old.types - new.types if len(self._spelt.get(letter, "")) >= _SPELT)
        come = sorted(letter for letter in new.types - old.types if letter in self._spelt)
        mended: dict[str, str] = {}
        for letter in gone:
            spelling = self._spelt[letter]
            twin = next((other for other in come if _is_slip(spelling, self._spelt[other])), None)
            if twin:
                come.remove(twin)
                mended[twin] = letter
        return self._measure("".join(mended.get(letter, letter) for letter in new.in_order)) if mended else new

    def find_stretch(self, part: Words, whole: Words) -> Words:
        """Return the words of the stretch of a passage that has most of another's, by weight, close together."""
        text, most = whole.in_order, round(_STRETCH * part.size) + 1
        start, counts, weight, best, ends = 0, Counter[str](), 0, 0, (0, 0)
        for end, letter in enumerate(text, start=1):
            if letter in part.types:
                counts[letter] += 1
                weight += self.weights[letter] if counts[letter] == 1 else 0
            while end - start > most or (start < end and text[start] not in part.types):
                left, start = text[start], start + 1
                if left in part.types:
                    counts[left] -= 1
                    weight -= self.weights[left] if not counts[left] else 0
            if weight > best:
                best, ends = weight, (start, end)
        return self._measure(text[slice(*ends)])

    def _measure(self, in_order: str) -> Words:
        types, pairs = frozenset(in_order), frozenset(map("".join, pairwise(in_order)))
        weights = self.weights
        for pair in pairs:
            if pair not in weights:
                counts = not self._counting.isdisjoint(pair)
                weights[pair] = _LEAST_WEIGHT if counts else max(weights[pair[0]], weights[pair[1]])
        letters = sorted(in_order)
        return Words(
            in_order=in_order,
            sorted="".join(letters),
            telling="".join(letter for letter in letters if letter not in self._common),
            types=types,
            pairs=pairs,
            weight=self.weigh(types),
            body=in_order.lstrip(self.labels) or in_order,
            names=types - self._counting,
        )


def _nth_letter(number: int) -> str:
    code = _FIRST_LETTER + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words are one but for a letter, or two in long ones."""
    allowed = 1 if max(len(word), len(other)) < _LONG_WORD else 2
    return abs(len(word) - len(other)) <= allowed and OSA.distance(word, other, score_cutoff=allowed) <= allowed
