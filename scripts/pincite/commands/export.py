"""The commands on numbers and tables: `pincite figures propose` and `pincite export`."""

from __future__ import annotations

from collections.abc import Mapping
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


@click.command()
@ROOT_OPTION
@click.option("--sqlite", type=click.Path(dir_okay=False, path_type=Path), help="Write a database into this file.")
@click.option(
    "--csv", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write tables into this folder."
)
def export(*, root: Path, sqlite: Path | None, folder: Path | None) -> None:
    """Paragraphs, figures and topics as an SQLite database or as CSV tables."""
    if not (sqlite or folder):
        raise click.UsageError("Name --sqlite FILE, --csv DIR, or both.")
    if any(path and path.resolve().is_relative_to(root) for path in (sqlite, folder)):
        with writing(root, "export"):
            _write(_exported(root, sqlite, folder))
    else:
        _write(reading(root, "export", lambda: _exported(root, sqlite, folder)))


def _exported(root: Path, sqlite: Path | None, folder: Path | None) -> Mapping[Path, bytes]:
    """Return the files that are asked for."""
    converted = convert_root(root)
    refuse(invariants.check(root, converted))
    files = {sqlite: pipeline.database(converted)} if sqlite else {}
    return files | ({folder / name: data for name, data in pipeline.tables(converted).items()} if folder else {})


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
