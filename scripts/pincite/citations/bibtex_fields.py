"""Which field of classic BibTeX holds which variable: those that its standard styles print for the type."""

from __future__ import annotations

from collections.abc import Mapping

Variables = tuple[tuple[str, str], ...]
"""Pairs of a CSL variable and the field that holds it."""

# The styles print a volume or a number, not both.
_IN_A_BOOK: Variables = (
    ("edition", "edition"),
    ("volume", "volume"),
    ("collection-number", "number"),
    ("collection-title", "series"),
    ("publisher", "publisher"),
    ("publisher-place", "address"),
)
_IN_A_WHOLE: Variables = (("container-title", "booktitle"), ("editor", "editor"), *_IN_A_BOOK, ("page", "pages"))
FIELDS: Mapping[str, Variables] = {
    "article": (
        ("container-title", "journal"),
        ("volume", "volume"),
        ("issue", "number"),
        ("page", "pages"),
    ),
    "book": _IN_A_BOOK,
    "incollection": (*_IN_A_WHOLE, ("chapter-number", "chapter")),
    "inproceedings": tuple(pair for pair in _IN_A_WHOLE if pair[0] != "edition"),
    "misc": (),
    "phdthesis": (
        ("publisher", "school"),
        ("authority", "school"),
        ("genre", "type"),
        ("publisher-place", "address"),
    ),
    "techreport": (
        ("publisher", "institution"),
        ("authority", "institution"),
        ("genre", "type"),
        ("number", "number"),
        ("publisher-place", "address"),
    ),
}
ANY: Variables = (
    ("title-short", "shorttitle"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("keyword", "keywords"),
    ("abstract", "abstract"),
    ("annote", "annote"),
)
"""What the standard styles do not print, but others do, and programs read."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "article": ("journal",),
    "book": ("publisher",),
    "incollection": ("booktitle", "publisher"),
    "inproceedings": ("booktitle",),
    "phdthesis": ("author", "school"),
    "techreport": ("author", "institution"),
}
"""Without one of these the styles print a gap: such a source is a `@misc`."""
GENERIC_TYPE = {"techreport": "Report"}  # the styles would print "Technical Report"
CAPITALS = frozenset({"booktitle", "type"})
"""Fields in which some styles change capital letters."""
