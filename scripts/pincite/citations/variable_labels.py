"""What the variables of CSL are called in plain words, for the note of a format that has no field for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pincite import edtf
from pincite.citations.pages import has_hyphened_page
from pincite.citations.sentences import as_sentence
from pincite.formatting import names_in_words
from pincite.richtext import as_rich

LABELS: Mapping[str, str] = {
    "author": "Author",
    "editor": "Editor",
    "translator": "Translator",
    "director": "Director",
    "compiler": "Compiler",
    "composer": "Composer",
    "performer": "Performer",
    "narrator": "Narrator",
    "illustrator": "Illustrator",
    "interviewer": "Interviewer",
    "recipient": "Recipient",
    "host": "Host",
    "guest": "Guest",
    "chair": "Chair",
    "organizer": "Organizer",
    "curator": "Curator",
    "producer": "Producer",
    "executive-producer": "Executive producer",
    "script-writer": "Script writer",
    "series-creator": "Creator of the series",
    "contributor": "Contributor",
    "container-author": "Author of the whole",
    "collection-editor": "Series editor",
    "editorial-director": "Editorial director",
    "original-author": "Original author",
    "reviewed-author": "Author of the reviewed work",
    "container-title": "In",
    "container-title-short": "In, short title",
    "volume-title": "Title of the volume",
    "volume-title-short": "Short title of the volume",
    "part-title": "Title of the part",
    "collection-title": "Series",
    "collection-number": "Number in the series",
    "authority": "Authority",
    "division": "Division",
    "jurisdiction": "Jurisdiction",
    "genre": "Kind",
    "medium": "Medium",
    "dimensions": "Dimensions",
    "scale": "Scale",
    "number": "Number",
    "edition": "Edition",
    "version": "Version",
    "printing": "Printing",
    "volume": "Volume",
    "issue": "Issue",
    "part": "Part",
    "supplement": "Supplement",
    "chapter-number": "Chapter",
    "section": "Section",
    "page": "Page",
    "page-first": "First page",
    "number-of-volumes": "Number of volumes",
    "number-of-pages": "Number of pages",
    "references": "References",
    "status": "Status",
    "event": "Event",
    "event-title": "Event",
    "event-place": "Place of the event",
    "event-date": "Date of the event",
    "submitted": "Submitted",
    "available-date": "Available from",
    "publisher": "Publisher",
    "publisher-place": "Place of publication",
    "original-title": "Original title",
    "original-publisher": "Original publisher",
    "original-publisher-place": "Place of the original publication",
    "original-date": "Original date",
    "reviewed-title": "Reviewed work",
    "reviewed-genre": "Kind of the reviewed work",
    "archive": "Archive",
    "archive-place": "Place of the archive",
    "archive_collection": "Collection in the archive",
    "archive_location": "Shelf mark",
    "call-number": "Call number",
    "source": "Found in",
    "language": "Language",
    "accessed": "Accessed",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
}
"""Every variable that helps to identify a source, in the order in which a note tells them."""

_OF_A_TYPE: Mapping[tuple[str, str], str] = {
    ("legal_case", "authority"): "Court",
    ("legal_case", "number"): "Docket number",
    ("legal_case", "container-title"): "Reporter",
    ("hearing", "authority"): "Committee",
    ("bill", "authority"): "Legislature",
    ("legislation", "authority"): "Legislature",
    ("thesis", "authority"): "University",
    ("patent", "authority"): "Patent office",
    ("standard", "authority"): "Standards body",
    ("broadcast", "container-title"): "Programme",
}
_DATES = frozenset({"accessed", "event-date", "submitted", "available-date", "original-date"})
# An archive's name has a field that few styles print: where something of the archive is noted, it is named there too.
_OF_AN_ARCHIVE = ("archive-place", "archive_collection", "archive_location", "call-number")


def is_in_note(variable: str, csl: Mapping[str, Any]) -> bool:
    """Whether a variable is told in a note though BibTeX has a field for it: styles make a range of `A-1`."""
    return variable == "page" and has_hyphened_page(str(csl[variable]))


def untold(csl: Mapping[str, Any], told: Collection[str]) -> Iterator[str]:
    """Yield, as rich text, each variable that no field tells: `Court: Supreme Court of Strelsau`."""
    of_an_archive = any(csl.get(variable) and variable not in told for variable in _OF_AN_ARCHIVE)
    for variable, label in LABELS.items():
        value = csl.get(variable)
        if value and (variable not in told or (variable == "archive" and of_an_archive)):
            known_as = _OF_A_TYPE.get((str(csl.get("type")), variable), label)
            yield f"{known_as}: {_in_words(csl, variable)}"


def join_notes(notes: Collection[str]) -> str:
    """Return notes, of which there is one at least, as sentences of one text; the styles end the last one."""
    *before, last = notes
    return " ".join([*(as_sentence(note) for note in before), last])


def _in_words(csl: Mapping[str, Any], variable: str) -> str:
    value = csl[variable]
    if isinstance(value, list):
        return as_rich(names_in_words(value))
    date = edtf.date_of(csl, variable) if variable in _DATES else None
    return as_rich(edtf.in_words(date)) if date else str(value)
