"""Sentences of one document beside those of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "identical",  # the same words
    "reworded",  # the same claim in other words: no fact is new, gone or different
    "updated",  # the same claim with other numbers, extent, actors, outcome or time
    "related",  # the same matter, another event or claim: no recurrence, and each of the two stands alone as well
    "dropped",  # stands in the older document alone, though the newer one holds that section
    "added",  # stands in the newer document alone, though the older one holds that section
    "not-compared",  # the other document does not hold that section
]


EditKind = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of a redline."""

    kind: EditKind
    text: str
    """Words, signs and spaces as they stand, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """What became of a sentence between two documents."""

    relation: Relation
    section: str | None
    """The section it stands in, in the newer document where it has it: `prosecution`."""
    older: str | None
    """Anchor in the older document: `p1s2`; None for what was added."""
    newer: str | None
    """Anchor in the newer document; None for what was dropped."""
    redline: tuple[Edit, ...] = ()
    """From the older wording to the newer, where there are both and they differ."""
    decided: bool = False
    """Whether an editor paired the two, not a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPair:
    """Two documents, compared sentence by sentence."""

    older: str
    """Id of the older source."""
    newer: str
    sections: tuple[str, ...]
    """The sections that were compared, in the newer document's order; none where `whole` is set."""
    whole: bool
    """Whether the sections did not matter."""
    reason: str | None
    """Why an editor wants them compared; None where one is the nearest earlier source of the other."""
    changes: tuple[SentenceChange, ...]
    """In the newer document's order, dropped ones behind what stood before them; each sentence of both is named."""
    related: tuple[SentenceChange, ...] = ()
    """Sentences on the same matter that are no recurrence, in the newer document's order. They stand beside `changes`:
    a sentence that has only a related one is dropped or added all the same."""

    def of(self, relation: Relation) -> tuple[SentenceChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in (*self.changes, *self.related) if change.relation == relation)

    @property
    def recurring(self) -> tuple[SentenceChange, ...]:
        """The changes that have the same claim on both sides."""
        return tuple(change for change in self.changes if change.older and change.newer)
