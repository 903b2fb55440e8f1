"""The command on layouts: `pincite profile test`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pincite.commands.common import JSON_OPTION, ROOT_OPTION, print_json
from pincite.commands.intake_lines import counts_line
from pincite.commands.turns import reading
from pincite.editing.cut_warnings import cut_warnings
from pincite.editing.trying_profile import Tried, try_profile
from pincite.model import Block
from pincite.text import line_at, line_starts, one_line

_FIRST_WORDS = 70


@click.group()
def profile() -> None:
    """How texts are laid out: profiles in seeds/profiles/."""


@profile.command("test")
@ROOT_OPTION
@JSON_OPTION
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", "name", help="The profile; left out, that of the source, or none.")
@click.option("--encoding", help="The file's encoding, if it is not UTF-8.")
def test(*, root: Path, file: Path, name: str | None, encoding: str | None, as_json: bool) -> None:
    """Show what a profile does to FILE, a seed or any other text: each block with its lines; nothing is written."""
    tried = reading(root, "profile test", lambda: try_profile(root, file, name, encoding))
    rows = [_row(block, line_starts(tried.source.seed.text)) for block in tried.blocks]
    warnings = list(cut_warnings(tried.source, tried.blocks, tried.profile))
    if as_json:
        print_json({"file": str(file), "profile": tried.name, "blocks": rows, "look_at": warnings})
        return
    for line in _lines(rows):
        click.echo(line)
    click.echo(f"{counts_line(tried.blocks)} {_by(tried)}")
    for warning in warnings:
        click.echo(f"look at {warning}")


def _row(block: Block, starts: tuple[int, ...]) -> Mapping[str, Any]:
    """Return what is shown of a block."""
    return {
        "lines": [line_at(starts, block.start), line_at(starts, max(block.start, block.end - 1))],
        "kind": block.kind,
        "level": getattr(block, "level", None),
        "label": getattr(block, "label", None),
        "section": block.section,
        "reason": block.reason,
        "text": block.text,
    }


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line for each block: its lines in the file, kind, label, section, first words, and why it is left out."""
    for row in rows:
        first, last = row["lines"]
        where = f"{first}" if first == last else f"{first}-{last}"
        kind = row["kind"] + (f" {row['level']}" if row["level"] is not None else "")
        label = f"[{row['label']}] " if row["label"] else ""
        why = f"  ({row['reason']})" if row["reason"] else ""
        words = one_line(row["text"])
        cut = words[:_FIRST_WORDS] + ("…" if len(words) > _FIRST_WORDS else "")
        yield f"{where:>11}  {kind:16} {row['section'] or '-':14} {label}{cut}{why}"


def _by(tried: Tried) -> str:
    return f"Cut by the profile `{tried.name}`." if tried.name else "Cut by the layout of the text, without a profile."
