"""A source as a record of RIS, which most reference managers read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from pincite import text
from pincite.citations import entry_dates, names
from pincite.citations.kinds import kind_of
from pincite.citations.pages import page_range
from pincite.citations.ris_fields import FIELDS, NEVER_SURE, NOT_READ, OF_A_TYPE, OF_OTHERS, ROLES, TRANSLATED
from pincite.citations.variable_labels import LABELS, untold
from pincite.formatting import name_in_words
from pincite.richtext import as_rich, plain_text

Told = tuple[str, str, str | list[str]]
"""A CSL variable, the name of its tag, and what the tag says."""


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # the library ships no types
    """Writes records without a number before each, and knows two tags more."""

    DEFAULT_MAPPING = TAG_KEY_MAPPING | {"ED": "editors", "AV": "archive_location"}
    DEFAULT_LIST_TAGS = [*LIST_TYPE_TAGS, "ED"]

    def set_header(self, count: int) -> str:
        """Return no header."""
        return ""


def ris_record(csl: Mapping[str, Any]) -> str:
    """Return the record of a source, from `TY` to `ER`; what no tag holds is told in notes."""
    kind = kind_of(csl).ris
    told = [*_roles(csl, kind), *_in_tags(csl, kind), *_when_and_where(csl)]
    record: dict[str, str | list[str]] = {"type_of_reference": kind, "id": str(csl["id"])}
    record |= {tag: value for _, tag, value in told}
    notes = [*([str(csl["note"])] if csl.get("note") else []), *entry_dates.ris_notes(csl)]
    not_sure = {*NEVER_SURE, *NOT_READ.get(kind, "").split()}
    carried = {variable for variable, _, _ in told} - {variable for variable, tag, _ in told if tag in not_sure}
    notes += [*untold(csl, carried | entry_dates.told_in_notes(csl)), *_whole_names(csl, told, carried)]
    notes += [f"Annotation: {csl['annote']}"] if csl.get("annote") else []
    if notes:
        record["notes"] = [text.one_line(plain_text(note)) for note in notes]
    return str(rispy.dumps([record], implementation=_Writer))


def _roles(csl: Mapping[str, Any], kind: str) -> Iterator[Told]:
    """Yield who made the work, each role under its tag."""
    roles = ROLES.get(kind, (("author", "authors"),))
    if not any(variable == "editor" for variable, _ in roles):
        roles = (*roles, ("editor", "editors"))
    if kind in TRANSLATED:
        roles = (*roles, ("translator", "subsidiary_authors"))
    taken: set[str] = set()
    for variable, tag in roles:
        if csl.get(variable) and tag not in taken:
            taken.add(tag)
            yield variable, tag, [names.as_ris(person) for person in names.read_names(csl[variable])]


def _in_tags(csl: Mapping[str, Any], kind: str) -> Iterator[Told]:
    """Yield what has a tag of its own; what a type has for itself goes before what all types have."""
    own = [(variable, tag) for variable, tag in OF_A_TYPE.get(kind, OF_OTHERS) if csl.get(variable)]
    tags = {tag: variable for variable, tag in reversed([*own, *FIELDS]) if csl.get(variable)}
    for _, tag in (*FIELDS, *own):
        if tag in tags:
            variable = tags.pop(tag)
            yield variable, tag, text.one_line(plain_text(str(csl[variable])))
    if csl.get("page"):
        yield from _pages(text.one_line(plain_text(str(csl["page"]))))
    if csl.get("keyword"):
        yield "keyword", "keywords", [word.strip() for word in str(csl["keyword"]).split(",") if word.strip()]


def _pages(pages: str) -> Iterator[Told]:
    """Yield first and last page; what is no plain range stands whole in the place of the first."""
    ends = page_range(pages)
    yield "page", "start_page", ends[0] if ends else pages
    if ends:
        yield "page", "end_page", ends[1]


def _when_and_where(csl: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the dates and the address."""
    for tag, value in entry_dates.ris_fields(csl):
        yield "accessed" if tag == "access_date" else "issued", tag, value
    if csl.get("URL"):
        yield "URL", "urls", [text.one_line(str(csl["URL"]))]


def _whole_names(csl: Mapping[str, Any], told: Sequence[Told], carried: Collection[str]) -> Iterator[str]:
    """Yield a note for each name, in any role, that programs would take apart wrongly, unless a note has it already."""
    roles = [variable for variable, _, value in told if variable in carried and isinstance(csl.get(variable), list)]
    for variable in roles:
        for name in csl[variable]:
            if names.is_split_in_ris(*names.read_names([name])):
                institution = ", an institution" if "literal" in name else ""
                yield f"One {LABELS[variable].lower()}{institution}: {as_rich(name_in_words(name))}"
