"""Takes pictures of a built site's pages: `python -m tests.site.screenshots --into FOLDER [KIND ...]`."""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.site.browsing import VIEWS, open_context, start_browser
from tests.site.pages import KINDS, choose_page, page_url
from tests.site.references import published_address, read_page
from tests.site.serving import serve_site


def take_pictures(site: Path, into: Path, kinds: list[str]) -> list[Path]:
    """Save a picture of the whole page for each kind, width and colour scheme, and return their paths."""
    home = published_address({"index.html": read_page("index.html", (site / "index.html").read_text("utf-8"))})
    with serve_site(site, urlsplit(home).path) as address, start_browser() as browser:
        return [
            path
            for kind in kinds
            for path in _picture_page(browser, address + page_url(choose_page(site, kind)), into, kind)
        ]


def _picture_page(browser: Browser, url: str, into: Path, kind: str) -> list[Path]:
    taken = []
    for width, scheme in VIEWS:
        path = into / f"{kind}-{width}-{scheme}.png"
        with open_context(browser, width, scheme) as context:
            page = context.new_page()
            page.goto(url, wait_until="networkidle")
            page.screenshot(path=path, full_page=True)
        print(path)
        taken.append(path)
    return taken


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(
        description="Take pictures of a built site at 1440 and 390 pixels, light and dark."
    )
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of the built site (site)")
    parser.add_argument("--into", type=Path, default=Path(".pictures"), help="folder for the pictures (.pictures)")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"pages to take, by default all: {', '.join(KINDS)}")
    chosen = parser.parse_args()
    unknown = set(chosen.kinds) - KINDS.keys()
    if unknown:
        parser.error(f"unknown kind {', '.join(sorted(unknown))}; known are {', '.join(KINDS)}")
    take_pictures(chosen.site.resolve(), chosen.into, chosen.kinds or list(KINDS))


if __name__ == "__main__":
    main()
