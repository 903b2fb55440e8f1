"""The commands on numbers and tables: `pincite figures propose` and `pincite export`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from pincite import invariants, pipeline
from pincite.commands.common import (
    JSON_OPTION,
    ROOT_OPTION,
    convert_root,
    print_json,
    refuse,
)
from pincite.commands.turns import reading, writing
from pincite.downloads import EXPORTS
from pincite.publish.places import disk_errors_told


@click.group()
def figures() -> None:
    """Numbers with their sentences."""


@figures.command("propose")
@ROOT_OPTION
@JSON_OPTION
def propose_figures(*, root: Path, as_json: bool) -> None:
    """List sentences that hold numbers and that no row of figures.csv or dismissed.csv covers."""
    rows = reading(root, "figures propose", lambda: pipeline.proposals(convert_root(root)))
    if as_json:
        print_json({"proposals": [asdict(row) for row in rows]})
        return
    for row in rows:
        click.echo(f"{row.source}#{row.anchor}  {', '.join(row.numbers)}\n    {row.text}")
    click.echo(f"{len(rows)} sentences hold numbers that nobody has tabulated or dismissed.")


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with an option for each export."""
    for each in reversed(EXPORTS):
        path = click.Path(file_okay=not each.is_folder, dir_okay=each.is_folder, path_type=Path)
        command = click.option(f"--{each.option}", type=path, help=each.help)(command)
    return command


@click.command()
@ROOT_OPTION
@_options
def export(*, root: Path, **targets: Path | None) -> None:
    """Paragraphs, figures and topics as an SQLite database or as CSV tables."""
    wanted = {option: target for option, target in targets.items() if target}
    if not wanted:
        named = [f"--{each.option} {'DIR' if each.is_folder else 'FILE'}" for each in EXPORTS]
        raise click.UsageError(f"Name {', '.join(named)}, or several.")
    if any(target.resolve().is_relative_to(root) for target in wanted.values()):
        with writing(root, "export"):
            _write(_exported(root, wanted))
    else:
        _write(reading(root, "export", lambda: _exported(root, wanted)))


def _exported(root: Path, wanted: Mapping[str, Path]) -> Mapping[Path, bytes]:
    """Return the files that are asked for."""
    converted = convert_root(root)
    refuse(invariants.check(root, converted))
    made: dict[Path, bytes] = {}
    for each in EXPORTS:
        if target := wanted.get(each.option):
            files = each.make(converted.handbook)
            made |= {target / name if each.is_folder else target: data for name, data in files.items()}
    return made


def _write(files: Mapping[Path, bytes]) -> None:
    """Write each file whole: it is written beside its place, then renamed."""
    for path, data in files.items():
        target = path.resolve()
        done = "the files that are named above were written, the others were not"
        with disk_errors_told(target.parent, done):
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and not target.is_file():
                target.write_bytes(data)
            else:
                beside = target.with_name(f".{target.name}.pincite-new")
                beside.write_bytes(data)
                beside.replace(target)
        click.echo(f"wrote {path}")
