"""Finds the programs that tests start, which pip cannot bring."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def find_program(*names: str) -> str:
    """Return the path of the first of these programs that is installed.

    Without one the test is skipped, or fails where CI is set.
    """
    path = next((found for name in names if (found := shutil.which(name))), None)
    return path or skip_or_fail(f"{' or '.join(names)} is not installed; `make test` installs it or says how")


def skip_or_fail(message: str) -> NoReturn:
    """End a test that cannot be run here: it is skipped, or fails where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
