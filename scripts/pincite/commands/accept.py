"""The command that publishes drafts and records new wordings: `pincite accept`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pincite import invariants, pipeline
from pincite.commands.common import (
    ROOT_OPTION,
    convert_root,
    refuse,
)
from pincite.commands.turns import writing
from pincite.errors import COMMAND_LINE, input_error
from pincite.versioning.assign_anchors import Acceptance


@click.command()
@ROOT_OPTION
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
    acceptance = Acceptance(rulings=dict(_ruling(ruling) for ruling in maps), reason=reason)
    with writing(root, "accept"):
        waiting = _waiting(root)
        chosen = list(ids) or waiting
        converted = pipeline.convert(root, accept=dict.fromkeys(chosen, acceptance))
        refuse(invariants.check(root, converted))
        pipeline.write(root, converted)
    for source in chosen:
        click.echo(f"accepted {source}" if source in waiting else f"{source} was accepted before")


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
