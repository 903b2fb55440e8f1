"""The words with which texts of a language name and number their parts: `languages/<tag>/headings.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

DivisionKind = Literal[
    "book", "part", "title", "chapter", "section", "subsection", "article", "annex", "act", "scene", "top", "notes"
]
_WORDS = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(text.split()))]


class HeadingWords(BaseModel):
    """Words of one language, in small letters where it has any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_number: str = ""
    """What may stand between a word and its number: `ทី`."""
    divisions: Mapping[DivisionKind, tuple[str, ...]]
    """The words for parts that are numbered; `{}` is where the number stands, behind the word if nothing is said."""
    alone: Mapping[Literal["top", "notes"], tuple[str, ...]]
    """Words that make a heading by themselves: `preamble`; those above notes: `endnotes`."""
    captions: tuple[str, ...]
    """What numbered pictures and tables are called: `table`."""
    numbers: _WORDS
    """The numbers in words, from one on."""
    ordinals: _WORDS
    """What counts parts, from the first on; forms of one word are parted by `/`."""
    courtesy: tuple[str, ...] = ()
    """What stands before the names of those who speak, as it is written: `Mr.`."""
    no_speakers: _WORDS
    """What stands before a colon and speaks nothing: `note`."""


@cache
def heading_words(language: str) -> tuple[HeadingWords, ...]:
    """Return the words of a language that is named as BCP 47 has it; those of all where it is not known here."""
    tag = language.split("-", maxsplit=1)[0].lower()
    folder = files("pincite.languages")
    known = sorted(one.name for one in folder.iterdir() if one.joinpath("headings.yml").is_file())
    return tuple(_read(name) for name in ([tag] if tag in known else known))


@cache
def enumerations() -> Mapping[str, tuple[str, ...]]:
    """Return the letters that count, series by series."""
    text = files("pincite.languages").joinpath("enumerations.yml").read_text("utf-8")
    return {name: tuple(letters.split()) for name, letters in yaml.safe_load(text).items()}


@cache
def _read(name: str) -> HeadingWords:
    text = files("pincite.languages").joinpath(f"{name}/headings.yml").read_text("utf-8")
    return HeadingWords.model_validate(yaml.safe_load(text))
