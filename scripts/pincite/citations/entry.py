"""An entry of a .bib file: its fields as they are written, and as they must be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bibtexparser import model
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.writer import BibtexFormat

from pincite import text
from pincite.citations import latex, names
from pincite.richtext import bare_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an entry."""

    name: str
    """`title`."""
    written: str
    """Its value in LaTeX, without the enclosing braces."""
    plain: str | tuple[tuple[str, str, str], ...]
    """What a reader must get back: text, or the parts of each name."""
    verbatim: bool = False
    """Whether the value is no LaTeX, but taken as it stands."""
    bare: bool = False
    """Whether it is written without enclosing braces: `jun # "~23"`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BibEntry:
    """An entry, not yet written."""

    type: str
    """`report`."""
    key: str
    """`usdos-2024-cambodia`."""
    fields: tuple[Field, ...]


def text_field(name: str, value: object) -> Field:
    """Return a field that holds running text."""
    line = text.one_line(str(value))
    return Field(name=name, written=latex.rich(line), plain=bare_text(line))


def title_field(name: str, value: object) -> Field:
    """Return a field that holds a title, braced so that no style sets its proper names in small letters."""
    line = text.one_line(str(value))
    return Field(name=name, written=f"{{{latex.rich(line)}}}", plain=bare_text(line))


def names_field(name: str, people: Sequence[names.NameParts]) -> Field:
    """Return a field that holds a list of names."""
    return Field(name=name, written=names.as_bibtex(people), plain=tuple(person.parts for person in people))


def verbatim_field(name: str, value: str) -> Field:
    """Return a field whose value is a code of some kind: a date, a language, an option."""
    return Field(name=name, written=value, plain=value, verbatim=True)


def url_field(name: str, value: object) -> Field:
    """Return a field that holds a URL."""
    return verbatim_field(name, latex.verbatim_url(text.one_line(str(value))))


def write_entry(entry: BibEntry) -> str:
    """Return the text of an entry, a line for each field."""
    fields = [
        model.Field(field.name, field.written, enclosing="no-enclosing" if field.bare else None)
        for field in entry.fields
    ]
    library = Library([model.Entry(entry.type, entry.key, fields)])
    layout = BibtexFormat()  # type: ignore[no-untyped-call]  # the library leaves its signature bare
    layout.indent = "  "
    layout.trailing_comma = True
    return write_string(library, bibtex_format=layout)
