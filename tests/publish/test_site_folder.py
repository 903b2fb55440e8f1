"""A site takes the place of another only if it is whole, and only of one that pincite made."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.errors import ContentError, InputError
from pincite.model import Artifact
from pincite.publish.expected_pages import expected_files, refuse_other_site_folder
from pincite.publish.generator_messages import failure_of, warnings_of
from pincite.publish.site_folder import (
    NEXT,
    add_to_site,
    bring_back,
    put_in_place,
    record_files,
    refuse_others_site,
    refuse_unfinished_site,
    site_set_aside,
)

PAGE = "<!doctype html><html><body>{}</body></html>"
PDF = Artifact(path="site/downloads/handbook.pdf", data=b"%PDF")


def _built(root: Path, words: str) -> Path:
    built = root / NEXT
    (built / "a").mkdir(parents=True)
    for name in ("index.html", "a/index.html"):
        (built / name).write_text(PAGE.format(words), "utf-8")
    (built / "sitemap.xml").write_text("<urlset></urlset>\n", "utf-8")
    record_files(built)
    return built


def _put(root: Path, words: str) -> list[str]:
    said: list[str] = []
    put_in_place(root, _built(root, words), "site", said.append)
    assert words in (root / "site/index.html").read_text("utf-8")
    assert not (root / ".pincite/old-site").exists()
    return said


def test_a_site_replaces_the_one_before_as_a_whole(tmp_path: Path) -> None:
    assert _put(tmp_path, "old") == []
    (tmp_path / "site/.DS_Store").write_bytes(b"x")
    add_to_site(tmp_path, PDF)
    assert _put(tmp_path, "new") == []
    assert not (tmp_path / "site/downloads").exists()


@pytest.mark.parametrize("name", ["CNAME", "a/notes.txt", ".htaccess"])
def test_a_site_with_somebody_s_own_file_is_not_replaced(name: str, tmp_path: Path) -> None:
    _put(tmp_path, "old")
    (tmp_path / "site" / name).write_text("mine", "utf-8")
    with pytest.raises(InputError, match=rf"^site-not-ours site/{name}: .*`{name}`.* then remove site/\.$"):
        _put(tmp_path, "new")
    with pytest.raises(InputError, match=r"^site-not-ours"):
        add_to_site(tmp_path, PDF)
    assert (tmp_path / "site" / name).read_text("utf-8") == "mine"
    assert "old" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_folder_that_pincite_did_not_make_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    refuse_others_site(tmp_path, "site")
    (tmp_path / "site/thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"^site-not-ours site/"):
        refuse_others_site(tmp_path, "site")


def test_a_file_in_its_place_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"^site-not-ours site: a file stands"):
        _put(tmp_path, "new")
    assert (tmp_path / "site").read_text("utf-8") == "mine"


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_becomes_a_folder_and_what_it_led_to_stays(target: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/mine.txt").write_text("mine", "utf-8")
    (root / "site").symlink_to(tmp_path / target)
    assert "site was a link to" in _put(root, "first")[0]
    assert _put(root, "second") == []
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["mine.txt"]


def test_a_site_that_was_set_aside_is_told_and_comes_back(tmp_path: Path) -> None:
    _put(tmp_path, "old")
    (tmp_path / "site").rename(tmp_path / ".pincite/old-site")
    problem = site_set_aside(tmp_path)
    assert problem is not None
    assert problem.code == "unfinished-run"
    assert bring_back(tmp_path) == ["site"]
    assert (tmp_path / "site/index.html").is_file()
    (tmp_path / ".pincite/old-docs").mkdir()
    assert bring_back(tmp_path) == []
    assert site_set_aside(tmp_path) is None


def test_nothing_is_put_in_place_that_lacks_a_page_a_download_or_an_end(tmp_path: Path) -> None:
    built = _built(tmp_path, "words")
    expected = {"docs/index.md": "index.html", "docs/a.md": "a/index.html", "docs/b.md": "b/index.html"}
    (built / "a/index.html").write_text("<html>", "utf-8")
    (built / "sitemap.xml").write_text("<urlset>", "utf-8")
    with pytest.raises(ContentError) as raised:
        refuse_unfinished_site(built, expected, [PDF])
    assert [problem.path for problem in raised.value.problems] == [
        "docs/a.md",
        "docs/b.md",
        PDF.path,
        "site/sitemap.xml",
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", {"docs/index.md": "index.html", "docs/a.md": "a/index.html", "docs/b/README.md": "b/index.html"}),
        ("use_directory_urls: false\n", {"docs/a.md": "a.html", "docs/b/README.md": "b/index.html"}),
        ("exclude_docs: |\n  a.md\n", {"docs/index.md": "index.html", "docs/b/README.md": "b/index.html"}),
    ],
)
def test_each_page_is_expected_where_the_site_has_it(settings: str, expected: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{settings}", "utf-8")
    for name in ("index.md", "a.md", "b/README.md", "c.json", ".generated"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("x", "utf-8")
    found = expected_files(tmp_path)
    assert found.items() >= ({"docs/c.json": "c.json"} | expected).items()
    assert "docs/.generated" not in found
    assert ("docs/a.md" in found) == ("exclude" not in settings)


@pytest.mark.parametrize("value", ["public", "../site", "/srv/www", "site/x", "[]"])
def test_another_folder_for_the_site_is_refused(value: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nsite_dir: {value}\n", "utf-8")
    with pytest.raises(InputError, match=r"^other-site-folder mkdocs.yml:2: "):
        refuse_other_site_folder(tmp_path)


MKDOCS = """INFO    -  Cleaning site directory
WARNING -  A reference to 'gone.md' is included in the 'nav' configuration, which is not found in the files.
WARNING -  Doc file 'a.md' contains a link 'nowhere.md', but the target is not found among documentation files.
INFO    -  Documentation built in 0.20 seconds

Aborted with 2 warnings in strict mode!
"""
ZENSICAL = """Build started
\x1b[33mWarning:\x1b[0m page does not exist
    \x1b[38;5;246m╭\x1b[0m\x1b[38;5;246m─\x1b[0m\x1b[38;5;246m[\x1b[0m a.md:3:5 \x1b[38;5;246m]\x1b[0m
1 issue found
Traceback (most recent call last):
RuntimeError: Aborted because --strict flag is set
"""


def test_what_a_generator_warns_of_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# A\n\n[x](nowhere.md)\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nnav:\n  - Gone: gone.md\n", "utf-8")
    told = warnings_of(tmp_path, MKDOCS)
    assert [(problem.path, problem.line) for problem in told] == [("mkdocs.yml", 3), ("docs/a.md", 3)]
    assert [problem.message for problem in told] == [
        "the menu leads to `gone.md`, which is no page.",
        "`nowhere.md` leads to no page.",
    ]
    assert told[1].said.startswith("Doc file 'a.md' contains a link 'nowhere.md', but the target")
    told = warnings_of(tmp_path, ZENSICAL)
    assert [(problem.path, problem.line, problem.said) for problem in told] == [("docs/a.md", 3, "page does not exist")]
    assert warnings_of(tmp_path, "INFO    -  Documentation built in 0.20 seconds\n") == []


def test_a_generator_that_dies_is_told_by_its_last_line() -> None:
    told = failure_of("Traceback (most recent call last):\n  File x\nOSError: [Errno 28] No space left on device\n")
    assert [problem.message for problem in told] == ["the site generator stopped: the disk is full."]
    assert [problem.said for problem in told] == ["OSError: [Errno 28] No space left on device"]
    assert len(failure_of("")) == 1
