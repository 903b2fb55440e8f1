"""A view with some files changed, added or removed that are not written: a change is tried without a copy."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from pincite.errors import input_error
from pincite.inputs.file_view import FileView, Standing
from pincite.reasons import system_reason


@dataclass(frozen=True, slots=True)
class Overlay:
    """Another view, as it would be with some files changed."""

    view: FileView
    changed: Mapping[str, bytes | None]
    """What each file would hold, by its path below the root; None where it would be gone."""
    _files: Mapping[str, bytes | None] = field(init=False, repr=False, compare=False)
    """The same by the paths at which they really lie: a folder on the way may be a link."""
    _folders: frozenset[str] = field(init=False, repr=False, compare=False)
    """The folders that files would be put in."""

    def __post_init__(self) -> None:
        """Find out once where the changed files lie, and in which folders."""
        files = {self._kept(path): data for path, data in self.changed.items()}
        added = (path for path, data in files.items() if data is not None)
        object.__setattr__(self, "_files", files)
        object.__setattr__(self, "_folders", frozenset(folder for path in added for folder in _above(path)))

    def _kept(self, path: str) -> str:
        """Return where a changed file lies; what would be written outside the root is refused."""
        if (place := _place(path, self.view.look)) is None:
            message = "it leads out of the handbook."
            raise input_error(path, 0, "file-outside", message, "Name a file in the handbook's folder.")
        return place

    def look(self, path: str) -> Standing:
        """Return what would stand at a path."""
        return self._look(path, frozenset())

    def _look(self, path: str, passed: frozenset[str]) -> Standing:
        """Return what would stand at a path to which some links have led; those are followed once."""
        place = _place(path, lambda folder: self._look(folder, passed))
        if place is None:
            # It leads out of the root, or is the root: what is changed does not matter there.
            return self.view.look(path)
        if self._is_gone(place):
            return Standing(kind="nothing", is_link=False, real=place)
        if self._files.get(place) is not None:
            return Standing(kind="file", is_link=False, real=place)
        found = self.view.look(place)
        target = found.leads_to or found.real
        if found.is_link and target is not None and place not in passed:
            return self._linked(found, target, passed | {place})
        if place in self._folders and found.kind != "folder":
            return Standing(kind="folder", is_link=False, real=place)
        return found

    def read(self, path: str) -> bytes:
        """Return what a file would hold."""
        standing = self.look(path)
        if standing.real is not None:
            if (data := self._files.get(standing.real)) is not None:
                return data
            if standing.kind == "nothing":
                raise _error(errno.ENOENT, path)
            if standing.kind == "folder":
                raise _error(errno.EISDIR, path)
        return self.view.read(path if standing.real is None else standing.real)

    def names(self, folder: str) -> list[str]:
        """Return the names that a folder would have, in order."""
        standing = self.look(folder)
        if standing.real is None:
            return self.view.names(folder)
        if standing.kind != "folder":
            raise _error(errno.ENOTDIR if standing.exists else errno.ENOENT, folder)
        place = standing.real
        found = set(self.view.names(place)) if self.view.look(place).kind == "folder" else set()
        own = {PurePosixPath(path).name: path for path in (*self._files, *self._folders) if _folder_of(path) == place}
        gone = {name for name, path in own.items() if self._is_gone(path)}
        return sorted((found | own.keys()) - gone)

    def _is_gone(self, place: str) -> bool:
        """Tell whether a file was removed, or lies below what is no folder any more."""
        is_removed = place in self._files and self._files[place] is None and place not in self._folders
        return is_removed or any(folder in self._files and folder not in self._folders for folder in _above(place))

    def _linked(self, link: Standing, target: str, passed: frozenset[str]) -> Standing:
        """Return what would stand where a link leads to."""
        there = self._look(target, passed)
        fault = None if there.exists else there.fault or system_reason(_error(errno.ENOENT, target))
        return replace(link, kind=there.kind, real=there.real, fault=fault)


def _place(path: str, look: Callable[[str], Standing]) -> str | None:
    """Return where an entry of a folder lies, links to the folder followed and the entry itself not.

    None is returned for what leads out of the root, and for the root itself.
    """
    plain = PurePosixPath(path)
    if not plain.parts or ".." in plain.parts or plain.is_absolute():
        return None
    if len(plain.parts) == 1:
        return plain.name
    parent = look(plain.parent.as_posix()).real
    return parent and (PurePosixPath(parent) / plain.name).as_posix()


def _above(path: str) -> list[str]:
    """Return the folders that a path lies in, below the root."""
    return [folder.as_posix() for folder in PurePosixPath(path).parents if folder.parts]


def _folder_of(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


def _error(number: int, path: str) -> OSError:
    return OSError(number, errno.errorcode[number], path)
