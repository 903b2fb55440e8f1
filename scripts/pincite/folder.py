"""What lies in a handbook's folder, looked at before anything is read: links, what is no file, names.

A handbook may come from a stranger. What its folder leads to outside is never read, and so never published. A hard link
cannot be told from a file; so a handbook that is not trusted is unpacked in a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pincite.errors import HANDBOOK, InputError, Problem
from pincite.filenames import ALLOWED, clashes, path_fault, shown_path
from pincite.inputs.file_view import FileView, Standing
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


def check_folder(view: FileView, names: Iterable[str] = WALKED) -> tuple[FolderEntry, ...]:
    """Return everything that stands at some paths below the root, and below these.

    Raises:
        InputError: a link leads out, nowhere or in a circle; something is no file; some system cannot have a name.
    """
    problems: list[Problem] = []
    for name in _LOOKED_AT:
        _look(view, name, problems)
    # A run that died left files that the next one moves into place.
    list(_walk(view, _READY, problems))
    entries = [entry for name in names for entry in _walk(view, name, problems)]
    problems.extend(check_names(entry.path for entry in entries if _is_ours(entry.path)))
    if problems:
        raise InputError(problems)
    return tuple(entries)


def files_below(entries: Iterable[FolderEntry], folder: str) -> tuple[str, ...]:
    """Return the path of each file in a folder and below it, through folders that are links too, in their order."""
    return tuple(sorted(entry.path for entry in entries if not entry.is_folder and entry.path.startswith(f"{folder}/")))


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each path that some system cannot have, and for each two that some system takes for one."""
    known = sorted(set(paths))
    told: set[str] = set()
    for path in known:
        if (fault := path_fault(path)) and not any(path.startswith(f"{parent}/") for parent in told):
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
    below = [file for file in known if file.startswith(f"{path}/")]
    return next((file for file in below if not any(other.startswith(f"{file}/") for other in below)), path)


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


def _walk(view: FileView, name: str, problems: list[Problem]) -> Iterator[FolderEntry]:
    """Yield what stands at a path and below it, through links that stay inside; what is wrong goes to the problems."""
    standing = _look(view, name, problems)
    if standing is None:
        return
    yield FolderEntry(path=name, is_folder=standing.kind == "folder")
    if standing.kind == "folder":
        yield from _below(view, name, frozenset({str(standing.real)}), problems)


def _below(view: FileView, folder: str, above: frozenset[str], problems: list[Problem]) -> Iterator[FolderEntry]:
    try:
        names = view.names(folder)
    except OSError as error:
        message = f"the folder `{shown_path(folder)}` cannot be read: {system_reason(error)}."
        problems.append(_problem(HANDBOOK, "folder-unreadable", message, "Give leave to read it."))
        return
    for name in names:
        path = f"{folder}/{name}"
        standing = _look(view, path, problems)
        if standing is None:
            continue
        real = str(standing.real)
        if standing.kind == "folder" and any(PurePosixPath(place).is_relative_to(real) for place in above):
            message = "it is a link to a folder that it lies in, so it has no end."
            problems.append(_problem(path, "link-in-a-circle", message, _REMOVE_LINK))
            continue
        yield FolderEntry(path=path, is_folder=standing.kind == "folder")
        if standing.kind == "folder":
            yield from _below(view, path, above | {real}, problems)


def _look(view: FileView, path: str, problems: list[Problem]) -> Standing | None:
    """Return the file or folder that stands at a path; None where none is, or none to be read: the problems tell it."""
    standing = view.look(path)
    if standing.fault:
        message = "it is a symbolic link that leads nowhere or in a circle."
        told = message if standing.is_link else f"{standing.fault}."
        problems.append(_problem(path, "link-to-nothing", told, _REMOVE_LINK))
    elif not standing.exists:
        return None
    elif fault := _misled(standing):
        problems.append(_problem(path, *fault, _REMOVE_LINK))
    elif standing.kind == "special":
        message = "it is neither a file nor a folder, but a pipe, a socket or a device."
        problems.append(_problem(path, "special-file", message, "Remove it."))
    else:
        return standing
    return None


def _misled(standing: Standing) -> tuple[str, str] | None:
    """Return the code and the message of a link that leads where nothing may be published from; None for any other."""
    if standing.real is None:
        return "file-outside", "it is a symbolic link out of the handbook, and what it leads to would be published."
    if standing.is_link and any(part.startswith(".") for part in PurePosixPath(standing.real).parts):
        return "link-to-hidden", "it is a symbolic link into a hidden folder, which is never published."
    return None


def _problem(path: str, code: str, message: str, fix: str) -> Problem:
    return Problem(path=shown_path(path), line=0, code=code, message=message, fix=fix)
