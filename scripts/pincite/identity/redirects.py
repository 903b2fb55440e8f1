"""Sources that were renamed or withdrawn as a whole: `seeds/moved.yml`, and the ledgers that they left.

Who renames a source gives its sidecar the new id and adds a row; the ledger of the old id stays where it is. The new
source begins with what that ledger records, so its anchors are the old ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from pincite import edtf
from pincite.errors import InputError, Problem
from pincite.files import YamlFile, read_yaml
from pincite.identity.ledger import Ledger, ledger_path
from pincite.inputs.file_view import FileView
from pincite.model import Redirect
from pincite.validation import Strict, validate

PATH = "seeds/moved.yml"
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]


def _as_text(value: object) -> str:
    """Return a date as text; a ValueError says why it is none."""
    return edtf.parse(edtf.written(value)).text


Date = Annotated[
    str,
    BeforeValidator(
        _as_text,
        json_schema_input_type=Annotated[str | Annotated[int, Field(ge=1000, le=9999)], Field(title="EDTF date")],
    ),
]


class MovedRow(Strict):
    """What became of one source."""

    id: Id
    """The id under which the source was published: `usdos-2024-cambodia`."""
    to: Id | None
    """Id of the source that it is now, or of another row; null where it was withdrawn: `usdos-2024-cambodia-second`."""
    date: Date
    """Since when: `'2027-01-15'`."""
    reason: Text
    """Why, as its old page says it: `The series was given another id.`."""
    title: Text | None = None
    """Its title, where no other source has it: `A Report That Is Gone`."""


class MovedFile(Strict):
    """What `seeds/moved.yml` says."""

    moved: list[MovedRow]
    """One row a source: `[{id: usdos-2024-cambodia, to: null, date: '2027-01-15', reason: Withdrawn.}]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedSources:
    """The sources that were renamed or withdrawn, as they are written."""

    rows: tuple[MovedRow, ...]
    written: YamlFile


def read_moved(view: FileView) -> MovedSources:
    """Return what the list of moved sources says; nothing where the handbook has no such file."""
    if not view.look(PATH).exists:
        return MovedSources(rows=(), written=YamlFile(path=PATH, data=None, lines={}))
    written = read_yaml(view, PATH, what="the list of moved sources")
    return MovedSources(rows=tuple(validate(MovedFile, written, written.data).moved), written=written)


def redirects(moved: MovedSources, sources: Sequence[str], ledgers: Mapping[str, Ledger]) -> tuple[Redirect, ...]:
    """Return the sources that were renamed or withdrawn, each with its old anchors.

    Args:
        moved: the list of them.
        sources: ids of the sources that the handbook has now.
        ledgers: all that it has, by their sources' ids.

    Raises:
        InputError: a row leads nowhere, names a source that is there, or has no ledger.
    """
    if problems := list(_check(moved, sources, ledgers)):
        raise InputError(problems)
    to = {row.id: row.to for row in moved.rows}
    return tuple(
        Redirect(
            id=row.id,
            title=row.title,
            to=_last(row.id, to),
            date=row.date,
            reason=row.reason,
            anchors=_given(ledger),
            wordings=_wordings(ledger) if len(ledger.versions) > 1 else (),
        )
        for row in moved.rows
        if (ledger := ledgers[row.id])
    )


def inherited_ledger(ledgers: Mapping[str, Ledger], source: str, moved: Sequence[Redirect]) -> Ledger | None:
    """Return the ledger that a renamed source begins with; None where no accepted source leads to it."""
    earlier = (ledgers[redirect.id] for redirect in reversed(moved) if redirect.to == source)
    return next((ledger.model_copy(update={"source": source}) for ledger in earlier if not ledger.draft), None)


def lost_sources(ledgers: Mapping[str, Ledger], sources: Sequence[str], moved: Sequence[Redirect]) -> Iterator[Problem]:
    """Yield a problem for each ledger of published anchors whose source is neither here nor accounted for."""
    known = {*sources, *(redirect.id for redirect in moved)}
    for name, ledger in sorted(ledgers.items()):
        if name not in known and not ledger.draft:
            message = f"its anchors were published, and `{name}` is no source of this handbook any more."
            fix = (
                f"Bring the source back, or add a row for `{name}` to {PATH}: `to:` the id that it has now, or "
                "null if it was withdrawn, with `date` and `reason`; its page then says so, and every link to it stays."
            )
            yield Problem(path=ledger_path(name), line=0, code="source-lost", message=message, fix=fix)


def _check(moved: MovedSources, sources: Sequence[str], ledgers: Mapping[str, Ledger]) -> Iterator[Problem]:
    """Yield a problem for each row that cannot be kept."""
    rows, written = moved.rows, moved.written
    to = {row.id: row.to for row in rows}
    for place, row in enumerate(rows):
        at = written.line(("moved", place))
        if row.id in sources or row.id in [row.id for row in rows[:place]]:
            message = f"`{row.id}` is a source of this handbook, or stands in another row."
            yield Problem(path=PATH, line=at, code="not-moved", message=message, fix="Take the row out.")
        elif _last(row.id, to) not in {None, *sources}:
            message = f"`{row.id}` leads to `{row.to}`, and that to no source of this handbook."
            fix = "Name a source that is here, or null if it was withdrawn."
            yield Problem(path=PATH, line=at, code="moved-nowhere", message=message, fix=fix)
        elif row.id not in ledgers:
            message = f"`{row.id}` has no ledger `{ledger_path(row.id)}`, so nothing tells its old anchors."
            fix = "Take the file back from version control."
            yield Problem(path=PATH, line=at, code="moved-without-ledger", message=message, fix=fix)


def _last(source: str, to: Mapping[str, str | None]) -> str | None:
    """Return where a chain of rows ends; where it runs in a circle, an id in it."""
    passed = set[str]()
    current: str | None = source
    while current in to and current not in passed:
        passed.add(str(current))
        current = to[str(current)]
    return current


def _given(ledger: Ledger) -> tuple[str, ...]:
    """Return every anchor that was ever given, as it came: by version, then in reading order; then the rest."""
    blocks = [block for version in ledger.versions for block in version.blocks]
    stood = [
        anchor
        for block in blocks
        if block.anchor
        for anchor in (block.anchor, *(sentence.anchor for sentence in block.sentences))
    ]
    return tuple(dict.fromkeys([*stood, *(ledger_retired.anchor for ledger_retired in ledger.retired)]))


def _wordings(ledger: Ledger) -> tuple[str, ...]:
    """Return every wording that was ever accepted, as the page of a history names it: `p12-3f9a2c1b`."""
    blocks = [block for version in ledger.versions for block in version.blocks if block.anchor]
    own = [(block.anchor, block.fingerprint) for block in blocks]
    inner = [(sentence.anchor, sentence.fingerprint) for block in blocks for sentence in block.sentences]
    return tuple(dict.fromkeys(f"{anchor}-{fingerprint}" for anchor, fingerprint in [*own, *inner]))
