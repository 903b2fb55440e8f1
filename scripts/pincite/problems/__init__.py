"""Every code of a problem, once: what it means, an example, and what to do.

The codes are data, in one file for each thing that people write or do; a problem with a code that is not there cannot
be made. The page of the documentation and `pincite explain` are made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

GROUPS: Final = (
    "settings",
    "folder-and-names",
    "seeds",
    "sidecars",
    "yaml-and-values",
    "topics",
    "figures",
    "comparisons",
    "pages-and-links",
    "ledgers",
    "editions",
    "redactions",
    "commands",
    "building",
    "promises",
)
"""The files, in the order in which the documentation has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a code stands for."""

    code: str
    """As it is printed: `no-sidecar`."""
    title: str
    """What is wrong, in one line: `A seed has no sidecar`."""
    meaning: str
    """Why it is a problem, in one to three sentences."""
    written: str
    """What leads to it, in words or as it stands in a file."""
    says: str
    """The problem as it is then printed."""
    fix: str
    """What to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The codes of one thing that people write or do."""

    name: str
    """Of its file: `sidecars`."""
    title: str
    about: str
    codes: tuple[Explanation, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return all codes, by what they are about, in the order of the documentation."""
    return tuple(_read(name) for name in GROUPS)


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return what each code stands for, by code."""
    return {code.code: code for group in groups() for code in group.codes}


def _read(name: str) -> Group:
    data = yaml.load(files(__name__).joinpath(f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    codes = (Explanation(code=code, **_tidy(fields)) for code, fields in data["codes"].items())
    return Group(name=name, title=data["title"], about=data["about"], codes=tuple(codes))


def _tidy(fields: Mapping[str, str]) -> dict[str, str]:
    return {key: str(value).strip() for key, value in fields.items()}
