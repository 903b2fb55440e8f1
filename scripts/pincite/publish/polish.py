"""Small repairs on the pages of a built site, whichever generator made it.

What is repaired stands in the theme of the generator and has no setting there. The site works without this.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

_REPAIRS = (
    # HTML allows no `autocomplete` on a checkbox (WHATWG HTML, 4.10.18.7).
    (re.compile(r'(<input\b[^>]*type="checkbox"[^>]*?) autocomplete="off"'), r"\1"),
    # A tab index is a number (WHATWG HTML, 6.6.3).
    (re.compile(r'(<label\b[^>]*?) tabindex=""'), r"\1"),
    # A dialog needs a name (WAI-ARIA 1.2, 5.2.8.4).
    (re.compile(r'(<div class="md-search" [^>]*role="dialog")>'), r'\1 aria-label="Search">'),
)
# A page outside the navigation has a label for the switch of its contents, but no switch.
_CONTENTS_SWITCH = 'id="__toc"'
_CONTENTS_LABEL = re.compile(r'(<label\b[^>]*?) for="__toc"')
_DATE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def polish_site(site: Path) -> None:
    """Repair every page below a folder, and take the clock out of the sitemap."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        polished = polish_page(text)
        if polished != text:
            path.write_text(polished, "utf-8")
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        text = _DATE.sub("", sitemap.read_text("utf-8"))
        sitemap.write_text(text, "utf-8")
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def polish_page(text: str) -> str:
    """Return a page with its faults repaired."""
    for pattern, repaired in _REPAIRS:
        text = pattern.sub(repaired, text)
    return text if _CONTENTS_SWITCH in text else _CONTENTS_LABEL.sub(r"\1", text)
