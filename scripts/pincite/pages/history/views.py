"""What the page of a source's history shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.pages.views import TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView(View):
    """An accepted wording of the whole source."""

    date: str
    """`Since 3 May 2026`, `First wording`"""
    file: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView(View):
    """The words that stood at an anchor for a time."""

    id: str | None
    """Its place on the page; None where an earlier wording with the same words has it."""
    fingerprint: str
    dates: str
    """`Since 3 May 2026, until 1 June 2026`"""
    wording: str | None
    """`usdos-2024-cambodia#p12@3f9a2c1b`; None where it is not shown whole."""
    html: Markup
    redline: Markup | None
    """What was changed from the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView(View):
    """What became of a passage that no longer stands."""

    into: str | None
    """The passage that it was merged into: `¶ 12`; None where it was withdrawn."""
    href: str | None
    since: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeView(View):
    """A passage with all its wordings."""

    href: str
    """Of its place on the source's page."""
    label: str
    what: str | None
    """What became of it: `reworded`; None where it stands as it ever did."""
    first: str
    """The place of its first wording on the page."""
    gone: GoneView | None
    wordings: tuple[WordingView, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView(TemplateView):
    """The page of a source's history."""

    template: ClassVar[str] = "history/history"
    title: str
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    sources_href: str
    held_back: bool
    """Whether only first words are shown."""
    versions: tuple[VersionView, ...]
    """The oldest first."""
    passages: tuple[LifeView, ...]
    """In reading order."""
    changed: tuple[LifeView, ...]
    """Those of them that are not as they were."""
