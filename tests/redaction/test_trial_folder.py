"""What is tried lies below the handbook's own working folder, where the next run clears it away."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from pincite.editing import adding
from pincite.editing.dry_run import trial_folder
from pincite.publish.transaction import clear_staging
from tests.support.making import copy_toy, snapshot


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a toy handbook; the system's temporary folder cannot be used."""
    root = copy_toy(tmp_path / "toy")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    return root


def test_it_lies_below_the_handbook_and_goes(toy: Path) -> None:
    before = snapshot(toy)
    with trial_folder(toy) as first, trial_folder(toy) as second:
        assert first != second
        (first / "a").write_text("words", "utf-8")
        assert first.is_relative_to(toy / ".pincite/rehearsal")
    assert snapshot(toy) == before
    assert not (toy / ".pincite").exists()


def test_what_a_run_that_died_left_is_cleared(toy: Path) -> None:
    left = toy / ".pincite/rehearsal/x/seeds/a.txt"
    left.parent.mkdir(parents=True)
    left.write_text("words", "utf-8")
    clear_staging(toy)
    assert not left.exists()


def test_a_source_that_is_tried_is_nowhere_else(toy: Path) -> None:
    before = snapshot(toy)
    with pytest.raises(FileNotFoundError):
        tempfile.mkdtemp()
    fields = {"id": "new-1907", "title": "New", "type": "report", "publisher": "Board", "issued": "1907"}
    made = adding.draft(toy, Path("new.txt"), b"One line of words.\n", fields, stated={}, encoding=None, profile=None)
    assert made.source.id == "new-1907"
    assert snapshot(toy) == before


def test_a_handbook_that_cannot_be_written_is_tried_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with trial_folder(tmp_path) as folder:
        assert not folder.is_relative_to(tmp_path / ".pincite")
    assert not (tmp_path / ".pincite").exists()
