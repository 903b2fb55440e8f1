"""What the commands share: options, the handbook that they work on, and how results and problems are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from pincite import invariants, pipeline
from pincite.commands.change_table import fate_lines
from pincite.errors import ContentError, PinciteError, Problem
from pincite.pipeline import Converted

T = TypeVar("T")
ERRORS = Console(stderr=True)

ROOT_OPTION = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True),
    default=Path(),
    show_default="here",
    help="The handbook's folder.",
)
JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
LOCKED_OPTION = click.option("--locked", is_flag=True, help="Fail if a ledger would change (for CI).")


def convert_root(root: Path, *, locked: bool = False) -> Converted:
    """Return the handbook in a folder, converted; if locked, refuse what would change a ledger."""
    converted = pipeline.convert(root, progress=_progress)
    if locked:
        invariants.refuse_changed_ledgers(root, converted)
    return converted


def _progress(items: Sequence[T], doing: str) -> Iterable[T]:
    return track(items, description=doing, console=ERRORS, transient=True, disable=not ERRORS.is_terminal)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise an error that holds all problems, if there are any."""
    if found := sorted(set(problems)):
        raise ContentError(found)


def tell_drafts(converted: Converted) -> None:
    """Name the sources whose anchors may still change."""
    drafts = [document.id for document in converted.handbook.documents if document.draft]
    if drafts:
        click.echo(f"drafts, whose anchors may still change: {', '.join(drafts)}", err=True)


def tell_repeated_numbers(converted: Converted) -> None:
    """Name the numbers that an original gives more than one passage, by which alone they cannot be cited."""
    for document in converted.handbook.documents:
        for number, anchors in document.repeated_numbers.items():
            places = ", ".join(anchors)
            click.echo(f"{document.id} has the number {number} more than once, at {places}: cite by ¶", err=True)


def print_json(value: object) -> None:
    """Print a result for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=list))


def as_data(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON has it."""
    return {name: getattr(problem, name) for name in ("code", "path", "line", "message", "fix", "said")}


def tell(error: PinciteError) -> None:
    """Print what would become of anchors, where that is in question, and every problem."""
    if isinstance(error, pipeline.NewVersionsError):
        for pending in error.pending:
            for line in fate_lines(pending.source, pending.renewal):
                click.echo(line)
    for problem in error.problems:
        click.echo(str(problem), err=True)
    noun = "problem" if len(error.problems) == 1 else "problems"
    click.echo(f"{len(error.problems)} {noun}; {error.outcome}.", err=True)
