"""The record of an edition, `seeds/editions/<edition>.json`: which wordings it had, and every anchor given until then.

A record is written by `pincite release` alone. One line holds one source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as calendar_date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ValidationError

from pincite.errors import input_error
from pincite.files import read_text
from pincite.identity.ledger import AnchorText, Ledger, LedgerVersion, json_names
from pincite.inputs.file_view import FileView
from pincite.model import Artifact, EditionChanges, text_artifact
from pincite.reasons import record_reason
from pincite.validation import Strict

FOLDER = "seeds/editions"
_NAME = re.compile(r"[0-9][0-9a-z]*(?:\.[0-9a-z]+)*")
_LONGEST_NAME = 20
_LISTS = ("edited", "new", "withdrawn", "redacted")
_PART = re.compile(r"(\d*)(.*)")


def check_name(text: str) -> str:
    """Return an edition's name, which stands in links for ever: `2026.1`."""
    if not _NAME.fullmatch(text) or len(text) > _LONGEST_NAME:
        message = "an edition is named with digits and small letters, with dots between: 2026.1"
        raise ValueError(message)
    return text


def check_date(text: str) -> str:
    """Return a calendar date: `2026-12-01`."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        message = "a date is written with year, month and day: 2026-12-01"
        raise ValueError(message)
    try:
        return calendar_date.fromisoformat(text).isoformat()
    except ValueError:
        message = "there is no such day in the calendar"
        raise ValueError(message) from None


class EditionSource(Strict):
    """One source as an edition had it."""

    source: str
    file: str
    sha256: str
    anchors: dict[AnchorText, AnchorText | None]
    """Every anchor given until then, and where it led; None for what was withdrawn."""


class SourceChanges(Strict):
    """What became of one source since the edition before."""

    source: str
    new_source: bool
    kept: int
    edited: list[AnchorText]
    new: list[AnchorText]
    withdrawn: list[AnchorText]
    merged: dict[AnchorText, AnchorText]
    redacted: list[AnchorText]


class EditionFile(Strict):
    """The whole record."""

    format: Literal[1]
    edition: Annotated[str, AfterValidator(check_name)]
    date: Annotated[str, AfterValidator(check_date)]
    sources: list[EditionSource]
    changes: list[SourceChanges]

    @property
    def order(self) -> tuple[Any, ...]:
        """What editions are sorted by: their date, then their name, with numbers by their size."""
        return self.date, name_order(self.edition)

    def of(self, source: str) -> EditionSource | None:
        """Return what the edition had of a source."""
        return next((edition_source for edition_source in self.sources if edition_source.source == source), None)


def name_order(name: str) -> tuple[tuple[int, str], ...]:
    """Return what names are sorted by: `2026.10` comes behind `2026.9`."""
    parts = [_PART.fullmatch(part) for part in name.split(".")]
    return tuple((int(part[1] or -1), part[2]) for part in parts if part)


def edition_path(name: str) -> str:
    """Return where the record of an edition lies below the root."""
    return f"{FOLDER}/{name}.json"


def read_editions(view: FileView) -> tuple[EditionFile, ...]:
    """Return the records of all editions, oldest first."""
    names = json_names(view, FOLDER)
    return tuple(sorted((_read(view, f"{name}.json") for name in names), key=lambda record: record.order))


def _read(view: FileView, name: str) -> EditionFile:
    path = f"{FOLDER}/{name}"
    fix = "Records of editions are written by pincite alone: take the file back from version control."
    try:
        made = parse_edition(read_text(view, path, what="the record of an edition"))
    except ValidationError as error:
        message = f"the record cannot be read: {record_reason(error)}."
        raise input_error(path, 0, "edition-unreadable", message, fix) from error
    if path != edition_path(made.edition):
        message = f"it is the record of the edition `{made.edition}`."
        raise input_error(path, 0, "edition-unreadable", message, fix)
    return made


def parse_edition(text: str) -> EditionFile:
    """Return the record that a file's text is; pydantic's error if it is none."""
    return EditionFile.model_validate_json(text, strict=True)


def edition_artifact(edition: EditionFile) -> Artifact:
    """Return the record's file: JSON, one line a source."""
    head = _json({"format": edition.format, "edition": edition.edition, "date": edition.date})[:-1]
    lists = (("sources", edition.sources), ("changes", edition.changes))
    made = (
        f'"{name}": [\n' + ",\n".join(_json(row.model_dump(by_alias=True)) for row in rows) + "\n]"
        for name, rows in lists
    )
    return text_artifact(edition_path(edition.edition), f"{head},\n" + ",\n".join(made) + "}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def create_release(name: str, date: str, ledgers: Sequence[Ledger], earlier: Sequence[EditionFile]) -> EditionFile:
    """Return the record of a new edition of accepted ledgers."""
    return EditionFile(
        format=1,
        edition=name,
        date=date,
        sources=[
            EditionSource(
                source=ledger.source,
                file=ledger.versions[-1].file,
                sha256=ledger.versions[-1].sha256,
                anchors=leads_of(ledger),
            )
            for ledger in ledgers
        ],
        changes=[_changes(ledger, earlier) for ledger in ledgers],
    )


def leads_of(ledger: Ledger) -> dict[str, str | None]:
    """Return every anchor that was ever given, and where it leads: live ones to themselves."""
    blocks = [block for block in ledger.versions[-1].blocks if block.anchor]
    live = [
        str(anchor) for block in blocks for anchor in (block.anchor, *(sentence.anchor for sentence in block.sentences))
    ]
    found: dict[str, str | None] = {anchor: anchor for anchor in live}
    leads = {ledger_retired.anchor: ledger_retired.leads_to for ledger_retired in ledger.retired}
    for anchor, to in leads.items():
        target = to
        while target in leads:
            target = leads[target]
        found[anchor] = target
    return found


def _numbered(version: LedgerVersion) -> Mapping[str, str]:
    """Return the fingerprint of each numbered passage, in reading order."""
    return {
        block.anchor: block.fingerprint
        for block in version.blocks
        if block.sentences and block.anchor and block.fingerprint
    }


def _changes(ledger: Ledger, earlier: Sequence[EditionFile]) -> SourceChanges:
    before = next(
        (edition_source for edition in reversed(earlier) if (edition_source := edition.of(ledger.source))), None
    )
    record = next((version for version in ledger.versions if before and version.file == before.file), None)
    old, new = _numbered(record) if record else {}, _numbered(ledger.versions[-1])
    leads = leads_of(ledger)
    told = {
        anchor
        for edition in earlier
        for change in edition.changes
        if change.source == ledger.source
        for anchor in change.redacted
    }
    return SourceChanges.model_validate(
        {
            "source": ledger.source,
            "new-source": record is None,
            "kept": sum(old.get(anchor) == print_ for anchor, print_ in new.items()),
            "edited": [anchor for anchor, print_ in new.items() if old.get(anchor, print_) != print_],
            "new": [anchor for anchor in new if anchor not in old],
            "withdrawn": [anchor for anchor in old if anchor not in new and not leads.get(anchor)],
            "merged": {anchor: leads[anchor] for anchor in old if anchor not in new and leads.get(anchor)},
            "redacted": [
                ledger_redacted.anchor for ledger_redacted in ledger.redacted if ledger_redacted.anchor not in told
            ],
        }
    )


def changes_of(edition: EditionFile) -> Iterator[EditionChanges]:
    """Yield what an edition changed, source by source."""
    for change in edition.changes:
        yield EditionChanges(
            source=change.source,
            is_new=change.new_source,
            kept=change.kept,
            edited=tuple(change.edited),
            new=tuple(change.new),
            withdrawn=tuple(change.withdrawn),
            merged=tuple(change.merged.items()),
            redacted=tuple(change.redacted),
        )


def renamed_in_edition(edition: EditionFile, source: str, names: Mapping[str, str]) -> EditionFile:
    """Return an edition's record in which headings of a source have other ids."""
    if not names:
        return edition
    sources = [
        edition_source.model_copy(
            update={
                "anchors": {names.get(key, key): to and names.get(to, to) for key, to in edition_source.anchors.items()}
            }
        )
        if edition_source.source == source
        else edition_source
        for edition_source in edition.sources
    ]
    changes = [
        change.model_copy(
            update={
                **{name: [names.get(key, key) for key in getattr(change, name)] for name in _LISTS},
                "merged": {names.get(key, key): names.get(to, to) for key, to in change.merged.items()},
            }
        )
        if change.source == source
        else change
        for change in edition.changes
    ]
    return edition.model_copy(update={"sources": sources, "changes": changes})
