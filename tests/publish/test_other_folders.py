"""A handbook is the same however its folder is named, and a site that lacks a page takes no other's place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import skip_or_fail
from tests.support.making import copy_toy, snapshot

pytestmark = pytest.mark.slow

_HOLDS = """
import time
from pathlib import Path
from pincite.handbook_lock import hold
with hold(Path(), "pincite build", wait=0, say=print):
    print("held", flush=True)
    time.sleep(600)
"""
_CUTS_A_PAGE = """
def on_post_page(output, page, config):
    return output[:-20] if "fog" in page.url else output
"""


def _run(cwd: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pincite", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_toy(tmp_path_factory.mktemp("folders") / "a house ö")
    ended = _run(root, "build", "--downloads")
    assert ended.returncode == 0, ended.stderr
    return root


@pytest.mark.parametrize(
    ("generator", "cwd", "named"),
    [
        ("mkdocs", "..", "./{name}/"), ("mkdocs", "docs/sources", "../.."), ("mkdocs", "..", "{name}/docs/.."),
        ("mkdocs", "site/api", "../.."), ("mkdocs", "..", "link"), ("mkdocs", "/", "{root}"),
        ("zensical", "..", "{name}"), ("zensical", "..", "link"),
    ],
)  # fmt: skip
def test_a_root_may_be_named_in_any_way(generator: str, cwd: str, named: str, built: Path) -> None:
    link = built.parent / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(built)
    site = built / ("site" if generator == "mkdocs" else "site-zensical")
    before = snapshot(built)
    there = built / cwd
    root = named.format(name=built.name, root=built)
    ended = _run(there, "build", "--downloads", "--generator", generator, "--root", root)
    assert ended.returncode == 0, ended.stderr
    assert "11 pages in site" in ended.stdout
    assert (site / "sources/index.html").is_file()
    assert (site / "downloads/handbook.pdf").is_file()
    after = snapshot(built)
    if generator == "mkdocs":
        assert after == before
    assert {name for name in after if "/.pincite/" in name} == set()


def test_other_commands_take_a_relative_root_too(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "toy"))
    (tmp_path / "new.txt").write_text("New\n\nWords of a new source.\n", "utf-8")
    new = ("--id", "new", "--title", "New", "--issued", "1903", "--yes")
    for command in (
        ("add", "--root", "toy", *new, "new.txt"), ("convert", "--root", "toy"), ("accept", "--root", "toy/", "new"),
        ("pdf", "--root", "./toy"), ("check", "--root", "toy"), ("export", "--root", "toy", "--csv", "out"),
        ("redact", "--root", "toy", "new#p1", "--reason", "A court’s order."), ("init", "other"),
        ("build", "--root", "other"),
    ):  # fmt: skip
        ended = _run(tmp_path, *command)
        assert ended.returncode == 0, (command, ended.stderr)
        # A redaction takes away what was built from the old words.
        assert command[0] != "pdf" or (root / "site/downloads/handbook.pdf").is_file()
    assert (tmp_path / "other/site/index.html").is_file()


def test_a_page_that_the_generator_leaves_out_stops_the_build(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "toy"))
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    (root / "hook.py").write_text(_CUTS_A_PAGE, "utf-8")
    site = snapshot(root / "site")
    ended = _run(root, "build")
    assert ended.returncode == 1
    assert "page-not-built docs/topics/fog/index.md: the built site has no whole" in ended.stderr
    assert "the pages in docs/ are written, and the site is as it was" in ended.stderr
    assert snapshot(root / "site") == site
    (root / "hook.py").write_text("", "utf-8")
    assert _run(root, "build").returncode == 0


def test_what_the_generator_warns_of_stops_the_build_with_its_place(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "toy"))
    (root / "docs/own.md").write_text("# Own\n\nwords\n", "utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text + "validation:\n  nav:\n    omitted_files: warn\n", "utf-8")
    ended = _run(root, "build")
    assert ended.returncode == 1
    assert "site-generator mkdocs.yml: " in ended.stderr
    assert "own.md" in ended.stderr
    settings.write_text(text, "utf-8")
    assert _run(root, "build").returncode == 0


def test_a_folder_that_may_only_be_read_can_be_checked(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "toy"))
    if not shutil.which("unshare") or os.geteuid() != 0:
        skip_or_fail("nothing here mounts a folder for reading only")
    mount = f"mount --bind '{root}' '{root}' && mount -o remount,bind,ro '{root}' && cd '{root}'"
    script = f"{mount} && {sys.executable} -m pincite"
    for command, status in (("check", 0), ("check --json", 0), ("build", 2), ("convert", 2)):
        ended = subprocess.run(
            ["unshare", "-m", "sh", "-c", f"{script} {command}"], capture_output=True, text=True, check=False
        )
        assert ended.returncode == status, (command, ended.stderr)
        assert "Traceback" not in ended.stderr
    assert "the disk can only be read" in ended.stderr


def test_the_second_command_keeps_its_json_clean_and_can_give_up(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "toy"))
    with subprocess.Popen([sys.executable, "-c", _HOLDS], cwd=root, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        ended = _run(root, "convert", "--json", PINCITE_WAIT="0.2")
        assert (ended.returncode, ended.stdout) == (2, "")
        assert f"handbook-busy .pincite/lock: `pincite build` (process {other.pid}, since " in ended.stderr
        assert "nothing was changed" in ended.stderr
        command = [sys.executable, "-m", "pincite", "convert", "--json"]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
            assert second.stderr is not None
            waits = second.stderr.readline()
            other.kill()
            told, _ = second.communicate()
    assert waits.startswith(f"pincite: waiting for `pincite build` (process {other.pid}, since ")
    assert second.returncode == 0
    assert json.loads(told)["changed"] == []


def test_nothing_is_made_in_a_folder_that_is_no_handbook(tmp_path: Path) -> None:
    for command in (("build",), ("check",), ("convert",), ("accept", "--all"), ("pdf",)):
        assert _run(tmp_path, *command).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_init_begins_again_where_it_stopped(tmp_path: Path) -> None:
    (tmp_path / "new/.pincite/staging").mkdir(parents=True)
    (tmp_path / "new/seeds").mkdir()
    assert _run(tmp_path, "init", "new").returncode == 0
    assert _run(tmp_path, "init", "new").returncode == 2
    assert _run(tmp_path / "new", "build").returncode == 0
