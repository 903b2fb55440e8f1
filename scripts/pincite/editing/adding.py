"""New sources with their sidecars, and new wordings. Nothing is left behind where something is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pincite.authoring.sidecar_text import sidecar_text
from pincite.authoring.starter import refuse_used_folder, starter_files
from pincite.authoring.version_row import with_version
from pincite.editing.adding_checks import NewSource, bad_date, bad_fields, bad_name, held_sources, taken
from pincite.errors import COMMAND_LINE, InputError, Problem, all_or_errors, input_error
from pincite.filenames import shown_path
from pincite.files import read_bytes
from pincite.inputs.file_view import DiskView, FileView
from pincite.inputs.overlay import Overlay
from pincite.inputs.unchanging import UnchangingView
from pincite.model import Artifact, Block, Source
from pincite.publish.places import disk_errors_told
from pincite.publish.write import write_own
from pincite.segmentation.blocks import cut_blocks
from pincite.segmentation.profile import PLAIN, Profile, read_profile
from pincite.sources.registry import FOLDER, SourceFiles, list_sources, read_sidecar, read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source, or a new wording of one, that may be added: its file, its sidecar, and what would become of it."""

    seed: Artifact
    sidecar: Artifact
    source: Source
    profile: Profile
    """By which it is cut."""
    blocks: tuple[Block, ...]


def init(folder: Path, title: str) -> tuple[Artifact, ...]:
    """Return the files of the new, empty handbook that was made in a folder."""
    refuse_used_folder(folder)
    files = tuple(starter_files(title))
    make_folder(folder)
    write_own(folder, files)
    return files


def make_folder(folder: Path) -> None:
    """Make the folder of a new handbook, with that of its seeds."""
    with disk_errors_told(folder.parent):
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)


def drafts(view: FileView, new: Sequence[NewSource], profile: str | None) -> tuple[Draft, ...]:
    """Return the sources that would be added; all faults of all of them are raised together, nothing is written."""
    view = UnchangingView(view)
    held = held_sources(view)
    layout = read_profile(view, profile) if profile else PLAIN
    names = {name for source in new for name in (source.name, f"{source.name}.yml")}
    ids = Counter(source.fields["id"] for source in new)

    def one(source: NewSource) -> Draft:
        problems = [*bad_name(source), *taken(view, source.name, names), *bad_fields(source.fields, held)]
        if ids[source.fields["id"]] > 1:
            message = f"the id `{source.fields['id']}` is that of another file, too."
            path = shown_path(str(source.path))
            problems.append(Problem(path=path, line=0, code="repeated-id", message=message, fix="Add it by itself."))
        if problems:
            raise InputError(problems)
        return _draft(view, source, layout, profile)

    return tuple(all_or_errors(partial(one, source) for source in new))


def _draft(view: FileView, new: NewSource, layout: Profile, profile: str | None) -> Draft:
    known = {key: guess for key, guess in new.known.items() if new.fields.get(key) == guess.value}
    seed = Artifact(path=f"{FOLDER}/{new.name}", data=new.raw)
    text = sidecar_text(new.name, new.fields, known, encoding=new.encoding, profile=profile)
    sidecar = Artifact(path=f"{FOLDER}/{new.name}.yml", data=text.encode())
    source = read_source(_with_files(view, seed, sidecar), new.name)
    return Draft(seed=seed, sidecar=sidecar, source=source, profile=layout, blocks=cut_blocks(source, layout))


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
    new = NewSource(path=path, name=name, raw=raw, fields={})
    if problems := [*bad_name(new), *taken(view, name, {name}), *bad_date("from", facts.get("from"))]:
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
    return Draft(seed=seed, sidecar=sidecar, source=renewed, profile=layout, blocks=cut_blocks(renewed, layout))


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


def add(root: Path, new: Sequence[Draft], others: Sequence[Artifact] = ()) -> None:
    """Put new sources, or a new wording, into the handbook: each file and its sidecar, all of them or none.

    Args:
        root: the handbook's folder.
        new: what is added.
        others: files that are written with them: those of a new handbook.

    """
    write_own(root, [*others, *(file for draft in new for file in (draft.seed, draft.sidecar))])


def _known(view: FileView, source_id: str) -> SourceFiles:
    sources = list_sources(view)
    if found := [files for files in sources if files.id == source_id]:
        return found[0]
    known = ", ".join(sorted(files.id for files in sources)) or "none yet"
    message = f"`{source_id}` is no source of this handbook; its sources are {known}."
    raise input_error(COMMAND_LINE, 0, "unknown-source", message, "Name one of them with `--version-of`.")
