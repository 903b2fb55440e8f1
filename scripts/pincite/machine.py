"""What a machine can lack while a command runs: memory, depth, a package, a disk that takes what is written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pincite.reasons import system_reason

_STOPPED = "the command stopped there; `pincite check` tells whether anything waits to be finished"
# How the loader of shared libraries, and Python, say in other words that memory is short.
_SHORT_OF_MEMORY = ("failed to map segment", "cannot allocate memory", "can't start new thread", "out of memory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What ended a command, and what to do; plain text, for there may be no room for more."""

    place: str
    """The file that was in work, or what is lacking something: `seeds/report.txt.yml`, `this machine`."""
    code: str
    message: str
    fix: str
    outcome: str = _STOPPED

    def __str__(self) -> str:
        """Give it as one line, as every problem is told."""
        return f"{self.code} {self.place}: {self.message} {self.fix}"


@contextmanager
def working_on(path: str) -> Iterator[None]:
    """Have a file named if memory or depth ends while it is in work; the innermost file is the one that is named."""
    try:
        yield
    except (MemoryError, RecursionError) as error:
        error.add_note(path)
        raise


def lacking(error: BaseException) -> Lacking | None:
    """Return what the machine lacked if that is what an error says; None for an error of any other kind."""
    place = next(iter(getattr(error, "__notes__", ())), "this machine")
    if _is_memory(error):
        message = "there is not enough memory to go on."
        fix = "Close other programs, raise the limit (`ulimit -v`), or part what is large; then run this again."
        return Lacking(place=place, code="no-memory", message=message, fix=fix)
    if isinstance(error, RecursionError):
        message = "something stands inside itself deeper than can be read: brackets, quotations, lists or elements."
        return Lacking(place=place, code="too-deep", message=message, fix="Write it flatter.")
    if isinstance(error, ImportError):
        message = f"the package `{error.name or 'that is needed'}` cannot be loaded."
        fix = "Install pincite again, with all that it needs: `pip install --force-reinstall pincite`."
        return Lacking(place="this installation", code="not-installed", message=message, fix=fix)
    if isinstance(error, OSError):
        name = Path(str(error.filename)).name if error.filename else "the disk"
        message = f"it cannot be read or written: {system_reason(error)}."
        return Lacking(place=name, code="disk", message=message, fix="Make room or give leave, then run this again.")
    return None


def _is_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    said = str(error).lower()
    return isinstance(error, ImportError | RuntimeError | OSError) and any(words in said for words in _SHORT_OF_MEMORY)
