"""Which hyphens at the ends of lines belong to their words, by language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from pydantic import BaseModel, ConfigDict

from pincite.languages.words import WordSet

_NONE: frozenset[str] = frozenset()


class LineHyphens(BaseModel):
    """Words of a language that tell whether a hyphen at the end of a line is the printer's; in small letters."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    first_parts: WordSet = _NONE
    """Behind them a hyphen stays: `well`, of `well-known`."""
    last_parts: WordSet = _NONE
    """Before them a hyphen stays: `term`, of `long-term`."""
    prefixes: WordSet = _NONE
    """Behind them none stays, whatever follows: `un`, of `unknown`."""
    whole: WordSet = _NONE
    """Words whose halves are words, too, and which have no hyphen: `something`."""
    suspended_before: WordSet = _NONE
    """Before them a hyphen stands for a part that comes later: `and`, in `pre- and post-war`."""


@cache
def line_hyphens(language: str) -> LineHyphens:
    """Return what is known of a language (`de-AT`: of `de`); of one that is not known, what is known of all."""
    tag = language.split("-", maxsplit=1)[0].lower()
    found = [_read(file) for folder, file in _files() if tag in {"", folder}]
    return LineHyphens(
        **{name: frozenset().union(*(getattr(one, name) for one in found)) for name in LineHyphens.model_fields}
    )


def _files() -> list[tuple[str, Traversable]]:
    folders = sorted(files("pincite.languages").iterdir(), key=lambda one: one.name)
    found = [(folder.name, folder.joinpath("hyphens.yml")) for folder in folders if folder.is_dir()]
    return [(name, file) for name, file in found if file.is_file()]


def _read(file: Traversable) -> LineHyphens:
    return LineHyphens.model_validate(yaml.safe_load(file.read_text("utf-8")))
