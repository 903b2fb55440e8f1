"""The one grammar of ids, of anchors, and of locators, which name an anchor of a source: `usdos-2024-cambodia#p12s3`.

p12      the 12th paragraph, list item or recommendation     p12s3    its third sentence
p12a     published later, after p12 and before p13            p12s3a   a sentence inserted after p12s3
p0a      published later, before p1                           c1       a caption
n1       a notice                                             fn1      a footnote
t1r2     the second row of the first table                    h-prosecution   a heading
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# The letters of suffixes: a to z without i, l and o, which look like digits, and s, which begins a sentence's part.
SUFFIX_LETTERS = "abcdefghjkmnpqrtuvwxyz"
_SUFFIX = f"[{SUFFIX_LETTERS}]*"
_ANCHOR = re.compile(
    rf"(?P<series>p|c|n|fn|t)(?P<number>0|[1-9]\d*)(?:r(?P<row>[1-9]\d*))?(?P<suffix>{_SUFFIX})"
    rf"(?:s(?P<sentence>0|[1-9]\d*)(?P<sentence_suffix>{_SUFFIX}))?",
    re.ASCII,
)
ID_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN, re.ASCII)
_BEFORE_FIRST = re.compile(r"(?P<block>.+)s0", re.ASCII)
_HEADING = re.compile(r"h-(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The parts of an anchor."""

    series: str
    """`p`, `c`, `n`, `fn`, `t`, or `h` for a heading."""
    number: int = 0
    """From 1; 0 only with a suffix: `p0a` stands before `p1`."""
    suffix: str = ""
    """`a` in `p12a`."""
    row: int = 0
    """From 1 in a table, otherwise 0."""
    sentence: int | None = None
    """3 in `p12s3`."""
    sentence_suffix: str = ""
    """`a` in `p12s3a`."""
    name: str = ""
    """A heading's: `prosecution`."""

    @property
    def block(self) -> Anchor:
        """The anchor of the block that a sentence stands in."""
        return replace(self, sentence=None, sentence_suffix="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A place in a handbook: a source, and what it is of it."""

    source: str
    """Id of the source: `usdos-2024-cambodia`."""
    anchor: str
    """`p12`, `p12s3`; as it was written, whether there is such a one or not."""

    def __str__(self) -> str:
        """Return the text of the locator, the inverse of `split_locator`."""
        return f"{self.source}#{self.anchor}"


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a source, a topic or a figure: small letters, digits, single hyphens."""
    return bool(_ID.fullmatch(text))


def split_locator(text: str) -> Locator:
    """Return the two parts of a locator; either is empty where it is missing."""
    source, _, anchor = text.partition("#")
    return Locator(source=source, anchor=anchor)


def parse_anchor(text: str) -> Anchor:
    """Return the parts of an anchor.

    Raises:
        ValueError: the text is no anchor.

    """
    if heading := _HEADING.fullmatch(text):
        return Anchor(series="h", name=heading["name"])
    found = _ANCHOR.fullmatch(text)
    if not found or not _is_possible(found):
        message = f"{text!r} is no anchor; anchors look like p12, p12a, p12s3, c1, n1, fn1, t1r2 or h-name"
        raise ValueError(message)
    return Anchor(
        series=found["series"],
        number=int(found["number"]),
        suffix=found["suffix"],
        row=int(found["row"] or 0),
        sentence=int(found["sentence"]) if found["sentence"] else None,
        sentence_suffix=found["sentence_suffix"] or "",
    )


def _is_possible(found: re.Match[str]) -> bool:
    """Tell whether zero stands only before a suffix, and rows only in tables."""
    number_fits = found["number"] != "0" or found["suffix"]
    sentence_fits = found["sentence"] != "0" or found["sentence_suffix"]
    return bool(number_fits and sentence_fits and (found["series"] == "t") == bool(found["row"]))


def format_anchor(anchor: Anchor) -> str:
    """Return the text of an anchor, the inverse of `parse_anchor`."""
    if anchor.series == "h":
        return f"h-{anchor.name}"
    row = f"r{anchor.row}" if anchor.row else ""
    sentence = "" if anchor.sentence is None else f"s{anchor.sentence}{anchor.sentence_suffix}"
    return f"{anchor.series}{anchor.number}{row}{anchor.suffix}{sentence}"


def parse_place(text: str) -> Anchor:
    """Return the parts of an anchor, or of `p0` and `p12s0`, which name the places before the first.

    Raises:
        ValueError: the text is neither.

    """
    if before_first := _BEFORE_FIRST.fullmatch(text):
        return replace(parse_anchor(before_first["block"]), sentence=0)
    return parse_anchor(text)


def block_of(anchor: str) -> str:
    """Return the anchor of the block in which a sentence was named: `p12` for `p12s3`; a block's own as it is."""
    return format_anchor(parse_anchor(anchor).block)


def is_sentence(anchor: str) -> bool:
    """Tell whether an anchor is a sentence's."""
    return parse_anchor(anchor).sentence is not None


def is_heading(anchor: str) -> bool:
    """Tell whether an anchor is a heading's."""
    return parse_anchor(anchor).series == "h"


def belongs_to(anchor: str, block: str) -> bool:
    """Tell whether an anchor is that of a sentence which was named in a block."""
    return is_sentence(anchor) and block_of(anchor) == block
