"""The commands, gathered under the name `pincite`."""

from __future__ import annotations

import click

from pincite.commands import accept, begin, bind, explaining, site, tables, topics
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
