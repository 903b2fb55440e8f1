"""The command `pincite`: runs it, tells what ended it, and sets the exit status."""

from __future__ import annotations

import sys

from pincite.errors import PinciteError
from pincite.machine import lacking


def main() -> None:
    """Run the command; a fault that a user, a file or a machine can bring about never ends in a traceback."""
    try:
        # Not at the top: to load the libraries is the first thing for which memory, or a package, can be missing.
        from pincite.commands.gathered import cli  # noqa: PLC0415

        cli(prog_name="pincite")
    except KeyboardInterrupt:
        # Later than this, click says the same.
        _end("Aborted!", 1)
    except PinciteError as error:
        from pincite.commands.common import tell  # noqa: PLC0415

        tell(error)
        sys.exit(error.exit_status)
    except Exception as error:
        told = lacking(error)
        if told is None:
            raise
        # What was made so far is held by the frames, and may be what leaves no room to say so.
        error.__traceback__ = error.__context__ = error.__cause__ = None
        _end(f"{told}\n1 problem; {told.outcome}.", PinciteError.exit_status)


def _end(said: str, status: int) -> None:
    """Say something by the shortest way, and end."""
    sys.stderr.write(f"{said}\n")
    sys.exit(status)
