"""One command at a time works on a handbook: the lock on its folder, and who has it.

The lock is the kernel's, on the open file `.pincite/lock`. It ends with the process that holds it, however that process
ends, so nothing has to be taken over from a dead one: not after a restart, not in a copy of the folder, and not in a
container where another process has the same number. What the record beside it says is only shown, never relied on.
"""

from __future__ import annotations

import json
import os
import platform
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import lock_descriptor, unlock_descriptor

from pincite.errors import InputError, Problem, input_error
from pincite.reasons import system_reason

WORK = ".pincite"
LOCK = f"{WORK}/lock"
HOLDER = f"{WORK}/lock-holder.json"
_BETWEEN_TRIES = 0.1
_UNKNOWN = "a command"
# The record comes with a folder that somebody else made: it may be anything.
_MOST_BYTES, _LONGEST_WORDS = 4096, 80
Say = Callable[[str], None]
# What this process holds, and by which open file; the key is the folder.
_commands: dict[Path, str] = {}
_files: dict[Path, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has the lock, as it says itself."""

    command: str
    """`pincite build`."""
    process: int
    host: str
    since: str
    """`2026-11-25 11:36:14 UTC`."""

    def __str__(self) -> str:
        """Give the holder in a few words: command, process and time."""
        place = f" on {self.host}" if self.host != platform.node() else ""
        return f"`{self.command}` (process {self.process}{place}, since {self.since})"


class HandbookBusyError(InputError):
    """Another command had the lock for longer than this one was to wait."""


def work_folder(root: Path) -> Path:
    """Return the folder in which pincite works, `.pincite/`; it is made, and a link or file in its place is refused."""
    folder = root / WORK
    refuse_other_work_folder(root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the working folder cannot be made: {system_reason(error)}."
        raise input_error(LOCK, 0, "cannot-write", message, "Make room or give leave, then run this again.") from error
    return folder


def refuse_other_work_folder(root: Path) -> None:
    """Raise an error if a link or a file stands where pincite has its working folder."""
    folder = root / WORK
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        kind = "a link" if folder.is_symlink() else "a file"
        message = f"{kind} stands where pincite has a working folder of its own."
        raise input_error(WORK, 0, "work-folder", message, "Remove it; the folder is made again.")


def _refuse_other_lock(folder: Path) -> None:
    """Raise an error if what stands where the lock is taken is no plain file."""
    try:
        mode = (folder / LOCK).lstat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        kind = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"
        message = f"{kind} stands where pincite has a file of its own, by which one command at a time works."
        raise input_error(LOCK, 0, "cannot-lock", message, "Remove it; the file is made again.")


def command_of(root: Path) -> str:
    """Return the command for which this process holds the lock on a folder."""
    return _commands.get(root.resolve(), _UNKNOWN)


@contextmanager
def hold(root: Path, command: str, *, wait: float | None, say: Say) -> Iterator[None]:
    """Hold the lock on a handbook while the context lasts; a command that calls another goes straight on.

    Args:
        root: the handbook's folder; a link to it is the same handbook.
        command: what is shown to others meanwhile.
        wait: how many seconds to wait for the lock at most; None waits until it is free.
        say: tells a person, at once, for whom this command waits.

    Raises:
        HandbookBusyError: another command has the lock, and the time is over.
        InputError: the folder cannot be written, or its file system has no locks.

    """
    folder = root.resolve()
    if folder in _commands:
        yield
        return
    work_folder(folder)
    _refuse_other_lock(folder)
    file = _opened(folder)
    try:
        _take(folder, lambda: lock_descriptor(file, blocking=False), wait=wait, say=say)
        _commands[folder], _files[folder] = command, file
        try:
            _write_holder(folder, command)
            yield
        finally:
            _remove_holder(folder, may_write=True)
            del _commands[folder], _files[folder]
            # Closing alone would not do: a program that was started may have the file open too.
            unlock_descriptor(file)
    finally:
        os.close(file)


def held_files() -> tuple[int, ...]:
    """Return the open files of the locks that are held, for a program that works on the handbook to have open too.

    Where this process is killed and the program goes on, nobody else begins before it has ended.
    """
    return () if os.name == "nt" else tuple(_files.values())


def _opened(folder: Path) -> int:
    """Return the lock's open file, which is made where there is none."""
    try:
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise _no_lock(error) from error


@contextmanager
def hold_for_reading(root: Path, command: str, *, wait: float | None, say: Say) -> Iterator[bool]:
    """Hold the lock without making a file, and yield whether it is held: a folder never written in has none.

    A folder that may only be read can be locked too, where its file system allows that.
    """
    folder = root.resolve()
    refuse_other_work_folder(folder)
    _refuse_other_lock(folder)
    opened = None if folder in _commands else _open(folder / LOCK)
    if opened is None:
        yield folder in _commands
        return
    file, may_write = opened
    try:
        _take(folder, lambda: lock_descriptor(file, blocking=False), wait=wait, say=say)
        if may_write:
            _write_holder(folder, command)
        try:
            yield True
        finally:
            _remove_holder(folder, may_write=may_write)
    finally:
        os.close(file)


def _open(path: Path) -> tuple[int, bool] | None:
    """Return the lock's open file and whether it may be written; None where there is none, or none may be read."""
    no_follow = getattr(os, "O_NOFOLLOW", 0)
    failure: OSError | None = None
    for flags in (os.O_RDWR, os.O_RDONLY):
        try:
            return os.open(path, flags | no_follow), flags == os.O_RDWR and os.access(path.parent, os.W_OK)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            failure = error
    # Whoever may not even read the lock may not write either, and whoever may write is not known to be there.
    if failure is None or isinstance(failure, PermissionError):
        return None
    raise _no_lock(failure) from failure


def _take(folder: Path, attempt: Callable[[], bool], *, wait: float | None, say: Say) -> None:
    """Try until the lock is had; tell for whom this waits, and again when that is somebody else."""
    told: Holder | None = None
    has_told = False
    until = None if wait is None else time.monotonic() + wait
    while True:
        try:
            if attempt():
                return
        except OSError as error:
            raise _no_lock(error) from error
        holder = read_holder(folder)
        if until is not None and time.monotonic() >= until:
            raise HandbookBusyError([_busy(holder, wait or 0)])
        if not has_told or (holder is not None and holder != told):
            say(f"waiting for {holder or 'another command'}, which works on this handbook")
            told, has_told = holder, True
        time.sleep(_BETWEEN_TRIES)


def _busy(holder: Holder | None, waited: float) -> Problem:
    message = f"{holder or 'another command'} works on this handbook, and did not end within {waited:g} seconds."
    fix = "Run this again when it has ended, or wait longer: `pincite --wait SECONDS …`."
    return Problem(path=LOCK, line=0, code="handbook-busy", message=message, fix=fix)


def _no_lock(error: OSError) -> InputError:
    message = f"the handbook cannot be locked: {system_reason(error)}."
    fix = "Give leave to write there; where the file system has no locks, work on a copy on a local disk."
    return input_error(LOCK, 0, "cannot-lock", message, fix)


def _write_holder(folder: Path, command: str) -> None:
    """Tell others who has the lock; a full disk is not told here but by what has to be written."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    holder = Holder(command=command, process=os.getpid(), host=platform.node(), since=now)
    new = folder / f"{HOLDER}.new"
    with suppress(OSError):
        try:
            new.unlink(missing_ok=True)
            with new.open("x", encoding="utf-8") as file:
                json.dump(asdict(holder), file)
            new.replace(folder / HOLDER)
        finally:
            new.unlink(missing_ok=True)


def _remove_holder(folder: Path, *, may_write: bool) -> None:
    """Remove the record while the lock is still held; one that stays is replaced by the next holder's."""
    if may_write:
        with suppress(OSError):
            (folder / HOLDER).unlink(missing_ok=True)


def read_holder(root: Path) -> Holder | None:
    """Return who says that it has the lock; None where nobody does, or what is there cannot be read."""
    try:
        data = json.loads(_read_plain(root / HOLDER))
        words = [_plain_words(data[key]) for key in ("command", "host", "since")]
        return Holder(command=words[0], process=int(data["process"]), host=words[1], since=words[2])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        # The record is written anew by each holder; it is for people only, and may be missing for a moment.
        return None


def _read_plain(path: Path) -> bytes:
    """Return the beginning of a plain file; a pipe in its place is not waited for, a link is not followed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError
        return file.read(_MOST_BYTES)


def _plain_words(value: object) -> str:
    """Return what can be shown of a text: no control character reaches a terminal."""
    return "".join(sign for sign in str(value) if sign.isprintable())[:_LONGEST_WORDS]
