"""A redaction is killed at any moment: it is done, or the next run finishes it, or nothing has changed."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import tempfile
import time
from pathlib import Path

import pytest

from pincite.editing.redacting import redact
from pincite.editing.redaction_targets import Order
from pincite.pipeline import convert, write
from pincite.publish.transaction import finish_run
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import copy_toy, snapshot

pytestmark = pytest.mark.slow
KILLS = 10
BATCHES = int(os.environ.get("KILLS", "20")) // KILLS
WORDS = b"Forty tins were counted"
ORDER = Order(places=("board-1901-inspection#p4",), reason="by order", date="2027-02-01")


def _holding(folder: Path) -> set[str]:
    return {path for path, data in snapshot(folder).items() if WORDS in data}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a toy handbook, accepted, with words in what was built from it."""
    root = copy_toy(tmp_path_factory.mktemp("killed") / "toy")
    names = [document.id for document in convert(root).handbook.documents]
    write(root, convert(root, accept={one: Acceptance() for one in names}))
    for name in ("site/index.html", "site/downloads/a.txt", ".pincite/cache/x", "site-zensical/x.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(WORDS)
    return root


def _redact_in_a_process_of_its_own(root: Path, temporary: Path, seconds: float | None) -> None:
    """Run a redaction, as the command does, and kill it after a time, with all that it started."""
    process = os.fork()
    if process == 0:  # the child: nothing of the test's own may run in it
        os.setpgid(0, 0)
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            redact(root, ORDER)
        finally:  # an error must not go on as a second run of the tests
            os._exit(0)
    with contextlib.suppress(PermissionError, ProcessLookupError):
        os.setpgid(process, process)  # whichever of the two comes first
    ends = time.monotonic() + (seconds if seconds is not None else 600)
    while time.monotonic() < ends:
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.002)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)


@pytest.fixture(scope="module")
def redacted(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict[str, bytes]]:
    """Return how long a redaction takes, and what it leaves."""
    folder = tmp_path_factory.mktemp("whole")
    root = Path(shutil.copytree(handbook, folder / "toy"))
    begun = time.monotonic()
    _redact_in_a_process_of_its_own(root, folder, None)
    assert _holding(root) == set()
    return time.monotonic() - begun, snapshot(root)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_killed_redaction_leaves_all_or_nothing_and_no_copy(
    batch: int, handbook: Path, redacted: tuple[float, dict[str, bytes]], tmp_path: Path
) -> None:
    length, after = redacted
    before, held = snapshot(handbook), _holding(handbook)
    moments = random.Random(batch)  # noqa: S311 - the same moments each time
    for number in range(KILLS):
        root, temporary = tmp_path / f"toy-{number}", tmp_path / f"temporary-{number}"
        temporary.mkdir()
        shutil.copytree(handbook, root)
        _redact_in_a_process_of_its_own(root, temporary, moments.uniform(0.0, 1.1) * length)
        everything = {path for path, data in snapshot(root).items() if WORDS in data}
        assert everything <= held
        assert {path for path, data in snapshot(temporary).items() if WORDS in data} == set()
        finish_run(root)  # the first thing that any command does
        left = {path: data for path, data in snapshot(root).items() if not path.startswith(".pincite/staging/")}
        ends = [
            sorted(path for path in left.keys() | end.keys() if left.get(path) != end.get(path))
            for end in (before, after)
        ]
        assert [] in ends, ends
        shutil.rmtree(root)
