"""What the pages of comparisons show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.model import Relation
from pincite.pages.views import LinkView, TemplateView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocument(View):
    """One of the two sources of a comparison."""

    id: str
    year: str
    """`2024`, `1960s`, `undated`"""
    named: str
    """How it is named in a sentence: `2024`, `the undated source`."""
    wording: str | None
    """The date of its wording, where that is another."""
    title: str
    href: str
    is_extract: bool
    coverage: str
    """`Whole document`, `Extract only`."""
    note: str | None
    """On its coverage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView(View):
    """A sentence away from its own page, and where it stands."""

    label: str
    """`¶ 12`"""
    year: str
    wording: str | None
    """The date of its source's wording, where that is another."""
    href: str
    cites: str
    """`usdos-2024-cambodia#p4s1`"""
    fingerprint: str
    text: Markup | None
    """None where the sentence is shown on its source's own page only."""
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow(View):
    """A sentence of the older source beside one of the newer, or one without a partner."""

    id: str
    """`p1s2-p4s1`, `older-p1s2`"""
    kind: Relation
    decided: bool
    """Whether an editor paired them."""
    section: str
    """The class by which the style sheet shows its section alone: `pc-s3`."""
    topics: tuple[str, ...]
    """The classes by which the style sheet shows its topics alone: `pc-t1`."""
    older: SentenceView | None
    newer: SentenceView | None
    related: tuple[LinkView, ...]
    """Where the sentences related to one without a partner are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsView(View):
    """Rows that stand together; folded where many sentences in a row have no partner."""

    fold: str | None
    """What the fold is called; None where the rows are not folded."""
    kind: str
    """`dropped`, `added`; empty for rows of several kinds."""
    slot: int
    """The number of their section."""
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView(View):
    """The rows of one section."""

    slot: int
    """Its number, by which the style sheet shows it alone."""
    id: str
    heading: Markup
    count: str
    """`14 sentences recur: 5 identical, 9 reworded`"""
    parts: tuple[RowsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView(View):
    """Pairs that are on one matter and no recurrence."""

    label: str
    sections: tuple[str, ...]
    """The classes of their sections: `pc-s1`."""
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice(View):
    """A kind of change that can be shown alone."""

    kind: Relation
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChoice(View):
    """A section that can be shown alone."""

    slot: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice(View):
    """A topic that can be shown alone."""

    slot: int
    title: str
    count: int
    """How many rows carry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftSection(View):
    """A section of one source that was not compared."""

    title: str
    count: str
    """`12 sentences`"""
    href: str
    held: bool
    """Whether the other source holds it too."""
    outside: bool
    """Whether it is what stands outside all sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftView(View):
    """What of one source was not compared."""

    year: str
    other: str
    """The year of the other source."""
    other_is_extract: bool
    total: str
    """`30 sentences`"""
    sections: tuple[LeftSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView(TemplateView):
    """The page of one comparison."""

    template: ClassVar[str] = "changes/change"
    changes_href: str
    older: ComparedDocument
    newer: ComparedDocument
    count: str
    """`14 sentences recur: 5 identical, 9 reworded`"""
    lone: str
    """How many sentences have no partner; empty where all have."""
    reason: str | None
    """Why an editor had the two compared as they are."""
    whole: bool
    """Whether they were compared without regard to sections."""
    sections: str
    """Which sections were compared, in words."""
    groups: tuple[SectionView, ...]
    related: RelatedView | None
    choices: tuple[SectionChoice, ...]
    kinds: tuple[KindChoice, ...]
    topics: tuple[TopicChoice, ...]
    left: tuple[LeftView, ...]
    notes: tuple[str, ...]
    """The content notes of the two."""
