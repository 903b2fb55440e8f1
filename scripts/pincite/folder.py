"""What lies in a handbook's folder, looked at before anything is read: links, what is no file, names.

A handbook may come from a stranger. What its folder leads to outside is never read, and so never published. A hard link
cannot be told from a file; so a handbook that is not trusted is unpacked in a folder of its own.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.errors import HANDBOOK, InputError, Problem
from pincite.filenames import ALLOWED, clashes, path_fault, shown_path
from pincite.reasons import system_reason

WALKED = ("docs", "seeds")
"""What is read and published whole."""
_LOOKED_AT = (".pincite", "bibliography.bib", "mkdocs.yml")
_READY = ".pincite/ready"
_REMOVE_LINK = "Remove the link, or copy what it leads to into its place."


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderEntry:
    """A file or folder of the handbook."""

    path: str
    """Below the root: `docs/about.md`."""
    is_folder: bool


def check_folder(root: Path, names: Iterable[str] = WALKED) -> tuple[FolderEntry, ...]:
    """Return everything that stands at some paths below the root, and below these.

    Raises:
        InputError: a link leads out, nowhere or in a circle; something is no file; some system cannot have a name.
    """
    problems: list[Problem] = []
    for name in _LOOKED_AT:
        _look(root, name, problems)
    # A run that died left files that the next one moves into place.
    list(_walk(root, _READY, problems))
    entries = [entry for name in names for entry in _walk(root, name, problems)]
    problems.extend(check_names(entry.path for entry in entries if _is_ours(entry.path)))
    if problems:
        raise InputError(problems)
    return tuple(entries)


def pages(root: Path) -> Iterator[str]:
    """Yield the path of each Markdown page below `docs/`, through folders that are links too, in their order."""
    found = [entry.path for entry in _walk(root, "docs", []) if not entry.is_folder and entry.path.endswith(".md")]
    yield from sorted(found)


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each path that some system cannot have, and for each two that some system takes for one."""
    known = sorted(set(paths))
    told: set[str] = set()
    for path in known:
        if (fault := path_fault(path)) and not any(path.startswith(f"{one}/") for one in told):
            told.add(path)
            fix = f"Rename it; {ALLOWED}." + _of_a_source(path)
            file = _file_at(path, known)
            message = f"{fault}." if file == path else f"its folder `{shown_path(path)}` has a bad name: {fault}."
            yield Problem(path=shown_path(file), line=0, code="bad-name", message=message, fix=fix)
    for path, earlier in clashes(known):
        file = _file_at(path, known)
        whose = "its name" if file == path else f"the name of its folder `{shown_path(path)}`"
        message = f"{whose} differs from `{shown_path(earlier)}` in capital letters or in how accents are stored only."
        fix = "Rename one of the two: Windows and macOS take them for the same." + _of_a_source(path)
        yield Problem(path=shown_path(file), line=0, code="same-name", message=message, fix=fix)


def _file_at(path: str, known: Sequence[str]) -> str:
    """Return the path itself, or the first file in it where it is a folder: a problem stands in a file."""
    below = [one for one in known if one.startswith(f"{path}/")]
    return next((one for one in below if not any(other.startswith(f"{one}/") for other in below)), path)


def refuse_names(paths: Iterable[str]) -> None:
    """Raise an error for each generated file whose name, which comes from an id, some system cannot have."""
    fix = "Give the source, topic or indicator that it comes from another id."
    if problems := [replace(check_name, fix=fix) for check_name in check_names(paths)]:
        raise InputError(problems)


def _of_a_source(path: str) -> str:
    return " A seed and its sidecar are renamed together." if path.startswith("seeds/") and path.count("/") == 1 else ""


def _is_ours(path: str) -> bool:
    """Return whether a file is the handbook's own: what an editor, a system or git hides is not judged by its name."""
    return not any(part.startswith(".") for part in path.split("/"))


def _walk(root: Path, name: str, problems: list[Problem]) -> Iterator[FolderEntry]:
    """Yield what stands at a path and below it, through links that stay inside; what is wrong goes to the problems."""
    kind = _look(root, name, problems)
    if kind is None:
        return
    yield FolderEntry(path=name, is_folder=kind == "folder")
    if kind == "folder":
        yield from _below(root, name, frozenset({(root / name).resolve()}), problems)


def _below(root: Path, folder: str, above: frozenset[Path], problems: list[Problem]) -> Iterator[FolderEntry]:
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone are wanted
    except OSError as error:
        message = f"the folder `{shown_path(folder)}` cannot be read: {system_reason(error)}."
        problems.append(_problem(HANDBOOK, "folder-unreadable", message, "Give leave to read it."))
        return
    for name in names:
        path = f"{folder}/{name}"
        kind = _look(root, path, problems)
        if kind is None:
            continue
        real = (root / path).resolve()
        if kind == "folder" and (real in above or any(one.is_relative_to(real) for one in above)):
            message = "it is a link to a folder that it lies in, so it has no end."
            problems.append(_problem(path, "link-in-a-circle", message, _REMOVE_LINK))
            continue
        yield FolderEntry(path=path, is_folder=kind == "folder")
        if kind == "folder":
            yield from _below(root, path, above | {real}, problems)


def _look(root: Path, path: str, problems: list[Problem]) -> str | None:
    """Return `file` or `folder`; None where nothing is, or what must not be read: the problems then tell it."""
    place = root / path
    if not place.is_symlink() and not place.exists():
        return None
    try:
        real = place.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "it has no end"
        message = "it is a symbolic link that leads nowhere or in a circle."
        problems.append(_problem(path, "link-to-nothing", message if place.is_symlink() else f"{why}.", _REMOVE_LINK))
        return None
    if fault := _misled(root.resolve(), place, real):
        problems.append(_problem(path, *fault, _REMOVE_LINK))
    elif not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        message = "it is neither a file nor a folder, but a pipe, a socket or a device."
        problems.append(_problem(path, "special-file", message, "Remove it."))
    else:
        return "folder" if stat.S_ISDIR(mode) else "file"
    return None


def _misled(base: Path, place: Path, real: Path) -> tuple[str, str] | None:
    """Return the code and the message of a link that leads where nothing may be published from; None for any other."""
    if not real.is_relative_to(base):
        return "file-outside", "it is a symbolic link out of the handbook, and what it leads to would be published."
    if place.is_symlink() and any(part.startswith(".") for part in real.relative_to(base).parts):
        return "link-to-hidden", "it is a symbolic link into a hidden folder, which is never published."
    return None


def _problem(path: str, code: str, message: str, fix: str) -> Problem:
    return Problem(path=shown_path(path), line=0, code=code, message=message, fix=fix)
