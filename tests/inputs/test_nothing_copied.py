"""A change is tried without a file of the handbook, or of the change, being written anywhere."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pincite import pipeline
from pincite.commands.topics import write_decision
from pincite.editing.adding import drafts, new_version
from pincite.editing.adding_checks import NewSource
from pincite.editing.dry_run import dry_run
from pincite.inputs.file_view import DiskView
from pincite.model import Artifact, TextSpan
from pincite.pipeline import convert
from pincite.versioning.assign_anchors import Acceptance
from tests.inputs.opening import Opened, noted_openings
from tests.support.making import TOY, copy_toy, snapshot

FIELDS = {"id": "note-1903", "title": "A note", "issued": "1903"}
NOTE = b"A note\n\nThe lamp burned all night.\n"


@pytest.fixture(autouse=True)
def _without_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the formatted citations: for pandoc, styles are written into files, in which no word stands."""
    monkeypatch.setattr("pincite.citations.references.format_entries", _formatted)


def _formatted(sources: Sequence[Mapping[str, Any]], styles: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    return {style: {source["id"]: (TextSpan(text=source["title"]),) for source in sources} for style in styles}


def _written(opened: list[Opened]) -> list[str]:
    return [file.path for file in opened if file.to_write and file.path != os.devnull]


def test_a_new_source_is_tried_in_memory() -> None:
    with noted_openings() as opened:
        asked = NewSource(path=Path("note.txt"), name="note.txt", raw=NOTE, fields=FIELDS)
        (new,) = drafts(DiskView(TOY), [asked], "plain")
        assert _written(opened) == []
    assert (new.source.id, new.seed.path) == ("note-1903", "seeds/note.txt")
    assert not (TOY / "seeds/note.txt").exists()


def test_a_new_wording_is_tried_in_memory() -> None:
    with noted_openings() as opened:
        new = new_version(TOY, Path("gazette-2.txt"), NOTE, "gazette-1902-light", facts={"from": "1903"})
        assert _written(opened) == []
    assert [version.seed.file for version in new.source.versions] == ["gazette-1902.txt", "gazette-2.txt"]
    assert new.sidecar.made_from == (TOY / new.sidecar.path).read_bytes()


def test_a_decision_is_tried_in_memory_and_then_written(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    with noted_openings() as opened:
        write_decision(root, "fog", "exclude", "gazette-1902-light#p1s1", "no fog")
        written = _written(opened)
    assert all(path.startswith(str(root)) for path in written)
    assert "gazette-1902-light#p1s1" in (root / "seeds/topics.yml").read_text("utf-8")


@pytest.mark.parametrize("accepted", [False, True])
def test_a_change_of_a_handbook_is_tried_in_memory(accepted: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    root = copy_toy(tmp_path / "toy")
    if accepted:
        names = [document.id for document in convert(root).handbook.documents]
        pipeline.write(root, convert(root, accept=dict.fromkeys(names, Acceptance())))
    before = snapshot(root)
    changed = Artifact(path="docs/own.md", data=b"# Own\n\nA name that must not stay.\n")
    with noted_openings() as opened:
        converted, problems = dry_run(root, [changed])
        written = _written(opened)
    assert written == []
    assert (problems, snapshot(root)) == ((), before)
    assert converted.inputs.view.read("docs/own.md") == changed.data
