"""A source as an entry for biblatex and biber."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pincite.citations import entry_dates, latex
from pincite.citations.biblatex_fields import ANY, EDITOR_TYPES, FIELDS, GENERIC_TYPE, NEEDED, ROLES, TITLES, WITH_EVENT
from pincite.citations.edition_numbers import edition_number
from pincite.citations.entry import BibEntry, Field, names_field, text_field, title_field, url_field, verbatim_field
from pincite.citations.kinds import kind_of
from pincite.citations.langids import langid
from pincite.citations.names import read_names
from pincite.citations.variable_labels import is_in_note, join_notes, untold

Told = tuple[str, Field]
"""A CSL variable, and the field that tells it."""


def biblatex_entry(csl: Mapping[str, Any]) -> BibEntry:
    """Return the entry for a source; its key is the source's id."""
    kind = kind_of(csl)
    is_edited = kind.biblatex == "book" and not csl.get("author") and csl.get("editor")
    entry = _entry(csl, "collection" if is_edited else kind.biblatex, kind.subtype)
    present = {field.name for field in entry.fields}
    return entry if present.issuperset(NEEDED.get(kind.biblatex, ())) else _entry(csl, "misc", None)


def _entry(csl: Mapping[str, Any], entry_type: str, subtype: str | None) -> BibEntry:
    """Return the entry of that type, with all its fields; what no field holds is told in the note."""
    told = (
        *_who(csl),
        *_what(csl, entry_type, subtype),
        *_in_fields(csl, entry_type),
        *_roles(csl, entry_type),
        *_when(csl, entry_type),
        *_of_any_type(csl),
    )
    where = tuple(_where(csl))
    fields = [field for _, field in told]
    notes = [*([str(csl["note"])] if csl.get("note") else []), *entry_dates.biblatex_notes(csl)]
    notes += untold(csl, {variable for variable, _ in (*told, *where)})
    if notes:
        fields.append(text_field("note", join_notes(notes)))
    return BibEntry(type=entry_type, key=str(csl["id"]), fields=(*fields, *(field for _, field in where)))


def _who(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the author; a work that nobody signed has none."""
    people = read_names(csl.get("author") or ())
    if people:
        yield "author", names_field("author", people)
    custom = csl.get("custom")
    if people and isinstance(custom, Mapping) and custom.get("shortauthor"):
        yield "custom", names_field("shortauthor", read_names([{"literal": custom["shortauthor"]}]))


def _what(csl: Mapping[str, Any], entry_type: str, subtype: str | None) -> Iterator[Told]:
    """Yield title and subtype, and a type where biblatex demands one."""
    yield "title", title_field("title", csl["title"])
    if csl.get("title-short"):
        yield "title-short", title_field("shorttitle", csl["title-short"])
    if subtype:
        yield "type", verbatim_field("entrysubtype", subtype)
    if entry_type in GENERIC_TYPE and not csl.get("genre"):
        yield "type", text_field("type", GENERIC_TYPE[entry_type])


def _in_fields(csl: Mapping[str, Any], entry_type: str) -> Iterator[Told]:
    """Yield what the type has fields for."""
    taken: set[str] = set()
    for variable, name in FIELDS[entry_type]:
        if csl.get(variable) and name not in taken and not is_in_note(variable, csl):
            taken.add(name)
            yield variable, _field(name, csl[variable])


def _roles(csl: Mapping[str, Any], entry_type: str) -> Iterator[Told]:
    """Yield who made a work that has no editor, with the role."""
    role = next((role for role in EDITOR_TYPES if csl.get(role)), None)
    if role and not csl.get("editor") and ("editor", "editor") in FIELDS[entry_type]:
        yield role, names_field("editor", read_names(csl[role]))
        yield role, verbatim_field("editortype", role)


def _when(csl: Mapping[str, Any], entry_type: str) -> Iterator[Told]:
    """Yield the dates, which wording is cited, and the language."""
    for name, value in entry_dates.biblatex_fields(csl):
        if name == "eventdate" and entry_type not in WITH_EVENT:
            continue
        yield entry_dates.BIBLATEX[name], verbatim_field(name, value)
    if version := entry_dates.version_in_words(csl):
        yield "custom", text_field("addendum", version)
    if known := langid(str(csl.get("language", ""))):
        yield "language", verbatim_field("langid", known)


def _of_any_type(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield what every type has a field for."""
    for variable, name in ANY:
        if csl.get(variable):
            yield variable, _field(name, csl[variable])
    if csl.get("DOI"):
        yield "DOI", verbatim_field("doi", latex.verbatim_doi(str(csl["DOI"])))


def _where(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the address, and the day on which it was visited."""
    if csl.get("URL"):
        yield "URL", url_field("url", csl["URL"])
        if accessed := entry_dates.biblatex_access(csl):
            yield "accessed", verbatim_field("urldate", accessed)


def _field(name: str, value: Any) -> Field:
    """Return a field in the manner that its name asks for."""
    if name in ROLES:
        return names_field(name, read_names(value))
    if name == "edition":
        return text_field(name, edition_number(str(value)))
    return title_field(name, value) if name in TITLES else text_field(name, value)
