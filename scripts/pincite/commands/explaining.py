"""The command `explain`: what the code of a problem means, with an example and the fix."""

from __future__ import annotations

from difflib import get_close_matches

import click

from pincite.errors import COMMAND_LINE, input_error
from pincite.problems import Explanation, explanations, groups


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a problem means, with an example and the fix; without one, list all codes."""
    if code is None:
        click.echo("\n\n".join(_listed()))
        return
    known = explanations()
    if code not in known:
        near = get_close_matches(code, known, 1)
        fix = f"Did you mean `{near[0]}`?" if near else "`pincite explain` lists all codes."
        raise input_error(COMMAND_LINE, 0, "unknown-code", f"`{code}` is no code of a problem.", fix)
    click.echo(_told(known[code]))


def _listed() -> list[str]:
    """Return each group's codes with their titles, one a line."""
    widest = max(map(len, explanations()))
    return [
        "\n".join([group.title, *(f"  {code.code:{widest}}  {code.title}" for code in group.codes)])
        for group in groups()
    ]


def _told(explanation: Explanation) -> str:
    lines = [f"{explanation.code}: {explanation.title}.", explanation.meaning, "For example:"]
    lines += [f"  {line}" for line in [*explanation.written.splitlines(), explanation.says]]
    return "\n".join([*lines, f"What to do: {explanation.fix}"])
