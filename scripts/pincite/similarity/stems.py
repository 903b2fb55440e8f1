"""What a word is compared by: its stem, one sign for every number, and whether it tells anything at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pincite.languages.words import english_words

NUMBER = "#"
"""What every number is compared as: the same claim may have other numbers."""
_DIGIT = re.compile(r"\d")
_REMEMBERED = 20_000
# Words of one root mostly share their first letters, in any language that inflects at the end.
_LETTERS = 6
# What is left of a word without its ending has so many letters at least.
_LEAST_ROOT = 3


def is_number(word: str) -> bool:
    """Tell whether a word is a number, in digits or spelt out."""
    return bool(_DIGIT.search(word)) or word in english_words().numbers


def is_plain(word: str) -> bool:
    """Tell whether a word only holds a sentence together."""
    return word in english_words().plain


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Return what a word is compared by: `investigated` and `investigations` give `invest`."""
    return NUMBER if is_number(word) else root(word)[:_LETTERS]


def root(word: str) -> str:
    """Return a word without the ending that its number or tense gives it: `collects` gives `collect`."""
    for ending, instead in english_words().endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_ROOT:
            return word.removesuffix(ending) + instead
    return word


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(map(stem, english_words().plain))


def is_plain_stem(text: str) -> bool:
    """Tell whether a stem is that of a word which only holds a sentence together."""
    return text in _plain_stems()
