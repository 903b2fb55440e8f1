"""Ends a test with all that a judge found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def expect_none(faults: Iterable[str], what: str) -> None:
    """Fail with a line for each fault, none left out, unless there are none."""
    lines = list(faults)
    if lines:
        pytest.fail("\n".join([f"{len(lines)} {what}:", *(f"  {line}" for line in lines)]), pytrace=False)
