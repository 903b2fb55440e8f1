"""A build that is killed, or finds no room, leaves the last site and pages whole, and the next build finishes."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import skip_or_fail
from tests.support.making import copy_toy, snapshot

pytestmark = pytest.mark.slow

PINCITE = str(Path(sys.executable).parent / "pincite")
MOMENTS = 10
Files = dict[str, bytes]


def _build(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PINCITE, "build"], cwd=root, capture_output=True, text=True, check=False)


def _state(root: Path) -> tuple[Files, Files]:
    """Return the site, and every other file that a build writes."""
    files = snapshot(root)
    site = {path: data for path, data in files.items() if path.startswith("site/")}
    return site, {path: data for path, data in files.items() if not path.startswith(("site/", ".pincite/"))}


def _change(root: Path, words: str) -> None:
    """Give a source other words; the ledger of a draft follows them."""
    path = root / "seeds/fog-1905.txt"
    path.write_bytes(path.read_bytes().partition(b"\nAdded: ")[0] + f"\nAdded: {words}.\n".encode())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_toy(tmp_path_factory.mktemp("killed") / "toy")
    _change(root, "the first words")
    ended = _build(root)
    assert ended.returncode == 0, ended.stderr
    return root


def test_a_killed_build_leaves_the_old_or_the_new(built: Path) -> None:
    old = _state(built)
    _change(built, "the second words")
    begun = time.monotonic()
    assert _build(built).returncode == 0
    length = time.monotonic() - begun
    states = [old, _state(built)]
    moments = random.Random(1901)  # noqa: S311 - the same moments each time
    for number in range(MOMENTS):
        before, after = states[(number + 1) % 2], states[number % 2]
        _change(built, "the first words" if number % 2 == 0 else "the second words")
        _kill_after(built, moments.uniform(0.0, 1.0) * length)
        _judge(built, before, after)
        assert _build(built).returncode == 0
        assert _state(built) == after


def _kill_after(root: Path, seconds: float) -> None:
    process = subprocess.Popen(
        [PINCITE, "build"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _judge(root: Path, before: tuple[Files, Files], after: tuple[Files, Files]) -> None:
    """Fail unless the site is one of the two, and each other file is as it was or as it will be."""
    site, files = _state(root)
    aside = root / ".pincite/old-site"
    if not site and aside.is_dir():
        site = {f"site/{path}": data for path, data in snapshot(aside).items()}
    assert site in (before[0], after[0])
    assert files.keys() <= before[1].keys() | after[1].keys()
    torn = [path for path, data in files.items() if data not in (before[1].get(path), after[1].get(path))]
    assert torn == []


def _refuse_large_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


def test_a_build_that_may_write_no_large_file_changes_no_page(built: Path) -> None:
    before = _state(built)
    ended = subprocess.run(
        [PINCITE, "build"], cwd=built, capture_output=True, text=True, check=False, preexec_fn=_refuse_large_files
    )
    assert ended.returncode in (1, 2)
    assert "it is larger than the disk allows" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert str(built) not in ended.stderr
    assert _state(built) == before
    assert _build(built).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 24 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        skip_or_fail(f"no disk can be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("left", [0, 64, 512], ids="{} KB left".format)
def test_a_build_on_a_full_disk_leaves_all_as_it_was(left: int, small_disk: Path) -> None:
    root = copy_toy(small_disk / "toy")
    assert _build(root).returncode == 0
    before = _state(root)
    _change(root, "words that find no room")
    seeds = {path: data for path, data in _state(root)[1].items() if path.startswith("seeds/fog")}
    _fill(small_disk, left)
    ended = _build(root)
    assert ended.returncode in (1, 2), ended.stdout
    assert "the disk is full" in ended.stderr
    assert "Traceback" not in ended.stderr
    site, files = _state(root)
    assert site == before[0]
    assert sorted(files) == sorted(before[1])
    assert not [path for path, data in files.items() if not data and before[1][path]]
    assert files | seeds == files
    (small_disk / "ballast").unlink()
    assert _build(root).returncode == 0
    assert _state(root)[0] != before[0]


def _fill(disk: Path, left: int) -> None:
    """Fill a disk up, but for so many kilobytes."""
    room = os.statvfs(disk)
    with (disk / "ballast").open("wb") as ballast:
        ballast.write(b"x" * max(0, room.f_bavail * room.f_bsize - left * 1024))
