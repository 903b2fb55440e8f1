"""A source as an entry for classic BibTeX and its standard styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pincite.citations import dates
from pincite.citations.entry import Entry, Field, names_field, text_field, title_field, url_field
from pincite.citations.kinds import kind_of
from pincite.citations.names import read_names

Variables = tuple[tuple[str, str], ...]
"""Pairs of a CSL variable and the BibTeX field that holds it."""

_IN_A_BOOK: Variables = (
    ("editor", "editor"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("collection-title", "series"),
    ("publisher", "publisher"),
    ("publisher-place", "address"),
    ("page", "pages"),
)
_VARIABLES: Mapping[str, Variables] = {
    "article": (
        ("container-title", "journal"),
        ("volume", "volume"),
        ("issue", "number"),
        ("page", "pages"),
    ),
    "book": _IN_A_BOOK[1:],  # BibTeX takes the author or the editor of a book, not both
    "incollection": (("container-title", "booktitle"), *_IN_A_BOOK),
    "inproceedings": (("container-title", "booktitle"), *_IN_A_BOOK),
    "misc": (),
    "phdthesis": (("publisher", "school"), ("genre", "type"), ("publisher-place", "address")),
    "techreport": (
        ("publisher", "institution"),
        ("genre", "type"),
        ("number", "number"),
        ("publisher-place", "address"),
    ),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "journal"),
    "book": ("author", "publisher"),
    "incollection": ("author", "booktitle", "publisher"),
    "inproceedings": ("author", "booktitle"),
    "misc": (),
    "phdthesis": ("author", "school"),
    "techreport": ("author", "institution"),
}
_GENERIC_TYPE = {"techreport": "Report"}  # the styles would print "Technical Report"


def bibtex_entry(csl: Mapping[str, Any]) -> Entry:
    """Return the entry for a source; its key is the source's id.

    The standard styles warn where a type lacks one of its fields, the author above all. Such a source is a `@misc`,
    sorted by its title where it has no author.
    """
    entry_type = kind_of(csl).bibtex
    entry = _entry(csl, entry_type)
    present = {field.name for field in entry.fields}
    return entry if present.issuperset(_NEEDED[entry_type]) else _entry(csl, "misc")


def _entry(csl: Mapping[str, Any], entry_type: str) -> Entry:
    """Return the entry of that type, with all its fields."""
    fields = (*_who_and_what(csl, entry_type), *_when_and_where(csl))
    return Entry(type=entry_type, key=str(csl["id"]), fields=fields)


def _who_and_what(csl: Mapping[str, Any], entry_type: str) -> Iterator[Field]:
    """Yield author, title and what else the type holds."""
    people = read_names(csl.get("author") or ())
    if people:
        yield names_field("author", people)
    else:
        yield text_field("key", csl["title"])
    yield title_field("title", csl["title"])
    if entry_type in _GENERIC_TYPE and not csl.get("genre"):
        yield text_field("type", _GENERIC_TYPE[entry_type])
    issuers = [str(csl[variable]) for variable in ("container-title", "publisher") if csl.get(variable)]
    if entry_type == "misc" and issuers:
        yield text_field("howpublished", ", ".join(issuers))
    for variable, name in _VARIABLES[entry_type]:
        value = csl.get(variable)
        if value:
            yield names_field(name, read_names(value)) if name == "editor" else text_field(name, value)


def _when_and_where(csl: Mapping[str, Any]) -> Iterator[Field]:
    """Yield date and addresses; what BibTeX has no word for, a note says."""
    for name, value, is_bare in dates.bibtex_fields(csl):
        yield Field(name=name, written=value, plain=value, verbatim=True, bare=is_bare)
    notes = [*([str(csl["note"])] if csl.get("note") else []), *dates.notes(csl)]
    if notes:
        yield text_field("note", ". ".join(notes))
    for variable, name in (("DOI", "doi"), ("URL", "url")):
        if csl.get(variable):
            yield url_field(name, csl[variable])
