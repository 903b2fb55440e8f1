"""The command `pincite`: gathers the commands, and sets the exit status."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pincite.commands import accept, begin, bind, explaining, site, tables, topics
from pincite.commands.common import tell
from pincite.commands.turns import LONGEST_WAIT
from pincite.errors import COMMAND_LINE, PinciteError, input_error
from pincite.reasons import system_reason


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pincite")
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=LONGEST_WAIT,
    show_default=True,
    envvar="PINCITE_WAIT",
    metavar="SECONDS",
    help="How long to wait at most for another command on the same handbook.",
)
@click.pass_context
def cli(context: click.Context, *, wait: float) -> None:
    """Turn source documents into a static site in which every paragraph can be cited."""
    context.obj = wait


for command in (
    begin.init,
    begin.add,
    site.convert,
    site.build,
    site.check,
    site.serve,
    site.pdf,
    accept.accept,
    bind.release,
    bind.redact,
    topics.topics,
    tables.figures,
    tables.export,
    explaining.explain,
):
    cli.add_command(command)


def main() -> None:
    """Run the command; a fault that a user can bring about never ends in a traceback."""
    try:
        cli(prog_name="pincite")
    except PinciteError as error:
        tell(error)
        sys.exit(error.exit_status)
    except OSError as error:
        name = f"`{Path(str(error.filename)).name}`" if error.filename else "the disk"
        message = f"{name} cannot be read or written: {system_reason(error)}."
        refused = input_error(COMMAND_LINE, 0, "disk", message, "Make room or give leave, then run this again.")
        refused.outcome = "the command stopped there; `pincite check` tells whether anything waits to be finished"
        tell(refused)
        sys.exit(refused.exit_status)
