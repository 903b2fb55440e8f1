"""What a browser fetches from another host unasked: that host learns who reads what, and can change the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from pincite.errors import Problem
from pincite.files import Location, YamlFile

FIX = "Put the file into `docs/` and name it from there, or write a link that a reader can choose to follow."
_PATH = "mkdocs.yml"
_NO_HOST = "https://handbook.invalid/"
_SOURCES = ("audio", "embed", "frame", "iframe", "img", "input", "script", "source", "track", "video")
_LOADING = frozenset(
    {
        *((tag, "src") for tag in _SOURCES),
        *((tag, name) for tag in ("use", "image", "feimage") for name in ("href", "xlink:href")),
        *((tag, "background") for tag in ("body", "table", "td", "th", "tr")),
        ("img", "srcset"),
        ("source", "srcset"),
        ("link", "imagesrcset"),
        ("object", "data"),
        ("video", "poster"),
        ("a", "ping"),
    }
)
_RELATIONS = frozenset(
    """apple-touch-icon apple-touch-icon-precomposed dns-prefetch icon manifest mask-icon modulepreload preconnect
    prefetch preload prerender stylesheet""".split()
)
_CSS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s][^)]*?))\s*\)|(?:@import\s+|image-set\(\s*)(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A comma parts two addresses of a `srcset` where a blank follows it (WHATWG HTML, 4.8.4.2.1).
_CANDIDATES = re.compile(r",\s+")
# What Material asks for by itself: fonts unless told not to, and what these settings switch on.
_OF_THEMES = ("material",)
_SCRIPTS = {"google": "www.googletagmanager.com"}
_LISTS = ("extra_css", "extra_javascript")


def is_other_host(address: str, home: str) -> bool:
    """Return whether a browser that fetches an address asks a host other than that of the site.

    Args:
        address: as it is written on a page.
        home: the site's public address; empty where there is none yet.

    """
    base = home or _NO_HOST
    try:
        parts, own = (
            urlsplit(urljoin(base, re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/"))),
            urlsplit(base),
        )
    except ValueError:
        return True
    return parts.scheme in {"http", "https", "ws", "wss", "ftp"} and parts.netloc.lower() != own.netloc.lower()


def fetched(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """Yield each address that a browser fetches unasked for an element with these attributes."""
    for name, value in given.items():
        if (tag, name) in _LOADING:
            yield from candidates(value) if name.endswith("srcset") else [value]
        elif name == "style":
            yield from css_addresses(value)
    if tag == "link" and _RELATIONS & set(given.get("rel", "").lower().split()):
        yield given.get("href", "")
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        yield given.get("content", "").partition("=")[2].strip(" '\"")


def candidates(srcset: str) -> list[str]:
    """Return the addresses of a `srcset`."""
    return [
        candidate.split()[0].rstrip(",") for candidate in _CANDIDATES.split(srcset.strip()) if candidate.strip(", ")
    ]


def css_addresses(text: str) -> Iterator[str]:
    """Yield each address that a style sheet has fetched."""
    for found in _CSS.finditer(_CSS_COMMENT.sub("", text)):
        yield next(group for group in found.groups() if group is not None)


def fetched_by_page(text: str) -> list[tuple[str, int]]:
    """Return each address that a page has fetched unasked, with its line."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int]] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element makes a browser fetch."""
        self._is_style = tag == "style"
        for address in fetched(tag, {name: value or "" for name, value in attrs}):
            self.found.append((address, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Note that a style sheet has ended."""
        self._is_style = False

    def handle_data(self, data: str) -> None:
        """Note what a style sheet makes a browser fetch."""
        if self._is_style:
            self.found.extend((address, self.getpos()[0]) for address in css_addresses(data))


def check_hosts(data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each setting by which every page would ask another host."""
    given = data.get("site_url")
    home = given if isinstance(given, str) else ""
    yield from _fonts(data.get("theme"), written)
    for at, address in _named(data):
        if is_other_host(address, home):
            message = f"by `{_name(at)}` every page would ask another host, `{urlsplit(address).netloc[:60]}`."
            yield Problem(path=_PATH, line=written.line(at), code="other-host", message=message, fix=FIX)
    extra = data.get("extra")
    analytics = extra.get("analytics") if isinstance(extra, dict) else None
    provider = analytics.get("provider") if isinstance(analytics, dict) else None
    if isinstance(provider, str) and (host := _SCRIPTS.get(provider)):
        message = f"every page would ask another host, `{host}`."
        at = ("extra", "analytics", "provider")
        yield Problem(path=_PATH, line=written.line(at), code="other-host", message=message, fix="Remove `analytics`.")


def _fonts(theme: object, written: YamlFile) -> Iterator[Problem]:
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name in _OF_THEMES and not (isinstance(theme, dict) and theme.get("font") is False):
        message = "every page would ask another host for its fonts, `fonts.googleapis.com`."
        at: Location = ("theme", "font") if isinstance(theme, dict) and "font" in theme else ("theme",)
        fix = "Write `font: false` below `theme:`, with `name: material` on a line of its own."
        yield Problem(path=_PATH, line=written.line(at), code="other-host", message=message, fix=fix)


def _named(data: Mapping[str, object]) -> Iterator[tuple[Location, str]]:
    """Yield each file that settings have every page fetch."""
    theme = data.get("theme")
    for key in ("logo", "favicon"):
        if isinstance(theme, dict) and isinstance(theme.get(key), str):
            yield ("theme", key), theme[key]
    for key in _LISTS:
        rows = data.get(key)
        for place, row in enumerate(rows if isinstance(rows, list) else []):
            address = row.get("path") if isinstance(row, dict) else row
            if isinstance(address, str):
                yield (key, place), address


def _name(at: Location) -> str:
    return ".".join(str(part) for part in at if isinstance(part, str))
