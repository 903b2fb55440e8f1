"""Names the pages that are judged closely: one of each kind."""

from __future__ import annotations

from pathlib import Path

KINDS = {
    "home": "index.html",
    "sources": "sources/index.html",
    "source": "sources/*/index.html",
    "topics": "topics/index.html",
    "topic": "topics/*/index.html",
    "changes": "changes/index.html",
    "change": "changes/*--*/index.html",
    "long-lived": "changes/long-lived/index.html",
    "figures": "figures/index.html",
    "figure": "figures/*/index.html",
    "bibliography": "bibliography/index.html",
    "cite": "cite/index.html",
    "about": "about/index.html",
    "missing": "404.html",
}
"""Kind to path below the site; where a pattern fits several pages, the longest is taken."""


def choose_page(site: Path, kind: str) -> str:
    """Return the path of the page of that kind; the longest, since it has most that can go wrong."""
    found = sorted(site.glob(KINDS[kind]))
    if not found:
        message = f"the site has no page {KINDS[kind]}"
        raise AssertionError(message)
    return max(found, key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def page_url(path: str) -> str:
    """Return the address below the site: `topics/index.html` -> `topics/`; for `404.html` one that leads nowhere."""
    if path == "404.html":
        return "no/such/page/"
    return path.removesuffix("index.html")
