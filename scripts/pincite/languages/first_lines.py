"""What tells a text of each language, and what such a text says of itself in its first lines, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from pincite.languages.words import WordRow, WordSet

_FILE = "first_lines.yml"
Letters = Annotated[frozenset[str], BeforeValidator(frozenset)]


class FirstLines(BaseModel):
    """What is known of one language; words in small letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    common: WordSet
    """Words that stand in every text; of languages without spaces, signs: `the`."""
    letters: Letters = frozenset()
    """Its letters beside a to z, or beside those that all languages of its script have: `ß`."""
    encodings: WordRow = ()
    """How its texts were encoded before UTF-8, the commonest first: `cp1252`."""
    fields: Mapping[str, tuple[str, ...]] = {}
    """What header fields are called, by what they are in CSL: `issued: [date, created]`."""
    documents: WordSet = frozenset()
    """What documents are called, in their titles: `report`."""
    institutions: WordSet = frozenset()
    """Words in the names of institutions, in letterheads: `ministry`."""
    parts: WordSet = frozenset()
    """What parts of documents are called, with which no title begins: `chapter`."""
    in_dates: WordSet = frozenset()
    """Words between day, month and year: `of`."""
    byline: WordSet = frozenset()
    """The word before an author's name: `by`."""


@cache
def first_lines() -> Mapping[str, FirstLines]:
    """Return what is known, by language, in the order of the tags."""
    folders = sorted((one for one in files("pincite.languages").iterdir() if one.is_dir()), key=lambda one: one.name)
    found = {one.name: one.joinpath(_FILE) for one in folders if one.joinpath(_FILE).is_file()}
    return MappingProxyType(
        {tag: FirstLines.model_validate(yaml.safe_load(file.read_text("utf-8"))) for tag, file in found.items()}
    )


@cache
def field_names() -> Mapping[str, str]:
    """Return what each name of a header field is in CSL, whatever its language: `datum` is `issued`."""
    return MappingProxyType(
        {
            name.casefold(): field
            for known in first_lines().values()
            for field, names in known.fields.items()
            for name in names
        }
    )


@cache
def all_words(kind: str) -> frozenset[str]:
    """Return the words of a kind in all languages: `documents`, `institutions`, `parts`, `byline`."""
    return frozenset(word for known in first_lines().values() for word in getattr(known, kind))
