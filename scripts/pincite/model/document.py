"""A document: a source cut into blocks and sentences that have their anchors."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pincite.model.note_marks import NoteMark, find_note_marks
from pincite.model.original_numbers import number_paths
from pincite.model.source import Source
from pincite.model.stretch import Stretch
from pincite.richtext import plain_text

BlockKind = Literal[
    "paragraph",  # running text of the body
    "recommendation",  # what the document asks somebody to do, one item of a list
    "list-item",  # an item of any other list
    "quote",  # a passage set off as a quotation
    "verse",  # a stanza, or a speech in verse; its lines are kept
    "speaker",  # who speaks what follows: `The Chair:`
    "heading",  # a section's or part's heading that stands in the seed
    "title",  # the document's own title
    "caption",  # the words that go with a picture or table
    "footnote",  # a note at the foot of a page or of the text
    "table-row",  # a row of a table
    "notice",  # a line beside the body that is worth citing: a ranking, a disclaimer
    "metadata",  # facts about the document: number, author, date
    "separator",  # what stands between items: an asterisk, a rule
    "boilerplate",  # furniture of the site it came from, repetitions, teasers
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Words that were taken out everywhere; nothing tells what they were."""

    anchor: str
    """`p12`, `p12s3`."""
    date: str
    """`2026-12-01`."""
    reason: str
    """`by order of a court`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRange:
    """Pages of an original, as it numbers them."""

    first: str
    """`7`, `xii`."""
    last: str
    """The same as the first where it stands on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Stretch):
    """One sentence of a block."""

    anchor: str
    """`p12s1`; empty until anchors are given."""
    fingerprint: str
    """`3f9a2c1b`."""
    sic: tuple[int, ...] = ()
    """Offsets in the seed behind which *[sic]* is shown."""
    sensitive: bool = False
    """Whether it only ever shows on the source's own page."""
    redaction: Redaction | None = None
    """What is said in place of its words, where they were redacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Stretch):
    """A stretch of a seed; the blocks of a seed hold each of its non-space characters once."""

    kind: BlockKind
    section: str | None
    """Id of the section it stands in: `prosecution`."""
    reason: str | None
    """Why it is left out of the text; None for what is shown."""
    anchor: str
    """`p12`, `c1`, `n1`, `h-prosecution`; empty until anchors are given, and for what cannot be cited."""
    fingerprint: str
    """`3f9a2c1b`; empty for blocks that cannot be cited."""
    sentences: tuple[Sentence, ...]
    verse: bool = False
    """Whether its line breaks belong to it."""
    level: int | None = None
    """The depth of a heading, of a list's item or of what is numbered, from 1; None where there is none to tell."""
    label: str | None = None
    """The number that the original gives it, which stands in its words, too: `12`, `[34]`, `(a)`; None: it has none."""
    page: PageRange | None = None
    """The pages of the original that it stands on; None where they are not known."""
    row: int = 0
    """The number of a table's row in its table, from 1; 0 for what is no row."""
    cells: tuple[str, ...] = ()
    """The words of a table's row, column by column; an empty cell is an empty text."""
    redaction: Redaction | None = None
    """What is said in place of a heading's words, where they were redacted; of other blocks, their sentences say it."""
    sensitive: bool = False
    """Whether it only ever shows with its own source, as a heading can; of other blocks, their sentences say it."""

    @property
    def is_numbered(self) -> bool:
        """Whether the block carries a number that readers cite (headings have ids, but no number)."""
        return self.anchor != "" and self.kind != "heading"

    @property
    def parts(self) -> tuple[Block | Sentence, ...]:
        """The block and its sentences: all that has an anchor and words here."""
        return (self, *self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document."""

    id: str
    """`prosecution`."""
    title: str
    """`Prosecution`; empty where no heading is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An anchor that was published and no longer holds words of its own."""

    anchor: str
    status: Literal["withdrawn", "merged"]
    leads_to: str | None
    """The anchor that now has its words; None where they are gone."""
    after: str | None = None
    """The live anchor behind which it stood; None: before all others."""
    since: str | None = None
    """The date, as EDTF, of the wording that no longer has it."""
    reason: str | None = None
    """What the editor said of it."""
    text: str | None = None
    """The words that stood there last; None where they were redacted."""

    @property
    def fate(self) -> str:
        """What became of it, for messages: "merged; its words now stand at `p44`"."""
        return f"{self.status}; " + (
            f"its words now stand at `{self.leads_to}`" if self.leads_to else "its words are gone"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVersion:
    """A wording that was accepted, with the blocks and anchors that it had."""

    file: str
    since: str | None
    """From when on the source read so, as EDTF."""
    note: str | None
    blocks: tuple[Block, ...]


# Below the title of a page, HTML has so many depths of headings.
_DEEPEST = 5


@dataclass(frozen=True, kw_only=True)
class Document:
    """A source cut into blocks that have their anchors."""

    source: Source
    draft: bool
    """Whether its anchors may still change."""
    sections: tuple[Section, ...]
    """Sections that occur, in reading order."""
    blocks: tuple[Block, ...]
    """Live blocks in reading order."""
    retired: tuple[Retired, ...]
    past: tuple[PastVersion, ...] = ()
    """Earlier wordings that were accepted, oldest first."""
    redacted: tuple[Redaction, ...] = ()
    """What was redacted, of live and of retired anchors, in the order in which it was done."""

    @property
    def id(self) -> str:
        """The source's id."""
        return self.source.id

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Block, Block | Sentence]]:
        return {part.anchor: (block, part) for block in self.blocks for part in block.parts if part.anchor}

    @property
    def anchors(self) -> Set[str]:
        """Every live anchor, in reading order."""
        return self._parts.keys()

    def at(self, anchor: str) -> Block | Sentence:
        """Return what stands at a live anchor.

        Raises:
            KeyError: nothing stands there now.

        """
        return self._parts[anchor][1]

    def block_at(self, anchor: str) -> Block:
        """Return the block that stands at a live anchor, or holds what stands there.

        Raises:
            KeyError: nothing stands there now.

        """
        return self._parts[anchor][0]

    def find(self, anchor: str) -> Block | Sentence | None:
        """Return what stands at an anchor; None where nothing does now."""
        found = self._parts.get(anchor)
        return found[1] if found else None

    @cached_property
    def heading_depths(self) -> Mapping[str, int]:
        """How deep each heading stands below the title, from 1, by anchor: none is skipped from one to the next."""
        made, before = dict[str, int](), 0
        for block in self.blocks:
            if block.kind == "heading":
                before = made[block.anchor] = min(block.level or 1, before + 1, _DEEPEST)
        return made

    @cached_property
    def note_marks(self) -> tuple[NoteMark, ...]:
        """Where the marks of its notes stand."""
        return tuple(find_note_marks(self.blocks))

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number that the original gives each passage that it numbers, as readers cite it, by anchor."""
        return number_paths(self.blocks)

    @property
    def repeated_numbers(self) -> Mapping[str, tuple[str, ...]]:
        """The numbers that the original gives more than one passage, each with the anchors that have it."""
        found = dict[str, tuple[str, ...]]()
        for anchor, number in self.numbers.items():
            if not anchor.startswith("fn"):
                found[number] = (*found.get(number, ()), anchor)
        return {number: anchors for number, anchors in found.items() if len(anchors) > 1}

    def find_retired(self, anchor: str) -> Retired | None:
        """Return what became of an anchor; None where it is live, or was never given."""
        return next((retired for retired in self.retired if retired.anchor == anchor), None)

    @property
    def title(self) -> str:
        """The source's title in plain words, without markup."""
        return plain_text(str(self.source.csl["title"]))

    @property
    def numbered(self) -> tuple[Block, ...]:
        """The blocks that readers cite by number, in reading order."""
        return tuple(block for block in self.blocks if block.is_numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A source that was renamed, or withdrawn as a whole."""

    id: str
    """The id under which it was published."""
    title: str | None
    """Its title, where an editor gave it."""
    to: str | None
    """Id of the source that it is now; None where it is gone."""
    date: str
    """Since when, as EDTF: `2026-07-01`."""
    reason: str
    anchors: tuple[str, ...]
    """Every anchor that was given under the old id, each paragraph's sentences behind it."""
    wordings: tuple[str, ...] = ()
    """The places on its history's page: `p12-3f9a2c1b`; empty where it never had more than one wording."""
