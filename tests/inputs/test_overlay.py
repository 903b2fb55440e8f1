"""A folder with changes laid over it tells what the same folder tells when the changes are made."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.inputs.overlay import Overlay
from tests.inputs.folders import ASKED, LINKS, Change, change_folder, changes, copied, held, make_folder, told
from tests.support.strategies import examples


def _is_possible(change: Change) -> bool:
    """Tell whether each change means one thing only: nothing is put behind a link that goes too."""
    return not any(path.startswith(f"{link}/") for path in change for link in LINKS if link in change)


@examples(40)
@given(files=held, change=changes.filter(_is_possible))
def test_an_overlay_tells_what_the_changed_folder_tells(files: set[str], change: Change) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make_folder(Path(folder) / "before", files)
        over = Overlay(DiskView(root), change)
        after = copied(root, Path(folder) / "after")
        change_folder(after, change)
        now = DiskView(after)
        assert {path: told(over, path) for path in ASKED} == {path: told(now, path) for path in ASKED}


@examples(15)
@given(files=held, first=changes.filter(_is_possible), second=changes.filter(_is_possible))
def test_one_overlay_lies_over_another(files: set[str], first: Change, second: Change) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make_folder(Path(folder) / "before", files)
        over = Overlay(Overlay(DiskView(root), first), second)
        change_folder(root, first)
        below = {path: told(Overlay(DiskView(root), second), path) for path in ASKED}
        assert {path: told(over, path) for path in ASKED} == below


def test_nothing_is_written(tmp_path: Path) -> None:
    root = make_folder(tmp_path / "root", {"a/x"})
    before = {path: path.lstat().st_mtime_ns for path in sorted(root.rglob("*"))}
    over = Overlay(DiskView(root), {"a/x": b"changed", "a/new": b"", "b/new/x": b"", "x": None})
    assert [over.read("a/x"), over.names("b/new"), over.look("x").exists] == [b"changed", ["x"], False]
    assert {path: path.lstat().st_mtime_ns for path in sorted(root.rglob("*"))} == before


@pytest.mark.parametrize("path", ["out/hostname", "../x", "a/../../x", "/etc/hostname", "."])
def test_a_change_outside_the_root_is_refused(path: str, tmp_path: Path) -> None:
    root = make_folder(tmp_path / "root", {"a/x"})
    with pytest.raises(InputError) as caught:
        Overlay(DiskView(root), {path: b"x"})
    assert [problem.code for problem in caught.value.problems] == ["file-outside"]


@pytest.mark.parametrize("path", ["a/x", "a", "none", "out/hostname"])
def test_a_folder_that_is_read_or_a_file_that_is_listed_is_refused_as_by_the_disk(path: str, tmp_path: Path) -> None:
    view = DiskView(make_folder(tmp_path / "root", {"a/x"}))
    assert told(Overlay(view, {}), path) == told(view, path)
