"""What is read from a file that is to be added, and what a person is asked about it."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from pincite.authoring.asking import Question, ask
from pincite.authoring.guess import Guess, guess_date, guess_title, guess_url
from pincite.errors import COMMAND_LINE, InputError, Problem, input_error
from pincite.inputs.file_view import DiskView
from pincite.limits import MOST_SEED_BYTES
from pincite.model import Block
from pincite.readers import reader_of
from pincite.reasons import system_reason
from pincite.sources.registry import list_sources
from pincite.sources.sidecar import check_id
from pincite.sources.written_dates import read_issued

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_ABOUT = {
    "title": "as it should stand in a bibliography",
    "issued": "2024, 2024-06 or 2024-06-23, with ? behind it if it is uncertain, ~ if it is approximate; or undated",
    "id": "stands in every link for ever: small letters, digits, hyphens",
}


def read_new(path: Path, encoding: str | None) -> tuple[bytes, str, str | None]:
    """Return a file's bytes, its text, and the encoding that its sidecar must declare (None: UTF-8)."""
    if path.is_symlink():
        message = "it is a link, not a file."
        raise input_error(str(path), 0, "seed-is-link", message, "Name the file that it leads to.")
    try:
        raw = _bytes_of(path)
    except OSError as error:
        message = f"it cannot be read: {system_reason(error)}."
        raise input_error(str(path), 0, "file-unreadable", message, "Name a text file that is there.") from error
    try:
        read = reader_of(path.name).read(raw, encoding=encoding or "utf-8", path=str(path), sidecar=COMMAND_LINE)
        return raw, read.text, encoding
    except InputError as error:
        raise InputError(_as_asked(problem, encoding) for problem in error.problems) from error


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of an ordinary file; a pipe or a device, which may never end, is refused unopened."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no ordinary file")
        if stat.S_ISDIR(mode):
            # A folder is no file that a problem could stand in.
            message = f"`{path}` is {kind}."
            raise input_error(COMMAND_LINE, 0, "not-a-file", message, "Name the files in it, one by one.")
        message = f"it is {kind}."
        raise input_error(str(path), 0, "not-a-file", message, "Save what it gives as a file, and name that.")
    with path.open("rb") as file:
        return file.read(MOST_SEED_BYTES + 1)


def _as_asked(problem: Problem, encoding: str | None) -> Problem:
    """Return a problem of a file's encoding in the words of the command's options: it has no sidecar yet."""
    if problem.code == "not-the-encoding" and not encoding:
        message = f"{problem.message} Its encoding must be told."
        fix = "Add `--encoding latin-1` (or cp1252, utf-16 …), whichever it is."
        return Problem(path=problem.path, line=problem.line, code="not-utf8", message=message, fix=fix)
    if problem.code == "not-the-encoding":
        fix = "Name another `--encoding`: utf-8, latin-1, cp1252, utf-16 …"
        return Problem(path=problem.path, line=problem.line, code=problem.code, message=problem.message, fix=fix)
    if problem.code == "unknown-encoding":
        message = f"the encoding {encoding!r} is not known."
        fix = "Write `--encoding` utf-8, latin-1, cp1252, utf-16 …"
        return Problem(path=COMMAND_LINE, line=0, code="unknown-encoding", message=message, fix=fix)
    if problem.code == "control-character":
        fix = "Is it a text file, and is `--encoding` right? Have the text made again without it."
        return Problem(path=problem.path, line=problem.line, code=problem.code, message=problem.message, fix=fix)
    return problem


def guesses(text: str) -> dict[str, Guess]:
    """Return what the text says of itself, by the name of the field."""
    found = {"title": guess_title(text), "issued": guess_date(text), "URL": guess_url(text)}
    return {name: guess for name, guess in found.items() if guess}


def ask_field(root: Path, name: str, suggestion: str | None) -> str:
    """Return a field of a new source as a person on the terminal has it."""
    taken = {files.id for files in list_sources(DiskView(root))} if name == "id" else set()

    def check(answer: str) -> None:
        """Raise a ValueError for what the field cannot be."""
        if name == "issued":
            read_issued(answer)
        if name == "id" and check_id(answer) in taken:
            message = f"the id `{answer}` is taken"
            raise ValueError(message)

    return ask(Question(name=name, about=_ABOUT[name], suggestion=suggestion, check=check))


def ask_encoding(path: Path) -> str:
    """Return the encoding of a file that is not UTF-8, as a person on the terminal has it."""

    def check(answer: str) -> None:
        """Raise a ValueError for an encoding in which the file cannot be read."""
        try:
            read_new(path, answer)
        except InputError as error:
            raise ValueError(error.problems[0].message) from error

    about = f"{path.name} is not UTF-8; latin-1, cp1252, utf-16 …"
    return ask(Question(name="encoding", about=about, suggestion="cp1252", check=check))


def preview(blocks: Sequence[Block], most: int) -> list[str]:
    """Return a line for each of the first blocks: its kind and first words; then what follows, counted."""
    lines = [f"{block.kind:14} {' '.join(block.text.split())[:80]}" for block in blocks[:most]]
    return lines + ([f"{'…':14} and {len(blocks) - most} more"] if len(blocks) > most else [])
