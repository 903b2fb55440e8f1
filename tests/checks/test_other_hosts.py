"""No page asks another host for anything: told of settings, of hand-written pages, and of what was built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from pincite.checks.link_checks import Site, check_links
from pincite.checks.rendered_page import render_page
from pincite.errors import ContentError, InputError
from pincite.inputs.file_view import DiskView
from pincite.publish.asking import refuse_other_hosts
from pincite.publish.polish import polish_page
from pincite.settings import read_settings

HOME = "https://own.example/h/"
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("other_hosts.yml").read_text("utf-8"))
SETTINGS = {
    "theme: material\n": 1,
    "theme:\n  name: material\n": 1,
    "theme:\n  name: material\n  font: {text: Roboto}\n": 3,
    "theme:\n  name: material\n  font:\n": 3,
    "theme:\n  name: material\n  font: true\n": 3,
    "theme:\n  name: material\n  font: 'false'\n": 3,
    "theme:\n  name: material\n  font: false\n  logo: https://x.example/a.png\n": 4,
    "theme:\n  name: material\n  font: false\n  favicon: //x.example/a.png\n": 4,
    "extra_css:\n  - a.css\n  - https://x.example/a.css\n": 3,
    "extra_javascript:\n  - path: //x.example/a.js\n    async: true\n": 2,
    "extra_javascript: ['http://own.example:81/a.js']\n": 1,
    "extra:\n  analytics:\n    provider: google\n    property: G-1\n": 3,
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["page"])[:60])
def test_what_a_page_fetches_from_elsewhere_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    page = render_page("docs/own.md", f"# Own\n\n{case['page']}\n", {}, tmp_path)
    site = Site(pages={"docs/own.md": page}, ids={"own/": frozenset()}, files=frozenset({"a.png"}), address=HOME)
    told = [check_link.line for check_link in check_links(site) if check_link.code == "other-host"]
    assert told == ([case.get("line", 3)] if case["asks"] else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["page"])[:60])
def test_a_built_page_that_fetches_from_elsewhere_is_refused(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    body = markdown.markdown(case["page"], extensions=["fenced_code"])
    (tmp_path / "own/index.html").write_text(f"<!doctype html>\n<html><body>{body}</body></html>", "utf-8")
    if case["asks"]:
        with pytest.raises(ContentError, match=r"other-host site/own/index.html:2"):
            refuse_other_hosts(tmp_path, HOME)
    else:
        refuse_other_hosts(tmp_path, HOME)


@pytest.mark.parametrize(
    "css",
    [
        "@import url(https://x.example/a.css);",
        "@import '//x.example/a.css'",
        'a {background: URL( "http://x.example")}',
    ],
)
def test_a_style_sheet_that_fetches_from_elsewhere_is_refused(css: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("/* url(https://fine.example) */ b {background: url(a.png)}", "utf-8")
    refuse_other_hosts(tmp_path, "")
    (tmp_path / "a.css").write_text(css, "utf-8")
    with pytest.raises(ContentError, match=r"x\.example"):
        refuse_other_hosts(tmp_path, "")


@pytest.mark.parametrize(("text", "line"), SETTINGS.items())
def test_settings_by_which_every_page_asks_another_host_are_refused(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{text}site_name: A\nsite_url: http://own.example/h/\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_settings(DiskView(tmp_path))
    assert [(problem.code, problem.line) for problem in error.value.problems] == [("other-host", line)]


def test_settings_that_ask_nobody_are_fine(tmp_path: Path) -> None:
    text = (
        "site_name: A\nsite_url: https://own.example/h/\nextra_css: [a.css, https://own.example/b.css]\n"
        "extra_javascript: [{path: a.js}]\ntheme: {name: material, font: false, logo: a.svg}\nrepo_url: https://x.example/\n"
    )
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_settings(DiskView(tmp_path)).site_url == HOME


def test_a_link_to_the_repository_asks_nobody_for_its_stars() -> None:
    link = '<a href="https://github.com/a/b" title="x" class="md-source" data-md-component="source">'
    assert polish_page(link) == '<a href="https://github.com/a/b" title="x" class="md-source">'
