"""Finds the programs that tests start, which pip cannot bring."""

from __future__ import annotations

import os
import shutil

import pytest


def find_program(*names: str) -> str:
    """Return the path of the first of these programs that is installed.

    Without one the test is skipped, or fails where CI is set.
    """
    for name in names:
        path = shutil.which(name)
        if path is not None:
            return path
    message = f"{' or '.join(names)} is not installed; `make test` installs it or says how"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
