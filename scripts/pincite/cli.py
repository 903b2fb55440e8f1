"""The command `pincite`: gathers the commands, and sets the exit status."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pincite.commands import accept, build_check_serve, export, init_add, release_redact, topics
from pincite.commands.common import tell
from pincite.commands.turns import LONGEST_WAIT
from pincite.errors import PinciteError, input_error


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
    init_add.init,
    init_add.add,
    build_check_serve.convert,
    build_check_serve.build,
    build_check_serve.check,
    build_check_serve.serve,
    build_check_serve.pdf,
    accept.accept,
    release_redact.release,
    release_redact.redact,
    topics.topics,
    export.figures,
    export.export,
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
        name = Path(str(error.filename)).name if error.filename else "the disk"
        message = f"it cannot be read or written: {error.strerror or 'the copy failed'}."
        refused = input_error(name, 0, "disk", message, "Make room or give leave, then run this again.")
        refused.outcome = "the command stopped there; `pincite check` tells whether anything waits to be finished"
        tell(refused)
        sys.exit(refused.exit_status)
