"""The words of a language that have a part in comparing texts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

WordSet = Annotated[
    frozenset[str], BeforeValidator(lambda words: frozenset(words.split()) if isinstance(words, str) else words)
]
WordRow = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(text.split()))]


class LanguageWords(BaseModel):
    """Words of one language, in small letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numbers: WordSet
    """Numbers that are spelt out: `twelve`."""
    plain: WordSet
    """Words that only hold a sentence together: `the`."""
    endings: tuple[tuple[str, str], ...]
    """The endings that number and tense give, with what stands there without: `ies` and `y`."""
    negators: WordSet
    """Words that deny what follows: `not`."""
    negating_ending: str
    """How words end that do: `n't`."""
    auxiliaries: WordSet
    """Words between a negator and what it denies: `been`."""
    opposing_prefixes: WordRow
    """What makes a word its opposite: `un`."""
    opposites: tuple[tuple[str, str], ...]
    """`increase` and `decrease`."""
    passive: WordSet
    """What stands between counted things and the deed: `were`, in `12 people were held`."""
    saying: WordSet
    """Words between a deed and its number: `reported`."""


@cache
def english_words() -> LanguageWords:
    """Return the words of English."""
    text = files("pincite.languages").joinpath("en/words.yml").read_text("utf-8")
    return LanguageWords.model_validate(yaml.safe_load(text))
