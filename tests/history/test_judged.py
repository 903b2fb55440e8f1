"""The pages that tell what became of passages keep to WCAG as far as axe-core can tell, and spill over at no width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.history.edited import RENAMED, SOURCE, WITHDRAWN
from tests.site.browsing import VIEWS, Scheme, open_context
from tests.site.building import ROOT
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow

PAGES = {
    "a notice": f"sources/{SOURCE}/?v=6569b6ce#p4",
    "a quiet notice in a list": f"sources/{SOURCE}/?v=87ba90a8#p8",
    "a history": f"sources/{SOURCE}/history/#p4-6569b6ce",
    "a renamed source": f"sources/{RENAMED}/#p2",
    "a withdrawn source": f"sources/{WITHDRAWN}/#p2",
}
NARROW: tuple[tuple[int, Scheme], ...] = ((320, "light"),)
AUDIT = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(" ").slice(0, 200)}`)"""
SPILT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES)
def test_it_can_be_read_by_all(url: str, edited_address: str, browser: Browser) -> None:
    axe = Path(ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    faults: list[str] = []
    for width, scheme in (*VIEWS, *NARROW):
        with open_context(browser, width, scheme) as context:
            page = context.new_page()
            page.goto(edited_address + url, wait_until="networkidle")
            for folded in page.locator(".pc-withdrawn summary").all():
                folded.click()
            page.evaluate(f"{axe};0")
            faults += [f"{width} {scheme}: {fault}" for fault in page.evaluate(AUDIT)]
            faults += [f"{width}: spills over"] if page.evaluate(SPILT) > 0 else []
    expect_none(faults, "faults")
