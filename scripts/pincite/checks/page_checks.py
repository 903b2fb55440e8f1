"""Promise 3 and the references between files, read from the pages as they were written.

Pages are read back as HTML: raw HTML blocks are all that matters here, and Markdown passes them through.

- An element with `data-cites="<id>#<anchor>"` holds a quotation: its words must be those at the anchor.
- One with `data-cites-part="<id>#<anchor>"` holds a part of one: its words must occur in those at the anchor.
- An element with `id` and `data-fingerprint` on a source's page holds a passage: its words must have that fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from pincite.errors import Problem
from pincite.model import Document
from pincite.text import fingerprint, normal_form
from pincite.visibility import Outlet, shown_of_source

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADING_ID = re.compile(r"^#{1,6} .*\{:? *#([\w-]+)[^}]*\} *$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ADDED = "pc-sic"


def _holds(quoted: str, wording: str) -> bool:
    """Whether quoted words, some at least, stand in a wording."""
    return bool(quoted) and quoted in wording


_QUOTATIONS = {"data-cites": str.__eq__, "data-cites-part": _holds}


@dataclass(slots=True, kw_only=True)
class Element:
    """An element with attributes that matter, and the words in it."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the original, without what the handbook added."""
        return "".join(self.words)


class PageReader(HTMLParser):
    """Collects the elements of a page that cite, hold or link to something."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[tuple[str, Element | None, bool]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag=tag, attributes=attributes, line=self.getpos()[0])
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append((tag, element, _ADDED in attributes.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends, and those left open inside it."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Give words to every element that is open, unless the handbook added them."""
        if any(added for _, _, added in self._open):
            return
        for _, element, _ in self._open:
            if element:
                element.words.append(data)


def read_pages(pages: Mapping[str, str]) -> Mapping[str, PageReader]:
    """Return the pages by path, read; their front matter counts for the lines alone."""
    return {
        path: PageReader(_FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text))
        for path, text in pages.items()
    }


def check_quotations(pages: Mapping[str, PageReader], documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each quotation whose words do not stand at its anchor."""
    wording = {
        f"{document.id}#{part.anchor}": part.text
        for document in documents
        for block in document.numbered
        for part in block.parts
    }
    for path, page in pages.items():
        for element in page.elements:
            for attribute, is_right in _QUOTATIONS.items():
                cited = element.attributes.get(attribute)
                if cited is None:
                    continue
                if cited not in wording:
                    message = f"a quotation cites `{cited}`, which is no passage of this handbook."
                    yield _problem(path, element, "cites-nothing", message, "Cite a passage of a source's page.")
                elif not is_right(normal_form(element.text), normal_form(wording[cited])):
                    message = f"the words {normal_form(element.text)[:60]!r}… are not those at `{cited}`."
                    fix = "Copy the words from the source's page."
                    yield _problem(path, element, "quotation-altered", message, fix)


def check_passages(pages: Mapping[str, PageReader], documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each passage that a source's page lacks, or holds in other words than the seed."""
    for document in documents:
        path = f"docs/sources/{document.id}/index.md"
        if path not in pages:
            yield Problem(path=path, line=0, code="no-page", message="the source has no page.", fix="Convert again.")
            continue
        held = {
            element.attributes["id"]: element
            for element in pages[path].elements
            if "data-fingerprint" in element.attributes
        }
        full = shown_of_source(document.source, Outlet.PAGE).is_whole
        for block in document.numbered:
            for part in block.parts if full else block.parts[:1]:
                element = held.get(part.anchor)
                if element is None:
                    message = f"the passage `{part.anchor}` is not on its page."
                    yield Problem(path=path, line=0, code="passage-lost", message=message, fix="Convert again.")
                elif full and fingerprint(element.text) != part.fingerprint:
                    message = f"the words at `{part.anchor}` are not those of the seed."
                    yield _problem(path, element, "passage-altered", message, "Convert again.")


def ids_on(page: PageReader, text: str) -> frozenset[str]:
    """Return the ids on a page: those of its elements, and those that its headings are given."""
    own = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    return frozenset(own | set(_HEADING_ID.findall(text)))


def heading_ids(text: str) -> frozenset[str]:
    """Return the ids that the headings of a page are given in so many words."""
    return frozenset(_HEADING_ID.findall(text))


def page_ids(page: PageReader, text: str) -> list[str]:
    """Return the ids on a page, of elements and of Markdown headings, as often as they stand there."""
    return [element.attributes["id"] for element in page.elements if "id" in element.attributes] + _HEADING_ID.findall(
        text
    )


def page_url(path: str) -> str:
    """Return the address of a page below the site's root: `sources/x/` for `docs/sources/x/index.md`."""
    stem = path.removeprefix("docs/").removesuffix(".md")
    is_index = stem == "index" or stem.endswith("/index")
    return stem.removesuffix("index") if is_index else f"{stem}/"


def _problem(path: str, element: Element, code: str, message: str, fix: str) -> Problem:
    return Problem(path=path, line=element.line, code=code, message=message, fix=fix)
