"""The commands that make or take back what binds: `pincite release` and `pincite redact`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from pincite.commands.common import ROOT_OPTION, refuse
from pincite.commands.turns import reading, writing
from pincite.editing import redacting, releasing
from pincite.editing.redaction_report import purge_lines, told_lines
from pincite.editing.redaction_targets import Order
from pincite.editing.residual_occurrences import as_problem


@click.command()
@ROOT_OPTION
@click.argument("edition")
@click.option("--date", required=True, help="Its date: 2026-12-01.")
def release(*, root: Path, edition: str, date: str) -> None:
    """Stamp an EDITION (2026.1): its record, its pages, the list of what changed, the feed."""
    with writing(root, "release"):
        record = releasing.release(root, edition, date)
    anchors = sum(len(source.anchors) for source in record.sources)
    click.echo(f"released {record.edition} of {record.date}: {len(record.sources)} sources, {anchors} anchors.")
    click.echo("Next: read docs/editions/index.md, commit, then `pincite build --locked --downloads`.")


@click.command()
@ROOT_OPTION
@click.argument("places", nargs=-1, metavar="ID#P12...")
@click.option("--reason", help="Why; it stands on the page in place of the words.")
@click.option("--date", help="The date that the page gives: 2026-12-01.", show_default="today")
@click.option("--also", multiple=True, metavar="WORDS", help="Words that have to be gone from everything: a name.")
@click.option("--keep", multiple=True, metavar="WORDS", help="Words of the passages that may stay elsewhere.")
def redact(
    *,
    root: Path,
    places: tuple[str, ...],
    reason: str | None,
    date: str | None,
    also: tuple[str, ...],
    keep: tuple[str, ...],
) -> None:
    """Take passages (ID#p12) or sentences (ID#p12s3) out of everything; id, date and reason stay.

    With --also alone, lists where the words stand and changes nothing.
    """
    if not places:
        _list(root, also)
        return
    if reason is None:
        raise click.UsageError("Missing option '--reason'.")
    day = date or datetime.now(UTC).date().isoformat()
    with writing(root, "redact"):
        done = redacting.redact(root, Order(places=places, reason=reason, date=day, also=also, keep=keep))
    for line in (*told_lines(done), *purge_lines(done)):
        click.echo(line)
    if done.found.places:
        for problem in sorted({as_problem(place) for place in done.found.places}):
            click.echo(str(problem), err=True)
        click.echo("The passages were redacted, and these places still have the words.", err=True)
        sys.exit(1)


def _list(root: Path, words: tuple[str, ...]) -> None:
    """Tell where words stand; the exit status is 1 if they stand anywhere."""
    if not words:
        raise click.UsageError("Name passages (ID#p12), or words with --also.")
    problems, found = reading(root, "redact", lambda: redacting.find_named(root, words))
    for unread in found.unread:
        click.echo(f"not read, look yourself: {unread.path}: {unread.what}")
    refuse(problems)
    click.echo(f"{found.files} files and all sources were searched: the words stand nowhere.")
