"""The commands that make or take back what binds: `pincite release` and `pincite redact`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from pincite.commands.common import ROOT_OPTION
from pincite.commands.turns import writing
from pincite.editing import redacting, releasing


@click.command()
@ROOT_OPTION
@click.argument("edition")
@click.option("--date", required=True, help="Its date: 2026-12-01.")
def release(*, root: Path, edition: str, date: str) -> None:
    """Stamp an EDITION (2026.1): its record, its pages, the list of what changed, the feed."""
    with writing(root, "release"):
        record = releasing.release(root, edition, date)
    anchors = sum(len(one.anchors) for one in record.sources)
    click.echo(f"released {record.edition} of {record.date}: {len(record.sources)} sources, {anchors} anchors.")
    click.echo("Next: read docs/editions/index.md, commit, then `pincite build --locked --downloads`.")


@click.command()
@ROOT_OPTION
@click.argument("places", nargs=-1, required=True, metavar="ID#P12...")
@click.option("--reason", required=True, help="Why; it stands on the page in place of the words.")
@click.option("--date", help="The date that the page gives: 2026-12-01.", show_default="today")
def redact(*, root: Path, places: Sequence[str], reason: str, date: str | None) -> None:
    """Take passages (ID#p12) or sentences (ID#p12s3) out of everything; id, date and reason stay."""
    with writing(root, "redact"):
        done = redacting.redact(root, places, reason=reason, date=date or datetime.now(UTC).date().isoformat())
    for one in done.redactions:
        click.echo(f"redacted {one.anchor} on {one.date}: {one.reason}")
    for line in redacting.purge_lines(done):
        click.echo(line)
