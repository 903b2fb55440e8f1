"""Reads what HTML pages and style sheets refer to, and says which references lead nowhere or to another host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.pages import page_url

ORIGIN = "https://handbook.invalid"
ELSEWHERE = {"mailto", "tel", "data", "blob"}
LOADING = {
    *(
        (tag, "src")
        for tag in ("audio", "embed", "frame", "iframe", "img", "input", "script", "source", "track", "video")
    ),
    *((tag, name) for tag in ("use", "image") for name in ("href", "xlink:href")),
    ("img", "srcset"),
    ("source", "srcset"),
    ("object", "data"),
    ("video", "poster"),
}
LINKING = {
    ("a", "href"),
    ("area", "href"),
    ("form", "action"),
    *((tag, "cite") for tag in ("blockquote", "q", "ins", "del")),
}
LOADING_RELATIONS = {
    *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload"),
    *("preconnect", "prefetch", "preload", "prerender", "stylesheet"),
}
CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s][^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One address in a file of the site."""

    path: str
    """The file it stands in, below the site: `topics/index.html`."""
    line: int
    address: str
    """As written: `../sources/#p12`."""
    loads: bool
    """Whether a browser fetches it unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is needed of a file to follow its references."""

    path: str
    ids: frozenset[str]
    references: tuple[Reference, ...]
    canonical: str | None
    """Its published address, where the page names one."""


@dataclass(slots=True)
class _Collector(HTMLParser):
    path: str
    ids: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    canonical: str | None = None
    in_style: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_style = tag == "style"
        self.ids.update(values[name] for name in ("id", "name") if name in values and (name == "id" or tag == "a"))
        relations = set(values.get("rel", "").lower().split()) if tag == "link" else set()
        if "canonical" in relations:
            self.canonical = values.get("href")
        if tag == "link" and "href" in values:
            self._add(values["href"], loads=bool(relations & LOADING_RELATIONS))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self._add(values.get("content", "").partition("=")[2].strip(" '\""), loads=True)
        for name, value in values.items():
            if (tag, name) in LOADING | LINKING:
                for address in _split_srcset(value) if name == "srcset" else [value]:
                    self._add(address, loads=(tag, name) in LOADING)
            elif name == "style":
                self._add_css(value)
            elif (tag, name) == ("meta", "content") or name.startswith("data-"):
                self._add_published(value)

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self._add_css(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def _add(self, address: str, *, loads: bool) -> None:
        self.references.append(Reference(path=self.path, line=self.getpos()[0], address=address.strip(), loads=loads))

    def _add_css(self, text: str) -> None:
        for address in _css_addresses(text):
            self._add(address, loads=True)

    def _add_published(self, value: str) -> None:
        """Permalinks in metadata and in data attributes are meant for machines, and must hold just so."""
        if re.fullmatch(r"https?://\S+", value):
            self._add(value, loads=False)


def read_site(site: Path) -> dict[str, Page]:
    """Return the HTML pages and style sheets of the site by path."""
    files = sorted(path for path in site.rglob("*") if path.suffix in {".html", ".css"} and path.is_file())
    pages = (read_page(path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in files)
    return {page.path: page for page in pages}


def read_page(path: str, text: str) -> Page:
    """Return the ids and references of a page or style sheet."""
    if path.endswith(".css"):
        found = tuple(Reference(path=path, line=1, address=address, loads=True) for address in _css_addresses(text))
        return Page(path=path, ids=frozenset(), references=found, canonical=None)
    collector = _Collector(path)
    collector.feed(text)
    collector.close()
    return Page(
        path=path,
        ids=frozenset(collector.ids),
        references=tuple(collector.references),
        canonical=collector.canonical,
    )


def published_address(pages: Mapping[str, Page]) -> str:
    """Return the address that the home page gives as its own; an unpublished site is taken to be at a host's root."""
    return pages["index.html"].canonical or f"{ORIGIN}/"


def find_dead(site: Path, pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield a line for each reference that should be answered by the site and is not."""
    home = published_address(pages)
    for page in pages.values():
        for reference in page.references:
            address = _resolve(reference, home)
            if address.startswith(home):
                fault = _find_fault(site, pages, address.removeprefix(home))
            else:
                fault = None if _is_outside(address, home) else "leads out of the site's folder, or nowhere"
            if fault is not None:
                yield f"{reference.path}:{reference.line}: {reference.address}: {fault}"


def find_foreign(pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield a line for each address on another host that a browser would fetch unasked."""
    home = published_address(pages)
    for page in pages.values():
        for reference in page.references:
            address = _resolve(reference, home)
            if reference.loads and not address.startswith(home) and urlsplit(address).scheme not in ELSEWHERE:
                yield f"{reference.path}:{reference.line}: {reference.address}"


def fragments_into(pages: Mapping[str, Page]) -> dict[str, set[str]]:
    """Return, for each page, the ids on it that any reference of the site leads to."""
    home = published_address(pages)
    found: dict[str, set[str]] = {}
    for page in pages.values():
        for reference in page.references:
            address = _resolve(reference, home)
            path, fragment = _split(address.removeprefix(home))
            if address.startswith(home) and fragment and path in pages:
                found.setdefault(path, set()).add(fragment)
    return found


def _resolve(reference: Reference, home: str) -> str:
    return urljoin(home + page_url(reference.path), reference.address)


def _is_outside(address: str, home: str) -> bool:
    parts = urlsplit(address)
    other_host = parts.scheme in {"http", "https"} and parts.netloc not in {"", urlsplit(home).netloc}
    return other_host or parts.scheme in ELSEWHERE


def _split(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    path = unquote(parts.path)
    path = path + "index.html" if path == "" or path.endswith("/") else path
    return path, unquote(parts.fragment.partition(":~:")[0])


def _find_fault(site: Path, pages: Mapping[str, Page], address: str) -> str | None:
    path, fragment = _split(address)
    if (site / path).is_dir():
        return "a folder's address needs a slash at its end"
    if not (site / path).is_file():
        return f"no file {path}"
    if fragment and path in pages and fragment not in pages[path].ids:
        return f"no id {fragment} in {path}"
    return None


def _split_srcset(value: str) -> list[str]:
    return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]


def _css_addresses(text: str) -> list[str]:
    found = CSS_URL.findall(CSS_COMMENT.sub("", text))
    addresses = ["".join(groups).strip() for groups in found]
    return [address for address in addresses if address and not address.startswith("#")]
