"""The commands that begin: `pincite init` and `pincite add`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from pincite import formatting
from pincite.authoring.guess import Guess, suggest_id
from pincite.authoring.starter import refuse_used_folder
from pincite.commands.common import (
    ROOT_OPTION,
)
from pincite.commands.turns import reading, writing
from pincite.editing import adding, source_intake
from pincite.errors import COMMAND_LINE, InputError, Problem, input_error
from pincite.publish.places import disk_errors_told

_PREVIEWED = 12


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="A handbook", show_default=True, help="The handbook's title.")
def init(*, folder: Path, title: str) -> None:
    """Make a new, empty handbook that builds."""
    target = folder.resolve()
    refuse_used_folder(target)
    with disk_errors_told(target.parent):
        target.mkdir(parents=True, exist_ok=True)
    with writing(target, "init"):
        files = adding.init(target, title)
    for file in files:
        click.echo(f"wrote {folder / file.path}")
    click.echo(f"Next: cd {folder}, then `pincite add FILE` and `pincite build`.")


@click.command()
@ROOT_OPTION
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="Its permanent id, which stands in every link: a-report-2024.")
@click.option("--title", help="Its title.")
@click.option(
    "--issued",
    help="Its date: 2024, 2024-06 or 2024-06-23, with ? or ~ behind it if uncertain or approximate; or undated.",
)
@click.option("--encoding", help="The file's encoding, if it is not UTF-8.")
@click.option("--profile", help="How it is laid out: a profile in seeds/profiles/.")
@click.option("--version-of", metavar="ID", help="It is a new wording of the source with this id.")
@click.option("--from", "since", metavar="DATE", help="With --version-of: the wording holds from this date on.")
@click.option("--note", help="With --version-of: what is new, in a line.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def add(*, root: Path, file: Path, yes: bool, **options: str | None) -> None:
    """Copy FILE into seeds/ and write its sidecar with what can be read from it, asking for what is missing."""
    may_ask = sys.stdin.isatty() and not yes
    raw, text, encoding = _read_new(file, options["encoding"], may_ask=may_ask)
    make = (
        _new_version(root, file, raw, options | {"encoding": encoding})
        if options["version_of"]
        else _new_source(root, file, raw, text, options | {"encoding": encoding}, may_ask=may_ask)
    )
    if may_ask:
        _preview(reading(root, "add", make))
        if not click.confirm("Add it?", default=True):
            click.echo("Nothing was added.")
            return
    # Made under the lock, even if it was made before: while a person thinks, others work on.
    with writing(root, "add"):
        new = make()
        if not may_ask:
            _preview(new)
        adding.add(root, new)
    click.echo(f"wrote {new.seed.path}\nwrote {new.sidecar.path}")
    click.echo("Next: `pincite build`, then read the page against the file.")


def _preview(new: adding.Draft) -> None:
    for line in source_intake.preview(new.blocks, _PREVIEWED):
        click.echo(f"  {line}")
    numbered = sum(block.fingerprint != "" and block.kind != "heading" for block in new.blocks)
    click.echo(f"{formatting.counted(len(new.blocks), 'block')}, {numbered} of them to be numbered.")


def _read_new(file: Path, encoding: str | None, *, may_ask: bool) -> tuple[bytes, str, str | None]:
    """Return a file's bytes, text and encoding; where it is not UTF-8, somebody may say what it is."""
    try:
        return source_intake.read_new(file, encoding)
    except InputError as error:
        if not may_ask or error.problems[0].code != "not-utf8":
            raise
    return source_intake.read_new(file, source_intake.ask_encoding(file))


def _new_source(
    root: Path, file: Path, raw: bytes, text: str, options: Mapping[str, str | None], *, may_ask: bool
) -> Callable[[], adding.Draft]:
    """Return what makes the draft of a new source; what it needs to know is asked now."""
    _refuse_options(options, ["since", "note"], "only goes with `--version-of`")
    stated = source_intake.guesses(text)
    fields = {}
    if may_ask:
        for name in ("title", "issued"):
            guessed = stated[name].value if name in stated else None
            fields[name] = options[name] or source_intake.ask_field(root, name, guessed)
        suggested = suggest_id(fields["title"], fields["issued"])
        fields = {"id": options["identifier"] or source_intake.ask_field(root, "id", suggested)} | fields
    else:
        fields = _stated_fields(options, stated)
    fields |= {"URL": stated["URL"].value} if "URL" in stated else {}
    encoding, profile = options["encoding"], options["profile"]
    return partial(adding.draft, root, file, raw, fields, stated=stated, encoding=encoding, profile=profile)


def _stated_fields(options: Mapping[str, str | None], stated: Mapping[str, Guess]) -> dict[str, str]:
    """Return the fields of a new source as they are given, or as the text states them."""
    known = {name: options[name] or (stated[name].value if name in stated else "") for name in ("title", "issued")}
    if problems := [
        Problem(
            path=COMMAND_LINE,
            line=0,
            code="missing-option",
            message=f"the text does not tell its `{name}`.",
            fix=f"Add `--{name} …`.",
        )
        for name, value in known.items()
        if not value
    ]:
        raise InputError(problems)
    return {"id": options["identifier"] or suggest_id(known["title"], known["issued"])} | known


def _new_version(root: Path, file: Path, raw: bytes, options: Mapping[str, str | None]) -> Callable[[], adding.Draft]:
    """Return what makes the draft of a new wording."""
    _refuse_options(options, ["identifier", "title", "issued", "profile"], "does not go with `--version-of`")
    facts = {"from": options["since"], "encoding": options["encoding"], "note": options["note"]}
    given = {name: value for name, value in facts.items() if value}
    return partial(adding.new_version, root, file, raw, str(options["version_of"]), facts=given)


def _refuse_options(options: Mapping[str, str | None], names: Iterable[str], why: str) -> None:
    shown = {"identifier": "id", "since": "from"}
    if wrong := [f"--{shown.get(name, name)}" for name in names if options[name] is not None]:
        message = f"`{'`, `'.join(wrong)}` {why}: a wording has the id, title and date of its source."
        raise input_error(COMMAND_LINE, 0, "wrong-options", message, "Leave it out.")
