"""Every link to a passage that was ever published leads on, with JavaScript and without, and pins its wording."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from pincite.text import fingerprint
from tests.history.edited import NEW_NAME, RENAMED, SOURCE, Edited, api_file
from tests.site.browsing import WIDTHS, open_context
from tests.site.verdict import expect_none
from tests.support.making import TESTS

pytestmark = pytest.mark.slow

SAID = "() => document.querySelector('.pc-pinned [role=status]')?.textContent ?? null"
SEEN = """id => {
  const element = document.getElementById(id);
  const shown = element.textContent.trim() ? element : element.closest("p, li");
  const box = shown.getBoundingClientRect();
  return shown.checkVisibility() && box.width > 2 && box.height > 2 && box.top < innerHeight && box.bottom > 0;
}"""
INJECTIONS = [
    "<img src=x onerror=window.hit=1>",
    "</p><script>window.hit=1</script>",
    '"><svg onload=window.hit=1>',
    "javascript:window.hit=1",
    "__proto__",
    "62e56fac<b>",
    "62E56FAC",
    "62e56fac ",
    "62e56fa",
    "%00",
    "",
]


@contextmanager
def _page(browser: Browser, *, width: int = 1440, scripts: bool = True) -> Iterator[Page]:
    with open_context(browser, width, scripts=scripts) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert faults == []


def _once_published(edited: Edited) -> Iterator[tuple[str, str]]:
    """Yield the address and anchor of each passage as it was first published."""
    for row in api_file(edited.first, "anchors.json")["anchors"]:
        yield row["url"].partition("#")[0], row["anchor"]


def _wordings(edited: Edited) -> Iterator[tuple[str, str, str]]:
    """Yield anchor, fingerprint and words of each passage of the edited source as it was first published."""
    for block in api_file(edited.first, f"documents/{SOURCE}.json")["blocks"]:
        if block["anchor"] and block["kind"] != "heading":
            for part in [block, *block["sentences"]]:
                yield part["anchor"], part["fingerprint"], " ".join(part["text"].split())


def _said(page: Page, url: str) -> str:
    """Open a pinned link and return what the page says of it."""
    page.goto("about:blank")
    page.goto(url, wait_until="load")
    page.wait_for_function(f"({SAID})()")
    return str(page.evaluate(SAID))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_old_link_brings_its_place_into_view(
    width: int, *, scripts: bool, edited: Edited, edited_address: str, browser: Browser
) -> None:
    links = list(_once_published(edited))
    with _page(browser, width=width, scripts=scripts) as page:
        lost = []
        for url, anchor in links:
            page.goto(f"{edited_address}{url}#{anchor}", wait_until="load")
            lost += [] if page.evaluate(SEEN, anchor) else [f"{url}#{anchor}"]
    assert len(links) > 50
    expect_none(lost, "old links whose place is not in view")


def test_every_pinned_link_shows_the_words_that_were_cited(
    edited: Edited, edited_address: str, browser: Browser
) -> None:
    wrong, counts = [], {"same": 0, "other": 0}
    with _page(browser) as page:
        for anchor, pin, text in _wordings(edited):
            said = _said(page, f"{edited_address}sources/{SOURCE}/?v={pin}#{anchor}")
            if said == "The words are those that were cited.":
                counts["same"] += 1
                wrong += [] if page.locator(f"#{anchor}").get_attribute("data-fingerprint") == pin else [anchor]
                continue
            counts["other"] += 1
            wrong += [] if page.locator(".pc-pinned blockquote").inner_text() == text else [f"{anchor}: {said}"]
            href = page.locator(".pc-pinned a").get_attribute("href") or ""
            wrong += [] if href.endswith(f"{SOURCE}/history/#{anchor}-{pin}") else [f"{anchor}: {href}"]
    expect_none(wrong, "pinned links")
    assert counts == {"same": 20, "other": 13}


def test_a_redline_leads_from_the_words_cited_to_those_that_stand_there(
    edited: Edited, edited_address: str, browser: Browser
) -> None:
    with _page(browser) as page:
        said = _said(page, f"{edited_address}sources/{SOURCE}/?v=6569b6ce#p4")
        redline = page.locator(".pc-pinned .pc-redline")
        assert said.startswith("These words have changed since they were cited. They stood here until 19")
        assert redline.locator("del").all_inner_texts() == ["four"]
        assert redline.locator("ins").all_inner_texts() == ["five"]
        assert page.locator(".pc-pinned + .pc-passage #p4").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("link", ["?v=6569b6ce#p4", "?v=87ba90a8#p8", "?v=dd56e4ad#p10s1", "?v=1a95d329#p2s3"])
def test_a_notice_stands_in_view_before_its_passage(
    link: str, width: int, edited_address: str, browser: Browser
) -> None:
    with _page(browser, width=width) as page:
        _said(page, f"{edited_address}sources/{SOURCE}/{link}")
        page.wait_for_function(
            """() => {
              const top = document.querySelector(".pc-pinned").getBoundingClientRect().top;
              return top > document.querySelector(".md-header").getBoundingClientRect().bottom && top < innerHeight / 2;
            }"""
        )
        assert page.locator(f".pc-pinned + .pc-passage #{link.partition('#')[2]}").count() == 1


def test_a_pinned_link_works_without_javascript(edited_address: str, browser: Browser) -> None:
    with _page(browser, scripts=False) as page:
        page.goto(f"{edited_address}sources/{SOURCE}/?v=6569b6ce#p4", wait_until="load")
        assert page.evaluate(SEEN, "p4")
        assert page.locator(".pc-pinned").count() == 0


def test_the_page_of_a_renamed_source_hands_the_pin_on(edited: Edited, edited_address: str, browser: Browser) -> None:
    pin = next(block for block in edited.last.handbook.document(NEW_NAME).blocks if block.anchor == "p2").fingerprint
    with _page(browser) as page:
        page.goto(f"{edited_address}sources/{RENAMED}/?v={pin}#p2", wait_until="load")
        page.locator("#p2 a").click()
        page.wait_for_function(f"({SAID})()")
        assert page.url == f"{edited_address}sources/{NEW_NAME}/?v={pin}#p2"
        assert page.evaluate(SAID) == "The words are those that were cited."


def test_an_unknown_fingerprint_says_so(edited_address: str, browser: Browser) -> None:
    with _page(browser) as page:
        for source in (SOURCE, "wick-gazette-1902-light"):  # with a history, and without
            said = _said(page, f"{edited_address}sources/{source}/?v=00000000#p1")
            assert said.startswith("The link names a wording that this passage never had here.")
        said = _said(page, f"{edited_address}sources/{SOURCE}/?v=6569b6ce#p99")
        assert said == "The link names a wording, but no passage that is on this page."


@pytest.mark.parametrize("given", INJECTIONS)
def test_what_is_no_fingerprint_is_called_so_and_never_shown(given: str, edited_address: str, browser: Browser) -> None:
    with _page(browser) as page:
        said = _said(page, f"{edited_address}sources/{SOURCE}/?v={quote(given)}#p4")
        assert said.startswith("What the link names as the wording (v=…) is no fingerprint")
        assert page.locator(".pc-pinned :is(script, img, svg, b)").count() == 0
        assert page.evaluate("window.hit") is None


def test_a_notice_follows_the_anchor(edited_address: str, browser: Browser) -> None:
    with _page(browser) as page:
        _said(page, f"{edited_address}sources/{SOURCE}/?v=6569b6ce#p4")
        page.evaluate("location.hash = '#p5'")
        page.wait_for_function("() => document.querySelector('.pc-pinned + .pc-passage #p5')")
        assert page.locator(".pc-pinned").count() == 1


def test_what_cannot_be_fetched_is_in_the_history(edited: Edited, edited_address: str, browser: Browser) -> None:
    """So it is on a memory stick, where pages may fetch nothing."""
    del edited_address  # built by then
    with _page(browser) as page:
        said = _said(page, f"file://{edited.root}/site/sources/{SOURCE}/index.html?v=6569b6ce#p4")
        assert said.startswith("Other words stand here than those that were cited.")
        assert (page.locator(".pc-pinned a").get_attribute("href") or "").endswith("history/#p4-6569b6ce")


def test_fetched_words_that_are_not_those_cited_are_not_shown(edited_address: str, browser: Browser) -> None:
    row: dict[str, Any] = {
        "fingerprint": "6569b6ce",
        "since": None,
        "until": None,
        "text": "Other words.",
        "redline": [],
    }
    with _page(browser) as page:
        answer = json.dumps({"source": SOURCE, "wordings": {"p4": [row]}})
        page.route("**/api/v1/wordings/*.json", lambda route: route.fulfill(body=answer))
        said = _said(page, f"{edited_address}sources/{SOURCE}/?v=6569b6ce#p4")
        assert said.startswith("Other words stand here than those that were cited.")
        assert "Other words." not in said


def test_fetched_words_are_never_markup(edited_address: str, browser: Browser) -> None:
    text = "<img src=x onerror=window.hit=1>"
    with _page(browser) as page:
        page.goto(f"{edited_address}sources/{SOURCE}/", wait_until="load")
        own = page.evaluate("text => Pincite.fingerprint(text)", text)
        row = {
            "fingerprint": own,
            "since": text,
            "until": text,
            "text": text,
            "redline": [["insert", text], ["b", text]],
        }
        answer = json.dumps({"source": SOURCE, "wordings": {"p4": [row]}})
        page.route("**/api/v1/wordings/*.json", lambda route: route.fulfill(body=answer))
        assert _said(page, f"{edited_address}sources/{SOURCE}/?v={own}#p4").count(text) == 5
        assert page.locator(".pc-pinned img").count() == 0
        assert page.evaluate("window.hit") is None


def test_every_wording_has_a_place_in_the_history(edited: Edited, edited_address: str, browser: Browser) -> None:
    lost = []
    with _page(browser, scripts=False) as page:
        for anchor, pin, text in _wordings(edited):
            page.goto(f"{edited_address}sources/{SOURCE}/history/#{anchor}-{pin}", wait_until="load")
            shown = page.locator(f"[id='{anchor}-{pin}']").inner_text().replace(" [sic]", "")
            words = " ".join(shown.split())
            lost += [] if words == text else [f"{anchor}: {words}"]
    expect_none(lost, "wordings")


def test_the_copy_button_gives_a_pinned_permalink(edited_address: str, browser: Browser) -> None:
    with open_context(browser, 1440) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        for anchor, pin in (("p4", "?v=0d59772e"), ("p4s1", "?v=0d59772e"), ("p10", "")):
            page.goto("about:blank")
            page.goto(f"{edited_address}sources/{SOURCE}/#{anchor}", wait_until="load")
            page.locator(".pc-copy-link").click()
            page.wait_for_function("() => document.querySelector('.pc-copy-link').textContent === 'Copied'")
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == f"https://larkholm.example/light/sources/{SOURCE}/{pin}#{anchor}"


def test_fingerprints_are_the_same_in_the_browser(edited_address: str, browser: Browser) -> None:
    vectors: list[dict[str, Any]] = json.loads((TESTS / "vectors" / "fingerprints.json").read_text("utf-8"))
    edges = ["ab" * count for count in (27, 28, 31, 32, 33, 60, 5000)]  # of the hash's blocks
    with _page(browser) as page:
        page.goto(f"{edited_address}sources/{SOURCE}/", wait_until="load")
        found = page.evaluate("texts => texts.map(Pincite.fingerprint)", [vector["text"] for vector in vectors])
        assert found == [vector["fingerprint"] for vector in vectors]
        normal = page.evaluate("texts => texts.map(Pincite.normalForm)", [vector["text"] for vector in vectors])
        assert normal == [vector["normal"] for vector in vectors]
        assert page.evaluate("texts => texts.map(Pincite.fingerprint)", edges) == [fingerprint(edge) for edge in edges]


def test_words_on_the_pages_have_the_fingerprints_that_they_carry(edited_address: str, browser: Browser) -> None:
    with _page(browser) as page:
        page.goto(f"{edited_address}sources/{SOURCE}/", wait_until="load")
        wrong = page.evaluate(
            """() => [...document.querySelectorAll("[id][data-fingerprint]")].filter(element => {
              const copy = element.cloneNode(true);
              copy.querySelectorAll(".pc-sic").forEach(added => added.remove());
              return Pincite.fingerprint(copy.textContent) !== element.dataset.fingerprint;
            }).map(element => element.id)"""
        )
        assert wrong == []
