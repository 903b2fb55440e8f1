"""The command that publishes drafts and records new wordings: `pincite accept`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pincite import formatting, invariants, pipeline
from pincite.commands.common import (
    ROOT_OPTION,
    convert_root,
    refuse,
)
from pincite.commands.turns import reading, writing
from pincite.errors import COMMAND_LINE, input_error
from pincite.versioning.assign_anchors import Acceptance


@click.command()
@ROOT_OPTION
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "all_waiting", is_flag=True, help="Accept all drafts and new wordings that wait.")
@click.option("--reason", help="Why the wording changed; recorded with what is retired.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="P12=P13",
    help="Overrule one decision: old anchor = proposed one, or nothing.",
)
def accept(*, root: Path, ids: Sequence[str], all_waiting: bool, reason: str | None, maps: Sequence[str]) -> None:
    """Publish drafts, or record changed wording; from then on the anchors bind. Without an ID, what waits is listed."""
    if not (ids or all_waiting):
        ids = _chosen(reading(root, "accept", lambda: _waiting(root)))
        if not ids:
            return
    acceptance = Acceptance(rulings=dict(_ruling(ruling) for ruling in maps), reason=reason)
    with writing(root, "accept"):
        waiting = _waiting(root)
        chosen = list(ids) or waiting
        converted = pipeline.convert(root, accept=dict.fromkeys(chosen, acceptance))
        refuse(invariants.check(root, converted))
        pipeline.write(root, converted)
    for source in chosen:
        click.echo(f"accepted {source}" if source in waiting else f"{source} was accepted before")


def _chosen(waiting: Sequence[str]) -> Sequence[str]:
    """Return the sources that a person chooses of those that wait; none where nothing waits, or nothing is chosen."""
    if not waiting:
        click.echo("Nothing waits to be accepted.")
        return ()
    if not sys.stdin.isatty():
        names = ", ".join(waiting)
        message = f"these wait to be accepted: {names}. What is accepted binds for ever."
        fix = f"Name those whose boundaries you have read, as in `pincite accept {waiting[0]}`; `--all` takes them all."
        raise input_error(COMMAND_LINE, 0, "none-chosen", message, fix)
    click.echo(f"What is accepted binds for ever. {formatting.counted(len(waiting), 'source')} wait:")
    return [name for name in waiting if click.confirm(f"Accept {name}?", default=False)]


def _ruling(text: str) -> tuple[str, str | None]:
    old, sign, new = text.partition("=")
    if not (old and sign):
        message = f"`{text}` is no ruling."
        raise input_error(COMMAND_LINE, 0, "bad-ruling", message, "Write --map p12=p13, or --map p12= to withdraw it.")
    return old, new or None


def _waiting(root: Path) -> list[str]:
    """Return the sources that are drafts or have a new wording."""
    try:
        return [document.id for document in convert_root(root).handbook.documents if document.draft]
    except pipeline.NewVersionsError as error:
        new = {pending_version_error.source: Acceptance() for pending_version_error in error.pending}
        drafts = [document.id for document in pipeline.convert(root, accept=new).handbook.documents if document.draft]
        return [*new, *drafts]
