"""Where there is a feed, each page names it; search engines are not led to old editions."""

from __future__ import annotations

import gzip
from pathlib import Path

from pincite.publish.polish import polish_site

HEAD = "<!doctype html><html><head><title>x</title></head><body></body></html>"
PAGES = ("index.html", "sources/a/index.html", "404.html")
FEED = '<link rel="alternate" type="application/atom+xml" title="Editions and changes" href="'


def _site(root: Path) -> None:
    for name in PAGES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(HEAD, "utf-8")


def test_each_page_names_the_feed_by_a_relative_link(tmp_path: Path) -> None:
    _site(tmp_path)
    (tmp_path / "feed.xml").write_text("<feed/>", "utf-8")
    polish_site(tmp_path)
    assert f'{FEED}feed.xml"></head>' in (tmp_path / "index.html").read_text("utf-8")
    assert f'{FEED}../../feed.xml"></head>' in (tmp_path / "sources/a/index.html").read_text("utf-8")
    assert (tmp_path / "404.html").read_text("utf-8") == HEAD


def test_no_page_names_a_feed_that_is_not_there(tmp_path: Path) -> None:
    _site(tmp_path)
    polish_site(tmp_path)
    assert [(tmp_path / name).read_text("utf-8") for name in PAGES] == [HEAD] * len(PAGES)


def test_old_editions_are_not_in_the_sitemap(tmp_path: Path) -> None:
    urls = ["", "editions/", "editions/2026.1/sources/a/", "sources/a/"]
    rows = "".join(
        f"<url>\n <loc>https://x.example/{url}</loc>\n <lastmod>2026-11-22</lastmod>\n</url>\n" for url in urls
    )
    (tmp_path / "sitemap.xml").write_text(f"<urlset>\n{rows}</urlset>\n", "utf-8")
    polish_site(tmp_path)
    text = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert [line for line in text.split() if "<loc>" in line] == [
        f"<loc>https://x.example/{url}</loc>" for url in urls if "2026.1" not in url
    ]
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).decode() == text
