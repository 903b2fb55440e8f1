"""The commands on numbers and tables: `pincite figures propose` and `pincite export`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from pincite import pipeline, promises
from pincite.commands.common import (
    JSON_OPTION,
    ROOT_OPTION,
    convert_root,
    print_json,
    refuse,
)


@click.group()
def figures() -> None:
    """Numbers with their sentences."""


@figures.command("propose")
@ROOT_OPTION
@JSON_OPTION
def propose_figures(*, root: Path, as_json: bool) -> None:
    """List sentences that hold numbers and that no row of figures.csv or dismissed.csv covers."""
    rows = pipeline.proposals(root, convert_root(root))
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
    converted = convert_root(root)
    refuse(promises.check(root, converted))
    files = {sqlite: pipeline.database(converted)} if sqlite else {}
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        files |= {folder / name: data for name, data in pipeline.tables(converted).items()}
    for path, data in files.items():
        path.write_bytes(data)
        click.echo(f"wrote {path}")
