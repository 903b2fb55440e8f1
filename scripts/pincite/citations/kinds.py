"""What each CSL type is called in the other forms of a bibliography.

biblatex knows more entry types than are named here, `@legislation` or `@jurisdiction` among them, but its data model
gives those no fields, not even a title: its standard styles print them as `@misc`, and biber calls every field
invalid. Such a source is a `@misc` whose `entrysubtype` says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """The names of one type of source."""

    biblatex: str
    """Entry type of biblatex: `report`."""
    bibtex: str
    """Entry type of classic BibTeX: `techreport`."""
    ris: str
    """Reference type of RIS: `RPRT`."""
    subtype: str | None = None
    """What tells it from other sources of the same biblatex type: `newspaper`."""


OTHER = Kind("misc", "misc", "GEN")

KINDS: Mapping[str, Kind] = {
    "article": Kind("unpublished", "misc", "UNPB"),  # CSL means a preprint by it
    "article-journal": Kind("article", "article", "JOUR"),
    "article-magazine": Kind("article", "article", "MGZN", "magazine"),
    "article-newspaper": Kind("article", "article", "NEWS", "newspaper"),
    "bill": Kind("misc", "misc", "BILL", "legislation"),
    "book": Kind("book", "book", "BOOK"),
    "broadcast": Kind("misc", "misc", "VIDEO", "video"),
    "chapter": Kind("inbook", "incollection", "CHAP"),
    "classic": Kind("book", "book", "CLSWK"),
    "collection": Kind("misc", "misc", "GEN", "collection"),
    "dataset": Kind("dataset", "misc", "DATA"),
    "document": OTHER,
    "entry": Kind("inbook", "incollection", "DICT"),
    "entry-dictionary": Kind("inbook", "incollection", "DICT"),
    "entry-encyclopedia": Kind("inbook", "incollection", "ENCYC"),
    "event": Kind("misc", "misc", "GEN", "event"),
    "figure": Kind("misc", "misc", "FIGURE", "image"),
    "graphic": Kind("misc", "misc", "ART", "image"),
    "hearing": Kind("misc", "misc", "HEAR", "hearing"),
    "interview": Kind("misc", "misc", "PCOMM", "interview"),
    "legal_case": Kind("misc", "misc", "CASE", "jurisdiction"),
    "legislation": Kind("misc", "misc", "STAT", "legislation"),
    "manuscript": Kind("unpublished", "misc", "MANSCPT"),
    "map": Kind("misc", "misc", "MAP", "map"),
    "motion_picture": Kind("misc", "misc", "MPCT", "movie"),
    "musical_score": Kind("misc", "misc", "MUSIC", "music"),
    "pamphlet": Kind("misc", "misc", "PAMP", "pamphlet"),
    "paper-conference": Kind("inproceedings", "inproceedings", "CPAPER"),
    "patent": Kind("patent", "misc", "PAT"),
    "performance": Kind("misc", "misc", "GEN", "performance"),
    "periodical": Kind("misc", "misc", "SER", "periodical"),
    "personal_communication": Kind("misc", "misc", "PCOMM", "letter"),
    "post": Kind("online", "misc", "ICOMM"),
    "post-weblog": Kind("online", "misc", "BLOG"),
    "regulation": Kind("misc", "misc", "LEGAL", "legal"),
    "report": Kind("report", "techreport", "RPRT"),
    "review": Kind("article", "article", "JOUR", "review"),
    "review-book": Kind("article", "article", "JOUR", "review"),
    "software": Kind("software", "misc", "COMP"),
    "song": Kind("misc", "misc", "SOUND", "audio"),
    "speech": Kind("misc", "misc", "SLIDE", "speech"),
    "standard": Kind("misc", "misc", "STAND", "standard"),
    "thesis": Kind("thesis", "phdthesis", "THES"),
    "treaty": Kind("misc", "misc", "LEGAL", "legal"),
    "webpage": Kind("online", "misc", "ELEC"),
}
"""Every type of CSL 1.0.2."""


def kind_of(csl: Mapping[str, Any]) -> Kind:
    """Return the names for the type of a source; a source without a type is a document like any other."""
    return KINDS.get(str(csl.get("type", "document")), OTHER)
