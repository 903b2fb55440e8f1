"""What a handbook gives with changes laid over it is what it gives when they are made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.editing.dry_run import dry_run
from pincite.errors import PinciteError
from pincite.inputs.file_view import DiskView, FileView
from pincite.inputs.overlay import Overlay
from pincite.invariants import check
from pincite.model import Artifact
from pincite.pipeline import convert, write
from pincite.versioning.assign_anchors import Acceptance
from tests.inputs.folders import change_folder
from tests.support.making import TOY
from tests.support.strategies import examples

Change = Mapping[str, bytes | None]
FILES = tuple(path.relative_to(TOY).as_posix() for path in sorted(TOY.rglob("*")) if path.is_file())
NEW: Mapping[str, bytes] = {
    "seeds/note.txt": b"A note\n\nThe lamp burned all night. Oil ran short.\n",
    "seeds/note.txt.yml": b"id: note-1903\ntitle: A note\nissued: '1903'\n",
    "seeds/moved.yml": b"moved:\n  - {id: old-light, to: null, date: '1904-01-01', reason: withdrawn}\n",
    "seeds/changes.yml": b"pairs: [{older: board-1901-inspection, newer: gazette-1902-light, reason: oil}]\n",
    "seeds/reporters.yml": b"reporters: [{says: the keeper, opening: [the keeper]}]\n",
    "docs/own.md": b"# Own\n\n[Sources](sources/index.md)\n",
    "docs/aux.md": b"# A name that Windows has for itself\n",
}
_EDITS = st.sampled_from(["gone", "a line more", "no line ends", "other bytes", "empty"])


def _edited(data: bytes, edit: str) -> bytes | None:
    made = {"a line more": data + b"\nThe siren was heard in the fog.\n", "no line ends": data.replace(b"\n", b" ")}
    made |= {"other bytes": b"\xff\xfe" + data, "empty": b""}
    return made.get(edit)


def _change(edits: Mapping[str, str], new: frozenset[str]) -> Change:
    return {path: _edited((TOY / path).read_bytes(), edit) for path, edit in edits.items()} | {
        path: NEW[path] for path in new
    }


changes_of_toy = st.builds(
    _change,
    st.dictionaries(st.sampled_from(FILES), _EDITS, max_size=2),
    st.frozensets(st.sampled_from(sorted(NEW)), max_size=3),
)


def given_by(files: Path | FileView) -> object:
    """Return every file that a handbook gives, or every problem that it has."""
    try:
        return {artifact.path: artifact.data for artifact in convert(files).artifacts}
    except PinciteError as error:
        return [type(error).__name__, *map(str, error.problems)]


def same_either_way(root: Path, change: Change) -> object:
    """Return what a handbook gives with a change laid over it, which is held against what the changed folder gives."""
    over = given_by(Overlay(DiskView(root), change))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder) / "copy", symlinks=True))
        change_folder(copy, change)
        assert over == given_by(copy)
    return over


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"seeds/note.txt": NEW["seeds/note.txt"], "seeds/note.txt.yml": NEW["seeds/note.txt.yml"]},
        {"seeds/fog-1905.txt": None, "seeds/fog-1905.txt.yml": None},
        {"seeds/topics.yml": None, "docs/index.md": b"# Nothing generated\n"},
    ],
)
def test_what_is_added_changed_or_removed_counts(change: Change) -> None:
    assert isinstance(same_either_way(TOY, change), dict)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"seeds/fog-1905.txt": None}, "no-seed"),
        ({"seeds/note.txt": b"A note"}, "no-sidecar"),
        ({"docs/index.md": None}, "no-home"),
        ({"seeds/profiles/plain.yml": None}, "no-profile"),
        ({"docs/AUX.md": b""}, "bad-name"),
        ({"mkdocs.yml": b"site_name: [\n"}, "yaml-unreadable"),
        ({"seeds/moved.yml": NEW["seeds/moved.yml"]}, "moved-without-ledger"),
    ],
)
def test_what_is_wrong_with_a_change_is_told(change: Change, problem: str) -> None:
    told = same_either_way(TOY, change)
    assert isinstance(told, list)
    assert [line.split()[0] for line in told[1:]] == [problem]


@pytest.mark.slow
@examples(25)
@given(change=changes_of_toy)
def test_any_change_gives_the_same_either_way(change: Change) -> None:
    same_either_way(TOY, change)


def test_a_handbook_needs_no_folder(tmp_path: Path) -> None:
    files = {path: (TOY / path).read_bytes() for path in FILES}
    assert given_by(Overlay(DiskView(tmp_path), files)) == given_by(TOY)


def test_a_change_is_checked_as_the_changed_folder_is(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TOY, tmp_path / "toy"))
    names = [document.id for document in convert(root).handbook.documents]
    write(root, convert(root, accept=dict.fromkeys(names, Acceptance())))
    changed = {"docs/own.md": b"# Own\n\n[Nowhere](sources/nothing/index.md)\n"}
    converted, problems = dry_run(root, [Artifact(path=path, data=data) for path, data in changed.items()])
    assert not (root / "docs/own.md").exists()
    change_folder(root, changed)
    assert [problem.path for problem in problems] == ["docs/own.md"]
    assert list(problems) == sorted(set(check(root, convert(root))))
    assert converted.artifacts == convert(root).artifacts
