"""The "not found" page finds the passage where its source is known, and shows nothing of the address itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import open_context

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def source(built_site: Path) -> str:
    """Return the id of a source of the handbook."""
    return sorted(path.name for path in (built_site / "sources").iterdir() if path.is_dir())[-1]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with open_context(browser, 1440) as context:
        opened = context.new_page()
        opened.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
        yield opened


def _open(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address, wait_until="networkidle")


@pytest.mark.parametrize(
    ("wrong", "fragment"),
    [
        ("wrong/{}/x#p12", "p12"),
        ("{}#p12s3", "p12s3"),
        ("{}/p12", "p12"),
        ("sources/{}.html#n1", "n1"),
        ("sources/{}/page/,#fn1", "fn1"),
        ("sources/{},", ""),
        ("old/{}/#<img src=x onerror=alert(1)>", ""),
        ('old/{}/#p1"onclick=', ""),
        ("old/%3Cscript%3E/{}/%E0%A4%A/#h-prevention", "h-prevention"),
    ],
)
def test_it_offers_the_passage(wrong: str, fragment: str, address: str, source: str, page: Page) -> None:
    _open(page, address + wrong.format(source))
    link = page.locator("#pc-not-found a")
    target = urlsplit(link.evaluate("link => link.href"))
    assert target.path == f"{urlsplit(address).path}sources/{source}/"
    assert target.fragment == fragment
    assert page.locator("#pc-not-found *").count() == 1
    link.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    assert page.url.startswith(f"{address}sources/{source}/")


@pytest.mark.parametrize(
    "wrong", ["no/such/page/#p12", "sources/", "%E0%A4%A", "constructor/__proto__", "no/<b>x</b>/"]
)
def test_it_offers_nothing_where_no_source_is_named(wrong: str, address: str, page: Page) -> None:
    _open(page, f"{address}missing/{wrong}")
    assert page.locator("#pc-not-found").is_hidden()
    assert page.locator("#pc-not-found").text_content() == ""


def test_it_lists_ways_on_without_scripts(address: str, source: str, browser: Browser) -> None:
    with open_context(browser, 1440, scripts=False) as context:
        opened = context.new_page()
        opened.goto(f"{address}wrong/{source}/x#p12")
        assert opened.locator("#pc-not-found").is_hidden()
        links = opened.locator("article a").evaluate_all("links => links.map(link => link.href)")
        assert f"{address}sources/" in links
