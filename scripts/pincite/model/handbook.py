"""The whole handbook: all that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pincite import edtf
from pincite.model.change import DocumentPair
from pincite.model.document import Document, Redirect
from pincite.model.edition import Edition
from pincite.model.figure import Figure, Indicator
from pincite.model.reference import Reference
from pincite.model.topic import Topic, TopicHit

_MOST_TICKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHeld:
    """What is held for a year, a decade, or without a date; or years for which nothing is held."""

    name: str
    """`2024`, `1960s`, `undated`; of years for which nothing is held `2005–2013`."""
    place: str
    """Its id on a page: `y2024`, `undated`."""
    first: int | None
    """The year, or the first of several; None for what is undated."""
    last: int | None
    """The last year that it covers."""
    documents: tuple[Document, ...]
    """By id; empty for years that lie between others and for which no source is held."""

    @property
    def phrase(self) -> str:
        """Where something of it stands: `in 2024`, `in sources without a date`."""
        return "in sources without a date" if self.first is None else f"in {self.name}"

    @property
    def ticks(self) -> int:
        """How many marks of a time line stand for it: one a year, and of long times as many as a page can show."""
        years = 1 if self.first is None or self.last is None else self.last - self.first + 1
        return min(years, _MOST_TICKS)


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
    """By year, then id; undated ones last."""
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
    moved: tuple[Redirect, ...] = ()
    """Sources that were renamed or withdrawn as a whole, in the order of their file."""
    editions: tuple[Edition, ...] = ()
    """Oldest first."""

    @property
    def edition(self) -> Edition | None:
        """The latest edition; None where there is none yet."""
        return self.editions[-1] if self.editions else None

    @property
    def years(self) -> tuple[YearHeld, ...]:
        """Every year for which a source is held, and between them the years for which none is, drawn together."""
        made: list[YearHeld] = []
        covered: int | None = None
        for _, group in groupby(self.documents, key=lambda document: document.source.place):
            documents = tuple(group)
            first, last = documents[0].source.year, _last_year(documents)
            if first is not None and covered is not None and first > covered + 1:
                made.append(_gap(covered + 1, first - 1))
            source = documents[0].source
            made.append(YearHeld(name=source.filed, place=source.place, first=first, last=last, documents=documents))
            covered = max((year for year in (covered, last) if year is not None), default=None)
        return tuple(made)

    def document(self, source: str) -> Document:
        """Return the document with that id."""
        return next(document for document in self.documents if document.id == source)


def _last_year(documents: Sequence[Document]) -> int | None:
    return max(
        (document.source.last_year for document in documents if document.source.last_year is not None), default=None
    )


def _gap(first: int, last: int) -> YearHeld:
    name = edtf.year_name(first) if first == last else f"{edtf.year_name(first)}–{edtf.year_name(last)}"
    return YearHeld(name=name, place=f"y{first}", first=first, last=last, documents=())
