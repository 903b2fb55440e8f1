"""The table of types, and what of a source is not found again in what a program read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pincite.citations.langids import langid
from pincite.citations.variable_labels import LABELS
from pincite.model import Reference

Csl = Mapping[str, Any]

_TABLE = yaml.safe_load(Path(__file__).with_name("types.yml").read_text(encoding="utf-8"))
TITLE = "Rest houses"
YEAR = "1987"


def table_sources() -> list[dict[str, Any]]:
    """Return a source of each type with what the table gives it."""
    return [_source(kind, variables) for kind, variables in _TABLE["types"].items()]


def crowded_sources() -> list[dict[str, Any]]:
    """Return a source of each type with every variable of the table, likely or not."""
    return [_source(kind, list(_TABLE["values"])) for kind in _TABLE["types"]]


def lost(csl: Csl, read: object) -> list[str]:
    """Return the variables of a source that are not to be found in what was read of it."""
    text = letters(str(read))
    variables = [variable for variable in csl if variable in LABELS or variable in {"title", "author", "issued", "URL"}]
    return [variable for variable in variables if not all(_is_in(words, text) for words in _words(variable, csl))]


def letters(text: str) -> str:
    """Return the letters and digits of a text alone: programs write quotation marks, dashes and braces otherwise."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def by_id(references: tuple[Reference, ...]) -> dict[str, Reference]:
    """Return references under their ids."""
    return {reference.id: reference for reference in references}


def _source(kind: str, variables: list[str]) -> dict[str, Any]:
    values = {variable: _TABLE["values"][variable] for variable in variables}
    issued = {"date-parts": [[int(YEAR), 6, 5]]}
    return {"id": kind.replace("_", "-"), "type": kind, "title": TITLE, "issued": issued, **values}


def _is_in(words: tuple[str, ...], text: str) -> bool:
    return any(letters(word) in text for word in words)


def _words(variable: str, csl: Csl) -> Iterator[tuple[str, ...]]:
    """Yield what must be found of a variable; of several writings, one."""
    value = csl[variable]
    if isinstance(value, dict):
        yield (str(value["date-parts"][0][0]),)
    elif isinstance(value, list):
        yield from ((part,) for name in value for part in name.values())
    elif variable == "edition":
        yield (f"edition: {value}", f"edition {value}", "third", f"ET - {value}", f"ET{value}", f"edition{value}")
    elif variable == "language":
        yield (value, langid(value) or value)
    elif variable == "page":
        yield from ((part,) for part in value.split("-"))
    else:
        yield (value,)
