"""Which files are meant by the paths that are given to `pincite add`: files, and folders with all that is in them."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.errors import COMMAND_LINE, InputError, Problem
from pincite.filenames import shown_path
from pincite.reasons import system_reason
from pincite.sources.registry import NOT_SEEDS

# What editors, systems and sync programs leave in folders, in small letters.
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx", "lost+found", "node_modules"})
_LEFTOVER = re.compile(r"~\$.*|.*~|#.*#|.*\.(?:tmp|bak|swp|swo|part|crdownload|download|orig|lock)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that is to be added."""

    path: Path
    """As it was given, or found below a folder that was given."""
    name: str
    """What it will be called in `seeds/`: its own name; with its folder's before it where two have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAside:
    """A file that was not taken, and why."""

    path: Path
    why: str

    def __str__(self) -> str:
        """Give it as one line."""
        return f"left aside {shown_path(str(self.path))}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFiles:
    """What the paths mean that were given."""

    files: tuple[NewFile, ...]
    left: tuple[LeftAside, ...] = ()
    is_one: bool = False
    """Whether one file was named, and no folder: then it may be given an id, a title, a date."""


def given_files(paths: Sequence[Path], root: Path | None) -> GivenFiles:
    """Return the files that are meant, folders walked in the order of their names; nothing is read.

    Args:
        paths: files and folders.
        root: the handbook's folder, which is no folder of texts; None for a handbook that is not there yet.

    Raises:
        InputError: a folder cannot be read, is the handbook's own, or holds nothing that could be added.

    """
    found: list[tuple[Path, str]] = []
    left: list[LeftAside] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        if path.is_dir() and not path.is_symlink():
            problems += _in_the_way(path, root)
            inside = [] if problems else list(_walk(path, path, left, problems))
            found += inside
            if not inside and not problems:
                problems.append(_problem(f"the folder `{shown_path(str(path))}` holds no file that could be added."))
        else:
            found.append((path, path.name))
    if problems:
        raise InputError(problems)
    is_one = len(paths) == 1 and not paths[0].is_dir()
    return GivenFiles(files=tuple(_named(found)), left=tuple(left), is_one=is_one)


def _in_the_way(folder: Path, root: Path | None) -> Iterator[Problem]:
    """Yield a problem for a folder that holds the handbook itself, or is a folder of it that pincite writes in."""
    if root is None:
        return
    real, own = folder.resolve(), root.resolve()
    if own.is_relative_to(real) or any(real.is_relative_to(own / name) for name in ("seeds", "docs", "site")):
        yield _problem(f"`{shown_path(str(folder))}` is the handbook's own folder, or one that holds it.")


def _problem(message: str) -> Problem:
    fix = "Name the files, or a folder that holds the texts and nothing else."
    return Problem(path=COMMAND_LINE, line=0, code="nothing-to-add", message=message, fix=fix)


def _walk(top: Path, folder: Path, left: list[LeftAside], problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Yield each file below a folder, with its way from the top; what is no text of anybody's is left aside."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are wanted
    except OSError as error:
        message = f"the folder `{shown_path(str(folder))}` cannot be read: {system_reason(error)}."
        fix = "Give leave to read it, or name the files one by one."
        problems.append(Problem(path=COMMAND_LINE, line=0, code="nothing-to-add", message=message, fix=fix))
        return
    for name in names:
        path = folder / name
        if why := _left_aside(path, names):
            left.append(LeftAside(path=path, why=why))
        elif path.is_dir():
            yield from _walk(top, path, left, problems)
        else:
            yield path, path.relative_to(top).as_posix()


def _left_aside(path: Path, beside: Sequence[str]) -> str | None:
    """Return why a file or folder is not taken that stands in a folder which was given; None for what is."""
    name = path.name
    reasons = (
        (name.startswith("."), "it is hidden"),
        (name.lower() in _SYSTEM, "it belongs to the system"),
        (_LEFTOVER.fullmatch(name) is not None, "it is what a program left behind"),
        (name in NOT_SEEDS, "it is a list of a handbook's, no source"),
        (name.endswith(".yml") and name.removesuffix(".yml") in beside, "it is a sidecar"),
        (path.is_symlink(), "it is a link"),
    )
    if why := next((why for holds, why in reasons if holds), None):
        return why
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "it is a pipe, a socket or a device"
    return "it is empty" if stat.S_ISREG(mode) and path.stat().st_size == 0 else None


def _named(found: Sequence[tuple[Path, str]]) -> Iterator[NewFile]:
    """Yield the files with names of their own: those that share a name have their folders' before it."""
    shared = Counter(path.name.casefold() for path, _ in found)
    used: set[str] = set()
    for path, way in found:
        name = path.name if shared[path.name.casefold()] == 1 else way.replace("/", "-")
        stem, dot, ending = name.rpartition(".")
        number = 2
        while name.casefold() in used:
            name = f"{stem}-{number}.{ending}" if dot and stem else f"{way.replace('/', '-')}-{number}"
            number += 1
        used.add(name.casefold())
        yield NewFile(path=path, name=name)
