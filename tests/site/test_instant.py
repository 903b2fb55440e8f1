"""With instant loading a page takes another's place in the same document; what is copied is what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pincite import pipeline
from tests.site.browsing import open_context
from tests.site.serving import serve_site
from tests.support.making import copy_toy

pytestmark = pytest.mark.slow
FIRST, SECOND = "gazette-1902-light", "board-1905-annual-fog"


def _instant_site(root: Path, address: str) -> Path:
    """Build the toy handbook with instant loading, published where it is served, as the sitemap has to say."""
    copy_toy(root)
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("https://larkholm.example/light/", address)
    theme = "  name: material\n  custom_dir: .pincite/theme\n  features: [navigation.instant]\n"
    (root / "mkdocs.yml").write_text(settings.replace("  name: material\n", theme), "utf-8")
    converted = pipeline.convert(root)
    pipeline.write(root, converted)
    return pipeline.build(root, converted)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("instant")
    (base / "served").mkdir()
    with serve_site(base / "served", "/light/") as served:
        site = _instant_site(base / "toy", served)
        (base / "served").rmdir()
        site.rename(base / "served")
        yield served


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with open_context(browser, 1440) as opened:
        opened.grant_permissions(["clipboard-read", "clipboard-write"])
        yield opened


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    opened.goto(f"{address}sources/{FIRST}/#p1", wait_until="networkidle")
    opened.evaluate("window.sameDocument = true")
    yield opened
    opened.close()


def _go(page: Page, href: str) -> None:
    """Follow a link as a reader does, and see that the document stayed the same."""
    page.evaluate(
        """href => { const link = document.createElement("a"); link.href = href; link.textContent = "on";
           document.querySelector("article").prepend(link); link.click(); }""",
        href,
    )
    page.wait_for_function(
        "part => document.querySelector('[data-pc-address]').dataset.pcAddress.includes(part)",
        arg=urlsplit(href).path.rsplit("/", 2)[-2],
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.sameDocument === true")


def _copied(page: Page) -> str:
    page.locator(".pc-copy-link").click()
    page.wait_for_function("document.querySelector('.pc-copy-link').textContent === 'Copied'")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def _right(page: Page, address: str, source: str, anchor: str) -> str:
    fingerprint = page.locator(f"[id='{anchor}']").get_attribute("data-fingerprint")
    return f"{address}sources/{source}/?v={fingerprint}#{anchor}"


def test_the_copied_link_is_that_of_the_page_that_is_shown(page: Page, address: str) -> None:
    assert _copied(page) == _right(page, address, FIRST, "p1")
    _go(page, f"{address}sources/{SECOND}/#p1")
    assert page.locator(".pc-copy-link").count() == 1
    second = _copied(page)
    assert second == _right(page, address, SECOND, "p1")
    page.evaluate("history.back()")
    page.wait_for_function(f"document.querySelector('[data-pc-address]').dataset.pcAddress.includes('{FIRST}')")
    page.wait_for_timeout(200)
    assert _copied(page) == _right(page, address, FIRST, "p1") != second


def test_it_follows_from_passage_to_passage_and_to_a_sentence(page: Page, address: str) -> None:
    _go(page, f"{address}sources/{SECOND}/")
    assert page.locator(".pc-copy-link").count() == 0
    page.evaluate("location.hash = 'p1s1'")
    page.locator(".pc-copy-link").wait_for()
    assert _copied(page) == _right(page, address, SECOND, "p1s1")


def test_what_is_pressed_while_another_page_is_fetched_is_what_is_shown(page: Page, address: str) -> None:
    right = _right(page, address, FIRST, "p1")
    page.evaluate("address => history.pushState({}, '', address)", f"{address}sources/{SECOND}/#p1")
    assert _copied(page) == right


def test_the_notice_of_a_pinned_link_comes_and_goes(page: Page, address: str) -> None:
    pinned = _right(page, address, FIRST, "p1")
    assert page.locator(".pc-pinned").count() == 0
    _go(page, f"{address}sources/{SECOND}/?v=00000000#p1")
    assert "this passage never had" in page.locator(".pc-pinned").inner_text()
    assert page.locator(".pc-pinned").count() == 1
    assert page.evaluate("document.querySelector('.pc-pinned').getBoundingClientRect().top >= 0")
    _go(page, pinned)
    assert page.locator(".pc-pinned").inner_text() == "The words are those that were cited."
    _go(page, f"{address}sources/{SECOND}/")
    assert page.locator(".pc-pinned").count() == 0


def test_the_forms_of_a_citation_can_be_copied_on_the_second_page(page: Page, address: str) -> None:
    _go(page, f"{address}bibliography/")
    details = page.locator("details:has(.pc-copy)").first
    details.evaluate("one => { one.open = true; }")
    details.locator(".pc-copy").first.click()
    page.wait_for_timeout(100)
    text = details.locator("pre").first.text_content()
    assert page.evaluate("navigator.clipboard.readText()") == text
