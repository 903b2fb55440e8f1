"""Bytes of a plain text file become its text, or are refused with their place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from pincite.errors import InputError, Problem, input_error
from pincite.limits import MOST_SEED_BYTES
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
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte {raw[error.start]:#04x} is not {encoding}."
        fix = "Declare the file's encoding in its sidecar (`pincite: {encoding: …}`)."
        raise input_error(path, line, "not-the-encoding", message, fix) from error
    except (LookupError, ValueError) as error:
        message = f"its sidecar declares the encoding {encoding!r}, which is not known."
        raise input_error(sidecar, 0, "unknown-encoding", message, "Write utf-8, latin-1, cp1252 …") from error
    text = text.removeprefix("\ufeff")
    _refuse_controls(text, path)
    if not text.strip():
        raise input_error(path, 0, "empty-seed", "it holds no text.", "Put the document's text in.")
    return text


def _refuse_controls(text: str, path: str) -> None:
    """Raise an error that names the places of characters which no text holds, the first of each kind."""
    problems = [
        *_found(text, path, CONTROL_CHARACTER, code="control-character"),
        *_found(text, path, MANY_MARKS, code="many-marks"),
    ]
    if problems:
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
