"""With JavaScript off all text stands there and every permalink works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import WIDTHS, open_context
from tests.site.pages import page_url
from tests.site.references import Page, fragments_into
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow

HIDDEN = """ids => {
  const marked = [...document.querySelectorAll("[data-fingerprint][id]")].map(element => element.id);
  return [...new Set([...ids, ...marked])].filter(id => {
    const element = document.getElementById(id);
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) return true;
    const box = element.getBoundingClientRect();
    const bare = element.textContent.trim() === "";
    return !bare && (box.width < 2 || box.height < 2 || box.right < 0);
  });
}"""
COVERED = """id => {
  const element = document.getElementById(id);
  const box = element.getClientRects()[0];
  const top = document.elementFromPoint(box.left + Math.min(5, box.width / 2), box.top + Math.min(5, box.height / 2));
  return top === null || !(element.contains(top) || top.contains(element));
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_target_of_a_link_is_visible(width: int, address: str, pages: dict[str, Page], browser: Browser) -> None:
    targets = fragments_into(pages)
    hidden: list[str] = []
    with open_context(browser, width, scripts=False) as context:
        page = context.new_page()
        for path in sorted(path for path in pages if path.endswith(".html")):
            page.goto(address + page_url(path), wait_until="load")
            ids = sorted(targets.get(path, set()) & pages[path].ids)
            hidden += [f"{path}#{id_}" for id_ in page.evaluate(HIDDEN, ids)]
    assert targets
    expect_none(hidden, "hidden targets")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_permalink_brings_its_words_into_view(
    width: int, address: str, pages: dict[str, Page], browser: Browser
) -> None:
    covered: list[str] = []
    tried = 0
    with open_context(browser, width, scripts=False) as context:
        page = context.new_page()
        for path in sorted(path for path in pages if path.startswith("sources/")):
            page.goto(address + page_url(path), wait_until="load")
            ids = page.evaluate("[...document.querySelectorAll('[data-fingerprint][id]')].map(e => e.id)")
            for id_ in ids[:: max(1, len(ids) // 5)]:  # some of each page
                tried += 1
                page.goto(f"{address}{page_url(path)}#{id_}", wait_until="load")
                covered += [f"{path}#{id_}"] if page.evaluate(COVERED, id_) else []
    assert tried
    expect_none(covered, "permalinks whose words are not in view")
