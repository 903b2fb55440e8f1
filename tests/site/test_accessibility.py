"""One page of each kind keeps to WCAG 2.2 AA as far as axe-core can tell, in both widths and colour schemes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import VIEWS, open_context
from tests.site.pages import KINDS, choose_page, page_url
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ADVICE = "best-practice"
NARROW = 320  # pixels; WCAG 2.2, 1.4.10: no scrolling in two dimensions at this width
RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations", "incomplete"]})"""
Remark = Callable[[str, object], None]


@pytest.fixture(scope="session")
def axe(node_modules: Path) -> str:
    return (node_modules / "axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_wcag(
    kind: str, built_site: Path, address: str, browser: Browser, axe: str, record_property: Remark
) -> None:
    url = address + page_url(choose_page(built_site, kind))
    faults: list[str] = []
    for view in VIEWS:
        with open_context(browser, *view) as context:
            page = context.new_page()
            page.goto(url, wait_until="load")
            result = _audit(page, axe)
        faults += [f"{kind} {view}: {line}" for line in _describe(result["violations"], wanted=True)]
        for line in {*_describe(result["incomplete"], wanted=True), *_describe(result["violations"], wanted=False)}:
            record_property("remark", f"axe advises: {line}")
    expect_none(faults, f"rules broken on the page `{kind}`")


@pytest.mark.parametrize("part", ["drawer", "search"])
def test_an_opened_part_keeps_to_wcag(part: str, address: str, browser: Browser, axe: str) -> None:
    judged = 0
    faults: list[str] = []
    for view in VIEWS:
        with open_context(browser, *view) as context:
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            for state in _open_part(page, part):
                judged += 1
                found = _describe(_audit(page, axe)["violations"], wanted=True)
                faults += [f"{part} {state} {view}: {line}" for line in found]
    assert judged, f"the page has no {part} to open"
    expect_none(faults, f"rules broken with the {part} open")


def test_no_page_scrolls_sideways(built_site: Path, address: str, browser: Browser) -> None:
    spilt: list[str] = []
    with open_context(browser, NARROW) as context:
        page = context.new_page()
        for kind in KINDS:
            page.goto(address + page_url(choose_page(built_site, kind)), wait_until="load")
            by = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            spilt += [f"{kind} by {by} pixels"] if by > 0 else []
    expect_none(spilt, f"pages wider than {NARROW} pixels")


def _open_part(page: Page, part: str) -> Iterator[str]:
    """Yield a word for each state of this part that can be reached at this width, while the page is in it."""
    button = page.locator(f"label.md-header__button[for=__{part}]:visible")
    field = page.locator("[data-md-component=search-query]")
    if button.count():
        button.first.click()
    elif part == "search" and field.is_visible():
        field.click()
    else:
        return
    page.wait_for_timeout(500)  # the part slides in
    yield "opened"
    if part == "search":
        field.press_sequentially("sources")  # the theme listens to keys
        page.locator(".md-search-result__item").first.wait_for()
        yield "with results"


def _audit(page: Page, axe: str) -> dict[str, Any]:
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate(RUN, [*WCAG, ADVICE])
    assert result["passes"], "axe judged nothing"
    return result


def _describe(results: list[dict[str, Any]], *, wanted: bool) -> list[str]:
    """Return a line for each rule's result; those that WCAG wants, or those that are advice."""
    lines = []
    for result in results:
        if (ADVICE not in result["tags"]) == wanted:
            first = result["nodes"][0]
            why = [check["message"] for kind in ("any", "all", "none") for check in first[kind]]
            where = " ".join(first["html"][:160].split())
            lines.append(f"{result['id']}, {len(result['nodes'])} times: {'; '.join(why)}: {where}")
    return lines
