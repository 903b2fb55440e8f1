"""One command at a time: the second waits and says for whom, a dead one holds nothing up."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pincite.errors import InputError
from pincite.handbook_lock import HOLDER, LOCK, HandbookBusyError, held_files, hold, hold_for_reading, read_holder

_HOLDS = """
import sys, time
from pathlib import Path
from pincite.handbook_lock import hold
with hold(Path(sys.argv[1]), "pincite build", wait=None, say=print):
    print("held", flush=True)
    time.sleep(600)
"""


_STARTS = """
import subprocess, sys
from pathlib import Path
from pincite.handbook_lock import held_files, hold
with hold(Path(sys.argv[1]), "pincite build", wait=None, say=print):
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=int(sys.argv[2]), pass_fds=held_files())
    print("held", flush=True)
    program.wait()
"""


@contextmanager
def _other(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the lock while the context lasts; it is killed at the end."""
    process = subprocess.Popen([sys.executable, "-c", _HOLDS, str(root)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_second_is_told_at_once_for_whom_it_waits_and_ends_in_time(tmp_path: Path) -> None:
    said: list[str] = []
    with _other(tmp_path) as other:
        begun = time.monotonic()
        with (
            pytest.raises(HandbookBusyError, match=r"did not end within 0\.5 seconds"),
            hold(tmp_path, "pincite accept", wait=0.5, say=said.append),
        ):
            pass
        assert time.monotonic() - begun < 10
        assert len(said) == 1
        assert said[0].startswith(f"waiting for `pincite build` (process {other.pid}, since ")


def test_the_lock_of_a_killed_process_holds_nothing_up(tmp_path: Path) -> None:
    with _other(tmp_path):
        assert read_holder(tmp_path) is not None
    assert (tmp_path / HOLDER).exists()
    said: list[str] = []
    with hold(tmp_path, "pincite accept", wait=0, say=said.append):
        holder = read_holder(tmp_path)
        assert holder is not None
        assert (holder.command, holder.process) == ("pincite accept", os.getpid())
    assert said == []
    assert not (tmp_path / HOLDER).exists()


def test_a_lock_that_came_with_the_folder_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / ".pincite").mkdir()
    (tmp_path / LOCK).write_bytes(b"")
    record = {"command": "pincite build", "process": os.getpid(), "host": "elsewhere", "since": "2020"}
    (tmp_path / HOLDER).write_text(json.dumps(record), "utf-8")
    with hold(tmp_path, "pincite accept", wait=0, say=print):
        assert (tmp_path / LOCK).exists()


def test_a_link_to_the_folder_is_the_same_handbook_and_another_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "link").symlink_to("a")
    with _other(tmp_path / "a"):
        with (
            pytest.raises(HandbookBusyError),
            hold(tmp_path / "link", "pincite build", wait=0, say=print),
        ):
            pass
        with hold(tmp_path / "b", "pincite build", wait=0, say=print):
            pass


def test_a_command_that_calls_another_goes_on(tmp_path: Path) -> None:
    with hold(tmp_path, "pincite release", wait=0, say=print):
        with (
            hold(tmp_path, "pincite build", wait=0, say=print),
            hold_for_reading(tmp_path, "pincite check", wait=0, say=print) as is_held,
        ):
            assert is_held
        holder = read_holder(tmp_path)
        assert holder is not None
        assert holder.command == "pincite release"


def test_reading_waits_for_a_writer_and_makes_no_file(tmp_path: Path) -> None:
    with hold_for_reading(tmp_path, "pincite check", wait=0, say=print) as is_held:
        assert not is_held
    assert list(tmp_path.iterdir()) == []
    with (
        _other(tmp_path),
        pytest.raises(HandbookBusyError),
        hold_for_reading(tmp_path, "pincite check", wait=0, say=print),
    ):
        pass
    before = sorted(path.name for path in (tmp_path / ".pincite").iterdir())
    with hold_for_reading(tmp_path, "pincite check", wait=0, say=print) as is_held:
        assert is_held
    assert sorted(path.name for path in (tmp_path / ".pincite").iterdir()) in (before, ["lock"])


@pytest.mark.parametrize("kind", ["a link", "a file"])
def test_a_working_folder_that_is_none_is_refused(kind: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    if kind == "a link":
        (root / ".pincite").symlink_to(outside)
    else:
        (root / ".pincite").write_bytes(b"")
    with (
        pytest.raises(InputError, match=f"^work-folder .pincite: {kind} stands where"),
        hold(root, "pincite build", wait=0, say=print),
    ):
        pass
    assert list(outside.iterdir()) == []


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".pincite").mkdir()
    (tmp_path / "outside").write_bytes(b"mine")
    (tmp_path / LOCK).symlink_to(tmp_path / "outside")
    with pytest.raises(InputError, match=r"^cannot-lock"), hold(tmp_path, "pincite build", wait=0, say=print):
        pass
    assert (tmp_path / "outside").read_bytes() == b"mine"


def _in_place_of(path: Path, kind: str) -> None:
    """Put something that is no plain file where one belongs."""
    path.parent.mkdir(exist_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(os.path.relpath(path))
    else:
        path.symlink_to("../seed.txt" if kind == "link" else "/nowhere/at/all")


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "link", "dead link"])
def test_what_is_no_plain_file_in_place_of_the_lock_is_told_with_what_to_do(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seed.txt").write_text("kept", "utf-8")
    _in_place_of(tmp_path / LOCK, kind)
    for holding in (hold, hold_for_reading):
        with (
            pytest.raises(InputError, match=r"cannot-lock \.pincite/lock: .* Remove it"),
            holding(tmp_path, "pincite build", wait=0.1, say=print),
        ):
            pass
    assert (tmp_path / "seed.txt").read_text("utf-8") == "kept"


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "link", "dead link"])
def test_what_is_no_plain_file_in_place_of_the_holder_s_record_holds_nothing_up(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _in_place_of(tmp_path / HOLDER, kind)
    assert read_holder(tmp_path) is None
    with hold(tmp_path, "pincite build", wait=0.1, say=print):
        pass


@pytest.mark.parametrize(
    "record",
    [
        '{"command": "a", "process": 1e400, "host": "b", "since": "c"}',
        "[" * 100_000,
        "[]",
        "5",
        '{"command": "a", "process": null, "host": "b", "since": "c"}',
        '{"command": "' + "a" * 10_000_000 + '", "process": 1, "host": "b", "since": "c"}',
    ],
    ids=lambda record: record[:50],
)
def test_a_record_that_is_none_names_nobody(record: str, tmp_path: Path) -> None:
    (tmp_path / HOLDER).parent.mkdir()
    (tmp_path / HOLDER).write_text(record, "utf-8")
    assert read_holder(tmp_path) is None


def test_a_record_sends_nothing_to_a_terminal_but_signs(tmp_path: Path) -> None:
    (tmp_path / HOLDER).parent.mkdir()
    record = {"command": "a\x1b[2J\x07\nb\u202e", "process": 1, "host": "h\x1b]0;x\x07", "since": "\x9b31m" + "n" * 500}
    (tmp_path / HOLDER).write_text(json.dumps(record), "utf-8")
    assert str(read_holder(tmp_path)).isprintable()
    assert len(str(read_holder(tmp_path))) < 300


@pytest.mark.skipif(os.name == "nt", reason="programs are given no open files there")
def test_a_program_that_a_killed_command_started_has_the_lock_until_it_ends(tmp_path: Path) -> None:
    """The site generator writes on, and would put old pages into the next one's site."""
    ours, its = os.pipe()
    arguments = [sys.executable, "-c", _STARTS, str(tmp_path), str(ours)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, pass_fds=(ours,))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.kill()
    process.wait()
    with pytest.raises(HandbookBusyError), hold(tmp_path, "pincite build", wait=0.5, say=print):
        pass
    os.write(its, b"\n")
    with hold(tmp_path, "pincite build", wait=60, say=print):
        assert (tmp_path / LOCK).exists()
    process.stdout.close()
    os.close(ours)
    os.close(its)


def test_the_lock_can_be_had_again_at_once_though_a_program_has_it_open(tmp_path: Path) -> None:
    with hold(tmp_path, "pincite build", wait=0, say=print):
        kept = [os.dup(held_file) for held_file in held_files()]
    with hold(tmp_path, "pincite build", wait=0, say=print):
        pass
    for one in kept:
        os.close(one)
    assert held_files() == ()
