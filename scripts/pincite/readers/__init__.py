"""Where file types plug in: bytes of an original become what it says, by one reader a type.

A new type is a module beside this one, and an entry in `READERS`.
"""

from __future__ import annotations

from pincite.readers.plain_text import PLAIN_TEXT
from pincite.readers.reader import ByteReader, Extraction, Reader

__all__ = ["PLAIN_TEXT", "READERS", "ByteReader", "Extraction", "Reader", "reader_of"]

READERS: list[Reader] = [PLAIN_TEXT]
"""In the order in which they are asked; plain text takes every file and stands last."""


def reader_of(file: str, raw: bytes = b"") -> Reader:
    """Return the reader of a file: the first that takes its bytes, or whose endings its name has; else plain text.

    A reader that tells what bytes it takes is asked for nothing else: a name may be wrong.
    """
    return next(reader for reader in READERS if _reads(reader, file, raw))


def _reads(reader: Reader, file: str, raw: bytes) -> bool:
    if isinstance(reader, ByteReader):
        return reader.takes(raw)
    return not reader.endings or file.lower().endswith(reader.endings)
