"""What the PDF is set from: one typed value for each thing that its template shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PrintRole = Literal[
    "sic",  # behind an error of the original
    "gap",  # for words left out between others
    "withheld",  # for a sentence that is held back
    "own",  # the number that the original gives a passage
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRun:
    """A stretch of text that is set alike, or a sign that the template writes."""

    text: str = ""
    role: PrintRole | None = None
    """Which sign it is, or what text beside the words; None for text."""
    italic: bool = False
    bold: bool = False
    href: str | None = None
    """Where it leads, in ASCII."""


PrintLines = tuple[tuple[PrintRun, ...], ...]
"""Lines, each a row of runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLanguage:
    """A language as Typst takes it."""

    lang: str
    """`en`"""
    region: str | None
    """`GB`"""
    dir: Literal["ltr", "rtl"]
    """The direction in which it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFact:
    """Something that is said about a source above its text."""

    name: str
    """`Coverage`"""
    lines: PrintLines


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintHeading:
    """A heading inside a source."""

    kind: Literal["heading"] = "heading"
    target: str | None
    """Its name inside the PDF; None where nothing can lead to it."""
    lines: PrintLines
    supplied: bool
    """Whether editors supply it: the source has none there."""
    outlined: bool
    """Whether it may stand in the table of contents and the bookmarks."""
    depth: int = 1
    """How deep it stands below the source's title; no depth is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBlock:
    """A paragraph or another single block."""

    kind: str
    """`paragraph`"""
    target: str | None
    """Its name inside the PDF; None for what cannot be cited."""
    number: str | None
    """`12`"""
    url: str
    """Its permanent address; empty where there is none."""
    lines: PrintLines
    fingerprint: str | None
    """Of a source whose text is held back, what tells the wording."""
    level: int = 1
    """How deep it stands in a list or below a number."""
    own: bool = False
    """Whether the original gives it a number, which stands in its first line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintList:
    """Items that stand together."""

    kind: Literal["list"] = "list"
    items: tuple[PrintBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """A row of a table."""

    target: str | None
    number: str | None
    """`t1r2`"""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTable:
    """The rows of a table; the first names the columns."""

    kind: Literal["table"] = "table"
    columns: int
    rows: tuple[PrintRow, ...]


PrintPart = PrintHeading | PrintBlock | PrintList | PrintTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLeftOutText:
    """A text that is left out, and how often it stands in the source."""

    lines: PrintLines
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLeftOut:
    """What is left out for one reason."""

    reason: str
    items: tuple[PrintLeftOutText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRetired:
    """A number that is no longer in use."""

    target: str
    name: str
    """`¶ 12`"""
    status: str
    leads_to: str | None
    """The place inside the PDF that has its words now."""
    leads_to_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSource:
    """A source: what is said about it, its text, what is left out of it."""

    target: str
    title: str
    year: str
    held: str
    """`extract, draft`"""
    count: int
    """How many passages are numbered."""
    language: PrintLanguage
    byline: str
    facts: tuple[PrintFact, ...]
    notices: tuple[PrintFact, ...]
    parts: tuple[PrintPart, ...]
    left_out: tuple[PrintLeftOut, ...]
    retired: tuple[PrintRetired, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintExcerpt:
    """Sentences of a passage that carry a topic."""

    name: str
    """`2024 ¶ 12`"""
    target: str
    lines: PrintLines


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTopicSource:
    """A source under a topic."""

    year: str
    title: str
    extract: bool
    """Whether only a part of it is held."""
    target: str
    excerpts: tuple[PrintExcerpt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTopic:
    """A topic with its excerpts by source."""

    target: str
    title: str
    definition: PrintLines
    sources: tuple[PrintTopicSource, ...]
    silent: tuple[PrintTopicSource, ...]
    """The sources that have no excerpt, where others have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReference:
    """An entry of the bibliography."""

    target: str
    lines: PrintLines


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBook:
    """All that the template needs."""

    title: str
    description: str
    authors: tuple[str, ...]
    language: PrintLanguage
    site: PrintRun | None
    """The permanent address; None for an unpublished build."""
    cite: str
    """How a paragraph is cited."""
    words: Mapping[str, str]
    """The template's fixed words."""
    sources: tuple[PrintSource, ...]
    topics: tuple[PrintTopic, ...]
    references: tuple[PrintReference, ...]
