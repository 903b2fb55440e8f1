"""A source as an entry for biblatex and biber."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pincite.citations import dates
from pincite.citations.entry import Entry, Field, names_field, text_field, title_field, url_field, verbatim_field
from pincite.citations.kinds import kind_of
from pincite.citations.names import Name, read_names

Variables = tuple[tuple[str, str], ...]
"""Pairs of a CSL variable and the biblatex field that holds it."""

_IN_A_BOOK: Variables = (
    ("editor", "editor"),
    ("translator", "translator"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("collection-title", "series"),
    ("publisher", "publisher"),
    ("publisher-place", "location"),
    ("page", "pages"),
    ("ISBN", "isbn"),
)
_LOOSE: Variables = (
    ("container-title", "howpublished"),
    ("genre", "type"),
    ("publisher", "organization"),
    ("publisher-place", "location"),
)
# Only fields that biblatex's data model allows for the type.
_VARIABLES: Mapping[str, Variables] = {
    "article": (
        ("editor", "editor"),
        ("translator", "translator"),
        ("container-title", "journaltitle"),
        ("collection-title", "series"),
        ("volume", "volume"),
        ("issue", "number"),
        ("page", "pages"),
        ("ISSN", "issn"),
    ),
    "book": (*_IN_A_BOOK, ("number-of-pages", "pagetotal")),
    "dataset": (
        ("editor", "editor"),
        ("container-title", "titleaddon"),
        ("genre", "type"),
        ("number", "number"),
        ("version", "version"),
        ("publisher", "publisher"),
        ("publisher-place", "location"),
    ),
    "inbook": (("container-title", "booktitle"), *_IN_A_BOOK),
    "inproceedings": (
        ("container-title", "booktitle"),
        ("event-title", "eventtitle"),
        *(pair for pair in _IN_A_BOOK if pair[0] not in {"translator", "edition"}),
    ),
    "misc": (("editor", "editor"), *_LOOSE, ("version", "version")),
    "online": (("editor", "editor"), ("container-title", "titleaddon"), ("publisher", "organization")),
    "patent": (("genre", "type"), ("number", "number"), ("publisher-place", "location")),
    "report": (
        ("genre", "type"),
        ("publisher", "institution"),
        ("publisher-place", "location"),
        ("number", "number"),
        ("container-title", "titleaddon"),
        ("version", "version"),
        ("page", "pages"),
    ),
    "software": (("editor", "editor"), *_LOOSE, ("version", "version")),
    "thesis": (("genre", "type"), ("publisher", "institution"), ("publisher-place", "location")),
    "unpublished": tuple(pair for pair in _LOOSE if pair[0] != "publisher"),
}
_ANY: Variables = (("archive", "library"), ("note", "note"), ("DOI", "doi"), ("URL", "url"))

# What biber demands of a type besides title and date. What lacks something other than an author is a `@misc`, of which
# nothing else is demanded.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "journaltitle"),
    "book": ("author",),
    "inbook": ("author", "booktitle"),
    "inproceedings": ("author", "booktitle"),
    "online": ("url",),
    "patent": ("author", "number"),
    "report": ("author", "type", "institution"),
    "thesis": ("author", "type", "institution"),
    "unpublished": ("author",),
}
_GENERIC_TYPE = {"report": "Report", "thesis": "Thesis"}
_UNSIGNED = Name(family="Anonymous")
# The names that babel, and so biblatex, gives the languages.
_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "en-gb": "british",
    "en-us": "american",
    "es": "spanish",
    "fr": "french",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "km": "khmer",
    "ko": "korean",
    "lo": "lao",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "th": "thai",
    "vi": "vietnamese",
    "zh": "chinese",
}


def biblatex_entry(csl: Mapping[str, Any]) -> Entry:
    """Return the entry for a source; its key is the source's id."""
    kind = kind_of(csl)
    entry = _entry(csl, kind.biblatex, kind.subtype)
    present = {field.name for field in entry.fields}
    if present.issuperset(_NEEDED.get(kind.biblatex, ())):
        return entry
    return _entry(csl, "misc", None)


def _entry(csl: Mapping[str, Any], entry_type: str, subtype: str | None) -> Entry:
    """Return the entry of that type, with all its fields."""
    fields = (*_who(csl, entry_type), *_what(csl, entry_type, subtype), *_when_and_where(csl))
    return Entry(type=entry_type, key=str(csl["id"]), fields=fields)


def _who(csl: Mapping[str, Any], entry_type: str) -> Iterator[Field]:
    """Yield the author.

    biblatex demands an author of most types. Where none is known the entry says so, and tells the styles not to print
    it: they put the title first, as they would have done.
    """
    people = read_names(csl.get("author") or ())
    if people:
        yield names_field("author", people)
    elif "author" in _NEEDED.get(entry_type, ()):
        yield names_field("author", (_UNSIGNED,))
        yield verbatim_field("options", "useauthor=false")
    custom = csl.get("custom")
    if people and isinstance(custom, Mapping) and custom.get("shortauthor"):
        yield names_field("shortauthor", read_names([{"literal": custom["shortauthor"]}]))


def _what(csl: Mapping[str, Any], entry_type: str, subtype: str | None) -> Iterator[Field]:
    """Yield title, subtype and what else the type holds."""
    yield title_field("title", csl["title"])
    if csl.get("title-short"):
        yield title_field("shorttitle", csl["title-short"])
    if subtype:
        yield verbatim_field("entrysubtype", subtype)
    if entry_type in _GENERIC_TYPE and not csl.get("genre"):
        yield text_field("type", _GENERIC_TYPE[entry_type])
    for variable, name in _VARIABLES[entry_type]:
        if csl.get(variable):
            yield _field(name, csl[variable])


def _when_and_where(csl: Mapping[str, Any]) -> Iterator[Field]:
    """Yield dates, language and addresses."""
    for name, value in dates.biblatex_fields(csl):
        yield verbatim_field(name, value)
    if version := dates.version_in_words(csl):
        yield text_field("addendum", version)
    language = str(csl.get("language", "")).lower()
    langid = _LANGUAGES.get(language, _LANGUAGES.get(language.split("-")[0]))
    if langid:
        yield verbatim_field("langid", langid)
    for variable, name in _ANY:
        if csl.get(variable):
            yield _field(name, csl[variable])
    if csl.get("URL") and (accessed := dates.biblatex_access(csl)):
        yield verbatim_field("urldate", accessed)


def _field(name: str, value: Any) -> Field:
    """Return a field in the manner that its name asks for."""
    if name in {"editor", "translator"}:
        return names_field(name, read_names(value))
    if name in {"url", "doi"}:
        return url_field(name, value)
    return title_field(name, value) if name == "booktitle" else text_field(name, value)
