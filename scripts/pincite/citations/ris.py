"""A source as a record of RIS, which most reference managers read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from pincite import text
from pincite.citations import dates, names
from pincite.citations.kinds import kind_of

_VARIABLES = (
    ("title", "title"),
    ("title-short", "short_title"),
    ("container-title", "secondary_title"),
    ("genre", "type_of_work"),
    ("publisher", "publisher"),
    ("publisher-place", "place_published"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "number"),
    ("page", "start_page"),
    ("DOI", "doi"),
    ("archive", "name_of_database"),
    ("language", "language"),
)


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # the library ships no types
    """Writes records without a number before each."""

    def set_header(self, count: int) -> str:
        """Return no header."""
        return ""


def ris_record(csl: Mapping[str, Any]) -> str:
    """Return the record of a source, from `TY` to `ER`."""
    return str(rispy.dumps([dict(_fields(csl))], implementation=_Writer))


def _fields(csl: Mapping[str, Any]) -> Iterator[tuple[str, str | list[str]]]:
    """Yield the fields under the names that rispy gives the tags."""
    kind = kind_of(csl).ris
    yield "type_of_reference", kind
    yield "id", str(csl["id"])
    for variable, name in (("author", "authors"), ("editor", "secondary_authors")):
        if csl.get(variable):
            yield name, [names.as_ris(person) for person in names.read_names(csl[variable])]
    for variable, name in _VARIABLES:
        if csl.get(variable):
            yield name, text.one_line(str(csl[variable]))
    serial = csl.get("number") if kind == "RPRT" else csl.get("ISBN", csl.get("ISSN"))
    if serial:
        yield "issn", text.one_line(str(serial))  # readers take the number of a report from the same tag
    yield from _dates_and_url(csl)


def _dates_and_url(csl: Mapping[str, Any]) -> Iterator[tuple[str, str | list[str]]]:
    """Yield the dates, the address and the note."""
    yield from dates.ris_fields(csl)
    if csl.get("URL"):
        yield "urls", [text.one_line(str(csl["URL"]))]
    notes = [*([str(csl["note"])] if csl.get("note") else []), *dates.version_notes(csl)]
    if notes:
        yield "notes", [text.one_line(note) for note in notes]
