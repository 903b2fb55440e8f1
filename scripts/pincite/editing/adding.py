"""Beginning: a new handbook, and a new source with its sidecar. Nothing is left behind where something is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pincite.authoring.guess import Guess
from pincite.authoring.sidecar_text import sidecar_text
from pincite.authoring.starter import refuse_used_folder, starter_files
from pincite.authoring.version_row import with_version
from pincite.errors import COMMAND_LINE, HANDBOOK, InputError, Problem, input_error
from pincite.filenames import ALLOWED, clashes, name_fault, safe_name, shown_path
from pincite.files import check_file, read_bytes
from pincite.inputs.file_view import DiskView, FileView
from pincite.inputs.overlay import Overlay
from pincite.inputs.unchanging import UnchangingView
from pincite.model import Artifact, Block, Source
from pincite.publish.write import write_own
from pincite.segmentation.blocks import cut_blocks
from pincite.segmentation.profile import PLAIN, read_profile
from pincite.sources.registry import FOLDER, NOT_SEEDS, SourceFiles, list_sources, read_sidecar, read_source
from pincite.sources.sidecar import check_id
from pincite.sources.written_dates import read_date, read_issued


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source, or a new wording of one, that may be added: its file, its sidecar, and what would become of it."""

    seed: Artifact
    sidecar: Artifact
    source: Source
    blocks: tuple[Block, ...]


def init(folder: Path, title: str) -> tuple[Artifact, ...]:
    """Return the files of the new, empty handbook that was made in a folder."""
    refuse_used_folder(folder)
    files = tuple(starter_files(title))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FOLDER).mkdir(exist_ok=True)
    write_own(folder, files)
    return files


def draft(  # noqa: PLR0913 - each is an option of the command
    root: Path,
    path: Path,
    raw: bytes,
    fields: Mapping[str, str],
    *,
    stated: Mapping[str, Guess],
    encoding: str | None,
    profile: str | None,
) -> Draft:
    """Return the source that would be added; every fault of its file or sidecar is raised, nothing is written."""
    name, view = path.name, UnchangingView(DiskView(root))
    if problems := [*_bad_name(path), *_taken(view, name), *_bad_fields(view, fields)]:
        raise InputError(problems)
    stated = {key: guess for key, guess in stated.items() if fields.get(key) == guess.value}
    seed = Artifact(path=f"{FOLDER}/{name}", data=raw)
    text = sidecar_text(name, fields, stated, encoding=encoding, profile=profile)
    sidecar = Artifact(path=f"{FOLDER}/{name}.yml", data=text.encode())
    layout = read_profile(view, profile) if profile else PLAIN
    source = read_source(_with_files(view, seed, sidecar), name)
    return Draft(
        seed=seed,
        sidecar=sidecar,
        source=source,
        blocks=cut_blocks(source, layout),
    )


def new_version(root: Path, path: Path, raw: bytes, source_id: str, *, facts: Mapping[str, str]) -> Draft:
    """Return a source with a new wording that would be added; every fault is raised, nothing is written.

    Args:
        root: the handbook's folder.
        path: the file of the new wording.
        raw: its bytes.
        source_id: the source that it is a wording of.
        facts: what is known of the wording: `from`, `encoding`, `note`.

    """
    name, view = path.name, UnchangingView(DiskView(root))
    known = _known(view, source_id)
    if problems := [*_bad_name(path), *_taken(view, name), *_bad_date("from", facts.get("from"))]:
        raise InputError(problems)
    held = known.sidecar.pincite.encoding
    encoding = facts.get("encoding") or "utf-8"
    row = {"file": name} | {key: fact for key, fact in facts.items() if key != "encoding"}
    row |= {"encoding": encoding} if encoding != held else {}
    before = read_bytes(view, known.path, what="the sidecar")
    text = with_version(before.decode("utf-8-sig"), row)
    data = (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode()
    current = known.seeds[-1]
    if read_bytes(view, f"{FOLDER}/{current}", what="the seed") == raw:
        message = f"it is byte for byte `{current}`, the current wording of `{source_id}`."
        raise input_error(str(path), 0, "same-wording", message, "There is nothing to add.")
    seed = Artifact(path=f"{FOLDER}/{name}", data=raw)
    sidecar = Artifact(path=known.path, data=data, made_from=before)
    changed = _with_files(view, seed, sidecar)
    renewed = read_source(changed, known.seed)
    if not _is_same_but_row(read_sidecar(changed, known.seed).written.data, known.written.data, row):
        message = f"a row for `{name}` cannot be put into its list of versions without touching the rest."
        raise input_error(known.path, 0, "sidecar-not-appended", message, f"Write it by hand: {dict(row)}.")
    layout = read_profile(view, known.profile) if known.profile else PLAIN
    return Draft(seed=seed, sidecar=sidecar, source=renewed, blocks=cut_blocks(renewed, layout))


def _with_files(view: FileView, *files: Artifact) -> FileView:
    """Return the handbook as it would be with some files added or changed."""
    return Overlay(view, {file.path: file.data for file in files})


def _is_same_but_row(data: Mapping[str, Any], before: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    """Tell whether a sidecar says what it said before, and the row at the end of its versions."""
    then, now = dict(before.get("pincite") or {}), dict(data["pincite"])
    rows = now.pop("versions")
    last = {key: str(value) for key, value in rows[-1].items()}
    rest_is_same = {**data, "pincite": now} == {**before, "pincite": {k: v for k, v in then.items() if k != "versions"}}
    return rest_is_same and rows[:-1] == (then.get("versions") or []) and last == row


def add(root: Path, new: Draft) -> None:
    """Put a new source, or a new wording, into the handbook: the file and its sidecar, both or neither."""
    write_own(root, [new.seed, new.sidecar])


def _known(view: FileView, source_id: str) -> SourceFiles:
    sources = list_sources(view)
    if found := [files for files in sources if files.id == source_id]:
        return found[0]
    known = ", ".join(sorted(files.id for files in sources)) or "none yet"
    message = f"`{source_id}` is no source of this handbook; its sources are {known}."
    raise input_error(COMMAND_LINE, 0, "unknown-source", message, "Name one of them with `--version-of`.")


def _bad_name(path: Path) -> Iterator[Problem]:
    """Yield a problem for a name that a seed, or its sidecar on some system, cannot have, with one that it can."""
    name = path.name
    fault = name_fault(name) or name_fault(f"{name}.yml")
    if name.startswith(".") or name.endswith(".yml") or name in NOT_SEEDS:
        fault = (
            fault or "a seed's name begins with no dot, does not end in .yml, and is not that of a list of pincite's"
        )
    if fault:
        safe = safe_name(name.lstrip(".").removesuffix(".yml"))
        safe = f"source-{safe}" if safe in NOT_SEEDS else safe
        fix = f"Rename the file, for instance to `{safe}`; {ALLOWED}."
        yield Problem(path=shown_path(str(path)), line=0, code="bad-name", message=f"{fault}.", fix=fix)


def _taken(view: FileView, name: str) -> Iterator[Problem]:
    if view.look(FOLDER).kind != "folder":
        message = f"there is no folder `{FOLDER}` here, so this is no handbook."
        fix = "Go to the handbook's folder, name it with `--root`, or make one with `pincite init`."
        yield Problem(path=HANDBOOK, line=0, code="no-seeds", message=message, fix=fix)
        return
    check_file(view, FOLDER, what="the folder of the seeds")
    new = {name, f"{name}.yml"}
    if pair := next(clashes([*view.names(FOLDER), *new]), None):
        other = next((known for known in pair if known not in new), name)
        message = f"`{other}` differs from its name in capital letters or in how accents are stored only."
        fix = "Rename the new file: Windows and macOS take the two for the same."
        yield Problem(path=f"{FOLDER}/{shown_path(name)}", line=0, code="same-name", message=message, fix=fix)
        return
    standings = {file: view.look(f"{FOLDER}/{file}") for file in sorted(new)}
    if there := [file for file, standing in standings.items() if standing.exists or standing.is_link]:
        message = "a seed or sidecar of this name is there already; seeds are never overwritten."
        yield Problem(
            path=f"{FOLDER}/{there[0]}", line=0, code="seed-exists", message=message, fix="Rename the new file."
        )


def _bad_fields(view: FileView, fields: Mapping[str, str]) -> Iterator[Problem]:
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
    yield from _bad_date("issued", fields["issued"])
    for files in list_sources(view) if view.look(FOLDER).kind == "folder" else ():
        if files.id == fields["id"]:
            message = f"the id `{files.id}` is taken."
            yield Problem(path=files.path, line=1, code="repeated-id", message=message, fix="Choose another `--id`.")


def _bad_date(name: str, value: str | None) -> Iterator[Problem]:
    if value is None:
        return
    try:
        read_issued(value) if name == "issued" else read_date(value)
    except ValueError as error:
        message = f"`--{name}` is {value!r}: {error}."
        yield Problem(path=COMMAND_LINE, line=0, code="wrong-value", message=message, fix="Write a date that exists.")
