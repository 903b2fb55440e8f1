"""Topics, and the sentences that carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A matter that is followed across the sources."""

    id: str
    """`restitution`; it stands in URLs for ever."""
    title: str
    definition: str
    """What belongs to it, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    """A sentence that carries a topic, and what led to it."""

    anchor: str
    """`p12s3`."""
    because: tuple[str, ...]
    """The words that a rule found; for an editor's inclusion, `editor` and the reason."""
    attributed_to: str = ""
    """Who says it, where the sentence names somebody: `NGOs`; empty where the source itself does."""
    needs_context: bool = False
    """Whether its first words point to the sentence before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """A paragraph that belongs to a topic."""

    topic: str
    source: str
    anchor: str
    """Of the paragraph: `p12`."""
    sentences: tuple[SentenceHit, ...]
    """In reading order, at least one."""


def by_source(hits: Sequence[TopicHit]) -> Mapping[str, tuple[TopicHit, ...]]:
    """Return the hits of each source."""
    found: dict[str, list[TopicHit]] = {}
    for hit in hits:
        found.setdefault(hit.source, []).append(hit)
    return {source: tuple(those) for source, those in found.items()}
