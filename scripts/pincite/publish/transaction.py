"""A set of files changes as one: staged, ready, moved.

1. *Staged.* All files are written below `.pincite/staging/`, with a manifest: the digest of each file, of what stands
   in its place now, and of each file that goes.
2. *Ready.* The folder is renamed `.pincite/ready/`: from here on the run counts as done.
3. *Moved.* Each file is renamed to its place, what goes is removed, the folder is cleared.

A run that ends after step 2 is finished by the next command that writes; doing step 3 twice does no harm. A folder that
is ready is checked before a file is touched: its files must be those of its manifest by their digests, and those that
this disk made by their numbers and times of change, which no archive and no clone can bring along. What people changed
in between is not overwritten.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pincite.errors import InputError, Problem, input_error
from pincite.handbook_lock import WORK, command_of, work_folder
from pincite.model import Artifact
from pincite.publish.places import discard, disk_errors_told, place_to_write, told_disk_error

READY = f"{WORK}/ready"
_MANIFEST = "manifest.json"
_FILES = "files"
# What cannot be made again from the seeds is on the disk itself before the run counts as done.
_IRREPLACEABLE = "seeds/"
_GIVE_UP = "To give up what that run did not write yet, remove `.pincite/ready`; then run `pincite convert`."


class _Part(BaseModel):
    """A part of the manifest; nothing else may stand in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class StagedFile(_Part):
    """A file that is to be put in its place."""

    path: str
    sha256: str
    before: str | None
    """The digest of what stood there; None where nothing did."""
    number: int
    """Of the staged file on its disk (`st_ino`)."""
    changed: int
    """When the disk changed it last, in nanoseconds (`st_ctime_ns`)."""


class Removal(_Part):
    """A file that is to go."""

    path: str
    sha256: str


class Manifest(_Part):
    """All that a run does to the handbook."""

    format: Literal[1]
    command: str
    files: tuple[StagedFile, ...]
    removals: tuple[Removal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What was done of a run that had stopped."""

    command: str
    moved: int
    removed: int


class ChangedMeanwhileError(InputError):
    """A file is neither as the run found it nor as it leaves it: somebody else changed it."""


def run_set(root: Path, files: Sequence[Artifact], removals: Sequence[str]) -> None:
    """Put files in their places and remove others: all of them, or nothing is changed.

    Raises:
        InputError: the disk refused; what was done until then stands in the error.

    """
    with disk_errors_told(root):
        _stage(root, files, removals)
        try:
            manifest = _verified(root, "Run this again.")
        except BaseException:
            # Nothing is in its place yet, and this run is still there to say so.
            discard(root / READY)
            raise
    _move(root, manifest)


def waiting_run(root: Path) -> Problem | None:
    """Return the problem that a run stopped when its files were ready, if one did; nothing is changed."""
    if not os.path.lexists(root / READY):
        return None
    try:
        manifest = _verified(root)
    except InputError as error:
        return error.problems[0]
    left = sum(_is_staged(root, one) for one in manifest.files) + sum(
        (root / one.path).exists() for one in manifest.removals
    )
    total = len(manifest.files) + len(manifest.removals)
    message = f"`{manifest.command}` stopped when its files were ready: {left} of {total} are not yet in their places."
    mend = "Run `pincite convert`: any command that writes finishes that run first."
    return Problem(path=READY, line=0, code="unfinished-run", message=message, mend=mend)


def finish_run(root: Path) -> Finished | None:
    """Return what was done of a run that had stopped when its files were ready; None where there is none.

    Raises:
        InputError: what is ready is not what a run of this handbook on this disk left, or the disk refused.

    """
    if not os.path.lexists(root / READY):
        return None
    with disk_errors_told(root, "the run that had stopped was not taken further"):
        manifest = _verified(root)
    left = sum(_is_staged(root, one) for one in manifest.files)
    removed = sum((root / one.path).exists() for one in manifest.removals)
    _move(root, manifest)
    return Finished(command=manifest.command, moved=left, removed=removed)


def clear_staging(root: Path) -> None:
    """Remove what a run left that died before it was ready, or when it was done."""
    with disk_errors_told(root):
        discard(root / WORK / "staging")


def _stage(root: Path, files: Sequence[Artifact], removals: Sequence[str]) -> None:
    work = work_folder(root)
    staging = work / "staging"
    discard(staging)
    try:
        staged = [_write_staged(root, staging, one) for one in files]
        gone = [Removal(path=name, sha256=_digest_of(place_to_write(root, name)) or "") for name in removals]
        manifest = Manifest(format=1, command=command_of(root), files=tuple(staged), removals=tuple(gone))
        _write(staging / _MANIFEST, manifest.model_dump_json(indent=1).encode(), flush=True)
        staging.rename(root / READY)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _flush_folder(work)


def _write_staged(root: Path, staging: Path, artifact: Artifact) -> StagedFile:
    target = place_to_write(root, artifact.path)
    path = staging / _FILES / artifact.path
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, artifact.data, flush=artifact.path.startswith(_IRREPLACEABLE))
    state = path.stat()
    return StagedFile(
        path=artifact.path,
        sha256=_digest(artifact.data),
        before=_digest_of(target) if artifact.made_from is None else _digest(artifact.made_from),
        number=state.st_ino,
        changed=state.st_ctime_ns,
    )


def _write(path: Path, data: bytes, *, flush: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if flush:
        _flush(path, os.O_RDWR)


def _flush(path: Path, flags: int) -> None:
    opened = os.open(path, flags)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _flush_folder(path: Path) -> None:
    """Have the names in a folder on the disk itself, where the system can do that."""
    if hasattr(os, "O_DIRECTORY"):
        _flush(path, os.O_RDONLY | os.O_DIRECTORY)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str | None:
    """Return the digest of a file; None where none is."""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None


def _is_staged(root: Path, one: StagedFile) -> bool:
    return os.path.lexists(root / READY / _FILES / one.path)


def _verified(root: Path, mend: str = _GIVE_UP) -> Manifest:
    """Return the manifest of what is ready, if all that it says is so; not a file is touched.

    Args:
        root: the handbook's folder.
        mend: what to do where somebody else changed a file meanwhile.

    """
    ready = root / READY
    work_folder(root)
    if ready.is_symlink() or not (ready / _MANIFEST).is_file() or (ready / _MANIFEST).is_symlink():
        raise _not_ours("it has no manifest")
    try:
        manifest = Manifest.model_validate_json((ready / _MANIFEST).read_bytes())
    except ValidationError as error:
        raise _not_ours("its manifest cannot be read") from error
    names = {one.path for one in manifest.files}
    found = {
        path.relative_to(ready / _FILES).as_posix() for path in (ready / _FILES).rglob("*") if not _is_folder(path)
    }
    if found - names or len(names) != len(manifest.files):
        raise _not_ours("it holds files that its manifest does not name")
    for one in manifest.files:
        _verify_file(root, one, mend)
    for gone in manifest.removals:
        digest = _digest_of(place_to_write(root, gone.path))
        if digest not in (None, gone.sha256):
            raise _changed_meanwhile(gone.path, mend)
    return manifest


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _verify_file(root: Path, one: StagedFile, mend: str) -> None:
    target = place_to_write(root, one.path)
    there = _digest_of(target)
    if not _is_staged(root, one):
        if there != one.sha256:
            raise _not_ours(f"`{one.path}` is neither in it nor in its place")
        return
    path = root / READY / _FILES / one.path
    state = path.lstat()
    if path.is_symlink() or (state.st_ino, state.st_ctime_ns) != (one.number, one.changed):
        raise _not_ours("its files were not written by a run on this disk")
    if _digest_of(path) != one.sha256:
        raise _not_ours(f"`{one.path}` is not what the manifest says")
    if there not in (one.before, one.sha256):
        raise _changed_meanwhile(one.path, mend)


def _not_ours(why: str) -> InputError:
    message = f"files wait here to be put in their places, and cannot be trusted: {why}."
    return input_error(READY, 0, "not-our-run", message, "Remove `.pincite/ready`; then run `pincite convert`.")


def _changed_meanwhile(path: str, mend: str) -> ChangedMeanwhileError:
    message = "it was changed while a run had it in hand; the change is not overwritten."
    return ChangedMeanwhileError([Problem(path=path, line=0, code="changed-meanwhile", message=message, mend=mend)])


def _move(root: Path, manifest: Manifest) -> None:
    """Put each file in its place, remove what goes, and clear the folder."""
    done, total = 0, len(manifest.files) + len(manifest.removals)
    try:
        for one in manifest.files:
            if _is_staged(root, one):
                _put(root / READY / _FILES / one.path, place_to_write(root, one.path))
            done += 1
        for gone in manifest.removals:
            place_to_write(root, gone.path).unlink(missing_ok=True)
            done += 1
        for folder in sorted(
            {(root / one.path).parent for one in manifest.files if one.path.startswith(_IRREPLACEABLE)}
        ):
            _flush_folder(folder)
    except OSError as error:
        outcome = f"{done} of {total} files are as they should be; any command that writes finishes the rest"
        raise told_disk_error(root, error, outcome) from error
    with disk_errors_told(root, "all files were written; what was staged is cleared by the next command"):
        # Renamed first: what is left of a run that dies here is not taken for one that is ready.
        staging = root / WORK / "staging"
        discard(staging)
        (root / READY).rename(staging)
        discard(staging)


def _put(staged: Path, target: Path) -> None:
    """Rename a file to its place; across two disks, it is copied beside its place first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.pincite-new")
        discard(beside)
        shutil.copyfile(staged, beside)
        beside.replace(target)
        staged.unlink()
