"""The pages that tell what became of passages keep to WCAG as far as axe-core can tell, and spill over at no width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.history.edited import RENAMED, SOURCE, WITHDRAWN
from tests.site.browsing import VIEWS, Scheme, open_context
from tests.site.building import ROOT
from tests.site.references import find_dead, read_site
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow

PAGES = {
    "a notice": f"sources/{SOURCE}/?v=6569b6ce#p4",
    "a quiet notice in a list": f"sources/{SOURCE}/?v=87ba90a8#p8",
    "a history": f"sources/{SOURCE}/history/#p4-6569b6ce",
    "a renamed source": f"sources/{RENAMED}/#p2",
    "a withdrawn source": f"sources/{WITHDRAWN}/#p2",
}
EDITIONS = {
    "the list of editions": "editions/",
    "an old edition": f"editions/2026.1/sources/{SOURCE}/#p4",
    "the latest edition": f"editions/2026.2/sources/{SOURCE}/",
}
NARROW: tuple[tuple[int, Scheme], ...] = ((320, "light"),)
AUDIT = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(" ").slice(0, 200)}`)"""
SPILT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES)
def test_it_can_be_read_by_all(url: str, edited_address: str, browser: Browser) -> None:
    _expect_no_faults(edited_address + url, browser)


@pytest.mark.parametrize("url", EDITIONS.values(), ids=EDITIONS)
def test_an_edition_can_be_read_by_all(url: str, released_address: str, browser: Browser) -> None:
    _expect_no_faults(released_address + url, browser)


def test_no_link_of_a_site_with_editions_is_dead_and_its_sitemap_has_no_old_text(released_site: Path) -> None:
    expect_none(find_dead(released_site, read_site(released_site)), "dead references")
    sitemap = (released_site / "sitemap.xml").read_text("utf-8")
    assert f"/sources/{SOURCE}/</loc>" in sitemap
    assert "/editions/2026" not in sitemap


def _expect_no_faults(url: str, browser: Browser) -> None:
    axe = Path(ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    faults: list[str] = []
    for width, scheme in (*VIEWS, *NARROW):
        with open_context(browser, width, scheme) as context:
            page = context.new_page()
            page.goto(url, wait_until="networkidle")
            for folded in page.locator(".pc-withdrawn summary").all():
                folded.click()
            page.evaluate(f"{axe};0")
            faults += [f"{width} {scheme}: {fault}" for fault in page.evaluate(AUDIT)]
            faults += [f"{width}: spills over"] if page.evaluate(SPILT) > 0 else []
    expect_none(faults, "faults")
