"""`pincite redact` is killed at any moment: it is done, or finished by the next run, or nothing has changed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.making import copy_toy, snapshot

pytestmark = pytest.mark.slow
PINCITE = str(Path(sys.executable).parent / "pincite")
KILLS = 100
WORDS = b"Forty tins were counted"
COMMAND = ["redact", "board-1901-inspection#p4", "--reason", "by order", "--date", "2027-02-01"]


def _run(root: Path, temporary: Path, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [PINCITE, *command],
        cwd=root,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _holding(folder: Path) -> set[str]:
    return {path for path, data in snapshot(folder).items() if WORDS in data}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a toy handbook, accepted, with words in what was built from it."""
    root, temporary = copy_toy(tmp_path_factory.mktemp("killed") / "toy"), tmp_path_factory.mktemp("temporary")
    assert _run(root, temporary, "accept").wait() == 0
    for name in ("site/index.html", "site/downloads/a.txt", ".pincite/cache/x", "site-zensical/x.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(WORDS)
    return root


def test_a_killed_redaction_leaves_all_or_nothing_and_no_copy(handbook: Path, tmp_path: Path) -> None:
    root, temporary = tmp_path / "toy", tmp_path / "temporary"
    temporary.mkdir()
    before = snapshot(handbook)
    held = _holding(handbook)
    shutil.copytree(handbook, root)
    begun = time.monotonic()
    assert _run(root, temporary, *COMMAND).wait() == 0
    length = time.monotonic() - begun
    after = snapshot(root)
    assert _holding(root) == set()
    moments = random.Random(1901)  # noqa: S311 - the same moments each time
    ends = {"old": 0, "new": 0}
    for _ in range(KILLS):
        shutil.rmtree(root)
        shutil.copytree(handbook, root)
        process = _run(root, temporary, *COMMAND)
        try:
            process.wait(moments.uniform(0.0, 1.1) * length)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert _holding(root) <= held
        assert _holding(temporary) == set()
        assert _run(root, temporary, "convert").wait() == 0
        now = {path: data for path, data in snapshot(root).items() if not path.startswith(".pincite/rehearsal/")}
        ends["old" if now == before else "new"] += 1
        assert now in (before, after)
    assert ends["old"]
