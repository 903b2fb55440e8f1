"""What the list of comparisons shows, and the page of long-lived phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pincite.pages.changes.views import ComparedDocument, SentenceView
from pincite.pages.views import TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonEntry(View):
    """A comparison with an older source, in the list."""

    href: str
    older: ComparedDocument
    sections: str
    """Which sections were compared, in words."""
    whole: bool
    """Whether they were compared without regard to sections."""
    count: str
    """`14 sentences recur: 5 identical, 9 reworded`"""
    lone: str
    """How many sentences have no partner; empty where all have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonsOf(View):
    """A source and the older ones that it was compared with."""

    document: ComparedDocument
    pairs: tuple[ComparisonEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView(TemplateView):
    """The list of comparisons."""

    template: ClassVar[str] = "changes/changes"
    groups: tuple[ComparisonsOf, ...]
    """The newest source first."""
    long_lived_href: str
    long_lived: str
    """`17 sentences`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView(View):
    """A place at which a long-lived sentence stands."""

    title: str
    """Of the source."""
    sentence: SentenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView(View):
    """A sentence that has stood for long, with all its places."""

    years: str
    """`2012–2024`"""
    span: str
    """`3 sources, 12 years apart`"""
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LongLivedView(TemplateView):
    """The page of long-lived phrases."""

    template: ClassVar[str] = "changes/long-lived"
    changes_href: str
    missing: str
    """The years for which no source is held, in words; empty if there are none."""
    chains: tuple[ChainView, ...]
    """The oldest first."""
