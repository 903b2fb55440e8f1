"""Which tag of RIS holds which variable, under the names that rispy gives the tags.

The tags mean other things from type to type. What follows is common to the programs that read them (EndNote, Zotero and
their like); where a tag would be read as something else, the variable is told in a note.
"""

from __future__ import annotations

from collections.abc import Mapping

Variables = tuple[tuple[str, str], ...]
"""Pairs of a CSL variable and the tag that holds it."""

FIELDS: Variables = (
    ("title", "title"),
    ("title-short", "short_title"),
    ("container-title", "secondary_title"),
    ("collection-title", "tertiary_title"),
    ("container-title-short", "alternate_title1"),
    ("genre", "type_of_work"),
    ("publisher", "publisher"),
    ("publisher-place", "place_published"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("number-of-volumes", "number_of_volumes"),
    ("issue", "number"),
    ("call-number", "call_number"),
    ("DOI", "doi"),
    ("archive", "name_of_database"),
    ("archive_location", "archive_location"),
    ("language", "language"),
    ("abstract", "abstract"),
)
"""What every type holds."""
_SERIAL: Variables = (("ISBN", "issn"), ("ISSN", "issn"))
_WITH_SECTION: Variables = (*_SERIAL, ("section", "section"))
OF_A_TYPE: Mapping[str, Variables] = {
    "RPRT": (("number", "issn"), ("ISBN", "issn"), ("ISSN", "issn")),  # readers take a report's number from this tag
    "PAT": (("number", "issn"),),
    "STAND": (("number", "issn"),),
    "CASE": (("authority", "publisher"), *_SERIAL),
    "BILL": (("number", "note"), *_WITH_SECTION),
    "HEAR": (("number", "note"), *_SERIAL),
    "STAT": (("number", "note"), *_WITH_SECTION),
    "NEWS": _WITH_SECTION,
    "GEN": (("number", "note"), *_WITH_SECTION),
    "BOOK": (("collection-number", "note"), *_SERIAL),
    "COMP": (("version", "edition"), *_SERIAL),
    "DATA": (("version", "edition"), *_SERIAL),
}
"""What some types hold besides, or instead."""
OF_OTHERS = _SERIAL

_AUTHORED_BY: Variables = (("author", "authors"),)
ROLES: Mapping[str, Variables] = {
    "MPCT": (("director", "authors"), *_AUTHORED_BY),
    "MUSIC": (("composer", "authors"), *_AUTHORED_BY),
    "CHAP": (*_AUTHORED_BY, ("editor", "secondary_authors"), ("collection-editor", "tertiary_authors")),
    "CPAPER": (*_AUTHORED_BY, ("editor", "secondary_authors"), ("collection-editor", "tertiary_authors")),
    "DICT": (*_AUTHORED_BY, ("editor", "secondary_authors")),
    "ENCYC": (*_AUTHORED_BY, ("editor", "secondary_authors")),
    "BOOK": (*_AUTHORED_BY, ("collection-editor", "secondary_authors")),
    "CLSWK": (*_AUTHORED_BY, ("collection-editor", "secondary_authors")),
    "PCOMM": (*_AUTHORED_BY, ("recipient", "secondary_authors")),
}
"""Who stands under which tag; an editor that has none here stands under `ED`."""
TRANSLATED = frozenset({"BOOK", "CHAP", "CLSWK", "DICT", "ENCYC", "PAMP"})
"""Types whose `A4` is a translator."""

NOT_READ: Mapping[str, str] = {
    "ART": "end_page issn number number_of_volumes secondary_title tertiary_title volume",
    "BILL": "authors edition issn number number_of_volumes place_published publisher tertiary_title type_of_work",
    "BLOG": "access_date end_page number number_of_volumes tertiary_title",
    "BOOK": "number tertiary_title",
    "CASE": "authors edition end_page issn number number_of_volumes place_published secondary_title tertiary_title "
    "type_of_work",
    "CHAP": "number_of_volumes type_of_work",
    "CLSWK": "end_page number tertiary_title",
    "COMP": "end_page number number_of_volumes tertiary_title",
    "CPAPER": "call_number edition issn number number_of_volumes tertiary_authors tertiary_title",
    "DATA": "end_page number secondary_title type_of_work volume",
    "DICT": "number tertiary_title",
    "ELEC": "access_date end_page number number_of_volumes tertiary_title",
    "ENCYC": "number tertiary_title type_of_work",
    "FIGURE": "edition end_page issn number number_of_volumes secondary_title tertiary_title",
    "GEN": "number",
    "HEAR": "authors edition number tertiary_title type_of_work volume",
    "ICOMM": "edition issn number secondary_title tertiary_title volume",
    "JOUR": "edition number_of_volumes place_published publisher tertiary_title",
    "LEGAL": "number number_of_volumes tertiary_title",
    "MANSCPT": "edition issn number tertiary_title",
    "MAP": "end_page number number_of_volumes tertiary_title volume",
    "MGZN": "number_of_volumes tertiary_title",
    "MPCT": "end_page issn number number_of_volumes place_published tertiary_title volume",
    "MUSIC": "number",
    "NEWS": "number number_of_volumes tertiary_title",
    "PAMP": "number number_of_volumes tertiary_title",
    "PAT": "edition number number_of_volumes place_published publisher tertiary_title",
    "PCOMM": "edition issn number secondary_title tertiary_title volume",
    "RPRT": "number tertiary_title",
    "SER": "number",
    "SLIDE": "end_page number number_of_volumes secondary_title",
    "SOUND": "end_page number number_of_volumes secondary_title",
    "STAND": "edition number number_of_volumes tertiary_title",
    "STAT": "access_date authors edition issn number number_of_volumes place_published tertiary_title type_of_work "
    "volume",
    "THES": "edition end_page issn number number_of_volumes tertiary_title volume",
    "UNPB": "call_number edition issn number number_of_volumes tertiary_title volume",
    "VIDEO": "end_page number number_of_volumes secondary_title",
}
"""Tags that some programs do not read in a record of that type: what they hold is told in a note too."""
NEVER_SURE = ("editors", "archive_location")
"""Tags that some programs never read."""
