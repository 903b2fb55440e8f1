"""The command that begins a handbook: `pincite init`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pincite.authoring.starter import refuse_used_folder, starter_files
from pincite.commands.add import add_sources, intake_options
from pincite.commands.turns import writing
from pincite.editing import adding
from pincite.editing.adding_files import given_files
from pincite.inputs.file_view import DiskView
from pincite.inputs.overlay import Overlay


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("texts", nargs=-1, metavar="[TEXT]…", type=click.Path(path_type=Path))
@click.option("--title", default="A handbook", show_default=True, help="The handbook's title.")
@intake_options
def init(*, folder: Path, texts: Sequence[Path], title: str, yes: bool, **options: Any) -> None:
    """Make a new handbook that builds; with files or folders of TEXTS, they are its first sources."""
    target = folder.resolve()
    refuse_used_folder(target)
    files = tuple(starter_files(title))
    given = given_files(texts, None)
    if given.files:
        view = Overlay(DiskView(target), {file.path: file.data for file in files})
        may_ask = sys.stdin.isatty() and not yes
        add_sources(target, given, options, may_ask=may_ask, view=view, others=files)
    else:
        adding.make_folder(target)
        with writing(target, "init"):
            files = adding.init(target, title)
        for file in files:
            click.echo(f"wrote {folder / file.path}")
    click.echo(f"Next: cd {folder}, then {'' if given.files else '`pincite add FILE` and '}`pincite build`.")
