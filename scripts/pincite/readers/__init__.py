"""Where file types plug in: bytes of an original become what it says, by one reader a type.

A new type is a module beside this one, and an entry in `READERS`.
"""

from __future__ import annotations

from pincite.readers.plain_text import PLAIN_TEXT
from pincite.readers.reader import Extraction, Reader

__all__ = ["READERS", "Extraction", "Reader", "reader_of"]

READERS: list[Reader] = [PLAIN_TEXT]
"""In the order in which they are asked; plain text takes every file and stands last."""


def reader_of(file: str) -> Reader:
    """Return the reader of a file, by its name: the first whose endings it has, plain text where none has."""
    return next(reader for reader in READERS if not reader.endings or file.lower().endswith(reader.endings))
