"""A view that notes the digest of every file that is read, so that a file that changes during a run is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from pincite.errors import input_error
from pincite.inputs.file_view import FileView, Standing


class UnchangingView:
    """Another view, in which a file never holds anything but what it held when it was first read.

    What was read is not kept, only its digest: a file may be read again when its words are needed.
    """

    __slots__ = ("_digests", "view")

    def __init__(self, view: FileView) -> None:
        self.view = view
        self._digests: dict[str, str] = {}

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each file that was read until now, by its path."""
        return MappingProxyType(self._digests)

    def look(self, path: str) -> Standing:
        """Return what stands at a path."""
        return self.view.look(path)

    def read(self, path: str) -> bytes:
        """Return what a file holds.

        Raises:
            InputError: it held something else when it was read before.
            OSError: it cannot be read.
        """
        data = self.view.read(path)
        digest = hashlib.sha256(data).hexdigest()
        if self._digests.setdefault(path, digest) != digest:
            message = "it was changed while it was being read; the two states are not mixed."
            raise input_error(path, 0, "changed-meanwhile", message, "Run this again.")
        return data

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder, in order."""
        return self.view.names(folder)
