"""A copy of the toy handbook, and the command that runs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.making import copy_toy
from tests.support.running import Runner, make_runner


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Return a copy of the toy handbook in which nothing has been generated."""
    return copy_toy(tmp_path / "toy")


@pytest.fixture
def run(toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Return a function that runs `pincite` on that copy."""
    return make_runner(toy, monkeypatch, capsys)
