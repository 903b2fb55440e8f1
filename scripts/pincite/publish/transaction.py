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
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.errors import InputError, Problem
from pincite.handbook_lock import WORK, command_of, work_folder
from pincite.model import Artifact
from pincite.publish.manifest import (
    FILES,
    MANIFEST,
    READY,
    Manifest,
    Removal,
    StagedFile,
    digest,
    digest_of,
    is_staged,
    verified,
)
from pincite.publish.places import discard, disk_errors_told, place_of_output, place_to_write, told_disk_error

# What cannot be made again from the seeds is on the disk itself before the run counts as done.
_IRREPLACEABLE = "seeds/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What was done of a run that had stopped."""

    command: str
    moved: int
    removed: int


def run_set(root: Path, files: Sequence[Artifact], removals: Sequence[str], built: Sequence[str] = ()) -> None:
    """Put files in their places and remove others: all of them, or nothing is changed.

    Args:
        root: the handbook's folder.
        files: what is put in its place.
        removals: files that go.
        built: folders and files of built output that go as they are.

    Raises:
        InputError: the disk refused; what was done until then stands in the error.

    """
    with disk_errors_told(root):
        _stage(root, files, removals, built)
        try:
            manifest = verified(root, "Run this again.")
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
        manifest = verified(root)
    except InputError as error:
        return error.problems[0]
    left = sum(is_staged(root, file) for file in manifest.files) + sum(
        (root / removal.path).exists() for removal in manifest.removals
    )
    total = len(manifest.files) + len(manifest.removals)
    message = f"`{manifest.command}` stopped when its files were ready: {left} of {total} are not yet in their places."
    fix = "Run `pincite convert`: any command that writes finishes that run first."
    return Problem(path=f"{READY}/{MANIFEST}", line=0, code="unfinished-run", message=message, fix=fix)


def finish_run(root: Path) -> Finished | None:
    """Return what was done of a run that had stopped when its files were ready; None where there is none.

    Raises:
        InputError: what is ready is not what a run of this handbook on this disk left, or the disk refused.

    """
    if not os.path.lexists(root / READY):
        return None
    with disk_errors_told(root, "the run that had stopped was not taken further"):
        manifest = verified(root)
    left = sum(is_staged(root, file) for file in manifest.files)
    removed = sum((root / removal.path).exists() for removal in manifest.removals)
    _move(root, manifest)
    return Finished(command=manifest.command, moved=left, removed=removed)


def clear_staging(root: Path) -> None:
    """Remove what a run left that died before it was ready, or when it was done."""
    with disk_errors_told(root):
        discard(root / WORK / "staging")


def _stage(root: Path, files: Sequence[Artifact], removals: Sequence[str], built: Sequence[str]) -> None:
    work = work_folder(root)
    staging = work / "staging"
    discard(staging)
    try:
        staged = [_write_staged(root, staging, file) for file in files]
        gone = [Removal(path=name, sha256=digest_of(place_to_write(root, name)) or "") for name in removals]
        for name in built:
            place_of_output(root, name)
        manifest = Manifest(
            format=1, command=command_of(root), files=tuple(staged), removals=tuple(gone), built=tuple(built)
        )
        _write(staging / MANIFEST, manifest.model_dump_json(indent=1).encode(), flush=True)
        staging.rename(root / READY)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _flush_folder(work)


def _write_staged(root: Path, staging: Path, artifact: Artifact) -> StagedFile:
    target = place_to_write(root, artifact.path)
    path = staging / FILES / artifact.path
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, artifact.data, flush=artifact.path.startswith(_IRREPLACEABLE))
    state = path.stat()
    return StagedFile(
        path=artifact.path,
        sha256=digest(artifact.data),
        before=digest_of(target) if artifact.made_from is None else digest(artifact.made_from),
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


def _move(root: Path, manifest: Manifest) -> None:
    """Put each file in its place, remove what goes, and clear the folder."""
    done, total = 0, len(manifest.files) + len(manifest.removals)
    try:
        for file in manifest.files:
            if is_staged(root, file):
                _put(root / READY / FILES / file.path, place_to_write(root, file.path))
            done += 1
        for gone in manifest.removals:
            place_to_write(root, gone.path).unlink(missing_ok=True)
            done += 1
        for name in manifest.built:
            discard(place_of_output(root, name))
        for folder in sorted(
            {(root / file.path).parent for file in manifest.files if file.path.startswith(_IRREPLACEABLE)}
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
