"""What every reader is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What an original says."""

    text: str
    """Its text, of which every span in a ledger counts the characters: the same bytes must always give the same."""


class Reader(Protocol):
    """Reads originals of one type."""

    @property
    def name(self) -> str:
        """What files of the type are called: `plain text`."""

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of file names, in small letters with their full stop; none for what is asked last."""

    def read(self, raw: bytes, *, encoding: str, path: str, sidecar: str) -> Extraction:
        """Return what a file says.

        Args:
            raw: its bytes.
            encoding: what its sidecar says that its text is encoded in.
            path: its place below the root, for messages.
            sidecar: where the encoding is declared, for messages.

        Raises:
            InputError: the file cannot be read; each problem names the line where there is one.

        """

    def overwrite(self, raw: bytes, before: str, after: str, *, encoding: str, path: str) -> bytes:
        """Return the bytes of a file with other words of the same length: what a redaction leaves of it.

        Args:
            raw: its bytes.
            before: the text that was read from them.
            after: the text that must be read from what is returned.
            encoding: as in `read`.
            path: as in `read`.

        Raises:
            InputError: this type cannot be written back.

        """


@runtime_checkable
class ByteReader(Reader, Protocol):
    """A reader that knows its files by their bytes; what their names say does not count then."""

    def takes(self, raw: bytes) -> bool:
        """Tell whether a file is of the reader's type, by its bytes."""
