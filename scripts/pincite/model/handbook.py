"""The whole handbook: all that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.model.change import DocumentPair
from pincite.model.document import Document, Moved
from pincite.model.edition import Edition
from pincite.model.figure import Figure, Indicator
from pincite.model.reference import Reference
from pincite.model.topic import Topic, TopicHit


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHeld:
    """What is held for one year: nothing, an extract, or a whole document."""

    year: int
    documents: tuple[Document, ...]
    """By id; empty for a year that lies between others and for which no source is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All that is shown: everything on a page or in a download can be had from here."""

    title: str
    description: str
    site_url: str
    """The permanent public address with a slash at its end; empty for an unpublished build."""
    language: str
    """`en`."""
    authors: tuple[str, ...]
    """Who made the handbook."""
    documents: tuple[Document, ...]
    """By year, then id."""
    topics: tuple[Topic, ...]
    hits: tuple[TopicHit, ...]
    """By topic in the order of the topics, then by document and reading order."""
    references: tuple[Reference, ...]
    """In the order of the documents."""
    pairs: tuple[DocumentPair, ...] = ()
    """What changed between documents, by the newer document in their order, then the older."""
    figures: tuple[Figure, ...] = ()
    """In the order of their file."""
    indicators: tuple[Indicator, ...] = ()
    """In the order of their file."""
    moved: tuple[Moved, ...] = ()
    """Sources that were renamed or withdrawn as a whole, in the order of their file."""
    editions: tuple[Edition, ...] = ()
    """Oldest first."""

    @property
    def edition(self) -> Edition | None:
        """The latest edition; None where there is none yet."""
        return self.editions[-1] if self.editions else None

    @property
    def years(self) -> tuple[YearHeld, ...]:
        """Every year from the first source to the last, held or not."""
        years = [document.source.year for document in self.documents]
        return tuple(
            YearHeld(year=year, documents=tuple(one for one in self.documents if one.source.year == year))
            for year in range(min(years, default=0), max(years, default=-1) + 1)
        )

    def document(self, source: str) -> Document:
        """Return the document with that id."""
        return next(document for document in self.documents if document.id == source)
