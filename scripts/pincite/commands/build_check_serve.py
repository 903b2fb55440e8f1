"""The commands from seeds to site: `pincite convert`, `build`, `check`, `pdf` and `serve`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pincite import formatting, invariants, pipeline, serving
from pincite.commands.common import (
    ERRORS,
    JSON_OPTION,
    LOCKED_OPTION,
    ROOT_OPTION,
    as_data,
    convert_root,
    print_json,
    refuse,
    tell,
    tell_drafts,
    tell_repeated_numbers,
)
from pincite.commands.turns import UnfinishedRunError, reading, say, writing
from pincite.errors import Problem
from pincite.pipeline import Converted
from pincite.publish.recovery import refuse_no_room_for_site


@click.command()
@ROOT_OPTION
@LOCKED_OPTION
@JSON_OPTION
def convert(*, root: Path, locked: bool, as_json: bool) -> None:
    """Seeds -> docs/, bibliography.bib and ledgers."""
    with writing(root, "convert"):
        converted = convert_root(root, locked=locked)
        written = pipeline.write(root, converted)
    if as_json:
        print_json({"changed": written.changed, "removed": written.removed, "unchanged": written.unchanged})
        return
    for path in written.changed:
        click.echo(f"wrote {path}")
    for path in written.removed:
        click.echo(f"removed {path}")
    click.echo(f"{len(written.changed)} written, {len(written.removed)} removed, {written.unchanged} unchanged.")
    tell_drafts(converted)
    tell_repeated_numbers(converted)


@click.command()
@ROOT_OPTION
@LOCKED_OPTION
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
    with writing(root, "build"):
        refuse_no_room_for_site(root, generator)
        converted = convert_root(root, locked=locked)
        refuse(invariants.check(root, converted))
        pipeline.write(root, converted)
        with ERRORS.status("Building the site"):
            site = pipeline.build(root, converted, downloads=downloads, generator=generator, say=say)
        pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"{pages} pages in {site.name}/, {formatting.counted(len(converted.handbook.documents), 'source')}.")
    tell_drafts(converted)
    tell_repeated_numbers(converted)


@click.command()
@ROOT_OPTION
@JSON_OPTION
@click.option("--reproducible", is_flag=True, help="Convert once more in another process, and compare every byte.")
def check(*, root: Path, as_json: bool, reproducible: bool) -> None:
    """All promises and all references; prints code, place, what, and the fix."""
    try:
        converted, problems = reading(root, "check", lambda: _checked(root, reproducible=reproducible))
    except UnfinishedRunError as error:
        if not as_json:
            raise
        print_json({"problems": [as_data(problem) for problem in error.problems]})
        sys.exit(error.exit_status)
    if as_json:
        print_json({"problems": [as_data(problem) for problem in problems]})
        sys.exit(1 if problems else 0)
    refuse(problems)
    documents = converted.handbook.documents
    passages = sum(len(document.numbered) for document in documents)
    counts = [(len(documents), "source"), (passages, "passage"), (len(converted.artifacts), "file")]
    click.echo(f"{', '.join(formatting.counted(*count) for count in counts)}: no problem found.")


def _checked(root: Path, *, reproducible: bool) -> tuple[Converted, list[Problem]]:
    converted = convert_root(root)
    again = invariants.reproducible(root, converted) if reproducible else ()
    found = {
        *again,
        *invariants.check(root, converted),
        *invariants.stale(root, converted),
        *invariants.unused(converted),
    }
    return converted, sorted(found)


@click.command()
@ROOT_OPTION
def pdf(*, root: Path) -> None:
    """All sources and topics as one PDF, in site/downloads/."""
    with writing(root, "pdf"):
        refuse_no_room_for_site(root, "mkdocs")
        converted = convert_root(root)
        refuse(invariants.check(root, converted))
        with ERRORS.status("Setting the PDF"):
            artifact = pipeline.write_pdf(root, converted)
    for note in artifact.notes:
        click.echo(note, err=True)
    click.echo(f"wrote {artifact.path}, {len(artifact.data) // 1024} KB.")


@click.command()
@ROOT_OPTION
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(*, root: Path, port: int) -> None:
    """Build, watch, reload; on the loopback address only."""

    def build_once() -> str:
        """Return the permanent address of the site that was built, empty where it has none."""
        with writing(root, "serve", wait=None):
            refuse_no_room_for_site(root, "mkdocs")
            converted = convert_root(root)
            refuse(invariants.check(root, converted))
            pipeline.write(root, converted)
            pipeline.build(root, converted, say=say)
        click.echo(f"built {formatting.counted(len(converted.handbook.documents), 'source')}")
        return converted.handbook.site_url

    serving.serve(root, port, build=build_once, told=tell, say=click.echo)
