"""The command `pincite`: parses, calls the pipeline, prints results and problems, sets the exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from pincite import adding, deciding, keeping, phrasing, pipeline, serving
from pincite.anchors.place import Acceptance
from pincite.errors import ContentError, InputError, PinciteError, Problem, input_error
from pincite.fates import fate_lines
from pincite.pipeline import Converted

T = TypeVar("T")
_ERRORS = Console(stderr=True)
_PREVIEWED = 12

_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="here",
    help="The handbook's folder.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_locked = click.option("--locked", is_flag=True, help="Fail if a ledger would change (for CI).")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pincite")
def cli() -> None:
    """Turn source documents into a static site in which every paragraph can be cited."""


cli.add_command(keeping.release)
cli.add_command(keeping.redact)
cli.add_command(deciding.topics)


@cli.command()
@_root
@_locked
@_json
def convert(*, root: Path, locked: bool, as_json: bool) -> None:
    """Seeds -> docs/, bibliography.bib and ledgers."""
    converted = _convert(root, locked=locked)
    written = pipeline.write(root, converted)
    if as_json:
        _print_json({"changed": written.changed, "removed": written.removed, "unchanged": written.unchanged})
        return
    for path in written.changed:
        click.echo(f"wrote {path}")
    for path in written.removed:
        click.echo(f"removed {path}")
    click.echo(f"{len(written.changed)} written, {len(written.removed)} removed, {written.unchanged} unchanged.")
    _tell_drafts(converted)


@cli.command()
@_root
@_locked
@click.option("--downloads", is_flag=True, help="Make the PDF too.")
@click.option(
    "--generator",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes the pages; zensical writes into site-zensical/.",
)
def build(*, root: Path, locked: bool, downloads: bool, generator: str) -> None:
    """Convert, check, then the site into site/."""
    converted = _convert(root, locked=locked)
    _refuse(pipeline.check(root, converted))
    pipeline.write(root, converted)
    with _ERRORS.status("Building the site"):
        site = pipeline.build(root, converted, downloads=downloads, generator=generator)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"{pages} pages in {site.name}/, {phrasing.counted(len(converted.handbook.documents), 'source')}.")
    _tell_drafts(converted)


@cli.command()
@_root
@_json
def check(*, root: Path, as_json: bool) -> None:
    """All promises and all references; prints code, place, what, and the mend."""
    converted = _convert(root)
    problems = sorted(
        {*pipeline.check(root, converted), *pipeline.stale(root, converted), *pipeline.unused(root, converted)}
    )
    if as_json:
        _print_json({"problems": [_as_data(problem) for problem in problems]})
        sys.exit(1 if problems else 0)
    _refuse(problems)
    documents = converted.handbook.documents
    passages = sum(len(document.numbered) for document in documents)
    counts = [(len(documents), "source"), (passages, "passage"), (len(converted.artifacts), "file")]
    click.echo(f"{', '.join(phrasing.counted(*one) for one in counts)}: no problem found.")


@cli.command()
@_root
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--reason", help="Why the wording changed; recorded with what is retired.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="P12=P13",
    help="Overrule one decision: old anchor = proposed one, or nothing.",
)
def accept(*, root: Path, ids: Sequence[str], reason: str | None, maps: Sequence[str]) -> None:
    """Publish drafts, or record changed wording (without an ID: of all sources); from then on the anchors bind."""
    acceptance = Acceptance(rulings=dict(_ruling(one) for one in maps), reason=reason)
    waiting = _waiting(root)
    chosen = list(ids) or waiting
    converted = pipeline.convert(root, accept=dict.fromkeys(chosen, acceptance))
    _refuse(pipeline.check(root, converted))
    pipeline.write(root, converted)
    for one in chosen:
        click.echo(f"accepted {one}" if one in waiting else f"{one} was accepted before")


def _ruling(text: str) -> tuple[str, str | None]:
    old, sign, new = text.partition("=")
    if not (old and sign):
        message = f"`{text}` is no ruling."
        raise input_error("accept", 0, "bad-ruling", message, "Write --map p12=p13, or --map p12= to withdraw it.")
    return old, new or None


def _waiting(root: Path) -> list[str]:
    """Return the sources that are drafts or have a new wording."""
    try:
        return [one.id for one in _convert(root).handbook.documents if one.draft]
    except pipeline.NewWordingsError as error:
        new = {one.source: Acceptance() for one in error.pending}
        drafts = [one.id for one in pipeline.convert(root, accept=new).handbook.documents if one.draft]
        return [*new, *drafts]


@cli.command()
@_root
def pdf(*, root: Path) -> None:
    """All sources and topics as one PDF, in site/downloads/."""
    converted = _convert(root)
    _refuse(pipeline.check(root, converted))
    with _ERRORS.status("Setting the PDF"):
        artifact = pipeline.pdf(converted)
        path = root / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    click.echo(f"wrote {artifact.path}, {len(artifact.data) // 1024} KB.")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="A handbook", show_default=True, help="The handbook's title.")
def init(*, folder: Path, title: str) -> None:
    """Make a new, empty handbook that builds."""
    for file in adding.init(folder, title):
        click.echo(f"wrote {folder / file.path}")
    click.echo(f"Next: cd {folder}, then `pincite add FILE` and `pincite build`.")


@cli.command()
@_root
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="Its permanent id, which stands in every link: a-report-2024.")
@click.option("--title", help="Its title.")
@click.option("--issued", help="Its date: 2024, 2024-06 or 2024-06-23, with ~ behind it if it is not certain.")
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
    new = (
        _new_version(root, file, raw, options | {"encoding": encoding})
        if options["version_of"]
        else _new_source(root, file, raw, text, options | {"encoding": encoding}, may_ask=may_ask)
    )
    for line in adding.preview(new.blocks, _PREVIEWED):
        click.echo(f"  {line}")
    numbered = sum(block.fingerprint is not None and block.kind != "heading" for block in new.blocks)
    click.echo(f"{phrasing.counted(len(new.blocks), 'block')}, {numbered} of them to be numbered.")
    if may_ask and not click.confirm("Add it?", default=True):
        click.echo("Nothing was added.")
        return
    adding.add(root, new)
    click.echo(f"wrote {new.seed.path}\nwrote {new.sidecar.path}")
    click.echo("Next: `pincite build`, then read the page against the file.")


def _read_new(file: Path, encoding: str | None, *, may_ask: bool) -> tuple[bytes, str, str | None]:
    """Return a file's bytes, text and encoding; where it is not UTF-8, somebody may say what it is."""
    try:
        return adding.read_new(file, encoding)
    except InputError as error:
        if not may_ask or error.problems[0].code != "not-utf8":
            raise
    return adding.read_new(file, adding.ask_encoding(file))


def _new_source(
    root: Path, file: Path, raw: bytes, text: str, options: Mapping[str, str | None], *, may_ask: bool
) -> adding.Draft:
    _refuse_options(options, ["since", "note"], "only goes with `--version-of`")
    stated = adding.guesses(text)
    fields = {}
    if may_ask:
        for name in ("title", "issued"):
            guessed = stated[name].value if name in stated else None
            fields[name] = options[name] or adding.ask_field(root, name, guessed)
        suggested = adding.suggest_id(fields["title"], fields["issued"])
        fields = {"id": options["identifier"] or adding.ask_field(root, "id", suggested)} | fields
    else:
        fields = _stated_fields(options, stated)
    fields |= {"URL": stated["URL"].value} if "URL" in stated else {}
    encoding, profile = options["encoding"], options["profile"]
    return adding.draft(root, file, raw, fields, stated=stated, encoding=encoding, profile=profile)


def _stated_fields(options: Mapping[str, str | None], stated: Mapping[str, adding.Guess]) -> dict[str, str]:
    """Return the fields of a new source as they are given, or as the text states them."""
    known = {name: options[name] or (stated[name].value if name in stated else "") for name in ("title", "issued")}
    if problems := [
        Problem(
            path="add",
            line=0,
            code=f"no-{name}",
            message=f"the text does not tell its `{name}`.",
            mend=f"Add `--{name} …`.",
        )
        for name, value in known.items()
        if not value
    ]:
        raise InputError(problems)
    return {"id": options["identifier"] or adding.suggest_id(known["title"], known["issued"])} | known


def _new_version(root: Path, file: Path, raw: bytes, options: Mapping[str, str | None]) -> adding.Draft:
    _refuse_options(options, ["identifier", "title", "issued", "profile"], "does not go with `--version-of`")
    facts = {"from": options["since"], "encoding": options["encoding"], "note": options["note"]}
    given = {name: value for name, value in facts.items() if value}
    return adding.new_version(root, file, raw, str(options["version_of"]), facts=given)


def _refuse_options(options: Mapping[str, str | None], names: Iterable[str], why: str) -> None:
    shown = {"identifier": "id", "since": "from"}
    if wrong := [f"--{shown.get(name, name)}" for name in names if options[name] is not None]:
        message = f"`{'`, `'.join(wrong)}` {why}: a wording has the id, title and date of its source."
        raise input_error("add", 0, "wrong-options", message, "Leave it out.")


@cli.command()
@_root
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(*, root: Path, port: int) -> None:
    """Build, watch, reload; on the loopback address only."""

    def build_once() -> None:
        try:
            converted = _convert(root)
            _refuse(pipeline.check(root, converted))
            pipeline.write(root, converted)
            pipeline.build(root, converted)
        except PinciteError as error:
            _tell(error)
            return
        click.echo(f"built {len(converted.handbook.documents)} sources")

    try:
        serving.serve(root.resolve(), port, build_once, click.echo)
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}."
        raise input_error("serve", 0, "port-in-use", message, "Name another with --port.") from error


@cli.group()
def figures() -> None:
    """Numbers with their sentences."""


@figures.command("propose")
@_root
@_json
def propose_figures(*, root: Path, as_json: bool) -> None:
    """List sentences that hold numbers and that no row of figures.csv or dismissed.csv covers."""
    rows = pipeline.proposals(root, _convert(root))
    if as_json:
        _print_json({"proposals": [asdict(row) for row in rows]})
        return
    for row in rows:
        click.echo(f"{row.source}#{row.anchor}  {', '.join(row.numbers)}\n    {row.text}")
    click.echo(f"{len(rows)} sentences hold numbers that nobody has tabulated or dismissed.")


@cli.command()
@_root
@click.option("--sqlite", type=click.Path(dir_okay=False, path_type=Path), help="Write a database into this file.")
@click.option(
    "--csv", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write tables into this folder."
)
def export(*, root: Path, sqlite: Path | None, folder: Path | None) -> None:
    """Paragraphs, figures and topics as an SQLite database or as CSV tables."""
    if not (sqlite or folder):
        raise click.UsageError("Name --sqlite FILE, --csv DIR, or both.")
    converted = _convert(root)
    _refuse(pipeline.check(root, converted))
    files = {sqlite: pipeline.database(converted)} if sqlite else {}
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        files |= {folder / name: data for name, data in pipeline.tables(converted).items()}
    for path, data in files.items():
        path.write_bytes(data)
        click.echo(f"wrote {path}")


def _convert(root: Path, *, locked: bool = False) -> Converted:
    converted = pipeline.convert(root, progress=_progress)
    if locked:
        pipeline.refuse_changed_ledgers(root, converted)
    return converted


def _progress(items: Sequence[T], doing: str) -> Iterable[T]:
    return track(items, description=doing, console=_ERRORS, transient=True, disable=not _ERRORS.is_terminal)


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise an error that holds all problems, if there are any."""
    if found := sorted(set(problems)):
        raise ContentError(found)


def _tell_drafts(converted: Converted) -> None:
    drafts = [document.id for document in converted.handbook.documents if document.draft]
    if drafts:
        click.echo(f"drafts, whose anchors may still change: {', '.join(drafts)}", err=True)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=list))


def _as_data(problem: Problem) -> dict[str, object]:
    return {name: getattr(problem, name) for name in ("code", "path", "line", "message", "mend")}


def _tell(error: PinciteError) -> None:
    if isinstance(error, pipeline.NewWordingsError):
        for pending in error.pending:
            for line in fate_lines(pending.source, pending.renewal):
                click.echo(line)
    for problem in error.problems:
        click.echo(str(problem), err=True)
    noun = "problem" if len(error.problems) == 1 else "problems"
    click.echo(f"{len(error.problems)} {noun}; nothing was changed.", err=True)


def main() -> None:
    """Run the command; a fault that a user can bring about never ends in a traceback."""
    try:
        cli(prog_name="pincite")
    except PinciteError as error:
        _tell(error)
        sys.exit(error.exit_status)
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else "the disk"
        message = f"it cannot be read or written: {error.strerror or 'the copy failed'}."
        refused = input_error(name, 0, "disk", message, "Make room or give leave, then run this again.")
        _tell(refused)
        sys.exit(refused.exit_status)
