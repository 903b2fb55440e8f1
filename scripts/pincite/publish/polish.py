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
    # By this mark the script of Material asks api.github.com, or a GitLab, for the stars of `repo_url`.
    (re.compile(r'(<a\b[^>]*?) data-md-component="source"'), r"\1"),
)
# A page outside the navigation has a label for the switch of its contents, but no switch.
_CONTENTS_SWITCH = 'id="__toc"'
_CONTENTS_LABEL = re.compile(r'(<label\b[^>]*?) for="__toc"')
_DATE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")
# Old editions are kept out of search engines.
_OLD_EDITION = re.compile(
    r"\s*<url>\s*<loc>[^<]*/editions/[^/<]+/sources/[^<]*</loc>\s*(?:<lastmod>[^<]*</lastmod>\s*)?</url>"
)
_FEED = "feed.xml"


def polish_site(site: Path) -> None:
    """Repair every page below a folder, and take the clock out of the sitemap."""
    has_feed = (site / _FEED).exists()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        polished = polish_page(text)
        # The page for what is not found is shown at any depth.
        if has_feed and path.name != "404.html":
            polished = link_feed(polished, "../" * (len(path.relative_to(site).parts) - 1))
        if polished != text:
            path.write_text(polished, "utf-8")
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        text = _DATE.sub("", _OLD_EDITION.sub("", sitemap.read_text("utf-8")))
        sitemap.write_text(text, "utf-8")
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def link_feed(text: str, up: str) -> str:
    """Return a page that names the feed in its head; a theme cannot know whether there is one."""
    link = f'<link rel="alternate" type="application/atom+xml" title="Editions and changes" href="{up}{_FEED}">'
    return text.replace("</head>", f"{link}</head>", 1)


def polish_page(text: str) -> str:
    """Return a page with its faults repaired."""
    for pattern, repaired in _REPAIRS:
        text = pattern.sub(repaired, text)
    return text if _CONTENTS_SWITCH in text else _CONTENTS_LABEL.sub(r"\1", text)
