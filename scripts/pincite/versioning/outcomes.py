"""What the matching of two wordings is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "kept",  # the same wording at its place
    "edited",  # other wording at its place
    "moved",  # the same wording in another place
    "moved-edited",  # other wording in another place
    "split-remainder",  # words of an old passage whose anchor stays on another part of it
    "inserted",  # no old passage's words
]
Outcome = Literal[
    "carried",  # a new passage keeps the anchor
    "split",  # likewise, and other new passages have some of its words
    "merged",  # its words stand in a new passage that keeps another anchor
    "withdrawn",  # its words are gone, or nobody can be sure where they are
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a sentence, of one wording of a document."""

    key: str
    """Of an old passage its anchor, `p12`; of a new one a name for its place, `+14`."""
    text: str
    series: str
    """Passages match only within their series: `p`, `c`, `n`."""
    section: str | None = None
    """`prosecution`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutcome:
    """What a new passage is, seen from the old wording."""

    key: str
    """The new passage's."""
    old: str | None
    """The old passage whose anchor it keeps."""
    relation: Relation
    similarity: float
    """From 0 to 1: the share of words that it has in common with the old passage; 0 for new ones."""
    explanation: str
    """`41 of 44 words kept, in order between p11 and p13, next best p30 with 12`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldOutcome:
    """What became of an old passage."""

    key: str
    """The old passage's."""
    outcome: Outcome
    leads_to: str | None
    """Key of the new passage that has its words; None where it is withdrawn."""
    parts: tuple[str, ...]
    """Keys of the other new passages that have some of its words, in reading order."""
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What became of every passage, each side in its reading order."""

    placements: tuple[NewOutcome, ...]
    departures: tuple[OldOutcome, ...]
