"""A source as an entry for classic BibTeX and its standard styles, in ASCII, so that pdfLaTeX can set it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pincite.citations import entry_dates
from pincite.citations.accents import classic
from pincite.citations.bibtex_fields import ANY, CAPITALS, FIELDS, GENERIC_TYPE, NEEDED
from pincite.citations.edition_numbers import edition_word
from pincite.citations.entry import BibEntry, Field, names_field, text_field, title_field, url_field, verbatim_field
from pincite.citations.kinds import kind_of
from pincite.citations.langids import langid
from pincite.citations.names import read_names
from pincite.citations.sentences import is_ended
from pincite.citations.variable_labels import is_in_note, join_notes, untold
from pincite.formatting import join_words
from pincite.richtext import as_rich, plain_text

Told = tuple[str, Field]
"""A CSL variable, and the field that tells it."""
_ISSUERS = ("container-title", "publisher")
"""What `howpublished` tells of a `@misc`."""


def bibtex_entry(csl: Mapping[str, Any]) -> BibEntry:
    """Return the entry for a source; its key is the source's id.

    A source that lacks what its type needs is a `@misc`. Where it has no author, it is sorted and labelled by its
    editor or its title.
    """
    entry_type = kind_of(csl).bibtex
    entry = _entry(csl, entry_type)
    present = {field.name for field in entry.fields}
    return entry if present.issuperset(NEEDED.get(entry_type, ())) else _entry(csl, "misc")


def _entry(csl: Mapping[str, Any], entry_type: str) -> BibEntry:
    """Return the entry of that type, with all its fields; what no field holds is told in the note."""
    told = (*_who_and_what(csl, entry_type), *_in_fields(csl, entry_type), *_when(csl), *_of_any_type(csl))
    where = tuple(_where(csl))
    carried = {variable for variable, _ in (*told, *where)} | set(_ISSUERS if entry_type == "misc" else ())
    fields = []
    lost: dict[str, None] = {}
    for field in (*(field for _, field in told), *_note(csl, carried), *(field for _, field in where)):
        written, without = (field.written, ()) if field.verbatim else classic(field.written)
        fields.append(replace(field, written=written))
        lost |= dict.fromkeys(without)
    entry = BibEntry(type=entry_type, key=str(csl["id"]), fields=tuple(fields))
    return _tell_lost(entry, tuple(lost)) if lost else entry


def _who_and_what(csl: Mapping[str, Any], entry_type: str) -> Iterator[Told]:
    """Yield author or editor, title and, for a `@misc`, who issued it."""
    people, editors = read_names(csl.get("author") or ()), read_names(csl.get("editor") or ())
    if people:
        yield "author", names_field("author", people)
    elif editors and entry_type == "book":  # the styles take the author or the editor of a book, not both
        yield "editor", names_field("editor", editors)
    else:
        yield "key", verbatim_field("key", _key(csl))
    yield "title", title_field("title", csl["title"])
    if entry_type in GENERIC_TYPE and not csl.get("genre"):
        yield "type", text_field("type", GENERIC_TYPE[entry_type])
    issuers = [str(csl[variable]) for variable in _ISSUERS if csl.get(variable)]
    if entry_type == "misc" and issuers:
        yield "publisher", text_field("howpublished", ", ".join(issuers))


def _key(csl: Mapping[str, Any]) -> str:
    """Return letters to sort and label by: the title's in ASCII, for labels are cut after three; else the id."""
    letters = unicodedata.normalize("NFKD", plain_text(str(csl["title"]))).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", letters)
    return " ".join(words) if words else str(csl["id"])


def _of_any_type(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield what programs read, though the standard styles do not print it."""
    for variable, name in ANY:
        if csl.get(variable):
            yield variable, text_field(name, csl[variable])
    if known := langid(str(csl.get("language", ""))):
        yield "language", verbatim_field("langid", known)


def _in_fields(csl: Mapping[str, Any], entry_type: str) -> Iterator[Told]:
    """Yield what the type has fields for."""
    taken: set[str] = set()
    for variable, name in FIELDS[entry_type]:
        is_second = name == "number" and "volume" in taken and entry_type != "article"
        if csl.get(variable) and name not in taken and not is_second and not is_in_note(variable, csl):
            taken.add(name)
            yield variable, _field(name, csl[variable])


def _when(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the date."""
    for name, value, is_bare in entry_dates.bibtex_fields(csl):
        yield "issued", Field(name=name, written=value, plain=value, verbatim=True, bare=is_bare)


def _note(csl: Mapping[str, Any], told: set[str]) -> Iterator[Field]:
    """Yield the note: what is noted, what BibTeX has no word for in dates, and what no field tells."""
    notes = [*([str(csl["note"])] if csl.get("note") else []), *entry_dates.notes(csl)]
    notes += untold(
        csl,
        {
            *told,
            *entry_dates.told_in_notes(csl),
        },
    )
    if notes:
        yield text_field("note", join_notes(notes))


def _where(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the addresses, a DOI as LaTeX prints it, a URL as it is, and the day on which it was visited."""
    if csl.get("DOI"):
        yield "DOI", text_field("doi", csl["DOI"])
    if csl.get("URL"):
        yield "URL", url_field("url", csl["URL"])
        if accessed := entry_dates.biblatex_access(csl):
            yield "accessed", verbatim_field("urldate", accessed)


def _tell_lost(entry: BibEntry, lost: tuple[str, ...]) -> BibEntry:
    """Return the entry with a note that tells which signs pdfLaTeX cannot set."""
    signs = join_words([sign if sign.isascii() else f"U+{ord(sign):04X}" for sign in lost])
    words = f"Some signs are not those of the original: pdfLaTeX cannot set {signs}; the biblatex entry has them"
    old = next((field for field in entry.fields if field.name == "note"), None)
    note = replace(old or text_field("note", words), written=_behind(old, words) if old else words)
    others = [field for field in entry.fields if field is not old]
    place = next((at for at, field in enumerate(others) if field.name in {"doi", "url"}), len(others))
    return replace(entry, fields=(*others[:place], note, *others[place:]))


def _behind(note: Field, words: str) -> str:
    """Return what is written in a note, and behind it a sentence more."""
    return f"{note.written}{'' if is_ended(as_rich(str(note.plain))) else '.'} {words}"


def _field(name: str, value: Any) -> Field:
    """Return a field in the manner that its name asks for."""
    if name == "editor":
        return names_field(name, read_names(value))
    if name == "edition":
        return text_field(name, edition_word(str(value)))
    return title_field(name, value) if name in CAPITALS else text_field(name, value)
