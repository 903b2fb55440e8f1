"""What templates show: frozen values with documented fields, and those that the pages of several kinds share.

Every kind of page has its own beside it (`sources/views.py`). A view holds what is shown and no more: texts, numbers,
markup that is safe already, other views, and tuples of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pincite.model import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A value that a template shows: every text in its declared fields is made safe before it gets there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateView(View):
    """All that one template shows: its fields are the names that the template knows."""

    template: ClassVar[str]
    """The template, below `pages/` and without its ending: `sources/source`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView(View):
    """A link with the words that stand on it."""

    label: str
    """`¶ 12`, `Restitution`"""
    href: str
    """Relative to the page: `../../topics/restitution/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView(View):
    """What every page shows of a passage."""

    anchor: str
    """`p12`"""
    number: str
    """What stands in the margin: `12`."""
    label: str
    """What is read out: `Paragraph 12`."""
    kind: BlockKind
    fingerprint: str
    """Of its wording: `3f9a2c1b`."""
    html: Markup
    """Its sentences, each with its id."""
    classes: str
    """What its look depends on besides its kind: whether it has a number of its own, and how deep it stands."""
    own: str | None
    """The number that the original gives it, as it is cited: `12(a)`; None where it has none."""
    page: str | None
    """On which pages of the original it stands: `p. 7`, `pp. 7–8`; None where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptPart(View):
    """A sentence of an excerpt."""

    space: str
    """What stands between it and the sentence before: a line end, or nothing."""
    gap: bool
    """Whether sentences between it and the one before are not shown."""
    cites: str
    """`usdos-2024-cambodia#p4s1`"""
    fingerprint: str
    text: Markup
    """Its words, or what stands for them where they are shown on its source's own page only."""
    is_withheld: bool
    """Whether its words may not stand here."""
    is_context: bool
    """Whether it stands here for the sense of the next one only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptView(View):
    """The sentences of a passage that carry a topic, who says them, and where they stand."""

    label: str
    """`¶ 12`"""
    href: str
    parts: tuple[ExcerptPart, ...]
    attributed_to: str
    """Who says it: `the Prosecutor, the report itself`; empty where nobody but the source does."""
    speech: Markup
    """The attributes that tell the language of its words, where that is not the page’s; else empty."""
    before: LinkView | None
    """The passage before it in its source; None for the first."""
    after: LinkView | None
    """The passage after it; None for the last."""
