"""Every link and fragment leads somewhere, and no page asks another host for anything."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Request, Response

from tests.site.browsing import open_context
from tests.site.pages import KINDS, choose_page, page_url
from tests.site.references import Page, find_dead, find_foreign, published_address
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow


def test_every_link_and_fragment_resolves(built_site: Path, pages: dict[str, Page]) -> None:
    expect_none(find_dead(built_site, pages), "dead references")


def test_no_page_or_style_sheet_names_another_host_to_load_from(pages: dict[str, Page]) -> None:
    expect_none(find_foreign(pages), "addresses on other hosts")


def test_the_sitemap_names_the_pages_of_the_site(built_site: Path, pages: dict[str, Page]) -> None:
    tree = ElementTree.parse(built_site / "sitemap.xml")  # noqa: S314 - our own file
    named = {element.text or "" for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    home = published_address(pages)
    html = {path for path in pages if path.endswith(".html") and path != "404.html" and not _is_old(path)}
    is_published = pages["index.html"].canonical is not None
    assert named == ({urljoin(home, page_url(path)) for path in html} if is_published else set())


def _is_old(path: str) -> bool:
    """Tell whether a page is a text as an edition had it, which search engines are kept from."""
    return re.fullmatch(r"editions/[^/]+/sources/.*", path) is not None


def test_a_browser_asks_no_other_host(built_site: Path, other_address: str, browser: Browser) -> None:
    asked: list[str] = []
    faults: list[str] = []
    with open_context(browser, 1440) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("requestfailed", lambda request: faults.extend(_describe_failure(request)))
        context.on("response", lambda response: faults.extend(_describe_fault(response)))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        for kind in sorted(KINDS.keys() - {"missing"}):
            page.goto(other_address + page_url(choose_page(built_site, kind)), wait_until="networkidle")
    assert asked
    foreign = {url for url in asked if not url.startswith((other_address, "data:", "blob:"))}
    expect_none(sorted(foreign), "requests to other hosts")
    expect_none(faults, "failed requests and scripts")


def test_a_missing_page_loads_its_parts(address: str, browser: Browser) -> None:
    faults: list[str] = []
    with open_context(browser, 1440) as context:
        context.on("response", lambda response: faults.extend(_describe_fault(response)))
        page = context.new_page()
        page.goto(address + page_url("404.html"), wait_until="networkidle")
    assert faults == [f"{address}no/such/page/: 404"]


def _describe_failure(request: Request) -> list[str]:
    # The worker of the search may still be on its way when the test goes on to the next page.
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def _describe_fault(response: Response) -> list[str]:
    return [f"{response.url}: {response.status}"] if response.status >= 400 else []
