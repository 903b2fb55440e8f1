"""A source as an entry of the bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A stretch of formatted text."""

    text: str
    italic: bool = False
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source as an entry of the bibliography, in every form that is offered."""

    id: str
    csl: Mapping[str, Any]
    biblatex: str
    bibtex: str
    ris: str
    formatted: Mapping[str, tuple[TextSpan, ...]]
    """Style id to formatted entry: `apa`, `chicago-notes-bibliography`."""
