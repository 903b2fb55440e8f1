"""Golden files: cases as data, and a comparison that shows a unified diff.

`PINCITE_REWRITE=1 pytest …` writes what is found into the files that `compare_golden` reads; look at them before you
keep them.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any

import pytest
import yaml


def read_cases(path: Path) -> Any:
    """Return what a YAML file of cases says."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def compare_golden(path: Path, found: str) -> None:
    """Fail with a unified diff where a text is not what the golden file holds."""
    if os.environ.get("PINCITE_REWRITE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, "utf-8")
    wanted = path.read_text("utf-8")
    if found != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), path.name, "found", lineterm="")
        pytest.fail("\n".join(lines), pytrace=False)
