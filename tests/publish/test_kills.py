"""Commands killed at any moment leave the old set or the new one. `KILLS=100` kills more often than by default."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.publish.rounds import commands, end, judge_whole, kill, moments, pause, prepare, run, start

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", "4"))
NEXT = (("convert",), ("build",), ("accept", "board-1905-annual-fog"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("kills") / "toy")


@pytest.fixture(scope="module")
def lengths(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Return how long each command takes here."""
    taken = {}
    for place, name in enumerate(commands(prepared, 1)):
        root = Path(shutil.copytree(prepared, tmp_path_factory.mktemp("length") / "toy"))
        begun = time.monotonic()
        assert end(start(root, commands(root, 1000 + place)[name].arguments)).status == 0
        taken[name] = time.monotonic() - begun
    return taken


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_command_leaves_the_old_or_the_new(
    number: int, prepared: Path, lengths: dict[str, float], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(prepared, tmp_path / "toy"))
    chance = moments(4000 + number)
    known = commands(root, 2000 + number)
    name = chance.choice(sorted(known))
    process = start(root, known[name].arguments)
    # The end of a command, where it writes, is the more interesting part.
    pause(lengths[name] * max(chance.uniform(0.0, 1.1), chance.uniform(0.0, 1.1)))
    kill(process)
    looked = run(root, "check")
    assert looked.status in (0, 1), looked
    assert "Traceback" not in looked.err
    after = run(root, *chance.choice(NEXT))
    assert after.status == 0, after
    assert run(root, "convert").status == 0
    judge_whole(root, may_lack_site=name == "redact")
    # What the killed command was to do can still be done, or was done.
    again = run(root, *known[name].arguments)
    assert again.status == 0 or any(code in again.err for code in ("redacted-before", "seed-exists")), again
    known[name].judge(root)
    shutil.rmtree(tmp_path)
