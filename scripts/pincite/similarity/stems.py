"""What a word is compared by: its stem, one sign for every number, and whether it tells anything at all."""

from __future__ import annotations

import re
from functools import lru_cache

NUMBER = "#"
"""What every number is compared as: the same claim may have other numbers."""
_DIGIT = re.compile(r"\d")
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen once twice "
    "thrice half third quarter fifth".split()
)
# English words that only hold a sentence together; in a short text some of them look rare.
_PLAIN_WORDS = frozenset(
    "a an the and or but for nor so yet not no as at by in of on to up out off per via from into onto upon over under "
    "with within without about above after before again against among between during since until while through "
    "throughout due despite because although though however therefore still further also only just even very well then "
    "than there here too i you he she it we they him her them his its our their this that these those who whom whose "
    "which what when where why how be am is are was were been being have has had having do does did done can could may "
    "might must shall should will would one all any both each few many more most much less least several some other "
    "such same own often sometimes if nearly almost approximately".split()
)
_REMEMBERED = 20_000
# Words of one root mostly share their first letters, in any language that inflects at the end.
_LETTERS = 6
# The endings that English gives to nouns and verbs; what is left of a word has so many letters at least.
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_LEAST_ROOT = 3


def is_number(word: str) -> bool:
    """Tell whether a word is a number, in digits or spelt out."""
    return bool(_DIGIT.search(word)) or word in _NUMBER_WORDS


def is_plain(word: str) -> bool:
    """Tell whether a word only holds a sentence together."""
    return word in _PLAIN_WORDS


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Return what a word is compared by: `investigated` and `investigations` give `invest`."""
    return NUMBER if is_number(word) else root(word)[:_LETTERS]


def root(word: str) -> str:
    """Return a word without the ending that its number or tense gives it: `collects` gives `collect`."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_ROOT:
            return word.removesuffix(ending) + instead
    return word


_PLAIN_STEMS = frozenset(map(stem, _PLAIN_WORDS))


def is_plain_stem(one: str) -> bool:
    """Tell whether a stem is that of a word which only holds a sentence together."""
    return one in _PLAIN_STEMS
