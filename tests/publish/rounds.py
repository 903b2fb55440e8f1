"""Handbooks, commands and judgements for tests in which commands run at once, or are killed."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from pincite.cli import main
from tests.support.making import copy_toy

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.publish.rounds"])
DRAFTS = ("board-1901-inspection", "gazette-1902-light")
ACCEPTED = "board-1905-annual-fog"
_LONGEST = 300
Judge = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that writes, and what must hold when it has ended."""

    arguments: tuple[str, ...]
    judge: Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    arguments: tuple[str, ...]
    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A command that runs in a process of its own."""

    arguments: tuple[str, ...]
    process: BaseProcess
    said: Path
    """The folder in which what it prints is kept."""

    def out(self) -> str:
        """Return what it has printed until now."""
        return (self.said / "out").read_text("utf-8") if (self.said / "out").exists() else ""


def start(root: Path, arguments: tuple[str, ...]) -> Running:
    """Start a command in a handbook, in a process group of its own.

    Processes are forked from one that has imported the package: starting Python anew would take most of the time.
    """
    said = Path(tempfile.mkdtemp(dir=root.parent))
    process = _FORKS.Process(target=be_command, args=(str(root), arguments, str(said)), daemon=True)
    process.start()
    return Running(arguments=arguments, process=process, said=said)


def be_command(root: str, arguments: tuple[str, ...], said: str) -> None:
    """Run a command as this process, which ends with its status."""
    os.setsid()
    os.chdir(root)
    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{said}/{name}", os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    sys.argv = ["pincite", *arguments]
    main()


def end(running: Running) -> Ended:
    """Wait for a command, and return how it ended."""
    running.process.join(_LONGEST)
    assert running.process.exitcode is not None, running.arguments
    err = (running.said / "err").read_text("utf-8")
    return Ended(arguments=running.arguments, status=running.process.exitcode, out=running.out(), err=err)


def run(root: Path, *arguments: str) -> Ended:
    """Run a command in a handbook."""
    return end(start(root, arguments))


def prepare(root: Path) -> Path:
    """Return a toy handbook of which one source is accepted, and the site is built."""
    copy_toy(root)
    for arguments in (("accept", ACCEPTED), ("build",)):
        ended = run(root, *arguments)
        assert ended.status == 0, ended
    return root


def _ledger(root: Path, source: str) -> dict[str, object]:
    ledger: dict[str, object] = json.loads((root / f"seeds/anchors/{source}.json").read_bytes())
    return ledger


def _accepted(source: str) -> Judge:
    def judge(root: Path) -> None:
        assert _ledger(root, source)["draft"] is False, f"{source} is a draft again"

    return judge


def _added(name: str) -> Judge:
    def judge(root: Path) -> None:
        assert (root / f"seeds/{name}.txt").read_text("utf-8").endswith("came home.\n")
        assert (root / f"seeds/{name}.txt.yml").is_file()

    return judge


def _redacted(words: str) -> Judge:
    def judge(root: Path) -> None:
        for path in [*(root / "seeds").rglob("*"), *(root / "docs").rglob("*")]:
            if path.is_file():
                assert words not in " ".join(path.read_text("utf-8", "replace").split()), (
                    f"{path.name} has the words again"
                )

    return judge


def _nothing_more(root: Path) -> None:
    del root


def commands(root: Path, number: int) -> dict[str, Command]:
    """Return the commands that may run in a prepared handbook; the number makes names of added files differ."""
    data = json.loads((root / f"docs/api/v1/documents/{ACCEPTED}.json").read_bytes())
    words = next(" ".join(block["text"].split()) for block in data["blocks"] if block["anchor"] == "p1")
    name = f"log-{number}"
    new = root.parent / f"{name}.txt"
    new.write_text(f"Log {number}\n\nThe boat went out at dawn.\n\nAt dusk the boat came home.\n", "utf-8")
    add = ("add", str(new), "--id", name, "--title", f"Log {number}", "--issued", "1903", "--yes")
    return {
        "build": Command(arguments=("build",), judge=_nothing_more),
        "convert": Command(arguments=("convert",), judge=_nothing_more),
        "pdf": Command(arguments=("pdf",), judge=_nothing_more),
        "accept one": Command(arguments=("accept", DRAFTS[0]), judge=_accepted(DRAFTS[0])),
        "accept another": Command(arguments=("accept", DRAFTS[1]), judge=_accepted(DRAFTS[1])),
        "add": Command(arguments=add, judge=_added(name)),
        "redact": Command(
            arguments=("redact", f"{ACCEPTED}#p1", "--reason", "A court’s order."), judge=_redacted(words)
        ),
    }


def kill(running: Running) -> bool:
    """Kill a command and all that it started; tell whether it still ran."""
    ran = running.process.is_alive()
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(int(running.process.pid or 0), signal.SIGKILL)
    running.process.kill()
    running.process.join()
    return ran


def judge_whole(root: Path, *, may_lack_site: bool = False) -> None:
    """Fail unless nothing is left half done: the site whole, no staging, every promise kept.

    A redaction takes the site away; where it was one, there may be none.
    """
    site = root / "site"
    if site.is_dir() or not may_lack_site:
        _judge_site(site)
    assert sorted(path.name for path in (root / ".pincite").iterdir()) in (["lock"], ["lock", "theme"])
    ended = run(root, "check")
    assert ended.status == 0, ended


def _judge_site(site: Path) -> None:
    listed = (site / ".pincite-files").read_text("utf-8").splitlines()
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(listed) == there - {".pincite-files"}
    assert "index.html" in listed
    for name in listed:
        if name.endswith(".html"):
            assert "</html>" in (site / name).read_text("utf-8"), name


def moments(seed: int) -> random.Random:
    """Return random numbers that are the same each time."""
    return random.Random(seed)  # noqa: S311 - no secret


def pause(seconds: float) -> None:
    """Let time pass."""
    time.sleep(seconds)
