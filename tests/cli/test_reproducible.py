"""`pincite check --reproducible` converts once more in another process; no other command does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running import Runner


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_another_process(toy: Path, run: Runner) -> None:
    assert run("convert").status == 0
    ended = run("check", "--reproducible")
    assert (ended.status, ended.err) == (0, "")
    assert (toy / "docs/sources/index.md").is_file()


def test_what_differs_is_told(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("convert").status == 0
    monkeypatch.setattr("pincite.invariants.convert_again", lambda root, accept: {"docs/other.md": "0"})
    ended = run("check", "--reproducible")
    assert ended.status == 1
    assert "not-repeatable docs/other.md" in ended.err


def test_nothing_is_converted_twice_unasked(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*command: object, **named: object) -> None:
        raise AssertionError(command)

    monkeypatch.setattr("pincite.reproducibility.subprocess.run", refuse)
    assert run("convert").status == 0
    assert run("check").status == 0
