"""What the rules on relations know of a language: its synonyms, negations, levels, trends and outcomes, as data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from pincite.similarity.stems import is_number, is_plain, stem
from pincite.validation import Strict

Phrase = tuple[str, ...]
"""Words as they are compared: `("take", "part")`."""


class _File(Strict):
    """A file of language data, as it is written."""

    synonyms: list[str]
    forms: dict[str, str]
    empty: str
    empty_phrases: list[str]
    negative: str
    levels: list[str]
    trends: list[str]
    outcomes: list[str]
    hedges: str
    hedging_phrases: list[str]
    degrees: str
    pointing: str
    duties: str
    orders: str
    act_endings: str
    about: str
    units: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language, ready to be looked up by stem."""

    forms: Mapping[str, str]
    """The word that an irregular form is read as: `held` gives `hold`."""
    synonyms: Mapping[Phrase, frozenset[str]]
    """The lines of synonyms that a stem or a phrase of stems stands in."""
    longest: int
    """How many words the longest phrase has."""
    empty: frozenset[str]
    """Words that carry no fact."""
    empty_phrases: tuple[Phrase, ...]
    negative: frozenset[str]
    """Stems that deny."""
    levels: Mapping[str, int]
    """How many or how often a word says, from 0 for none."""
    trends: Mapping[str, int]
    """Which way a stem says that a thing went."""
    outcomes: Mapping[str, frozenset[tuple[int, int]]]
    """The matters and their steps that a stem names."""
    hedges: frozenset[str]
    hedging_phrases: tuple[Phrase, ...]
    degrees: frozenset[str]
    """Words that say that a thing is more or less so."""
    pointing: frozenset[str]
    """Words that point to what stands before."""
    duties: frozenset[str]
    orders: frozenset[str]
    """Words that, at the beginning, tell somebody to do something."""
    act_endings: tuple[str, ...]
    """How words end that tell of something done."""
    about: frozenset[str]
    units: Mapping[str, tuple[str, int]]
    """What a number of such units is counted in: `weeks` gives 168 of `hour`."""

    def base(self, word: str) -> str:
        """Return the word that a form is read as."""
        return self.forms.get(word, word)

    def stem(self, word: str) -> str:
        """Return what a word is compared by."""
        return _stem(self.base(word))


def _stem(word: str) -> str:
    """Return a word's stem; a number is left as it is, and a plain word is told from stems that look like it."""
    if is_number(word):
        return word
    return f"'{word}" if is_plain(word) else stem(word)


@cache
def english() -> Language:
    """Return what the rules know of English; a text in another language has none of it, and so no synonyms."""
    text = files("pincite.languages").joinpath("en/claims.yml").read_text("utf-8")
    return _ready(_File.model_validate(yaml.safe_load(text)))


def _ready(data: _File) -> Language:
    forms = {form: base for base, those in data.forms.items() for form in those.split()}

    def stems(words: str) -> Phrase:
        """Return the stems of some words."""
        return tuple(_stem(forms.get(word, word)) for word in words.lower().replace("-", " ").split())

    synonyms = _synonyms([[stems(phrase) for phrase in line.split(",")] for line in data.synonyms])
    return Language(
        forms=forms,
        synonyms=synonyms,
        longest=max(map(len, synonyms)),
        empty=frozenset(data.empty.split()),
        empty_phrases=tuple(
            sorted((tuple(empty_phrase.split()) for empty_phrase in data.empty_phrases), key=len, reverse=True)
        ),
        negative=frozenset(stems(data.negative)),
        levels=_numbered(line.split() for line in data.levels),
        trends=_numbered(map(stems, data.trends)),
        outcomes=_steps([[stems(step) for step in line.split("|")] for line in data.outcomes]),
        hedges=frozenset(data.hedges.split()),
        hedging_phrases=tuple(tuple(hedging_phrase.split()) for hedging_phrase in data.hedging_phrases),
        degrees=frozenset(data.degrees.split()),
        pointing=frozenset(data.pointing.split()),
        duties=frozenset(stems(data.duties)),
        orders=frozenset(data.orders.split()),
        act_endings=tuple(data.act_endings.split()),
        about=frozenset(data.about.split()),
        units={unit: (base, int(many)) for unit, written in data.units.items() for base, many in [written.split()]},
    )


def _synonyms(lines: Sequence[Sequence[Phrase]]) -> Mapping[Phrase, frozenset[str]]:
    found: dict[Phrase, set[str]] = defaultdict(set)
    for number, line in enumerate(lines):
        for phrase in line:
            found[phrase].add(f"={number}")
    return {phrase: frozenset(those) for phrase, those in found.items()}


def _numbered(lines: Iterable[Iterable[str]]) -> Mapping[str, int]:
    return {word: number for number, line in enumerate(lines) for word in line}


def _steps(lines: Sequence[Sequence[Phrase]]) -> Mapping[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for matter, steps in enumerate(lines):
        for step, words in enumerate(steps):
            for word in words:
                found[word].add((matter, step))
    return {word: frozenset(those) for word, those in found.items()}
