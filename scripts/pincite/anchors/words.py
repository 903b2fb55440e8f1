"""The words of passages, in the forms that matching compares; rare words weigh more than common ones."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pincite.text import one_line

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
# Scripts that set no space between words: each letter counts as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_LEAST_WEIGHT = 0.05
_LEAST_PASSAGES = 20
_FIRST_LETTER = 0x100
_SURROGATES = range(0xD800, 0xE000)


def plain_signs(text: str) -> str:
    """Return the text on one line, with one sign for every kind of quotation mark, dash and space."""
    return one_line(unicodedata.normalize("NFKC", text).translate(_ALIKE).replace("--", "-"))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without regard to case and signs."""
    return tuple(_WORD.findall(plain_signs(text).casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one passage; each different word of both wordings is one letter."""

    in_order: str
    counts: dict[str, int]
    weight: float
    """Of all words together; a word that occurs in one passage only weighs 1."""
    telling: str
    """The words that are not in every other passage, sorted: their longest common subsequence is their overlap."""
    pairs: frozenset[str]
    """Words that follow each other, as two letters."""

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.in_order)


class Lexicon:
    """The vocabulary of two wordings, with the weight of each word."""

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> None:
        spread = [Counter(word for words in side for word in set(words)) for side in (old, new)]
        passages = max(len(old), len(new), _LEAST_PASSAGES) + 1
        self._letters: dict[str, str] = {}
        self.weights: dict[str, float] = {}
        self._common: set[str] = set()
        for word in (word for side in (old, new) for words in side for word in words):
            if word in self._letters:
                continue
            letter = _nth_letter(len(self._letters))
            found_in = max(one[word] for one in spread)
            self._letters[word] = letter
            self.weights[letter] = max(_LEAST_WEIGHT, math.log(passages / found_in) / math.log(passages))
            if found_in * 4 > passages:
                self._common.add(letter)

    def read(self, words: Iterable[str]) -> Words:
        """Return the words of one passage in the forms that are compared."""
        in_order = "".join(self._letters[word] for word in words)
        counts = Counter(in_order)
        return Words(
            in_order=in_order,
            counts=dict(counts),
            weight=sum(self.weights[letter] * count for letter, count in counts.items()),
            telling="".join(sorted(letter for letter in in_order if letter not in self._common)),
            pairs=frozenset(first + second for first, second in zip(in_order, in_order[1:], strict=False)),
        )


def _nth_letter(number: int) -> str:
    code = _FIRST_LETTER + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
