"""What stands in a text of which numbers may be made: runs of digits, words for numbers, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal

import regex

from pincite.figures.digit_runs import Doubt
from pincite.languages.number_habits import NumberHabits, number_habits

Kind = Literal[
    "digits",  # a run of digits, or numerals of Chinese: `1,574`
    "unit",  # `three`
    "teen",  # `twelve`, `ten`
    "ten",  # `twenty`
    "hundred",
    "scale",  # `million`, and what is written behind digits: `k`
    "money_scale",  # a scale behind an amount of money alone: the `m` of `$1.5 m`
    "count",  # `dozen`
    "score",  # counted by words alone: `three score`
    "plural",  # `thousands`
    "tens_of",  # `tens`, before `of thousands`
    "half",
    "ordinal",  # `third`
    "part",  # `thirds`
    "quarter",
    "article",  # `a`
    "joiner",  # `and`
    "part_of",  # `of`
    "minus",
    "between",
    "vague",  # `several`
    "loose",  # `twice`
    "inflected",  # a scale with an ending that is not known
    "other",  # what is no amount: `21st`, `p12`, `no one`
]
_EDGES = (r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, sign or run of digits."""

    kind: Kind
    start: int
    end: int
    value: Fraction | None = None
    """What it is worth; None for words between, and where there is a doubt."""
    doubt: Doubt | None = None
    is_money: bool = False
    """Whether a currency stands before it."""
    is_date: bool = False
    """Whether it is a date or a span of years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    """The words of a language as one pattern, and what each is worth."""

    pattern: Any
    values: Mapping[str, Mapping[str, int]]
    loose: tuple[tuple[Any, int], ...]


def word_tokens(text: str, habits: NumberHabits) -> Iterator[Token]:
    """Yield the words of a text that have a part in numbers."""
    vocabulary = _vocabulary(habits.language)
    for found in vocabulary.pattern.finditer(text):
        group = str(found.lastgroup)
        as_it_stands = " ".join(found[0].split())
        if group == "loose":
            value: int | None = next(worth for one, worth in vocabulary.loose if one.fullmatch(found[0]))
        else:
            worths = vocabulary.values.get(group, {})
            value = worths.get(as_it_stands, worths.get(as_it_stands.casefold()))
        # A scale in a script without cases needs no edges: words are written against it.
        kind: Any = "scale" if group == "bare" else group
        yield Token(kind=kind, start=found.start(), end=found.end(), value=None if value is None else Fraction(value))


@cache
def _vocabulary(language: str) -> _Vocabulary:
    habits = number_habits(language)
    words = habits.words
    values: dict[str, Mapping[str, int]] = {
        "unit": words.units,
        "teen": words.teens,
        "ten": words.tens,
        "hundred": words.hundreds,
        "scale": habits.behind,
        "count": words.counts,
        "score": words.scores,
        "plural": words.plurals,
        "tens_of": words.tens_of,
        "ordinal": words.ordinals,
        "part": words.parts,
        "quarter": words.quarters,
        "money_scale": {word: habits.attached[word] for word in words.spaced_of_money if word in habits.attached},
    }
    lists: dict[str, frozenset[str]] = {
        "other": words.phrases,
        "half": words.halves,
        "article": words.articles,
        "joiner": words.joiners,
        "part_of": words.part_of,
        "minus": words.minus,
        "between": words.between,
        "vague": words.vague,
    }
    held = lists | {kind: frozenset(worths) for kind, worths in values.items()}
    cased = [group for kind, words_of in held.items() if (group := _cased_group(kind, words_of))]
    if words.loose:
        cased.append(rf"(?P<loose>(?i:{'|'.join(words.loose)}))")
    stems = [word for word in habits.behind if len(word) >= _SHORTEST_STEM and _is_cased(word)]
    if stems and not words.units:
        cased.append(rf"(?P<inflected>(?i:{_either(stems)})\p{{L}}+)")
    bare = [word for word in habits.behind if not _is_cased(word)]
    ways = [rf"{_EDGES[0]}(?:{'|'.join(cased)}){_EDGES[1]}"] if cased else []
    ways += [rf"(?P<bare>{_either(bare)})"] if bare else []
    return _Vocabulary(
        pattern=regex.compile("|".join(ways) or r"(?!)"),
        values=values | {"bare": habits.behind},
        loose=tuple((regex.compile(one, regex.IGNORECASE), worth) for one, worth in words.loose.items()),
    )


def _cased_group(kind: str, words: frozenset[str]) -> str:
    """Return a pattern of words in scripts with two cases: a single letter and what goes with money as it stands."""
    cased = [word for word in words if _is_cased(word)]
    exact = [word for word in cased if kind == "money_scale" or (len(word) == 1 and kind == "scale")]
    others = [word for word in cased if word not in exact]
    ways = [f"(?i:{_either(others)})"] * bool(others) + [_either(exact)] * bool(exact)
    return rf"(?P<{kind}>{'|'.join(ways)})" if ways else ""


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(regex.escape, word.split())) for word in ordered)


def _is_cased(word: str) -> bool:
    return word[0].lower() != word[0].upper()
