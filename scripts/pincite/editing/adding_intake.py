"""Files become new sources: read, told apart from what is there, and described; what is wrong is told together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial

from pincite.authoring.guess import Guess
from pincite.authoring.id_suggestion import suggest_id
from pincite.editing.adding_checks import HeldSources, NewSource
from pincite.editing.adding_files import LeftAside, NewFile
from pincite.editing.source_intake import NewText, TextFacts, encoding_for, read_facts, read_new
from pincite.errors import COMMAND_LINE, InputError, Problem, all_or_errors
from pincite.filenames import shown_path
from pincite.sources.written_dates import UNDATED

_NO_DATE = "no date was found in the text when it was added"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that was read, with what it says of itself."""

    file: NewFile
    text: NewText
    facts: TextFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """What was read, and what was left aside."""

    files: tuple[ReadFile, ...]
    left: tuple[LeftAside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What holds for every file of a call."""

    encoding: str | None = None
    """Of the files that are not UTF-8."""
    as_text: bool = False
    """Whether what is written for programs is taken as it stands."""
    skip_unreadable: bool = False
    """Whether what cannot be read is left aside."""
    undated: bool = False
    """Whether a text that tells no date has none."""


def read_files(files: Sequence[NewFile], held: HeldSources, wishes: Wishes) -> ReadFiles:
    """Return the files as they were read; all that cannot be read are refused together, unless they may be left aside.

    A file that is there byte for byte, in the handbook or among those before it, is left aside.
    """
    is_alone = len(files) == 1
    left: list[LeftAside] = []
    seen = dict(held.digests)

    def one(new: NewFile) -> ReadFile | None:
        encoding = wishes.encoding if is_alone else encoding_for(new.path, wishes.encoding)
        try:
            text = read_new(new.path, encoding, as_text=wishes.as_text)
        except InputError as error:
            if not wishes.skip_unreadable:
                raise
            problem = error.problems[0]
            left.append(LeftAside(path=new.path, why=f"{problem.message} {problem.fix}"))
            return None
        same = seen.setdefault(hashlib.sha256(text.raw).hexdigest(), shown_path(str(new.path)))
        if same != shown_path(str(new.path)):
            left.append(LeftAside(path=new.path, why=f"it is byte for byte {same}"))
            return None
        return ReadFile(file=new, text=text, facts=read_facts(text.text, new.path.name))

    read: list[ReadFile | None] = all_or_errors(partial(one, new) for new in files)
    return ReadFiles(files=tuple(file for file in read if file), left=tuple(left))


Ask = Callable[[ReadFile, str, str | None, Set[str]], str | None]
"""Asks for a field of a file: the file, the name of the field, what is suggested, the ids that are taken."""


def new_sources(
    read: Sequence[ReadFile], held: HeldSources, wishes: Wishes, *, given: Mapping[str, str], ask: Ask | None
) -> tuple[NewSource, ...]:
    """Return the sources that the files become.

    Args:
        read: the files.
        held: what the handbook holds.
        wishes: what holds for all of them.
        given: what was said, by the name of the field; of several files, their language alone.
        ask: asks a person for a field; None where nobody is there to ask.

    Raises:
        InputError: a field is needed, is told by no text, and nobody is there to ask; all of them are told.

    """
    taken = set(held.ids)
    made: list[NewSource] = []
    problems: list[Problem] = []
    for file in read:
        known = dict(file.facts.known)
        if wishes.undated:
            known.setdefault("issued", Guess(value=UNDATED, note=_NO_DATE))
        fields = _fields(file, known, given, ask, taken)
        missing = [name for name in ("title", "issued") if not fields.get(name)]
        problems += [_missing(file, name, is_alone=len(read) == 1) for name in missing]
        if missing:
            continue
        suggested = suggest_id(_id_title(fields, known), fields["issued"], file=file.file.name, taken=taken)
        identifier = given.get("id") or (ask(file, "id", suggested, taken) if ask else suggested) or suggested
        taken.add(identifier)
        made.append(_source(file, {"id": identifier} | fields, known))
    if problems:
        raise InputError(problems)
    return tuple(made)


def _fields(
    file: ReadFile, known: Mapping[str, Guess], given: Mapping[str, str], ask: Ask | None, taken: Set[str]
) -> dict[str, str]:
    """Return the fields of a source but for its id, in the order in which a sidecar has them."""
    fields: dict[str, str] = {}
    for name in ("title", "issued", "language"):
        guess = known[name].value if name in known else None
        value = given.get(name) or (ask(file, name, guess, taken) if ask else guess)
        if value:
            fields[name] = value
    return fields | {name: known[name].value for name in ("author", "publisher", "URL") if name in known}


def _id_title(fields: Mapping[str, str], known: Mapping[str, Guess]) -> str:
    """Return the title of which an id may be made; empty where it is the file's name."""
    guess = known.get("title")
    is_of_name = guess is not None and not guess.quote and guess.value == fields["title"]
    return "" if is_of_name else fields["title"]


def _source(file: ReadFile, fields: Mapping[str, str], known: Mapping[str, Guess]) -> NewSource:
    # A person may have chosen another line as the title: it rests on that line then.
    chosen = {title.value: title for title in file.facts.titles}.get(fields["title"])
    rests = dict(known) | ({"title": chosen} if chosen and known["title"].value != chosen.value else {})
    return NewSource(
        path=file.file.path,
        name=file.file.name,
        raw=file.text.raw,
        fields=fields,
        known=rests,
        encoding=file.text.encoding,
    )


def _missing(file: ReadFile, name: str, *, is_alone: bool) -> Problem:
    message = f"the text does not tell its `{name}`."
    if is_alone:
        return Problem(path=COMMAND_LINE, line=0, code="missing-option", message=message, fix=f"Add `--{name} …`.")
    alone = f"add this one by itself, with `--{name} …`"
    fix = f"`--undated` takes such texts as undated; or {alone}." if name == "issued" else f"Rename it, or {alone}."
    path = shown_path(str(file.file.path))
    return Problem(path=path, line=0, code="missing-option", message=message, fix=fix)
