"""What stands in the way of a new source: a bad name, a seed or an id that is there already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pincite.authoring.guess import Guess
from pincite.errors import COMMAND_LINE, HANDBOOK, Problem
from pincite.filenames import ALLOWED, clashes, name_fault, safe_name, shown_path
from pincite.files import check_file, read_bytes
from pincite.inputs.file_view import FileView
from pincite.sources.languages import check_language
from pincite.sources.registry import FOLDER, NOT_SEEDS, list_sources
from pincite.sources.sidecar import check_id
from pincite.sources.written_dates import read_date, read_issued


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source that is to be added: its file, and what is known of it."""

    path: Path
    """Where its file lies, for messages."""
    name: str
    """What the file will be called in `seeds/`."""
    raw: bytes
    fields: Mapping[str, str]
    """CSL variables by name: `id`, `title`, `issued` and perhaps `language`, `author`, `publisher`, `URL`."""
    known: Mapping[str, Guess] = field(default_factory=dict)
    """Those that were read from the text, or from its file's name."""
    encoding: str | None = None
    """What the sidecar must declare; None for UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSources:
    """What a handbook holds already, as far as a new source must differ from it."""

    ids: Mapping[str, str]
    """The sidecar of each source, by its id."""
    digests: Mapping[str, str]
    """The path of each seed, by the SHA-256 of its bytes."""


def held_sources(view: FileView) -> HeldSources:
    """Return what a handbook holds already; nothing for a folder that is none: that is told when a source is tried."""
    if view.look(FOLDER).kind != "folder":
        return HeldSources(ids={}, digests={})
    check_file(view, FOLDER, what="the folder of the seeds")
    listed = list_sources(view)
    seeds = (f"{FOLDER}/{name}" for files in listed for name in files.seeds)
    digests = {hashlib.sha256(read_bytes(view, path, what="the seed")).hexdigest(): path for path in seeds}
    return HeldSources(ids={files.id: files.path for files in listed}, digests=digests)


def bad_name(new: NewSource) -> Iterator[Problem]:
    """Yield a problem for a name that a seed, or its sidecar on some system, cannot have, with one that it can."""
    name = new.name
    fault = name_fault(name) or name_fault(f"{name}.yml")
    if name.startswith(".") or name.endswith(".yml") or name in NOT_SEEDS:
        fault = (
            fault or "a seed's name begins with no dot, does not end in .yml, and is not that of a list of pincite's"
        )
    if fault:
        safe = safe_name(name.lstrip(".").removesuffix(".yml"))
        safe = f"source-{safe}" if safe in NOT_SEEDS else safe
        fix = f"Rename the file, for instance to `{safe}`; {ALLOWED}."
        yield Problem(path=shown_path(str(new.path)), line=0, code="bad-name", message=f"{fault}.", fix=fix)


def taken(view: FileView, name: str, adding: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem where a seed of that name cannot be put: something is there, or no handbook is."""
    if view.look(FOLDER).kind != "folder":
        message = f"there is no folder `{FOLDER}` here, so this is no handbook."
        fix = "Go to the handbook's folder, name it with `--root`, or make one with `pincite init`."
        yield Problem(path=HANDBOOK, line=0, code="no-seeds", message=message, fix=fix)
        return
    check_file(view, FOLDER, what="the folder of the seeds")
    new = {name, f"{name}.yml"}
    pairs = (pair for pair in clashes([*view.names(FOLDER), *new, *adding]) if new & set(pair))
    if pair := next(pairs, None):
        other = next((known for known in pair if known not in new), name)
        message = f"`{other}` differs from its name in capital letters or in how accents are stored only."
        fix = "Rename the new file: Windows and macOS take the two for the same."
        yield Problem(path=f"{FOLDER}/{shown_path(name)}", line=0, code="same-name", message=message, fix=fix)
        return
    standings = {file: view.look(f"{FOLDER}/{file}") for file in sorted(new)}
    if there := [file for file, standing in standings.items() if standing.exists or standing.is_link]:
        message = "a seed or sidecar of this name is there already; seeds are never overwritten."
        fix = "Rename the new file; a new wording of a source is added with `--version-of`."
        yield Problem(path=f"{FOLDER}/{there[0]}", line=0, code="seed-exists", message=message, fix=fix)


def bad_fields(fields: Mapping[str, str], held: HeldSources) -> Iterator[Problem]:
    """Yield a problem for each field that cannot stand in a sidecar, in the words of the command's options."""
    try:
        check_id(fields["id"])
    except ValueError as error:
        message = f"`--id` is {fields['id']!r}: {error}."
        yield Problem(
            path=COMMAND_LINE, line=0, code="wrong-value", message=message, fix="Write it like a-report-2024."
        )
    if not fields["title"].strip():
        yield Problem(
            path=COMMAND_LINE, line=0, code="wrong-value", message="`--title` is empty.", fix="Write its title."
        )
    yield from bad_date("issued", fields["issued"])
    yield from _bad_language(fields.get("language"))
    if sidecar := held.ids.get(fields["id"]):
        message = f"the id `{fields['id']}` is taken."
        yield Problem(path=sidecar, line=1, code="repeated-id", message=message, fix="Choose another `--id`.")


def _bad_language(tag: str | None) -> Iterator[Problem]:
    if tag is None:
        return
    try:
        check_language(tag)
    except ValueError as error:
        said, asked, meant = str(error).partition(". Did you mean ")
        fix = f"Did you mean {meant}" if asked else "Write a tag: en, km, zh-Hant."
        message = f"`--language` is {tag!r}: {said}."
        yield Problem(path=COMMAND_LINE, line=0, code="wrong-value", message=message, fix=fix)


def bad_date(name: str, value: str | None) -> Iterator[Problem]:
    """Yield a problem for a date that does not exist, in the words of the command's option."""
    if value is None:
        return
    try:
        read_issued(value) if name == "issued" else read_date(value)
    except ValueError as error:
        message = f"`--{name}` is {value!r}: {error}."
        yield Problem(path=COMMAND_LINE, line=0, code="wrong-value", message=message, fix="Write a date that exists.")
