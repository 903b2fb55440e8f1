"""Bytes of a plain text file become its text, or are refused with their place."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import regex

from pincite.errors import InputError, Problem, input_error
from pincite.limits import MOST_SEED_BYTES
from pincite.readers.file_kinds import FileKind, binary_kind
from pincite.readers.reader import Extraction
from pincite.text import CONTROL_CHARACTER, MANY_MARKS

_MOST_NAMED = 20


def decode(raw: bytes, *, encoding: str, path: str, sidecar: str) -> str:
    """Return the decoded text without its byte order mark, line ends untouched.

    Args:
        raw: the file's bytes.
        encoding: the one that is declared for it.
        path: of the file, for messages.
        sidecar: where the encoding is declared, for messages.
    """
    if len(raw) > MOST_SEED_BYTES:
        message = f"it has {len(raw):,} bytes; at most {MOST_SEED_BYTES:,} are read."
        raise input_error(path, 0, "seed-too-large", message, "Part the document into several sources.")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        refuse_kind(binary_kind(raw), path)
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte {raw[error.start]:#04x} is not {encoding}."
        fix = "Declare the file's encoding in its sidecar (`pincite: {encoding: …}`)."
        raise input_error(path, line, "not-the-encoding", message, fix) from error
    except (LookupError, ValueError) as error:
        message = f"its sidecar declares the encoding {encoding!r}, which is not known."
        raise input_error(sidecar, 0, "unknown-encoding", message, "Write utf-8, latin-1, cp1252 …") from error
    text = text.removeprefix("\ufeff")
    _refuse_controls(text, path, raw)
    if not text.strip():
        raise input_error(path, 0, "empty-seed", "it holds no text.", "Put the document's text in.")
    return text


def refuse_kind(kind: FileKind | None, path: str) -> None:
    """Raise an error if a file is of a kind that no reader reads."""
    if kind:
        raise input_error(path, 0, "other-kind", f"it is {kind.name}, which cannot be read yet.", kind.fix)


def _refuse_controls(text: str, path: str, raw: bytes) -> None:
    """Raise an error that names the places of characters which no text holds, the first of each kind."""
    problems = [
        *_found(text, path, CONTROL_CHARACTER, code="control-character"),
        *_found(text, path, MANY_MARKS, code="many-marks"),
    ]
    if problems:
        refuse_kind(binary_kind(raw), path)
        raise InputError(problems)


def _found(text: str, path: str, pattern: regex.Pattern[str], *, code: str) -> Iterator[Problem]:
    for found in islice(pattern.finditer(text), _MOST_NAMED):
        yield Problem(
            path=path,
            line=text.count("\n", 0, found.start()) + 1,
            code=code,
            message=_message(found),
            fix=f"A seed is never edited: have the text made again without {'it' if len(found[0]) == 1 else 'them'}.",
        )


def _message(found: regex.Match[str]) -> str:
    if len(found[0]) == 1:
        return f"the control character U+{ord(found[0]):04X} stands at character {found.start()}."
    return f"one letter has {found.end() - found.start():,} combining marks, more than any script sets."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """The reader of plain text, in any encoding that Python knows."""

    name: str = "plain text"
    endings: tuple[str, ...] = ()

    def read(self, raw: bytes, *, encoding: str, path: str, sidecar: str) -> Extraction:
        """Return the decoded text."""
        return Extraction(text=decode(raw, encoding=encoding, path=path, sidecar=sidecar))

    def overwrite(self, raw: bytes, before: str, after: str, *, encoding: str, path: str) -> bytes:
        """Return the text as bytes; byte order mark, byte order and encoding stay."""
        name = codecs.lookup(encoding).name
        big_endian = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}
        ways = [(encoding, b""), (f"{name}-be", big_endian.get(name, b"")), (f"{name}-le", b"")]
        for way, mark in ways if name in big_endian else ways[:1]:
            if not raw.startswith(mark):
                continue
            old = raw[len(mark) :].decode(way, "replace")
            if old.endswith(before) and mark + old.encode(way, "replace") == raw:
                return mark + (old.removesuffix(before) + after).encode(way)
        message = f"it cannot be written back in its encoding, {encoding}, as it was."
        raise input_error(path, 0, "cannot-encode", message, "Declare the exact encoding in the sidecar.")


PLAIN_TEXT = PlainText()
