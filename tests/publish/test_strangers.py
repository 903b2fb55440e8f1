"""What came in a stranger's folder makes pincite neither write nor remove anything that it should not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pincite.errors import InputError
from pincite.model import Artifact, text_artifact
from pincite.publish.manifest import READY, ChangedMeanwhileError
from pincite.publish.places import safe_path
from pincite.publish.transaction import finish_run, run_set, waiting_run
from pincite.publish.write import MANIFEST, write_set
from tests.support.making import snapshot

MADE = "---\ntitle: x\ngenerated-by: pincite convert\n---\nwords\n"
Attack = Callable[[Path, Path], None]


class Killed(BaseException):
    """Stands for a process that ends where it is."""


def _die(*arguments: object) -> None:
    del arguments
    raise Killed


def _leave_ready(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a run that died when its files were ready."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _die)
        with pytest.raises(Killed):
            run_set(
                root, [text_artifact("docs/a.md", "new"), text_artifact("seeds/anchors/a.json", "{}")], ["docs/b.md"]
            )
    assert (root / READY / "manifest.json").is_file()


def _edit_manifest(root: Path, edit: Callable[[dict[str, list[dict[str, object]]]], None]) -> None:
    path = root / READY / "manifest.json"
    manifest = json.loads(path.read_bytes())
    edit(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def _names(name: str) -> Attack:
    """Return an attack by which a file of the manifest has another name."""

    def attack(root: Path, outside: Path) -> None:
        told = name.replace("OUTSIDE", str(outside))
        _edit_manifest(root, lambda manifest: manifest["files"][0].update(path=told))

    return attack


def _removes(name: str) -> Attack:
    def attack(root: Path, outside: Path) -> None:
        told = name.replace("OUTSIDE", str(outside))
        _edit_manifest(root, lambda manifest: manifest["removals"][0].update(path=told))

    return attack


def _links(name: str) -> Attack:
    """Return an attack by which a folder of the handbook is a link out of it."""

    def attack(root: Path, outside: Path) -> None:
        if (root / name).exists():
            shutil.copytree(root / name, outside / "copy")
            shutil.rmtree(root / name)
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(outside)

    return attack


def _copied(root: Path, outside: Path) -> None:
    """Replace the folder by a copy of itself, as an archive or a clone would bring it."""
    del outside
    shutil.copytree(root / READY, root / "copy")
    shutil.rmtree(root / READY)
    (root / "copy").rename(root / READY)


def _reworded(root: Path, outside: Path) -> None:
    del outside
    (root / READY / "files/docs/a.md").write_text("other", "utf-8")


def _one_more(root: Path, outside: Path) -> None:
    del outside
    (root / READY / "files/docs/c.md").write_text("other", "utf-8")


def _no_manifest(root: Path, outside: Path) -> None:
    del outside
    (root / READY / "manifest.json").unlink()


def _linked_ready(root: Path, outside: Path) -> None:
    (root / READY).rename(outside / "ready")
    (root / READY).symlink_to(outside / "ready")


def _linked_file(root: Path, outside: Path) -> None:
    staged = root / READY / "files/docs/a.md"
    staged.rename(outside / "a.md")
    staged.symlink_to(outside / "a.md")


ATTACKS: dict[str, Attack] = {
    "a name that climbs": _names("../outside/new.txt"),
    "a name that climbs from docs": _names("docs/../../outside/new.txt"),
    "an absolute name": _names("OUTSIDE/new.txt"),
    "a name in git's folder": _names(".git/hooks/post-commit"),
    "a name in the working folder": _names(".pincite/theme/main.html"),
    "a name with a backslash": _names("docs\\..\\..\\x"),
    "a removal that climbs": _removes("../outside/mine.txt"),
    "an absolute removal": _removes("OUTSIDE/mine.txt"),
    "a removal that pincite has no business with": _removes("Makefile"),
    "docs is a link": _links("docs"),
    "seeds is a link": _links("seeds"),
    "the ledgers' folder is a link": _links("seeds/anchors"),
    "a copy of a ready folder": _copied,
    "other words": _reworded,
    "one file more": _one_more,
    "no manifest": _no_manifest,
    "the ready folder is a link": _linked_ready,
    "a staged file is a link": _linked_file,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_ready_folder_that_is_not_this_run_s_own_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    for path in (root / "docs/b.md", outside / "mine.txt", root / "Makefile"):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("mine", "utf-8")
    _leave_ready(root, monkeypatch)
    ATTACKS[name](root, outside)
    before = snapshot(tmp_path)
    waiting = waiting_run(root)
    assert waiting is not None
    assert waiting.code in {"not-our-run", "unsafe-path", "link-in-the-way"}
    with pytest.raises(InputError) as raised:
        finish_run(root)
    assert raised.value.problems[0].fix
    assert snapshot(tmp_path) == before


def test_what_people_changed_since_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.md").write_text("old", "utf-8")
    _leave_ready(tmp_path, monkeypatch)
    (tmp_path / "docs/a.md").write_text("mine", "utf-8")
    with pytest.raises(ChangedMeanwhileError, match=r"^changed-meanwhile docs/a.md: .* remove `.pincite/ready`"):
        finish_run(tmp_path)
    assert (tmp_path / "docs/a.md").read_text("utf-8") == "mine"


def test_a_file_that_was_saved_while_its_new_text_was_made_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("saved just now", "utf-8")
    filled = text_artifact("docs/index.md", "filled", made_from=b"as it was read")
    with pytest.raises(ChangedMeanwhileError, match=r"Run this again\.$"):
        run_set(tmp_path, [filled, text_artifact("docs/a.md", "new")], [])
    assert (tmp_path / "docs/index.md").read_text("utf-8") == "saved just now"
    assert not (tmp_path / "docs/a.md").exists()
    assert not (tmp_path / READY).exists()


def test_a_run_that_waits_is_told_and_finished_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.md").write_text("old", "utf-8")
    _leave_ready(tmp_path, monkeypatch)
    before = snapshot(tmp_path)
    waiting = waiting_run(tmp_path)
    assert waiting is not None
    assert "3 of 3 are not yet in their places" in waiting.message
    assert snapshot(tmp_path) == before
    finished = finish_run(tmp_path)
    assert finished is not None
    assert (finished.moved, finished.removed) == (2, 1)
    assert (waiting_run(tmp_path), finish_run(tmp_path)) == (None, None)
    assert sorted(snapshot(tmp_path)) == ["docs/a.md", "seeds/anchors/a.json"]


HAND_MADE = {
    "docs/own.md": "# Mine\n\ngenerated-by: pincite is what others write\n",
    "docs/data.csv": "mine",
    "docs/map.svg": "<svg/>",
    "docs/feed.xml": "<feed/>",
    "docs/assets/own.css": "p {}",
    "docs/notes.MD": MADE,
    "docs/none": "mine",
}


@pytest.mark.parametrize("name", HAND_MADE)
def test_a_list_that_names_a_hand_made_file_does_not_make_it_go(name: str, tmp_path: Path) -> None:
    write_set(tmp_path, [text_artifact("docs/a.md", MADE)])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(HAND_MADE[name], "utf-8")
    with (tmp_path / MANIFEST).open("a", encoding="utf-8") as listed:
        listed.write(f"{name}\n")
    assert write_set(tmp_path, [text_artifact("docs/a.md", MADE)]).removed == ()
    assert (tmp_path / name).read_text("utf-8") == HAND_MADE[name]


@pytest.mark.parametrize("path", ["docs/api/v1/a.json", "docs/feed.xml", "docs/old/index.md"])
def test_what_pincite_made_goes_when_it_is_no_longer_made(path: str, tmp_path: Path) -> None:
    feed = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="x">\n <generator>Pincite</generator>\n</feed>\n'
    text = {".json": "{}", ".xml": feed, ".md": MADE}[Path(path).suffix]
    write_set(tmp_path, [text_artifact("docs/a.md", MADE), text_artifact(path, text)])
    assert write_set(tmp_path, [text_artifact("docs/a.md", MADE)]).removed == (path,)


@pytest.mark.parametrize("path", ["docs/x.md", "bibliography.bib"])
def test_a_hand_made_file_of_any_kind_is_never_overwritten(path: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / path).write_text("mine", "utf-8")
    text = MADE if path.endswith(".md") else "% Generated by pincite convert\n"
    with pytest.raises(InputError, match=f"^would-overwrite {path}:"):
        write_set(tmp_path, [Artifact(path=path, data=text.encode())])
    assert (tmp_path / path).read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["", "/etc/x", "../x", "docs/../../x", "a\\b", "docs/\0", "C:x", "docs/a\nb"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^unsafe-path"):
        safe_path(tmp_path, name)
