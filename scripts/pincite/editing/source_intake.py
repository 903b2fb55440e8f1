"""What is read from a file that is to be added: its bytes, its text, what it says of itself."""

from __future__ import annotations

import codecs
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.authoring.date_guess import guess_date
from pincite.authoring.guess import HEAD_LINES, Guess
from pincite.authoring.header_fields import WEB_ADDRESS, read_header
from pincite.authoring.id_suggestion import name_title
from pincite.authoring.title_guess import title_choices
from pincite.errors import COMMAND_LINE, InputError, Problem, input_error
from pincite.languages.guess import guess_language
from pincite.limits import MOST_SEED_BYTES
from pincite.readers import PLAIN_TEXT, reader_of
from pincite.readers.encodings_offered import broken_utf8, iso_controls, offered_encodings, said_encoding
from pincite.readers.file_kinds import FileKind, binary_kind, markdown_line, markup_kind
from pincite.readers.plain_text import refuse_kind
from pincite.reasons import system_reason
from pincite.richtext import as_rich
from pincite.sources.languages import language_of
from pincite.text import find_words, one_line

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_ENCODINGS = "utf-8, cp1252, latin-1, utf-16 …"
_LONGEST_QUOTE = 80
_TAIL_LINES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A file that is to be added, as it was read."""

    raw: bytes
    text: str
    encoding: str | None
    """What its sidecar must declare; None for UTF-8."""
    notes: tuple[str, ...] = ()
    """What a person should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What a text says of itself, and what is guessed."""

    known: Mapping[str, Guess]
    """By the names of CSL: `title`, `issued`, `language`, `author`, `publisher`, `URL`."""
    titles: tuple[Guess, ...] = ()
    """What may be the title, the likeliest first."""
    notes: tuple[str, ...] = ()
    """What could not be told."""


def read_new(path: Path, encoding: str | None, *, as_text: bool = False) -> NewText:
    """Return a file as it was read.

    Args:
        path: of the file.
        encoding: the one that a person named; None: UTF-8, or what its first bytes say.
        as_text: a file that is written for a program is taken as it stands.

    """
    if path.is_symlink():
        message = "it is a link, not a file."
        raise input_error(str(path), 0, "seed-is-link", message, "Name the file that it leads to.")
    try:
        raw = _bytes_of(path)
    except OSError as error:
        message = f"it cannot be read: {system_reason(error)}."
        raise input_error(str(path), 0, "file-unreadable", message, "Name a text file that is there.") from error
    said = encoding or said_encoding(raw)
    reader = reader_of(path.name, raw)
    if reader is PLAIN_TEXT:
        refuse_kind(binary_kind(raw), str(path))
        if encoding and (problem := _lost_signs(raw, encoding, path)):
            raise InputError([problem])
    try:
        read = reader.read(raw, encoding=said or "utf-8", path=str(path), sidecar=COMMAND_LINE)
    except InputError as error:
        raise InputError(_as_asked(problem, raw, encoding) for problem in error.problems) from error
    notes = []
    if reader is PLAIN_TEXT:
        if not as_text:
            _refuse_markup(markup_kind(read.text), path)
        notes = list(_notes(raw, read.text, encoding, said))
    return NewText(raw=raw, text=read.text, encoding=said, notes=tuple(notes))


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of an ordinary file; a pipe or a device, which may never end, is refused unopened."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no ordinary file")
        raise input_error(str(path), 0, "not-a-file", f"it is {kind}.", "Save what it gives as a file, and name that.")
    with path.open("rb") as file:
        return file.read(MOST_SEED_BYTES + 1)


def _refuse_markup(kind: FileKind | None, path: Path) -> None:
    if kind:
        message = f"it is {kind.name}, which cannot be read yet."
        fix = f"{kind.fix} `--as-text` takes it as it stands, with all its marks."
        raise input_error(str(path), 0, "other-kind", message, fix)


def _notes(raw: bytes, text: str, encoding: str | None, said: str | None) -> list[str]:
    """Return what a person should know of how a file was read."""
    notes = []
    if said and not encoding:
        notes.append(f"it is read as {said}: its first bytes say so")
    if encoding and _is_utf8(raw) and not raw.isascii() and codecs.lookup(encoding).name != "utf-8":
        notes.append(f"it can be read as UTF-8, too: is it {encoding}?")
    if line := markdown_line(text):
        notes.append(
            f"it is written in Markdown, which is not read yet: its marks (line {line}) stay signs of the text"
        )
    return notes


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def encoding_for(path: Path, encoding: str | None) -> str | None:
    """Return the encoding that was named for several files, for one of them: what is UTF-8 is read as that."""
    if encoding is None or not path.is_file():
        return encoding
    raw = _bytes_of(path)
    return None if _is_utf8(raw) or said_encoding(raw) else encoding


def _lost_signs(raw: bytes, encoding: str, path: Path) -> Problem | None:
    """Return a problem if bytes are control characters in an encoding in which somebody says that a text is."""
    place = iso_controls(raw, encoding)
    if place is None:
        return None
    message = f"byte {raw[place]:#04x} is a control character in {encoding}, which no text holds.{_offered(raw)}"
    line = raw.count(b"\n", 0, place) + 1
    return Problem(path=str(path), line=line, code="not-the-encoding", message=message, fix=_named(raw))


def _offered(raw: bytes) -> str:
    """Return the encodings in which bytes read as a text, each with a line as it then reads; empty without any."""
    offers = offered_encodings(raw)
    return (
        f" It reads as a text in {', or in '.join(f'{one.name} (“{one.line}”)' for one in offers)}." if offers else ""
    )


def _named(raw: bytes) -> str:
    """Return what to do about the encoding of a file."""
    offers = offered_encodings(raw)
    if not offers:
        return f"Name its encoding with `--encoding`: {_ENCODINGS}"
    more = "; look first whether the line is right" if len(offers) == 1 else ", or whichever reads right"
    return f"Add `--encoding {offers[0].name}`{more}."


def _as_asked(problem: Problem, raw: bytes, encoding: str | None) -> Problem:
    """Return a problem of a file's encoding in the words of the command's options: it has no sidecar yet."""
    if problem.code == "unknown-encoding":
        message = f"the encoding {encoding!r} is not known."
        fix = "Write `--encoding` utf-8, latin-1, cp1252, utf-16 …"
        return replace(problem, path=COMMAND_LINE, line=0, message=message, fix=fix)
    if problem.code == "not-the-encoding":
        return _not_utf8(problem, raw) if not encoding else _with_offers(problem, raw)
    if problem.code == "control-character":
        if not encoding and offered_encodings(raw):
            return _with_offers(problem, raw)
        fix = "Is it a text file, and is `--encoding` right? Have the text made again without it."
        return replace(problem, fix=fix)
    return problem


def _with_offers(problem: Problem, raw: bytes) -> Problem:
    return replace(problem, message=problem.message + _offered(raw), fix=_named(raw))


def _not_utf8(problem: Problem, raw: bytes) -> Problem:
    """Return the problem of a file that is not UTF-8; where it is but for a few broken bytes, nothing is offered."""
    if broken := broken_utf8(raw):
        message = f"{problem.message} The rest is UTF-8; {broken} of its bytes are broken."
        fix = "Have the text made again: in another encoding, all its other signs would be wrong."
        return replace(problem, code="not-utf8", message=message, fix=fix)
    return replace(_with_offers(problem, raw), code="not-utf8")


def read_facts(text: str, file: str) -> TextFacts:
    """Return what a text says of itself, and what is guessed where it says nothing.

    Args:
        text: the whole text.
        file: the name of its file, of which the title is made where no line is one.

    """
    guessed = guess_language(text)
    header = read_header(text, guessed.tag if guessed else None)
    known = {field: guess for field, guess in header.stated.items() if field != "language"}
    notes = [
        f"`{field.name}: {field.value}` in line {field.line} can be read in two ways, or in none"
        for field in header.unread
    ]
    stated = header.stated.get("language")
    tag = language_of(stated.value) if stated else None
    if stated and tag:
        known["language"] = replace(stated, value=tag)
    elif guessed:
        quote, line = _line_with(text, guessed.words)
        known["language"] = Guess(value=guessed.tag, quote=quote, line=line, note=f"by {guessed.reason}")
    language = known["language"].value if "language" in known else None
    titles = title_choices(text, header.lines, language)
    title = known.get("title") or next(iter(titles), None) or _from_name(file)
    date = known.get("issued") or guess_date(text, language)
    known |= {name: guess for name, guess in (("title", title), ("issued", date)) if guess}
    if "URL" not in known and (note := _address_note(text)):
        notes.append(note)
    return TextFacts(
        known={name: _quoted(guess, text) for name, guess in known.items()}, titles=titles, notes=tuple(notes)
    )


def _address_note(text: str) -> str:
    """Return that an address stands in the text, where nothing says that it is the text's own; empty without one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    near = [*range(min(HEAD_LINES, len(lines))), *range(max(0, len(lines) - _TAIL_LINES), len(lines))]
    found = next(((number + 1, match[0]) for number in near if (match := WEB_ADDRESS.search(lines[number]))), None)
    return f"{found[1]} in line {found[0]} may be any address: if the text is there, write it as `URL`" if found else ""


def _from_name(file: str) -> Guess | None:
    name = name_title(file)
    return Guess(value=as_rich(name), note="the name of the file") if name else None


def _line_with(text: str, words: tuple[str, ...]) -> tuple[str, int]:
    """Return the beginning of the first line that holds most of some words, and its number; of any line without."""
    lines = [(one_line(line), number) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    rated = [(sum(word in line.casefold().split() for word in words), -number) for line, number in lines[:200]]
    line, number = lines[rated.index(max(rated))]
    if len(line) <= _LONGEST_QUOTE:
        return line, number
    cut = line[:_LONGEST_QUOTE]
    return cut.rpartition(" ")[0] or cut, number


def _quoted(guess: Guess, text: str) -> Guess:
    """Return a guess whose words stand in the text as they are quoted; else its whole line is quoted."""
    if not guess.quote or find_words(text, guess.quote):
        return guess
    line = one_line(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[guess.line - 1])
    return replace(guess, quote=line if find_words(text, line) else "", note=guess.note or f"line {guess.line}")
