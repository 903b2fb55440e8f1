"""What a run that is ready says that it does, and whether what is there is what it says."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pincite.errors import InputError, Problem, input_error
from pincite.handbook_lock import WORK, work_folder
from pincite.publish.places import place_of_output, place_to_write

READY = f"{WORK}/ready"
MANIFEST = "manifest.json"
FILES = "files"
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
    built: tuple[str, ...] = ()
    """Built output that goes, whatever it holds: `site`, `.pincite/cache`."""


class ChangedMeanwhileError(InputError):
    """A file is neither as the run found it nor as it leaves it: somebody else changed it."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the digest of a file; None where none is."""
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return None


def is_staged(root: Path, staged_file: StagedFile) -> bool:
    """Tell whether a file is still to be put in its place."""
    return os.path.lexists(root / READY / FILES / staged_file.path)


def verified(root: Path, fix: str = _GIVE_UP) -> Manifest:
    """Return the manifest of what is ready, if all that it says is so; not a file is touched.

    Args:
        root: the handbook's folder.
        fix: what to do where somebody else changed a file meanwhile.

    """
    ready = root / READY
    work_folder(root)
    if ready.is_symlink() or not (ready / MANIFEST).is_file() or (ready / MANIFEST).is_symlink():
        raise _not_ours("it has no manifest")
    try:
        manifest = Manifest.model_validate_json((ready / MANIFEST).read_bytes())
    except ValidationError as error:
        raise _not_ours("its manifest cannot be read") from error
    names = {file.path for file in manifest.files}
    found = {path.relative_to(ready / FILES).as_posix() for path in (ready / FILES).rglob("*") if not _is_folder(path)}
    if found - names or len(names) != len(manifest.files):
        raise _not_ours("it holds files that its manifest does not name")
    for file in manifest.files:
        _verify_file(root, file, fix)
    for gone in manifest.removals:
        digest = digest_of(place_to_write(root, gone.path))
        if digest not in (None, gone.sha256):
            raise _changed_meanwhile(gone.path, fix)
    for name in manifest.built:
        place_of_output(root, name)
    return manifest


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _verify_file(root: Path, staged_file: StagedFile, fix: str) -> None:
    target = place_to_write(root, staged_file.path)
    there = digest_of(target)
    if not is_staged(root, staged_file):
        if there != staged_file.sha256:
            raise _not_ours(f"`{staged_file.path}` is neither in it nor in its place")
        return
    path = root / READY / FILES / staged_file.path
    state = path.lstat()
    if path.is_symlink() or (state.st_ino, state.st_ctime_ns) != (staged_file.number, staged_file.changed):
        raise _not_ours("its files were not written by a run on this disk")
    if digest_of(path) != staged_file.sha256:
        raise _not_ours(f"`{staged_file.path}` is not what the manifest says")
    if there not in (staged_file.before, staged_file.sha256):
        raise _changed_meanwhile(staged_file.path, fix)


def _not_ours(why: str) -> InputError:
    message = f"files wait here to be put in their places, and cannot be trusted: {why}."
    return input_error(
        f"{READY}/{MANIFEST}", 0, "not-our-run", message, "Remove `.pincite/ready`; then run `pincite convert`."
    )


def _changed_meanwhile(path: str, fix: str) -> ChangedMeanwhileError:
    message = "it was changed while a run had it in hand; the change is not overwritten."
    return ChangedMeanwhileError([Problem(path=path, line=0, code="changed-meanwhile", message=message, fix=fix)])
