"""A stranger's folder: what leads out, in circles or nowhere is refused before anything is read or written."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from pincite.errors import InputError
from pincite.folder import check_folder, files_below
from pincite.inputs.file_view import DiskView
from tests.cli.conftest import run, toy
from tests.support.making import snapshot
from tests.support.running import Runner

__all__ = ["run", "toy"]
Change = Callable[[Path, Path], object]


def _link(path: str, target: str) -> Change:
    """Return what puts a link into a handbook: `{out}` in its target is a folder beside it."""

    def change(root: Path, out: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target.format(out=out))

    return change


def _both(first: Change, second: Change) -> Change:
    def change(root: Path, out: Path) -> None:
        first(root, out)
        second(root, out)

    return change


def _moved_out(name: str) -> Change:
    def change(root: Path, out: Path) -> None:
        (root / name).rename(out / "moved")
        (root / name).symlink_to(out / "moved")

    return change


def _setting(text: str) -> Change:
    return lambda root, out: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml")
        .read_text("utf-8")
        .replace("  name: material\n", f"  name: material\n{text.format(out=out)}"),
        "utf-8",
    )


def _hook(root: Path, out: Path) -> None:
    (out / "hook.py").write_text("raise SystemExit\n", "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"hooks: [{os.path.relpath(out / 'hook.py', root)}]\n")


def _theme_link(root: Path, out: Path) -> None:
    _setting("  custom_dir: look\n")(root, out)
    _link("look/main.html", "{out}/secret.md")(root, out)


def _socket(root: Path, out: Path) -> None:
    del out
    here = Path.cwd()
    os.chdir(root / "docs")  # the path of a socket may have 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("talk.md")
    finally:
        os.chdir(here)


REFUSED: dict[str, tuple[Change, str]] = {
    "a page that leads out": (_link("docs/x.md", "{out}/secret.md"), "file-outside docs/x.md"),
    "a file deep down": (_link("docs/a/b/c.png", "{out}/secret.md"), "file-outside docs/a/b/c.png"),
    "a folder": (_link("docs/more", "{out}"), "file-outside docs/more"),
    "a relative link": (_link("docs/x.md", "../../out/secret.md"), "file-outside docs/x.md"),
    "a link to a link": (
        _both(_link("docs/z.md", "{out}/secret.md"), _link("docs/y.md", "z.md")),
        "file-outside docs/y.md",
    ),
    "docs itself": (_moved_out("docs"), "file-outside docs"),
    "seeds itself": (_moved_out("seeds"), "file-outside seeds"),
    "the ledgers": (_link("seeds/anchors", "{out}"), "file-outside seeds/anchors"),
    "the profiles": (
        _moved_out("seeds/profiles"),
        "file-outside seeds/profiles",
    ),
    "the settings": (_moved_out("mkdocs.yml"), "file-outside mkdocs.yml"),
    "the work folder": (_link(".pincite", "{out}"), "work-folder .pincite"),
    "what a run left": (
        _link(".pincite/ready/files/docs/x.md", "{out}/secret.md"),
        "not-our-run .pincite/ready/manifest.json",
    ),
    "the theme": (_setting("  custom_dir: ../out\n"), "file-outside mkdocs.yml:8"),
    "the theme by its whole path": (_setting("  custom_dir: {out}\n"), "file-outside mkdocs.yml:8"),
    "a file of the theme": (_theme_link, "file-outside look/main.html"),
    "a hook": (_hook, "file-outside mkdocs.yml"),
    "a link to nothing": (_link("docs/x.md", "nothing.md"), "link-to-nothing docs/x.md"),
    "a link to itself": (_link("seeds/x.txt", "x.txt"), "link-to-nothing seeds/x.txt"),
    "two links in a circle": (
        _both(_link("docs/a", "b"), _link("docs/b", "a")),
        "link-to-nothing docs/a",
    ),
    "a link to the folder it lies in": (_link("docs/sub/up", ".."), "link-in-a-circle docs/sub/up"),
    "a link to the root": (_link("docs/root", "../"), "link-in-a-circle docs/root"),
    "a link into what git hides": (
        _both(lambda root, out: (root / ".git").mkdir(), _link("docs/git", "../.git")),
        "link-to-hidden docs/git",
    ),
    "a pipe among the pages": (lambda root, out: os.mkfifo(root / "docs/x.md"), "special-file docs/x.md"),
    "a pipe among the seeds": (lambda root, out: os.mkfifo(root / "seeds/x.txt"), "special-file seeds/x.txt"),
    "a pipe for settings": (
        _both(lambda root, out: (root / "mkdocs.yml").unlink(), lambda root, out: os.mkfifo(root / "mkdocs.yml")),
        "special-file mkdocs.yml",
    ),
    "a device": (_link("docs/zero.md", "/dev/zero"), "file-outside docs/zero.md"),
    "a socket": (_socket, "special-file docs/talk.md"),
    "a device's name": (lambda root, out: (root / "docs/nul.md").touch(), "bad-name docs/nul.md"),
    "a folder with a device's name": (lambda root, out: (root / "docs/aux").mkdir(), "bad-name docs/aux"),
    "a seed with a colon": (lambda root, out: (root / "seeds/a:b.txt").touch(), "bad-name seeds/a:b.txt"),
    "a name that is not UTF-8": (
        lambda root, out: Path(os.fsdecode(os.fsencode(root) + b"/docs/\xff.md")).touch(),
        r"bad-name docs/\udcff.md",
    ),
    "two names in one": (
        _both(lambda root, out: (root / "docs/Own.md").touch(), lambda root, out: (root / "docs/own.md").touch()),
        "same-name docs/own.md",
    ),
}


@pytest.mark.parametrize(("change", "told"), REFUSED.values(), ids=REFUSED)
def test_what_leads_out_or_nowhere_is_refused_by_name(change: Change, told: str, toy: Path, run: Runner) -> None:
    out = toy.parent / "out"
    out.mkdir()
    (out / "secret.md").write_text("# A secret\n", "utf-8")
    change(toy, out)
    before = snapshot(toy)
    ended = run("convert")
    assert any(line.startswith(f"{told}:") for line in ended.err.splitlines()), ended.err
    assert ended.status == 2
    assert "Traceback" not in ended.err
    assert snapshot(toy) == before
    assert "A secret" not in ended.out + ended.err


def test_links_that_stay_inside_are_followed(toy: Path) -> None:
    (toy / "texts").mkdir()
    (toy / "texts/own.md").write_text("# Own\n", "utf-8")
    (toy / "docs/more").symlink_to("../texts")
    (toy / "docs/again.md").symlink_to("index.md")
    pages = [path for path in files_below(check_folder(DiskView(toy)), "docs") if path.endswith(".md")]
    assert pages == ["docs/again.md", "docs/index.md", "docs/more/own.md"]


def test_every_fault_is_told_at_once(toy: Path) -> None:
    for name in ("aux.md", "b?.md", "c.", "d"):
        (toy / "docs" / name).touch()
    (toy / "docs/e").symlink_to("/etc/hostname")
    with pytest.raises(InputError) as error:
        check_folder(DiskView(toy))
    assert [problem.path for problem in error.value.problems] == ["docs/aux.md", "docs/b?.md", "docs/c.", "docs/e"]


@pytest.mark.parametrize("identifier", ["aux", "con", "com1"])
def test_an_id_that_gives_a_folder_windows_cannot_have_is_refused(identifier: str, toy: Path, run: Runner) -> None:
    sidecar = toy / "seeds/fog-1905.txt.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("board-1905-annual-fog", identifier), "utf-8")
    assert "Windows has a device of this name" in run("convert").err
    topics = toy / "seeds/topics.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace(f"id: {identifier}", "id: board-1905-annual-fog"), "utf-8")
    topics.write_text(topics.read_text("utf-8").replace("id: fog", f"id: {identifier}"), "utf-8")
    ended = run("convert")
    assert f"bad-name docs/topics/{identifier}" in ended.err
    assert "another id" in ended.err
    assert ended.status == 2


@pytest.mark.parametrize(
    ("name", "proposed"),
    [("what?.txt", "what.txt"), ("nul.txt", "nul-file.txt"), ("a.", "a"), ("figures.csv", "source-figures.csv")],
)
def test_add_proposes_a_safe_name(name: str, proposed: str, toy: Path, run: Runner, tmp_path: Path) -> None:
    (tmp_path / name).write_text("A title\n\n1901\n\nThe lamp.\n", "utf-8")
    ended = run("add", str(tmp_path / name), "--id", "a", "--title", "A", "--issued", "1901", "--yes")
    assert ended.err.startswith(f"bad-name {tmp_path / name}: ")
    assert f"Rename the file, for instance to `{proposed}`;" in ended.err


def test_add_refuses_a_name_that_differs_in_capitals_only(toy: Path, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "Fog-1905.TXT").write_text("A title\n\nThe lamp.\n", "utf-8")
    ended = run("add", str(tmp_path / "Fog-1905.TXT"), "--id", "a", "--title", "A", "--issued", "1901", "--yes")
    assert ended.err.startswith("same-name seeds/Fog-1905.TXT: `fog-1905.txt` differs")


def test_add_writes_through_no_link_out(toy: Path, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    _moved_out("seeds")(toy, tmp_path / "out")
    (tmp_path / "new.txt").write_text("A title\n\nThe lamp.\n", "utf-8")
    before = snapshot(tmp_path / "out")
    ended = run("add", str(tmp_path / "new.txt"), "--id", "a", "--title", "A", "--issued", "1901", "--yes")
    assert ended.err.startswith("file-outside seeds")
    assert snapshot(tmp_path / "out") == before
