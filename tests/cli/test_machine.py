"""What a machine lacks is told in a line with its place, what it is and what to do; never as a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pincite import pipeline
from pincite.machine import lacking, working_on
from tests.cli.conftest import run, toy
from tests.support.making import copy_toy
from tests.support.running import Runner

__all__ = ["run", "toy"]
FAULTS = {
    "memory": (MemoryError(), "no-memory this machine: "),
    "memory for a process": (OSError(errno.ENOMEM, "Cannot allocate memory"), "no-memory this machine: "),
    "memory for a thread": (RuntimeError("can't start new thread"), "no-memory this machine: "),
    "memory for a library": (ImportError("x.so: failed to map segment from shared object"), "no-memory "),
    "depth": (RecursionError("maximum recursion depth exceeded"), "too-deep this machine: "),
    "a package": (
        ModuleNotFoundError("No module named 'x'", name="x"),
        "not-installed this installation: the package `x`",
    ),
    "room": (OSError(errno.ENOSPC, "No space left on device", "/a/b.json"), "disk b.json: "),
}


@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS)
def test_what_is_lacking_is_told(
    fault: Exception, told: str, toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(pipeline, "convert", convert)
    ended = run("check")
    assert ended.err.startswith(told)
    assert "Traceback" not in ended.err
    assert "the command stopped there" in ended.err
    assert ended.status == 2


@pytest.mark.parametrize("fault", [MemoryError, RecursionError])
def test_the_source_in_work_is_named(
    fault: type[Exception], toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert_source(*_: object) -> None:
        raise fault

    monkeypatch.setattr(pipeline, "convert_source", convert_source)
    assert " seeds/" in run("check").err.splitlines()[0]


def test_the_innermost_file_is_named() -> None:
    with pytest.raises(MemoryError) as raised, working_on("docs/a.md"), working_on("docs/b.md"):
        raise MemoryError
    assert str(lacking(raised.value)).startswith("no-memory docs/b.md: ")


def test_a_fault_of_pincite_itself_is_no_lack() -> None:
    assert lacking(KeyError("x")) is None
    assert lacking(RuntimeError("x")) is None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a process's memory is limited by the kernel on Linux only")
@pytest.mark.parametrize("megabytes", [60, 90, 130, 170, 210, 250])
def test_a_command_without_memory_ends_with_a_message(megabytes: int, tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    command = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES));from pincite.cli import main; main()"
    ).replace("BYTES", str(megabytes * 1_000_000))
    ended = subprocess.run(
        [sys.executable, "-c", command, "check", "--root", str(root)],
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("no-memory ")
    assert ended.returncode == 2
