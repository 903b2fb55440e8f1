"""The ready workflows: valid, safe, and their actions pinned by commit."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("schema", "path"),
    [("vendor.github-workflows", ".github/workflows/pages.yml"), ("vendor.gitlab-ci", ".gitlab-ci.yml")],
)
def test_it_fits_its_schema(schema: str, path: str) -> None:
    run = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", schema, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_it_gives_the_linter_no_finding() -> None:
    run = subprocess.run(
        [BIN / "zizmor", "--offline", "--no-progress", ".github/workflows"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_it_pins_each_action_by_commit() -> None:
    text = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)
