"""Links of every form that leads nowhere are told with their line; what only looks like a link is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.checks.link_checks import Site, check_links, check_menu
from pincite.checks.page_checks import page_url
from pincite.checks.rendered_page import render_page
from pincite.errors import InputError
from tests.cli.conftest import run, toy
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.running import Runner

__all__ = ["run", "toy"]
CASES = read_cases(TESTS / "checks" / "links.yml")
EXTENSIONS = {"attr_list": {}, "md_in_html": {}, "toc": {"permalink": False}, "footnotes": {}}
OTHER = {
    "docs/index.md": "# Home\n",
    "docs/about.md": "# About us\n\n## The keepers {: #keepers }\n",
    "docs/my file.md": "# A file\n",
    "docs/sources/a/index.md": '# A\n\n<p id="p1" data-fingerprint="3f9a2c1b">x</p>\n<span id="p2"></span>\n',
}


def _site(text: str) -> Site:
    texts = OTHER | {"docs/sub/own.md": text}
    pages = {path: render_page(path, one, EXTENSIONS, Path()) for path, one in texts.items()}
    ids = {page_url(path): page.ids for path, page in pages.items()}
    files = frozenset({"pictures/a b.png", "api/v1/documents.json"})
    return Site(pages=pages, ids=ids, files=files, address="https://example.org/book/")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_each_form_of_a_link(case: dict[str, object]) -> None:
    found = [f"{check_link.code}:{check_link.line}" for check_link in check_links(_site(f"# Own\n\n{case['text']}\n"))]
    assert found == case.get("told", [])


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("index.md", False),
        ("sources/a/index.md", False),
        ("./about.md", False),
        ("my file.md", False),
        ("my%20file.md", False),
        ("pictures/a b.png", False),
        ("https://example.com/", False),
        ("https://example.org/book/about/", False),
        ("about.md#keepers", False),
        ("About.md", True),
        ("gone.md", True),
        ("../about.md", True),
        ("/about.md", True),
        ("sources/", True),
        ("https://example.org/book/gone/", True),
        ("about.md#nobody", True),
    ],
)
def test_each_form_of_a_menu_entry(target: str, dead: bool) -> None:  # noqa: FBT001 - a row of the table
    found = [(problem.code, problem.line) for problem in check_menu([(target, 7)], _site("# Own\n"))]
    assert found == ([("dead-menu-entry", 7)] if dead else [])


@pytest.mark.slow
def test_a_dead_markdown_link_and_a_dead_menu_entry_stop_a_build(toy: Path, run: Runner) -> None:
    assert run("convert").status == 0
    (toy / "docs/own.md").write_text(
        "---\ntitle: Own\n---\n\n# Own\n\nSee [it](sources/gazette-1902-light/index.md#p999) and [gone](nosuch.md).\n"
        "[alive](sources/gazette-1902-light/index.md#p1), `[code](dead.md)`\n",
        "utf-8",
    )
    settings = toy / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("nav:\n", "nav:\n  - Deep:\n      - Deeper:\n          - gone.md\n"), "utf-8")
    ended = run("build")
    line = text[: text.index("nav:")].count("\n") + 4
    assert [one.partition(": ")[0] for one in ended.err.splitlines()[:-1]] == [
        "dead-fragment docs/own.md:7",
        "dead-link docs/own.md:7",
        f"dead-menu-entry mkdocs.yml:{line}",
    ]
    assert ended.status == 1
    assert not (toy / "site").exists()


@pytest.mark.slow
def test_a_draft_that_is_removed_takes_its_page_ledger_and_mentions_with_it(toy: Path, run: Runner) -> None:
    assert run("build").status == 0
    for name in ("fog-1905.txt", "fog-1905.txt.yml"):
        (toy / "seeds" / name).unlink()
    assert run("check").status == 1
    ended = run("build")
    assert (ended.status, ended.err.count("problem")) == (0, 0)
    assert not (toy / "seeds/anchors/board-1905-annual-fog.json").exists()
    written = [path for path in (toy / "docs").rglob("*") if path.is_file()]
    assert [path for path in written if b"board-1905-annual-fog" in path.read_bytes()] == []
    assert not list((toy / "site/sources/board-1905-annual-fog").rglob("*.html"))
    assert run("check").status == 0


@pytest.mark.slow
def test_an_accepted_source_that_is_removed_is_told_with_what_to_do(toy: Path, run: Runner) -> None:
    assert run("accept", "board-1905-annual-fog").status == 0
    for name in ("fog-1905.txt", "fog-1905.txt.yml"):
        (toy / "seeds" / name).unlink()
    ended = run("build")
    assert ended.status == 1
    assert ended.err.startswith("source-lost seeds/anchors/board-1905-annual-fog.json:")
    assert "seeds/moved.yml: `to:` the id that it has now, or null if it was withdrawn" in ended.err
    (toy / "seeds/moved.yml").write_text(
        "moved:\n  - {id: board-1905-annual-fog, to: null, date: 1906-01-01, reason: Withdrawn., title: Fog}\n", "utf-8"
    )
    assert run("build").status == 0
    assert (toy / "site/sources/board-1905-annual-fog/index.html").is_file()


@pytest.mark.parametrize("folders", [5, [5], [["docs"]]])
def test_folders_of_an_extension_that_are_none_are_told_without_a_traceback(folders: object, tmp_path: Path) -> None:
    extensions = {"pymdownx.snippets": {"base_path": folders}}
    with pytest.raises(InputError, match="markdown-extension"):
        render_page("docs/index.md", "Words.", extensions, tmp_path)
