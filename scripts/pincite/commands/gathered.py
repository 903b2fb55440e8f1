"""The commands, gathered under the name `pincite`."""

from __future__ import annotations

import click

from pincite.commands import accept, add, build_check_serve, explaining, export, init, profile, release_redact, topics
from pincite.commands.turns import LONGEST_WAIT


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
    init.init,
    add.add,
    profile.profile,
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
    explaining.explain,
):
    cli.add_command(command)
