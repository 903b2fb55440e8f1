"""Every link of a page, and every entry of the menu, leads to a page or file of the handbook, and to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pincite.checks.page_checks import page_url
from pincite.checks.rendered_page import Link, Rendered
from pincite.errors import Problem
from pincite.other_hosts import FIX, is_other_host

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What the site generator adds, and the downloads, which are made last.
_MADE_LATER = ("downloads/", "search/", "assets/javascripts/", "assets/stylesheets/", "assets/images/")
_MADE_ALONE = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "search.json", "objects.inv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What there is to lead to."""

    pages: Mapping[str, Rendered]
    """By the page's file: `docs/sources/a/index.md`."""
    ids: Mapping[str, frozenset[str]]
    """The ids on each page by its address below the root: `sources/a/`."""
    files: frozenset[str]
    """What else is published, below `docs/`: `api/v1/documents.json`."""
    address: str
    """The public address with a slash at its end; empty where there is none."""


def check_links(site: Site) -> Iterator[Problem]:
    """Yield a problem for each link of a page that leads to no page or file of the handbook, or to no place there."""
    for path, page in site.pages.items():
        for link in page.links:
            if fault := _fault(link, path, site):
                code, message = fault
                yield Problem(path=path, line=link.line, code=code, message=message, fix=_FIX[code])
        for address, line in page.fetched:
            if is_other_host(address, site.address):
                message = f"`{address}` has the reader’s browser ask another host as soon as the page is opened."
                yield Problem(path=path, line=line, code="other-host", message=message, fix=FIX)


def check_menu(targets: Iterable[tuple[str, int]], site: Site) -> Iterator[Problem]:
    """Yield a problem for each entry of the menu, with its line in `mkdocs.yml`, that leads to no page or file."""
    for target, line in targets:
        if _SCHEME.match(target) and _own_path(target, site) is None:
            continue
        path, _, fragment = (_own_path(target, site) or target).partition("#")
        name = posixpath.normpath(unquote(path.partition("?")[0])) if path else ""
        url = _page_of(f"docs/{name}", site)
        found = url if url is not None else _at_url(name, site)
        if path.startswith("/") or found is None:
            message = f"the menu leads to `{target}`, which is no page of the handbook."
            fix = "Correct the path, which begins in `docs/`, or remove the entry."
            yield Problem(path="mkdocs.yml", line=line, code="dead-menu-entry", message=message, fix=fix)
        elif fragment and found in site.ids and unquote(fragment) not in site.ids[found]:
            message = f"the menu leads to `{target}`, and there is no such place on the page."
            yield Problem(path="mkdocs.yml", line=line, code="dead-menu-entry", message=message, fix="Correct it.")


_FIX = {
    "dead-link": "Correct the link, or remove it.",
    "dead-fragment": "Write the id of a paragraph or heading that is on that page, or remove what follows `#`.",
}


def _fault(link: Link, path: str, site: Site) -> tuple[str, str] | None:
    """Return what is wrong with a link, as a code and a message; None where it leads somewhere, or to another host."""
    address = link.address
    own = _own_path(address, site)
    if own is None and _SCHEME.match(address):
        return None
    target, _, fragment = (address if own is None else own).partition("#")
    target = unquote(target.partition("?")[0])
    found: str | None
    if own is not None:
        found = _at_url(posixpath.normpath(target) if target else "", site)
    elif not target:
        found = page_url(path)
    elif target.startswith("/"):
        return (
            "dead-link",
            f"`{address}` begins at the root of the host: where the site lies below it, it is dead.",
        )
    else:
        found = _relative(target, path, site, of_markdown=link.of_markdown)
    if found is None:
        return "dead-link", f"`{address}` leads to no page."
    place = unquote(fragment.partition(":~:")[0])
    if place and place != "top" and found in site.ids and place not in site.ids[found]:
        return "dead-fragment", f"`{address}` leads to no place there."
    return None


def _relative(target: str, path: str, site: Site, *, of_markdown: bool) -> str | None:
    """Return what a relative path leads to: in Markdown from the page's file, else from the page's address."""
    if of_markdown:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        page = _page_of(file, site)
        if page is not None:
            return page
        if file.startswith("docs/") and file.removeprefix("docs/") in site.files:
            return file.removeprefix("docs/")
    return _at_url(posixpath.normpath(posixpath.join(page_url(path), target)), site)


def _page_of(file: str, site: Site) -> str | None:
    """Return the address of the page that a Markdown file makes."""
    return page_url(file) if file in site.pages else None


def _at_url(url: str, site: Site) -> str | None:
    """Return the page or file at an address below the root; None where nothing is there."""
    url = "" if url == "." else url
    page = url.removesuffix("index.html") if url == "index.html" or url.endswith("/index.html") else url
    for form in (page, f"{page}/"):
        if form in site.ids:
            return form
    if url in site.files or url in _MADE_ALONE or f"{url}/".startswith(_MADE_LATER):
        return url
    return None


def _own_path(address: str, site: Site) -> str | None:
    """Return what follows the site's own public address in a whole address; None where it names another."""
    if not site.address:
        return None
    whole = f"{site.address.partition('//')[0]}{address}" if address.startswith("//") else address
    scheme, mark, rest = whole.partition("://")
    host, slash, path = rest.partition("/")
    whole = f"{scheme.lower()}{mark}{host.lower()}{slash}{path}"
    home = site.address
    for own in (home, home.replace("https://", "http://", 1), home.replace("http://", "https://", 1)):
        if whole.startswith(own):
            return whole.removeprefix(own)
        if re.fullmatch(re.escape(own.rstrip("/")) + r"(?:[?#].*)?", whole):
            return whole.removeprefix(own.rstrip("/"))
    return None
