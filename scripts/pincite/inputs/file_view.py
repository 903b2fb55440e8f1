"""A view of a handbook's files: what stands at a path, what a file holds, what a folder has.

All that people write is read through a view and named by its path below the root, `seeds/topics.yml`. So a change can
be tried before a file of it is written (`overlay.py`), and no stage knows where the files lie.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from pincite.reasons import system_reason

Kind = Literal["file", "folder", "special", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands at a path, links followed."""

    kind: Kind
    """`special` is a pipe, a socket or a device."""
    is_link: bool
    """Whether the path itself is a symbolic link; one on the way to it does not count."""
    real: str | None
    """Where it really lies, below the root; None where that is outside, or cannot be told."""
    leads_to: str | None = None
    """Where a link leads in one step, below the root; None for what is no link, and where that is outside."""
    fault: str | None = None
    """Why a link, or a way through links, leads to nothing: `there is no such file or folder`."""

    @property
    def exists(self) -> bool:
        """Whether anything is there."""
        return self.kind != "nothing"


class FileView(Protocol):
    """The files of a handbook, by their paths below its root."""

    def look(self, path: str) -> Standing:
        """Return what stands at a path; an OSError where the disk does not let one look."""

    def read(self, path: str) -> bytes:
        """Return what a file holds; an OSError where it cannot be read."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder, in order; an OSError where it cannot be read."""


@dataclass(frozen=True, slots=True)
class DiskView:
    """The files of a folder as they are on the disk at the moment of asking."""

    root: Path
    _base: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find out once where the folder really lies."""
        object.__setattr__(self, "_base", self.root.resolve())

    def look(self, path: str) -> Standing:
        """Return what stands at a path."""
        place = self.root / path
        is_link = place.is_symlink()
        is_there = is_link or place.exists()
        leads_to = self._next(place) if is_link else None
        try:
            real = place.resolve(strict=is_there)
            kind = _kind(real.stat().st_mode) if is_there else "nothing"
        except (OSError, RuntimeError) as error:
            # pathlib tells a circle of links by a RuntimeError.
            fault = system_reason(error) if isinstance(error, OSError) else "it has no end"
            real_place = self._below(place)
            return Standing(kind="nothing", is_link=is_link, real=real_place, leads_to=leads_to, fault=fault)
        return Standing(kind=kind, is_link=is_link, real=_relative(real, self._base), leads_to=leads_to)

    def read(self, path: str) -> bytes:
        """Return what a file holds."""
        return (self.root / path).read_bytes()

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder, in order."""
        return sorted(os.listdir(self.root / folder))  # noqa: PTH208 - names alone are wanted

    def _next(self, link: Path) -> str | None:
        """Return where a link leads in one step: folders on the way are followed, what stands there is not."""
        try:
            target = link.parent / link.readlink()
            step = target.resolve() if target.name == ".." else target.parent.resolve() / target.name
        except (OSError, RuntimeError):
            return None
        return _relative(step, self._base)

    def _below(self, place: Path) -> str | None:
        """Return where something would lie that is not there; None outside the root, and in a circle of links."""
        try:
            return _relative(place.resolve(), self._base)
        except (OSError, RuntimeError):
            return None


def _relative(real: Path, base: Path) -> str | None:
    return real.relative_to(base).as_posix() if real.is_relative_to(base) else None


def _kind(mode: int) -> Kind:
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "special"
