"""A text that was printed on pages reads as it did before: the same passages, words, anchors and fingerprints."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pincite.checks.block_checks import check_blocks
from pincite.model import Document
from pincite.segmentation.profile import PLAIN
from pincite.text import normal_form
from tests.support.making import make_document, make_source
from tests.support.strategies import examples

_WORDS = (
    "the a miller brook weir owner meadow court clerk boat lamp wheel stone water summer winter road town bridge of "
    "in on by with from and that which was were had held closed opened said wrote took came went down along slowly"
).split()
_NAMES = ["Orrin", "Larkholm", "Holm"]


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from([*_WORDS, *_WORDS, *_NAMES]), min_size=4, max_size=22))
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


_paragraphs = st.lists(st.lists(_sentences(), min_size=1, max_size=6).map(" ".join), min_size=3, max_size=9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How pages are numbered."""

    foot: str
    head: str
    feed: bool
    first: int


_styles = st.builds(
    Style,
    foot=st.sampled_from(["", "{n}", "- {n} -", "Page {n}", "[{n}]", "                    {n}", "Seite {n} von 90"]),
    head=st.sampled_from(
        ["", "THE MILL COURT", "Orrin v. Lark        {n}", "{n}     Opinion of the Court", "--- Page {n} ---"]
    ),
    feed=st.booleans(),
    first=st.sampled_from([1, 7, 98]),
).filter(
    # A bracketed number beside the mark of a page is a paragraph's where courts number so: in doubt it stays.
    lambda style: "{n}" in style.foot + style.head and not (style.foot == "[{n}]" and style.head.startswith("---"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    clean: str
    printed: str
    pages: tuple[tuple[str, str], ...]
    """Of each paragraph, first and last."""


@st.composite
def printed_texts(draw: st.DrawFn) -> Printed:
    paragraphs, style = draw(_paragraphs), draw(_styles)
    width, length = draw(st.integers(50, 72)), draw(st.integers(5, 14))
    lines, owners = list[str](), list[int]()
    for number, paragraph in enumerate(paragraphs):
        wrapped = textwrap.wrap(paragraph, width)
        lines += [*wrapped, ""]
        owners += [number] * (len(wrapped) + 1)
    made, page, pages, used = list[str](), style.first, dict[int, list[int]](), 0
    for place, (line, owner) in enumerate(zip(lines, owners, strict=True)):
        made.append(line)
        used += 1
        if line:
            pages.setdefault(owner, []).append(page)
        # A sentence that ends where a full page does may end its paragraph: nothing tells.
        inside = bool(line) and not line.endswith(".") and bool(lines[place + 1])
        between = not line and place + 1 < len(lines)
        if used >= length and (inside or between) and _tells(lines, place):
            made += _turn(style, page)
            page, used = page + 1, 0
    foot = [style.foot.format(n=page)] if style.foot else []
    return Printed(
        clean="\n".join(lines),
        printed="\n".join([*made, *foot]) + "\n",
        pages=tuple((str(min(those)), str(max(those))) for those in pages.values()),
    )


def _tells(lines: list[str], place: int) -> bool:
    """Tell whether a line is wide enough that its end says nothing, or a paragraph ends."""
    return not lines[place] or len(lines[place]) >= 45


def _turn(style: Style, page: int) -> list[str]:
    foot = ["", style.foot.format(n=page), ""] if style.foot else [""]
    head = ["", style.head.format(n=page + 1), ""] if style.head else [""]
    feed = "\f" if style.feed else ""
    return [*foot, feed + head[0], *head[1:]] if len(head) > 1 else [*foot, *([feed] if feed else [])]


def _turns(text: Printed) -> int:
    """Return how often a page turns; where it mostly does between paragraphs, a bare number may be anything."""
    pages = [int(page) for pages in text.pages for page in pages]
    return max(pages) - min(pages)


def _interrupted(text: Printed) -> int:
    """Return how many paragraphs go over a page's turn."""
    return sum(first != last for first, last in text.pages)


def _words(document: Document) -> list[tuple[str, str, tuple[tuple[str, str, str], ...]]]:
    return [
        (
            block.anchor,
            block.fingerprint,
            tuple((one.anchor, one.fingerprint, normal_form(one.text)) for one in block.sentences),
        )
        for block in document.blocks
        if not block.reason
    ]


def _document(text: str, **fields: Any) -> Document:
    return make_document(make_source(text, title="no line", **fields), PLAIN)


@settings(examples(120), phases=[Phase.explicit, Phase.generate], derandomize=True)
@given(printed_texts().filter(lambda text: _interrupted(text) > 1 and 2 * _interrupted(text) >= _turns(text)))
def test_pages_leave_no_trace_in_the_words(text: Printed) -> None:
    clean, printed = _document(text.clean), _document(text.printed)
    assert _words(printed) == _words(clean)
    assert list(check_blocks(printed)) == []
    found = [block.page and (block.page.first, block.page.last) for block in printed.blocks if not block.reason]
    assert [page for page in found if page] in ([], list(text.pages))
