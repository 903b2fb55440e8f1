"""The command that adds texts: `pincite add`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from pincite.commands.common import ROOT_OPTION
from pincite.commands.intake_lines import draft_lines, language_note, notes_of
from pincite.commands.turns import reading, writing
from pincite.editing import adding, intake_questions, source_intake
from pincite.editing.adding_checks import HeldSources, NewSource, held_sources
from pincite.editing.adding_files import GivenFiles, LeftAside, NewFile, given_files
from pincite.editing.adding_intake import ReadFile, ReadFiles, Wishes, new_sources, read_files
from pincite.errors import COMMAND_LINE, InputError, input_error
from pincite.inputs.file_view import DiskView, FileView
from pincite.model import Artifact

_OF_ONE = ("identifier", "title", "issued", "version_of", "since", "note")
_OF_SOURCE = "a wording has the id, title and date of its source."
_OF_SOURCES = ("identifier", "title", "issued", "profile", "language")
_SHOWN = {"identifier": "id", "since": "from", "version_of": "version-of"}


def intake_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with the options that hold for every file that is added."""
    options = (
        click.option("--encoding", help="The encoding of the files that are not UTF-8."),
        click.option("--language", help="The language of the texts, as a tag: en, km, zh-Hant."),
        click.option("--undated", is_flag=True, help="Take a text that tells no date as undated."),
        click.option("--skip-unreadable", is_flag=True, help="Leave aside what cannot be read, and name it."),
        click.option("--as-text", is_flag=True, help="Take HTML, RTF and the like as they stand, marks and all."),
        click.option("--yes", is_flag=True, help="Ask nothing: take what was read and guessed."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@ROOT_OPTION
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="Its permanent id, which stands in every link: a-report-2024.")
@click.option("--title", help="Its title.")
@click.option(
    "--issued",
    help="Its date: 2024, 2024-06 or 2024-06-23, with ? or ~ behind it if uncertain or approximate; or undated.",
)
@click.option("--profile", help="How the texts are laid out: a profile in seeds/profiles/.")
@click.option("--version-of", metavar="ID", help="It is a new wording of the source with this id.")
@click.option("--from", "since", metavar="DATE", help="With --version-of: the wording holds from this date on.")
@click.option("--note", help="With --version-of: what is new, in a line.")
@intake_options
def add(*, root: Path, paths: Sequence[Path], yes: bool, **options: Any) -> None:
    """Copy texts into seeds/, each with a sidecar of what can be read from it; what is missing is asked.

    FILE may be a file or a folder, which is taken with all that is in it; several may be named. All are added or none.
    """
    may_ask = sys.stdin.isatty() and not yes
    given = given_files(paths, root)
    if not given.is_one:
        _refuse_options(options, _OF_ONE, "goes with one file only: each text has its own. Add that file by itself.")
    if options["version_of"]:
        _add_version(root, given.files[0], options, may_ask=may_ask)
        return
    _refuse_options(options, ["since", "note"], f"only goes with `--version-of`: {_OF_SOURCE}")
    add_sources(root, given, options, may_ask=may_ask)


def add_sources(
    root: Path,
    given: GivenFiles,
    options: Mapping[str, Any],
    *,
    may_ask: bool,
    view: FileView | None = None,
    others: Sequence[Artifact] = (),
) -> None:
    """Add files as new sources, all or none, after a person has looked at what would become of them.

    Args:
        root: the handbook's folder.
        given: the files.
        options: those of the command.
        may_ask: whether a person is there to ask.
        view: the handbook; left out, what lies in its folder.
        others: files that are written with them: those of a new handbook.

    """
    files = view or DiskView(root)
    held = held_sources(files) if view else reading(root, "add", lambda: held_sources(files))
    wishes = Wishes(
        encoding=options["encoding"],
        as_text=options["as_text"],
        skip_unreadable=options["skip_unreadable"],
        undated=options["undated"],
    )
    read = _read(given.files, held, wishes, ask=may_ask and given.is_one)
    _tell_left([*given.left, *read.left])
    if not read.files and not others:
        click.echo("Nothing was added.")
        return
    fields = {"id": options.get("identifier"), **{name: options.get(name) for name in ("title", "issued", "language")}}
    said = {name: str(value) for name, value in fields.items() if value is not None}
    ask = partial(_ask, is_one=given.is_one) if may_ask else None
    new = new_sources(read.files, held, wishes, given=said, ask=ask)
    make = partial(adding.drafts, files, new, options.get("profile"))
    _confirm_and_write(root, make, new, read.files, others, may_ask=may_ask)


def _read(files: Sequence[NewFile], held: HeldSources, wishes: Wishes, *, ask: bool) -> ReadFiles:
    """Return the files as they were read; where one is not UTF-8, somebody may say what it is."""
    try:
        return read_files(files, held, wishes)
    except InputError as error:
        if not ask or error.problems[0].code != "not-utf8":
            raise
    encoding = intake_questions.ask_encoding(files[0].path)
    return read_files(files, held, replace(wishes, encoding=encoding))


def _ask(file: ReadFile, name: str, suggestion: str | None, taken: Set[str], *, is_one: bool) -> str | None:
    """Return a field as a person has it: of one text all are asked, of several what nothing tells."""
    if not is_one:
        if suggestion or name not in {"title", "issued"}:
            return suggestion
        click.echo(f"{file.file.path}:", err=True)
    if name == "title":
        return intake_questions.ask_title(file.facts.titles, suggestion)
    if name == "issued":
        return intake_questions.ask_issued(suggestion)
    if name == "language":
        return intake_questions.ask_language(suggestion)
    return intake_questions.ask_id(suggestion or "", taken)


def _confirm_and_write(
    root: Path,
    make: Callable[[], Sequence[adding.Draft]],
    new: Sequence[NewSource | None],
    read: Sequence[ReadFile],
    others: Sequence[Artifact],
    *,
    may_ask: bool,
) -> None:
    """Show what would be added, ask whether it is right if somebody is there, and write it."""
    if may_ask and new:
        _show(make(), new, read)
        if not click.confirm("Add it?" if len(new) == 1 else "Add them?", default=True):
            click.echo("Nothing was added.")
            return
    if others:
        # What would be refused is refused before the new folder is there.
        make()
        adding.make_folder(root)
    # Made under the lock, even if it was made before: while a person thinks, others work on.
    with writing(root, "init" if others else "add"):
        drafts = make()
        if not may_ask:
            _show(drafts, new, read)
        adding.add(root, drafts, others)
    for file in others:
        click.echo(f"wrote {root / file.path}")
    _tell_written(drafts)


def _show(drafts: Sequence[adding.Draft], new: Sequence[NewSource | None], read: Sequence[ReadFile]) -> None:
    for draft, about in zip(drafts, new, strict=True):
        for line in draft_lines(draft, about, in_short=len(drafts) > 1):
            click.echo(line)
    for line in notes_of(read):
        click.echo(line)
    if note := language_note([about for about in new if about]):
        click.echo(f"note: {note}")


def _tell_left(left: Sequence[LeftAside]) -> None:
    for one in left:
        click.echo(str(one))


def _tell_written(drafts: Sequence[adding.Draft]) -> None:
    for draft in drafts:
        click.echo(f"wrote {draft.seed.path}\nwrote {draft.sidecar.path}")
    if drafts:
        pages, files = ("page", "file") if len(drafts) == 1 else ("pages", "files")
        click.echo(f"Next: `pincite build`, then read the {pages} against the {files}.")


def _add_version(root: Path, file: NewFile, options: Mapping[str, Any], *, may_ask: bool) -> None:
    """Add a file as a new wording of a source."""
    _refuse_options(options, _OF_SOURCES, f"does not go with `--version-of`: {_OF_SOURCE}")
    try:
        text = source_intake.read_new(file.path, options["encoding"], as_text=options["as_text"])
    except InputError as error:
        if not may_ask or error.problems[0].code != "not-utf8":
            raise
        encoding = intake_questions.ask_encoding(file.path)
        text = source_intake.read_new(file.path, encoding, as_text=options["as_text"])
    facts = {"from": options["since"], "encoding": text.encoding, "note": options["note"]}
    known = {name: value for name, value in facts.items() if value}
    make = partial(adding.new_version, root, file.path, text.raw, str(options["version_of"]), facts=known)
    _confirm_and_write(root, lambda: [make()], [None], (), (), may_ask=may_ask)


def _refuse_options(options: Mapping[str, Any], names: Iterable[str], why: str) -> None:
    if wrong := [f"--{_SHOWN.get(name, name)}" for name in names if options[name] is not None]:
        message = f"`{'`, `'.join(wrong)}` {why}"
        raise input_error(COMMAND_LINE, 0, "wrong-options", message, "Leave it out.")
