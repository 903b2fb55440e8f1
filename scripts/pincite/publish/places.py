"""Where pincite may write: only below the handbook's root, only through real folders, only in known places."""

from __future__ import annotations

import errno
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from pincite.errors import HANDBOOK, InputError, PinciteError, input_error
from pincite.handbook_lock import HOLDER, LOCK, WORK
from pincite.reasons import system_reason

SITES = ("site", "site-zensical")
"""What the site generators build, below the handbook's root."""
RUNS = frozenset({"staging", "ready", *(name.rpartition("/")[2] for name in (LOCK, HOLDER))})
"""What a run keeps in `.pincite/` for itself; it is finished, or thrown away, by the next one."""
_NAMED = f"Remove what names it: a line of docs/.generated, or the folder {WORK}/ready."
_FOLDERS = ("docs", "seeds")
_FILES = frozenset({"bibliography.bib", "mkdocs.yml", ".gitignore", ".gitattributes"})
_CONTROLS = frozenset(chr(number) for number in (*range(32), 127))


def safe_path(root: Path, name: str) -> Path:
    """Return the path of a name below the root; no name leads elsewhere, and no link stands on the way.

    Raises:
        InputError: the name is absolute, climbs, or passes through a link or a file.

    """
    parts = _parts(name)
    path = root
    for place, part in enumerate(parts, start=1):
        path /= part
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return root.joinpath(*parts)
        shown = "/".join(parts[:place])
        if stat.S_ISLNK(mode):
            message = "it is a link; pincite writes through real folders and files only."
            raise input_error(shown, 0, "link-in-the-way", message, "Put the folder or file itself in its place.")
        if place < len(parts) and not stat.S_ISDIR(mode):
            message = "it is a file; a folder has to be there."
            raise input_error(shown, 0, "file-in-the-way", message, "Move it to another name.")
    return path


def place_to_write(root: Path, name: str) -> Path:
    """Return the path of a name below the root if pincite ever writes a file there.

    Raises:
        InputError: it does not, or the way there is not safe.

    """
    check_place(name)
    return safe_path(root, name)


def check_place(name: str) -> None:
    """Raise an error if pincite never writes a file of that name below the root."""
    parts = PurePosixPath(name).parts
    known = name in _FILES or (len(parts) > 1 and parts[0] in _FOLDERS)
    if not known or PurePosixPath(name).as_posix() != name:
        folders = " and ".join(f"{folder}/" for folder in _FOLDERS)
        message = f"{name!r} is named to be written; pincite writes below {folders}, and {', '.join(sorted(_FILES))}."
        raise input_error(HANDBOOK, 0, "unsafe-path", message, _NAMED)
    _parts(name)


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name that stays below the root."""
    parts = PurePosixPath(name).parts
    climbs = ".." in parts or PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive
    if not parts or climbs or "\\" in name or _CONTROLS & set(name):
        message = f"{name!r} is no name of a file below the handbook's folder."
        raise input_error(HANDBOOK, 0, "unsafe-path", message, _NAMED)
    return parts


def place_of_output(root: Path, name: str) -> Path:
    """Return the path of built output below the root, which goes as a whole and can be built again.

    Raises:
        InputError: the name is of something else.
    """
    folder, _, inner = name.rpartition("/")
    if name not in SITES and not (folder == WORK and inner and inner not in {"..", ".", *RUNS}):
        message = f"{name!r} is named as built output, which is {', '.join(SITES)} and some folders in {WORK}/."
        raise input_error(HANDBOOK, 0, "unsafe-path", message, _NAMED)
    return root / name


def discard(path: Path) -> None:
    """Remove a file, a link (not what it leads to), or a folder with all that is in it; nothing may be there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


@contextmanager
def disk_errors_told(root: Path, outcome: str | None = None) -> Iterator[None]:
    """Tell a refusal of the disk as the fault it is, without the path of this machine.

    Args:
        root: the handbook's folder.
        outcome: what was done until then, where something was.

    """
    try:
        yield
    except PinciteError as error:
        # What was told further in is nearer to the truth.
        if outcome and "outcome" not in vars(error):
            error.outcome = outcome
        raise
    except OSError as error:
        raise told_disk_error(root, error, outcome) from error


def told_disk_error(root: Path, error: OSError, outcome: str | None = None) -> InputError:
    """Return a refusal of the disk as an error that a person can do something about."""
    name = Path(str(error.filename or root))
    place = name.relative_to(root).as_posix() if name.is_relative_to(root) else name.name
    # A write that fails names no file.
    if isinstance(error, shutil.Error) or (place == "." and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO}):
        place = "the disk"
    message = f"`{place}` cannot be written: {system_reason(_first(error))}."
    fix = "Make room or give leave, then run this again."
    # What cannot be made, removed or looked into may be a folder.
    is_file = place != "the disk" and not name.is_dir()
    told = input_error(place if is_file else HANDBOOK, 0, "cannot-write", message, fix)
    if outcome:
        told.outcome = outcome
    return told


def _first(error: OSError) -> OSError:
    """Return the first error of a folder that was copied, of which each file has its own; any other as it is."""
    found = re.search(r"\[Errno (\d+)\]", str(error)) if isinstance(error, shutil.Error) else None
    return OSError(int(found[1]), "") if found else error
