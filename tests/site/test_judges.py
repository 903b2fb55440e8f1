"""The judges of the site find the faults that they are there for."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.site.building import name_differences
from tests.site.pages import choose_page
from tests.site.references import find_dead, find_foreign, fragments_into, read_page, read_site
from tests.site.serving import serve_site

HOME = '<link rel="canonical" href="https://example.org/book/"><p id="top">'


def make_site(folder: Path, body: str) -> Path:
    files = {
        "index.html": HOME + body,
        "a/index.html": '<p id="p1"><a name="old"></a><a href="../#top">home</a>',
        "404.html": "<p>Nothing here.",
        "style.css": "",
        "paper.pdf": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "address",
    [
        "a/",
        "a/#p1",
        "a/#old",
        "a/?v=3f9a2c1b#p1",
        "a/#p1:~:text=word",
        "#top",
        "#",
        "/book/a/",
        "https://example.org/book/a/#p1",
        "paper.pdf#page=2",
        "https://example.com/elsewhere",
        "mailto:someone@example.org",
    ],
)
def test_a_sound_link_is_let_pass(address: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, f'<a href="{address}">x</a>')
    assert list(find_dead(site, read_site(site))) == []


@pytest.mark.parametrize(
    ("element", "fault"),
    [
        ('<a href="b/">', "no file b/index.html"),
        ('<a href="a">', "a folder's address needs a slash at its end"),
        ('<a href="a/#p2">', "no id p2 in a/index.html"),
        ('<a href="#none">', "no id none in index.html"),
        ('<a href="../a/">', "leads out of the site's folder, or nowhere"),
        ('<a href="/a/">', "leads out of the site's folder, or nowhere"),
        ('<a href="file:///etc/hosts">', "leads out of the site's folder, or nowhere"),
        ('<a href="https://example.org/book/a/#p9">', "no id p9 in a/index.html"),
        ('<button data-permalink="https://example.org/book/b/">', "no file b/index.html"),
        ('<meta property="og:image" content="https://example.org/book/i.png">', "no file i.png"),
        ('<img srcset="style.css 1x, big.png 2x">', "no file big.png"),
        ('<style>p { background: url("x.png") }</style>', "no file x.png"),
        ("<p style=\"background: url('x.png')\">", "no file x.png"),
        ('<script src="x.js"></script>', "no file x.js"),
    ],
)
def test_a_dead_reference_is_found(element: str, fault: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, element)
    found = list(find_dead(site, read_site(site)))
    assert [line.endswith(f": {fault}") for line in found] == [True]


def test_a_link_of_the_missing_page_must_not_depend_on_where_it_is_shown(tmp_path: Path) -> None:
    site = make_site(tmp_path, "")
    (site / "404.html").write_text('<a href="a/">', "utf-8")
    assert len(list(find_dead(site, read_site(site)))) == 1


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<script src="//cdn.example.com/x.js"></script>',
        '<img src="https://example.com/x.png">',
        '<img srcset="https://example.com/x.png 2x">',
        '<link rel="stylesheet" href="https://example.com/x.css">',
        '<link rel="preconnect" href="https://example.com">',
        '<link rel="shortcut icon" href="https://example.com/x.ico">',
        '<iframe src="https://example.com/"></iframe>',
        '<svg><use href="https://example.com/x.svg#a"/></svg>',
        '<style>@import "https://example.com/x.css";</style>',
        '<meta http-equiv="refresh" content="0; url=https://example.com/">',
    ],
)
def test_an_address_to_load_from_another_host_is_found(element: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, element)
    assert len(list(find_foreign(read_site(site)))) == 1


@pytest.mark.parametrize(
    "element",
    ['<a href="https://example.com/">', '<link rel="license" href="https://example.com/">', '<img src="data:,">'],
)
def test_a_plain_link_to_another_host_is_let_pass(element: str, tmp_path: Path) -> None:
    assert list(find_foreign(read_site(make_site(tmp_path, element)))) == []


def test_a_style_sheet_is_read_without_its_comments() -> None:
    page = read_page(
        "x.css", "/* url(no.png) */ @import 'a.css'; p { src: url( b.woff2 ), url(\"c d.png\"), url(#mask) }"
    )
    assert [reference.address for reference in page.references] == ["a.css", "b.woff2", "c d.png"]


def test_fragments_are_gathered_by_the_page_they_lead_to(tmp_path: Path) -> None:
    site = make_site(tmp_path, '<a href="a/#p1"></a><a href="https://example.org/book/a/#p3"></a>')
    assert fragments_into(read_site(site)) == {"a/index.html": {"p1", "p3"}, "index.html": {"top"}}


def test_builds_are_compared_by_path_and_bytes() -> None:
    assert name_differences({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "3"}) == [
        "b: bytes differ",
        "c: in one build only",
        "d: in one build only",
    ]


def test_the_longest_page_of_a_kind_is_chosen(tmp_path: Path) -> None:
    for name, text in {"sources/index.html": "", "sources/a/index.html": "a", "sources/b/index.html": "bb"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert choose_page(tmp_path, "source") == "sources/b/index.html"
    with pytest.raises(AssertionError, match=r"no page about/index\.html"):
        choose_page(tmp_path, "about")


def test_a_site_is_served_below_its_base_path_only(tmp_path: Path) -> None:
    site = make_site(tmp_path, "home")
    with serve_site(site, "/book/") as address:
        with urlopen(address) as answer:  # noqa: S310 - our own server
            assert answer.read().endswith(b"home")
        for wrong in (address + "no/such/page/", address.replace("/book/", "/a/")):
            with pytest.raises(HTTPError, match="404") as raised:
                urlopen(wrong)  # noqa: S310 - our own server
            assert raised.value.read() == b"<p>Nothing here."
            raised.value.close()
