"""What the bibliography shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.pages.views import LinkView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleView(View):
    """An entry in one citation style."""

    name: str
    """`Chicago, notes`"""
    formatted: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView(View):
    """An entry in a form for reference managers and programs, to copy and to download."""

    name: str
    """`BibTeX (biblatex)`"""
    text: str
    file: str
    """`usdos-2024-cambodia.bib`"""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView(View):
    """A source as an entry of the bibliography."""

    id: str
    title: str
    coverage: str
    """`Whole document`, `Extract only`."""
    is_extract: bool
    href: str
    formatted: Markup
    """In the first style."""
    styles: tuple[StyleView, ...]
    """In the others."""
    quoted: tuple[LinkView, ...]
    """Its passages that stand on topic pages."""
    forms: tuple[FormView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyView(TemplateView):
    """The bibliography's page."""

    template: ClassVar[str] = "bibliography/bibliography"
    bib_href: str
    """Of all entries in one file."""
    entries: tuple[EntryView, ...]
