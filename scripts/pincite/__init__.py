"""Pincite turns source documents into a static site in which every paragraph can be cited.

What is named here may be imported by scripts, and keeps its name and meaning between releases; modules inside may move.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pincite.errors import ContentError, InputError, PinciteError, Problem
    from pincite.model import Block, Document, Handbook, Sentence, Source
    from pincite.pipeline import Converted, convert, write

__all__ = [
    "Block",
    "ContentError",
    "Converted",
    "Document",
    "Handbook",
    "InputError",
    "PinciteError",
    "Problem",
    "Sentence",
    "Source",
    "convert",
    "write",
]

# Imported when asked for, so that `import pincite` costs nothing.
_HOMES = {
    **dict.fromkeys(("convert", "write", "Converted"), "pincite.pipeline"),
    **dict.fromkeys(("Handbook", "Document", "Source", "Block", "Sentence"), "pincite.model"),
    **dict.fromkeys(("Problem", "PinciteError", "InputError", "ContentError"), "pincite.errors"),
}


def __getattr__(name: str) -> Any:
    """Return a name of the public interface."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the names of the public interface."""
    return sorted(__all__)
