"""What the list of editions shows, and the page of a source as an edition had it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from pincite.pages.views import LinkView, PassageView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedAnchor(View):
    """A passage that an edition changed."""

    link: LinkView
    into: LinkView | None
    """The passage that it was merged into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedList(View):
    """The passages to which one thing happened."""

    name: str
    """`Edited`, `Merged`"""
    anchors: tuple[ChangedAnchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSource(View):
    """A source of an edition, and what became of its passages."""

    title: str
    href: str
    """Of its text as the edition had it."""
    summary: str
    """`45 passages as before, 2 edited`"""
    lists: tuple[ChangedList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView(View):
    """An edition in the list."""

    name: Markup
    date: Markup
    """In words."""
    id: str
    """`e2026-1`"""
    sources: tuple[ChangedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsView(TemplateView):
    """The list of editions."""

    template: ClassVar[str] = "editions/editions"
    editions: tuple[EditionView, ...]
    """The latest first."""
    feed_href: str | None
    """None where there is no feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEdition(View):
    """The edition that a text is shown as of."""

    name: str
    date: str
    """In words."""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDocument(View):
    """The facts of a source as an edition had it."""

    title: str
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    credit: str
    """Who made it, and when."""
    coverage: str
    """`Whole document`, `Extract only`."""
    coverage_note: str | None
    href: str
    """Of the current text."""
    state: str
    """Whether the wording has changed since."""
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPassage(View):
    """A passage as an edition had it."""

    passage: PassageView
    now: str
    """The link to what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldHeading(View):
    """A heading of the source, or a section's title in square brackets."""

    kind: ClassVar[Literal["heading"]] = "heading"
    id: str
    depth: int
    """How deep it stands, from 2."""
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBlocks(View):
    """Passages that follow one another, as a list or not."""

    kind: Literal["list", "blocks"]
    blocks: tuple[OldPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSourceView(TemplateView):
    """The page of a source as an edition had it."""

    template: ClassVar[str] = "editions/edition-source"
    editions_href: str
    edition: NamedEdition
    document: OldDocument
    parts: tuple[OldHeading | OldBlocks, ...]
    """In reading order."""
