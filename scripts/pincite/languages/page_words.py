"""The words that stand beside a page's number, in all languages that have them as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class PageWords(BaseModel):
    """What stands before a page's number, and between it and the number of all pages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: frozenset[str]
    """`page`, `p.`; in small letters."""
    of: frozenset[str]
    """`of`, in `page 3 of 10`."""


@cache
def page_words() -> PageWords:
    """Return the words of all languages: which one a source is in need not be known, and prints mix them."""
    found = [
        PageWords.model_validate(yaml.safe_load(file.read_text("utf-8")))
        for folder in sorted(files("pincite.languages").iterdir(), key=lambda one: one.name)
        if folder.is_dir() and (file := folder.joinpath("pages.yml")).is_file()
    ]
    return PageWords(
        page=frozenset[str]().union(*(words.page for words in found)),
        of=frozenset[str]().union(*(words.of for words in found)),
    )
