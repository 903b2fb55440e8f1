"""A set of files is written whole or not at all, and nothing that people wrote is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pincite.errors import InputError
from pincite.model import Artifact, text_artifact
from pincite.publish.places import told_disk_error
from pincite.publish.write import MANIFEST, write_set
from tests.support.making import snapshot

MADE = "---\ntitle: {}\ngenerated-by: pincite convert\n---\n{}\n"


class Killed(BaseException):
    """Stands for a process that ends where it is."""


def _pages(*names: str, words: str = "words") -> list[Artifact]:
    return [text_artifact(f"docs/{name}.md", MADE.format(name, words)) for name in names]


def _files(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(root).items() if not path.startswith(".pincite/")}


def test_it_writes_what_changed_only(tmp_path: Path) -> None:
    first = write_set(tmp_path, _pages("b", "a"))
    before = (tmp_path / "docs/a.md").stat().st_mtime_ns
    second = write_set(tmp_path, [*_pages("a"), *_pages("b", words="other")])
    assert (first.changed, first.removed, first.unchanged) == (("docs/a.md", "docs/b.md"), (), 0)
    assert (second.changed, second.removed, second.unchanged) == (("docs/b.md",), (), 1)
    assert (tmp_path / "docs/a.md").stat().st_mtime_ns == before
    assert write_set(tmp_path, [*_pages("a"), *_pages("b", words="other")]).changed == ()


def test_it_removes_pages_that_are_no_longer_generated(tmp_path: Path) -> None:
    write_set(tmp_path, _pages("a", "topics/b"))
    assert write_set(tmp_path, _pages("a")).removed == ("docs/topics/b.md",)
    assert sorted(_files(tmp_path)) == [MANIFEST, "docs/a.md"]


def test_it_never_removes_a_hand_written_page(tmp_path: Path) -> None:
    write_set(tmp_path, _pages("a", "b"))
    (tmp_path / "docs/own.md").write_text("# Mine\n", "utf-8")
    (tmp_path / "docs/b.md").write_text("# Mine too\n", "utf-8")
    assert write_set(tmp_path, _pages("a")).removed == ()
    assert _files(tmp_path)["docs/own.md"] == b"# Mine\n"
    assert _files(tmp_path)["docs/b.md"] == b"# Mine too\n"


@pytest.mark.parametrize("line", ["seeds/a.txt", "../outside.md", "docs/../seeds/a.txt", "/etc/x", "docs/own", ""])
def test_it_removes_nothing_that_its_list_should_not_name(line: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    write_set(root, _pages("a"))
    (root / "seeds").mkdir()
    (root / "docs/own").mkdir()
    (root / "seeds/a.txt").write_text("x", "utf-8")
    (tmp_path / "outside.md").write_text("x", "utf-8")
    with (root / MANIFEST).open("a", encoding="utf-8") as manifest:
        manifest.write(f"{line}\n")
    assert write_set(root, _pages("a")).removed == ()
    assert (root / "seeds/a.txt").exists()
    assert (tmp_path / "outside.md").exists()
    assert (root / "docs/own").is_dir()


@pytest.mark.parametrize("ran_before", [False, True])
def test_it_never_overwrites_a_hand_written_page(ran_before: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    if ran_before:
        write_set(tmp_path, _pages("a"))
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs/b.md").write_text("# Mine\n", "utf-8")
    before = _files(tmp_path)
    with pytest.raises(InputError, match=r"^would-overwrite docs/b.md: .* Move it to another name\."):
        write_set(tmp_path, _pages("a", "b", words="new"))
    assert _files(tmp_path) == before


def test_it_takes_over_pages_of_a_clone_without_a_list(tmp_path: Path) -> None:
    write_set(tmp_path, _pages("a"))
    (tmp_path / MANIFEST).unlink()
    assert write_set(tmp_path, _pages("a", words="new")).changed == ("docs/a.md",)


KILLS: dict[str, tuple[Any, str, int]] = {
    "while staging": (Path, "write_bytes", 1),
    "before the folder is ready": (Path, "rename", 0),
    "before the first file is moved": (Path, "replace", 0),
    "between two files": (Path, "replace", 1),
    "before a page is removed": (Path, "unlink", 0),
    "before the work is cleared": (Path, "rename", 1),
    "while the work is cleared": (shutil, "rmtree", 0),
}


def _killed(function: Callable[..., Any], after: int) -> Callable[..., Any]:
    calls = 0

    def dies(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise Killed
        return function(*arguments, **named)

    return dies


def _write_and_die(case: str, root: Path, artifacts: list[Artifact]) -> None:
    owner, name, after = KILLS[case]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, _killed(getattr(owner, name), after))
        with pytest.raises(Killed):
            write_set(root, artifacts)


@pytest.mark.parametrize("case", KILLS)
def test_a_killed_run_leaves_the_old_set_or_is_finished_by_the_next(case: str, tmp_path: Path) -> None:
    staged = case not in {"while staging", "before the folder is ready", "before the first file is moved"}
    old, new = _pages("a", "b", "gone"), [*_pages("a", "b", words="new"), *_pages("c")]
    write_set(tmp_path, old)
    before = _files(tmp_path)
    _write_and_die(case, tmp_path, new)
    assert (_files(tmp_path) == before) == (not staged)
    write_set(tmp_path, new)
    assert sorted(_files(tmp_path)) == [MANIFEST, "docs/a.md", "docs/b.md", "docs/c.md"]
    assert all(_files(tmp_path)[artifact.path] == artifact.data for artifact in new)


@pytest.mark.parametrize("name", ["before the first file is moved", "between two files", "before a page is removed"])
def test_a_run_that_was_ready_is_finished_whatever_the_next_would_write(name: str, tmp_path: Path) -> None:
    write_set(tmp_path, _pages("a", "b", "gone"))
    new = [*_pages("a", "b", words="new"), text_artifact("bibliography.bib", "new")]
    _write_and_die(name, tmp_path, new)
    write_set(tmp_path, _pages("a", "b", words="new"))
    assert _files(tmp_path)["bibliography.bib"] == b"new"
    assert "docs/gone.md" not in _files(tmp_path)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_disk_leaves_everything_as_it_was(after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, _pages("a", "b", "gone"))
    before = _files(tmp_path)
    real, calls = Path.write_bytes, [0]

    def refuse(path: Path, data: bytes) -> int:
        calls[0] += 1
        if calls[0] > after:
            raise OSError(28, "No space left on device", str(path))
        return real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", refuse)
        with pytest.raises(InputError, match=r"^cannot-write \S+: `\S+` cannot be written: the disk is full\."):
            write_set(tmp_path, _pages("a", "b", words="new"))
    assert _files(tmp_path) == before
    assert write_set(tmp_path, _pages("a", "b", words="new")).removed == ("docs/gone.md",)


def test_a_folder_where_a_page_belongs_is_told_and_mended_later(tmp_path: Path) -> None:
    (tmp_path / "docs/b.md").mkdir(parents=True)
    with pytest.raises(
        InputError, match=r"^cannot-write mkdocs\.yml: `\S+` cannot be written: it is a folder\."
    ) as raised:
        write_set(tmp_path, _pages("a", "b"))
    assert str(tmp_path) not in str(raised.value)
    (tmp_path / "docs/b.md").rmdir()
    write_set(tmp_path, _pages("a", "b"))
    assert sorted(_files(tmp_path)) == [MANIFEST, "docs/a.md", "docs/b.md"]


def test_a_full_disk_that_names_no_file_is_called_the_disk(tmp_path: Path) -> None:
    told = told_disk_error(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert str(told).startswith("cannot-write mkdocs.yml: `the disk` cannot be written: the disk is full.")


def test_a_folder_that_cannot_be_copied_is_told_without_this_machine_s_paths(tmp_path: Path) -> None:
    said = "[Errno 28] No space left on device: '/a/b/404.html' -> '/c/d/404.html'"
    error = shutil.Error([("/a/b/404.html", "/c/d/404.html", said)])
    told = str(told_disk_error(tmp_path, error))
    assert told.startswith("cannot-write mkdocs.yml: `the disk` cannot be written: the disk is full. Make room")
    assert "/a/b" not in told
