"""What an editor or git did to a file without changing a word: other line ends, a byte order mark, a last line end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import product

_BOM = b"\xef\xbb\xbf"
_NAMES = {b"\n": "LF", b"\r\n": "CR LF", b"\r": "CR"}
_ANY_END = re.compile(rb"\r\n|\r|\n")
RESTORE = "Restore it with `git checkout -- {path}`; a `.gitattributes` with `* -text` keeps git from changing it."


def rewriting_of(now: bytes, digest: str) -> str | None:
    """Return what made a file of another SHA-256 into this one, where no word was changed: a phrase, or None.

    `its line ends were changed from LF to CR LF`, `a byte order mark was added`, `a line end at its end was removed`.
    """
    if hashlib.sha256(now).hexdigest() == digest:
        return None
    return next(
        (" and ".join(told) for before, told in _earlier(now) if hashlib.sha256(before).hexdigest() == digest), None
    )


def _earlier(now: bytes) -> Iterator[tuple[bytes, list[str]]]:
    """Yield what the file may have been, with what was done to it since; what changes least comes first."""
    marked = now.startswith(_BOM)
    body = now[len(_BOM) :] if marked else now
    found = list(dict.fromkeys(_ANY_END.findall(body)))
    ends: list[bytes | None] = [None, *(end for end in _NAMES if found and found != [end])]
    for (end, bom), last in product(product(ends, (marked, not marked)), ("kept", "removed", "added")):
        told = []
        text = body
        if end is not None:
            text = _ANY_END.sub(lambda _, to=end: to, text)  # type: ignore[misc]
            told.append(f"its line ends were changed from {_NAMES[end]} to {_named(found)}")
        restored, said = _with_last(text, end or (found or [b"\n"])[0], last)
        if restored is None:
            continue
        if bom != marked:
            told.append("a byte order mark was removed" if bom else "a byte order mark was added")
        told.extend(said)
        yield (_BOM if bom else b"") + restored, told


def _with_last(text: bytes, end: bytes, last: str) -> tuple[bytes | None, list[str]]:
    """Return the text as it was before a line end at its end was removed or added; None where that cannot be."""
    if last == "removed":
        return text + end, ["a line end at its end was removed"]
    if last == "added":
        return (text[: -len(end)], ["a line end at its end was added"]) if text.endswith(end) else (None, [])
    return text, []


def _named(found: list[bytes]) -> str:
    return " and ".join(_NAMES[end] for end in found)
