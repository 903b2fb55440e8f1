"""Runs the command `pincite` inside the test's own process, as its entry point would."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pincite.cli import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Runner = Callable[..., Ended]


def make_runner(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Return a function that runs a command on a handbook; an exception that escapes fails the test."""

    def run(command: str, *arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["pincite", command, "--root", str(root), *arguments])
        capsys.readouterr()
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 0
        else:
            status = 0
        shown = capsys.readouterr()
        return Ended(status=status, out=shown.out, err=shown.err)

    return run
