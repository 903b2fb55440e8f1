"""Which files the process opens, as Python itself tells by its audit events."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# An audit hook stays for as long as the process does; so there is one, and it notes only while it is asked to.
_seen: list[Opened] = []
_STATE = {"notes": False, "is there": False}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that was opened, or a folder that was made."""

    path: str
    to_write: bool


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if not _STATE["notes"] or event not in {"open", "os.mkdir"} or not isinstance(arguments[0], str):
        return
    flags = arguments[2] if event == "open" else _WRITES
    _seen.append(Opened(path=arguments[0], to_write=isinstance(flags, int) and bool(flags & _WRITES)))


@contextmanager
def noted_openings() -> Iterator[list[Opened]]:
    """Yield a list to which each file is added that is opened while the context lasts."""
    if not _STATE["is there"]:
        sys.addaudithook(_note)
    _seen.clear()
    _STATE.update({"notes": True, "is there": True})
    try:
        yield _seen
    finally:
        _STATE["notes"] = False
