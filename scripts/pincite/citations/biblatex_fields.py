"""Which field of biblatex holds which variable, for each of its entry types that are used.

Only fields that biblatex's data model allows for the type. Where two variables share a field, the first that a source
has takes it, and the other is told in the note.
"""

from __future__ import annotations

from collections.abc import Mapping

Variables = tuple[tuple[str, str], ...]
"""Pairs of a CSL variable and the field that holds it."""

_IN_A_BOOK: Variables = (
    ("editor", "editor"),
    ("translator", "translator"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("number-of-volumes", "volumes"),
    ("part", "part"),
    ("chapter-number", "chapter"),
    ("collection-title", "series"),
    ("collection-number", "number"),
    ("number", "number"),
    ("publisher", "publisher"),
    ("publisher-place", "location"),
    ("page", "pages"),
    ("ISBN", "isbn"),
    ("status", "pubstate"),
)
_LOOSE: Variables = (
    ("container-title", "howpublished"),
    ("medium", "howpublished"),
    ("genre", "type"),
    ("publisher", "organization"),
    ("publisher-place", "location"),
    ("status", "pubstate"),
)
_ISSUED_BY: Variables = (
    ("genre", "type"),
    ("publisher", "institution"),
    ("authority", "institution"),
    ("publisher-place", "location"),
    ("chapter-number", "chapter"),
    ("page", "pages"),
    ("number-of-pages", "pagetotal"),
    ("status", "pubstate"),
)
_BOOK: Variables = (*_IN_A_BOOK, ("number-of-pages", "pagetotal"))
FIELDS: Mapping[str, Variables] = {
    "article": (
        ("editor", "editor"),
        ("translator", "translator"),
        ("container-title", "journaltitle"),
        ("container-title-short", "shortjournal"),
        ("collection-title", "series"),
        ("volume", "volume"),
        ("issue", "number"),
        ("page", "pages"),
        ("volume-title", "issuetitle"),
        ("version", "version"),
        ("status", "pubstate"),
        ("ISSN", "issn"),
    ),
    "book": _BOOK,
    "collection": _BOOK,
    "dataset": (
        ("editor", "editor"),
        ("container-title", "titleaddon"),
        ("genre", "type"),
        ("edition", "edition"),
        ("number", "number"),
        ("version", "version"),
        ("collection-title", "series"),
        ("publisher", "publisher"),
        ("publisher-place", "location"),
        ("status", "pubstate"),
    ),
    "inbook": (("container-title", "booktitle"), ("container-author", "bookauthor"), *_IN_A_BOOK),
    "inproceedings": (
        ("container-title", "booktitle"),
        ("event-title", "eventtitle"),
        ("event", "eventtitle"),
        ("event-place", "venue"),
        *(pair for pair in _IN_A_BOOK if pair[0] not in {"translator", "edition"}),
    ),
    "misc": (("editor", "editor"), *_LOOSE, ("version", "version")),
    "online": (
        ("editor", "editor"),
        ("container-title", "titleaddon"),
        ("publisher", "organization"),
        ("version", "version"),
        ("status", "pubstate"),
    ),
    "patent": (
        ("genre", "type"),
        ("number", "number"),
        ("publisher-place", "location"),
        ("version", "version"),
        ("status", "pubstate"),
    ),
    "report": (*_ISSUED_BY, ("number", "number"), ("container-title", "titleaddon"), ("version", "version")),
    "software": (("editor", "editor"), *_LOOSE, ("version", "version")),
    "thesis": (*_ISSUED_BY, ("container-title", "titleaddon")),
    "unpublished": (
        ("event-title", "eventtitle"),
        ("event", "eventtitle"),
        ("event-place", "venue"),
        *(pair for pair in _LOOSE if pair[0] != "publisher"),
    ),
}
ANY: Variables = (
    ("original-title", "origtitle"),
    ("original-publisher", "origpublisher"),
    ("original-publisher-place", "origlocation"),
    ("archive", "library"),
    ("keyword", "keywords"),
    ("abstract", "abstract"),
    ("annote", "annotation"),
)
"""What every entry type may have."""

# What makes a type what it is: what lacks one of these is a `@misc`. An author is asked of most types too, but a work
# that nobody signed keeps its type: the styles print its title first.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "article": ("journaltitle",),
    "inbook": ("booktitle",),
    "inproceedings": ("booktitle",),
    "online": ("url",),
    "patent": ("number",),
    "report": ("type", "institution"),
    "thesis": ("type", "institution"),
}
GENERIC_TYPE = {"report": "Report", "thesis": "Thesis"}
EDITOR_TYPES = ("director", "compiler", "organizer")
"""Roles that biblatex can tell by `editortype` where there is no editor."""
WITH_EVENT = frozenset({"inproceedings", "unpublished"})
"""Types that may have the date of an event."""
ROLES = frozenset({"editor", "translator", "bookauthor"})
TITLES = frozenset({"booktitle", "issuetitle"})
