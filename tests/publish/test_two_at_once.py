"""Two commands at once on one handbook: nothing is lost. `ROUNDS=200` runs more pairs than the few by default."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.publish.rounds import commands, end, judge_whole, moments, pause, prepare, run, start

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("ROUNDS", "4"))
FIRST = int(os.environ.get("FIRST_ROUND", "0"))
_LATEST_START = 1.0
_LONGEST = 300


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("two") / "toy")


@pytest.mark.parametrize("number", range(FIRST, FIRST + ROUNDS))
def test_two_commands_at_once_lose_nothing(number: int, prepared: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(prepared, tmp_path / "toy"))
    chance = moments(number)
    known, others = commands(root, 2 * number), commands(root, 2 * number + 1)
    pair = [known[chance.choice(sorted(known))], others[chance.choice(sorted(others))]]
    if chance.random() < 0.15:
        _beside_serve(root, pair[0].arguments)
        pair = pair[:1]
    else:
        first = start(root, pair[0].arguments)
        pause(chance.uniform(0.0, _LATEST_START))
        second = start(root, pair[1].arguments)
        ended = [end(first), end(second)]
        may_fail = pair[0].arguments[:1] == pair[1].arguments[:1] == ("redact",)
        assert sorted(one.status for one in ended) == ([0, 2] if may_fail else [0, 0]), ended
    for command in pair:
        command.judge(root)
    assert run(root, "convert").status == 0
    for command in pair:
        command.judge(root)
    if any(command.arguments[0] == "redact" for command in pair):
        # A redaction takes away what was built from the old words.
        assert run(root, "build").status == 0
    judge_whole(root)
    shutil.rmtree(tmp_path)


def _beside_serve(root: Path, arguments: tuple[str, ...]) -> None:
    """Run a command beside `serve`, which goes on and ends quietly."""
    serving = start(root, ("serve", "--port", "0"))
    other = end(start(root, arguments))
    assert other.status == 0, other
    until = time.monotonic() + _LONGEST
    while "Serving http://127.0.0.1:" not in serving.out():
        assert time.monotonic() < until, serving.out()
        pause(0.1)
    os.kill(int(serving.process.pid or 0), signal.SIGINT)
    ended = end(serving)
    assert (ended.status, "Traceback" in ended.err) == (0, False), ended
