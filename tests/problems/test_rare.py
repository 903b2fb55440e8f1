"""Problems that the disk, another program or a fault of pincite brings about, each made to happen."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import markdown
import pytest

from pincite import invariants, serving
from pincite.authoring.version_row import with_version
from pincite.checks.output_checks import digests
from pincite.checks.rendered_page import render_page
from pincite.commands import topics
from pincite.editing import adding
from pincite.editing.reencoding import encoded
from pincite.errors import InputError
from pincite.folder import check_folder
from pincite.git_head import committed_files
from pincite.inputs.file_view import DiskView
from pincite.model import Seed
from pincite.pipeline import convert
from pincite.readers import plain_text
from pincite.reproducibility import convert_again
from pincite.serving.handler import Shown
from tests.support.making import copy_toy
from tests.support.running import make_runner


def _raising(error: Exception) -> object:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise error

    return refuse


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_toy(tmp_path / "toy")
    monkeypatch.setattr(os, "listdir", _raising(PermissionError(13, "Keine Berechtigung")))
    with pytest.raises(InputError, match=r"^folder-unreadable mkdocs\.yml: the folder `\w+` cannot be read: you"):
        check_folder(DiskView(root))


def test_a_seed_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MOST_SEED_BYTES", 3)
    with pytest.raises(InputError, match=r"^seed-too-large seeds/x\.txt: it has 4 bytes; at most 3 are read\."):
        plain_text.decode(b"lamp", encoding="utf-8", path="seeds/x.txt", sidecar="seeds/x.txt.yml")


def test_a_decision_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    text = "topics:\n  - id: oil\n    title: Oil\n    definition: O.\n"
    (tmp_path / "seeds/topics.yml").write_text(text, "utf-8")
    monkeypatch.setattr(topics, "with_decision", lambda text, *_: text)
    with pytest.raises(InputError, match=r"^topics-not-added seeds/topics\.yml: a row for `a#p2` cannot be put under"):
        topics.write_decision(tmp_path, "oil", "exclude", "a#p2", "")
    assert (tmp_path / "seeds/topics.yml").read_text("utf-8") == text


def test_a_version_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_toy(tmp_path / "toy")
    (root / "seeds/lamp.txt").write_text("The lamp.\n", "utf-8")
    (root / "seeds/lamp.txt.yml").write_text("id: lamp\ntitle: T\nissued: '1901'\n", "utf-8")
    monkeypatch.setattr(adding, "with_version", lambda *given: with_version(*given).replace("title: T", "title: U"))
    with pytest.raises(InputError, match=r"^sidecar-not-appended seeds/lamp\.txt\.yml: a row for `lamp2\.txt` cannot"):
        adding.new_version(root, tmp_path / "lamp2.txt", b"The lamps.\n", "lamp", facts={})


def test_a_page_that_an_extension_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown.Markdown, "convert", _raising(KeyError("the table has no end")))
    with pytest.raises(InputError, match=r"^markdown-unreadable docs/x\.md: the Markdown extensions cannot") as raised:
        render_page("docs/x.md", "# X\n", {}, tmp_path)
    assert raised.value.problems[0].said == "'the table has no end'"
    assert "no end" not in raised.value.problems[0].message


@pytest.mark.slow
def test_a_record_that_was_committed_and_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_toy(tmp_path / "toy")
    (root / "seeds/anchors").mkdir()
    (root / "seeds/anchors/lamp.json").write_text("{}", "utf-8")
    _git(root, "init", "--quiet")
    _git(root, "add", "seeds")
    _git(root, "commit", "--quiet", "--message", "one")
    (root / "seeds/anchors/lamp.json").unlink()
    told = make_runner(root, monkeypatch, capsys)("check").err
    assert "committed-unreadable seeds/anchors/lamp.json: the last commit has a record here that cannot be" in told


def test_a_commit_that_git_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x", "utf-8")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", "x")
    _git(tmp_path, "commit", "--quiet", "--message", "one")
    for path in (tmp_path / ".git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"damaged")
    with pytest.raises(InputError, match=r"^git-unreadable mkdocs\.yml: git cannot read what the last") as raised:
        committed_files(tmp_path, ["seeds/anchors"])
    assert raised.value.problems[0].said
    assert str(tmp_path) not in str(raised.value)


def test_a_seed_that_cannot_be_written_back(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/x.txt").write_bytes(b"lamp")
    seed = Seed(file="x.txt", sha256="", text="other words", encoding="latin-1")
    with pytest.raises(InputError, match=r"^cannot-encode seeds/x\.txt: it cannot be written back in its encoding"):
        encoded(tmp_path, seed, "words")


def test_a_port_that_the_system_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "SiteServer", _raising(PermissionError(13, "Keine Berechtigung")))
    with pytest.raises(InputError, match=r"^port-refused: port 80 cannot be used: you have no permission for it\."):
        serving._bound(80, Shown.__new__(Shown))


@pytest.mark.slow
def test_a_second_run_that_fails(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^second-run-failed mkdocs\.yml: a second run over the same input failed"):
        convert_again(tmp_path, {})


def test_a_bibliography_that_says_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_toy(tmp_path / "toy")
    converted = convert(root)
    damaged = [
        replace(artifact, data=artifact.data.replace(b"Light goes dark", b"Light goes out"))
        if artifact.path.endswith(".bib")
        else artifact
        for artifact in converted.artifacts
    ]
    monkeypatch.setattr(invariants, "convert_again", lambda *_: digests(damaged))
    told = [str(problem) for problem in invariants.check(root, replace(converted, artifacts=tuple(damaged)))]
    assert any(
        one.startswith("bibliography-differs bibliography.bib: gazette-1902-light: title comes back as") for one in told
    )
