"""Converts a handbook once more in another process, to prove that nothing but its files decides what is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pincite.errors import HANDBOOK, input_error

_OTHER_WORLD = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}


def convert_again(root: Path, accept: Mapping[str, Any]) -> dict[str, str]:
    """Return the digests of what another process, with other hash seeds, time zone and folder, would write."""
    command = [sys.executable, "-m", "pincite.pipeline", str(root.resolve()), json.dumps(accept)]
    with tempfile.TemporaryDirectory() as elsewhere:
        run = subprocess.run(  # noqa: S603 - the command is ours
            command, cwd=elsewhere, env=os.environ | _OTHER_WORLD, capture_output=True, text=True, check=False
        )
    if run.returncode:
        said = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
        message = "a second run over the same input failed."
        fix = "Run it again: a file may have been changed meanwhile."
        raise input_error(HANDBOOK, 0, "second-run-failed", message, fix, said=said.replace(str(root.resolve()), "."))
    made: dict[str, str] = json.loads(run.stdout)
    return made
