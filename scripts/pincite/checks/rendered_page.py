"""A hand-written page as the site generator makes it: its links as Python-Markdown finds them, and its ids.

Code, comments and what only looks like a link count for nothing: the library that makes the page says what is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pincite.errors import Problem, input_error
from pincite.other_hosts import candidates, fetched_by_page

Extensions = Mapping[str, Mapping[str, object]]
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
# MkDocs adds these, whatever a site says.
_ALWAYS = ("toc", "tables", "fenced_code")
# They need Python objects as options, and make neither links nor ids.
_WITHOUT = frozenset({"pymdownx.emoji", "materialx.emoji"})
_MARK = "data-pc-of-markdown"
# What themes print as it is: as words, or as the value of an attribute.
_PRINTED = {"title": {"<"}, "description": {"<", '"'}, "author": {"<", '"'}}
ADDRESSES = frozenset("href src srcset action formaction poster data cite background xlink:href longdesc".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address on a page."""

    address: str
    """As it is written, references resolved: `../sources/a/?v=3f9a2c1b#p12`."""
    line: int
    """In the page's file."""
    of_markdown: bool
    """Whether Markdown made it, so that generators read a path as one of a file and not of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a page holds for others to reach, and what it reaches for."""

    links: tuple[Link, ...]
    ids: frozenset[str]
    fetched: tuple[tuple[str, int], ...] = ()
    """What a browser fetches for it unasked, as it does pictures, with the line; of hand-written pages."""


def render_page(path: str, text: str, extensions: Extensions, root: Path) -> Rendered:
    """Return the links and ids of a hand-written page, read by the Markdown library with the extensions of the site."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    made, words = _as_html(path, body, extensions, root), _without_code(body)
    reader, places = AddressReader(made), _Places(words)
    links = tuple(
        Link(address=address, line=places.next_line(address), of_markdown=marked) for address, marked, _ in reader.found
    )
    places = _Places(words)
    fetched = tuple((address, places.next_line(address)) for address, _ in fetched_by_page(made))
    return Rendered(links=links, ids=frozenset(reader.ids), fetched=fetched)


def check_front_matter(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each value of a hand-written page's front matter that themes would print as markup."""
    if not (found := _FRONT_MATTER.match(text)):
        return
    lines = found[0].splitlines()
    try:
        data = yaml.safe_load("\n".join(lines[1:-1]))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = (error.problem_mark.line + 2) if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        message = "the front matter is not YAML, so the site generator would print it as text."
        yield Problem(path=path, line=line, code="front-matter-unreadable", message=message, fix="Correct the line.")
        return
    for key, refused in _PRINTED.items() if isinstance(data, dict) else ():
        value = data.get(key)
        if value is None or (isinstance(value, str) and not refused & set(value)):
            continue
        line = next((place for place, written in enumerate(lines, 1) if written.startswith(f"{key}:")), 1)
        message = f"`{key}` is printed into the page as it is, and is no text without {' and '.join(sorted(refused))}."
        fix = 'Write one text, with &lt; for < and, in a description or an author, &quot; for ".'
        yield Problem(path=path, line=line, code="markup-in-front-matter", message=message, fix=fix)


def read_html(text: str) -> Rendered:
    """Return the links and ids of a generated page, whose HTML blocks pass through Markdown as they are."""
    body = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    reader = AddressReader(body)
    links = (Link(address=address, line=line, of_markdown=False) for address, _, line in reader.found)
    return Rendered(links=tuple(links), ids=frozenset(reader.ids))


class AddressReader(HTMLParser):
    """Collects the addresses and ids in a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, bool, int]] = []
        self.ids: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element leads to, and its id."""
        given = {name: value or "" for name, value in attrs}
        self.ids.update(given[name] for name in ("id", "name") if given.get(name) and (name == "id" or tag == "a"))
        for name in ADDRESSES & given.keys():
            for address in candidates(given[name]) if name == "srcset" else [given[name]]:
                self.found.append((address.strip(), _MARK in given, self.getpos()[0]))
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            _, mark, address = given.get("content", "").partition("=")
            self.found.extend([(address.strip(" '\""), False, self.getpos()[0])] if mark else [])


def _as_html(path: str, body: str, extensions: Extensions, root: Path) -> str:
    names = [name for name in dict.fromkeys([*_ALWAYS, *extensions]) if name not in _WITHOUT]
    configs = {name: _options(name, extensions.get(name, {}), root) for name in names}
    try:
        made = markdown.Markdown(extensions=[*names, _Marking()], extension_configs=configs)
    except Exception as error:
        message = "the Markdown extensions cannot be loaded."
        fix = "Correct the name or the options below `markdown_extensions`, or install the extension."
        raise input_error("mkdocs.yml", 0, "markdown-extension", message, fix, said=_said(error)) from error
    try:
        return made.convert(body)
    except Exception as error:
        message = "the Markdown extensions cannot read the page."
        fix = "Correct the page, or what `markdown_extensions` in mkdocs.yml names."
        raise input_error(path, 0, "markdown-unreadable", message, fix, said=_said(error)) from error


def _said(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _options(name: str, given: Mapping[str, object], root: Path) -> dict[str, object]:
    """Return an extension's options; Python objects are left out, and folders begin at the handbook's root."""
    options = {key: value for key, value in given.items() if value is not None}
    if name == "pymdownx.snippets":
        bases = options.get("base_path", ["."])
        bases = [bases] if isinstance(bases, str) else bases
        # What is no path stays as it is: the extension refuses it, and that is told.
        if isinstance(bases, list) and all(isinstance(base, str) for base in bases):
            options["base_path"] = [str(root / base) for base in bases]
        options["url_download"] = False
    return options


class _Marking(Extension):
    """Marks the links and images that Markdown itself made."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the name is the library's
        """Add what marks the links and images."""
        # Behind every other: what an extension makes is marked too.
        md.treeprocessors.register(_Marker(md), "pincite-marks", -100)


class _Marker(Treeprocessor):
    def run(self, root: Element) -> None:
        """Mark the links and images of a page."""
        for element in root.iter():
            if element.tag in {"a", "img"} and ("href" in element.attrib or "src" in element.attrib):
                element.set(_MARK, "")


def _without_code(body: str) -> str:
    """Return a page with its comments and fenced code emptied, line by line."""
    for pattern in (_FENCE, _COMMENT):
        body = pattern.sub(lambda found: "\n" * found[0].count("\n"), body)
    return body


class _Places:
    """Finds the lines at which addresses stand, each occurrence once, in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._behind: dict[str, int] = {}

    def next_line(self, address: str) -> int:
        """Return the line of the next occurrence of an address; the last one's where there is no other, 0 if none."""
        for form in dict.fromkeys([address, escape(address), escape(address, quote=False)]):
            place = self._text.find(form, self._behind.get(form, 0)) if form else -1
            if place < 0 and form:
                place = self._text.rfind(form)
            if place >= 0:
                self._behind[form] = place + len(form)
                return self._text.count("\n", 0, place) + 1
        return 0
