"""The frozen values that pass between the stages.

`Source -> Block -> Document -> TopicHit, Figure, Reference -> Handbook -> Page, Artifact`. Each carries the place it
came from. Offsets count Unicode code points of the decoded seed; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

BlockKind = Literal[
    "paragraph",  # running text of the body
    "recommendation",  # what the document asks somebody to do, one item of a list
    "list-item",  # an item of any other list
    "quote",  # a passage set off as a quotation
    "heading",  # a section's or part's heading that stands in the seed
    "title",  # the document's own title
    "caption",  # the words that go with a picture or table
    "notice",  # a line beside the body that is worth citing: a ranking, a disclaimer
    "metadata",  # facts about the document: number, author, date
    "separator",  # what stands between items: an asterisk, a rule
    "boilerplate",  # furniture of the site it came from, repetitions, teasers
]
Basis = Literal[
    "stated",  # the words stand in the seed
    "inferred",  # worked out from words of the seed
    "external",  # known from elsewhere
]
Qualifier = Literal[
    "exact",  # the number stands without a qualifying word
    "about",  # approximately
    "over",  # a floor: more than, at least, `dozens`
    "under",  # a ceiling: fewer than, nearly, as many as
    "range",  # from one number to another
]
YearBasis = Literal[
    "stated",  # the year stands in the words at the anchor
    "inferred",  # it follows from words nearby
    "reporting-period",  # the number is of a report's period, filed under the year in which that begins
    "as-of",  # a standing fact, filed under the year of the source that gives it
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a field of the metadata rests on."""

    field: str
    """The field: `issued`."""
    basis: Basis
    """Whether the seed says so."""
    quote: str | None
    """Verbatim words of the seed, for what is stated or inferred: `In February 2020`."""
    note: str | None
    """Where the words stand, or how the fact is known: `released on that day by the Department`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sic:
    """An error that stands in the original and stays."""

    quote: str
    """The faulty words, verbatim; they occur once in the seed: `bribes or random to police`."""
    note: str | None
    """What is wrong with them: `"ransom" is meant`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of one seed that its editor leaves out of the text."""

    quote: str
    """The line, verbatim, or its first words."""
    reason: str
    """Why: `caption of a video that is not part of the article`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An original, as it came."""

    file: str
    """Its name under `seeds/`: `000_4ceb5476f35ba16f.txt`."""
    sha256: str
    """Hex digest of the raw bytes."""
    text: str = field(repr=False)
    """The decoded text: byte order mark removed, line ends untouched."""
    encoding: str = "utf-8"
    """What its bytes are encoded in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a source."""

    seed: Seed
    since: str | None
    """From when on the source read so, as EDTF: `2024-07-01`."""
    note: str | None
    """What is known of this wording: `corrected by its publisher`."""
    sic: tuple[Sic, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document and what is known about it."""

    id: str
    """`usdos-2024-cambodia`."""
    sidecar: str
    """Path of its sidecar below the root: `seeds/000_4ceb5476f35ba16f.txt.yml`."""
    csl: Mapping[str, Any]
    """CSL-JSON variables, `id` included; dates in CSL form: `{"date-parts": [[2024, 6, 24]]}`."""
    year: int
    """The year it is filed under: 2024."""
    period: str | None
    """The time it speaks of, as EDTF: `2023-04/2024-03`."""
    collection: str
    """The series or country it belongs to; `default` where a handbook has one."""
    profile: str | None
    """Name of the profile that tells how it is laid out: `tip-narrative`."""
    coverage: Literal["full", "extract"]
    """Whether the seed is the whole document."""
    coverage_note: str | None
    """What is held and what is not: `The prosecution section only.`"""
    extract_of: str | None
    """Title of the whole that an extract is taken from."""
    checked_against: Literal["official", "mirror", "none"]
    """What the text was compared with."""
    checked_note: str | None
    """How and when it was compared, or why not."""
    rights: str
    """Its rights line."""
    publish: Literal["full", "excerpts"]
    """Whether the whole text may be shown, or only first words and excerpts."""
    sensitive: tuple[str, ...]
    """Verbatim passages that only ever show on the source's own page."""
    content_note: str | None
    """What readers should know before they read on."""
    sic: tuple[Sic, ...]
    evidence: tuple[Evidence, ...]
    left_out: tuple[LeftOut, ...]
    seed: Seed
    """The current wording."""
    versions: tuple[Version, ...] = ()
    """All wordings, oldest first, the current one last; empty where there has been one only."""


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
class Sentence:
    """One sentence of a block."""

    anchor: str
    """`p12s1`; empty until anchors are given."""
    start: int
    end: int
    text: str
    """The seed's characters from start to end."""
    fingerprint: str
    """`3f9a2c1b`."""
    sic: tuple[int, ...] = ()
    """Offsets in the seed behind which *[sic]* is shown."""
    sensitive: bool = False
    """Whether it only ever shows on the source's own page."""
    redaction: Redaction | None = None
    """What is said in place of its words, where they were redacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a seed; the blocks of a seed hold each of its non-space characters once."""

    kind: BlockKind
    section: str | None
    """Id of the section it stands in: `prosecution`."""
    start: int
    end: int
    text: str
    """The seed's characters from start to end."""
    reason: str | None
    """Why it is left out of the text; None for what is shown."""
    anchor: str | None
    """`p12`, `c1`, `n1`, `h-prosecution`; None for what cannot be cited."""
    fingerprint: str | None
    """`3f9a2c1b`, for blocks that can be cited."""
    sentences: tuple[Sentence, ...]
    verse: bool = False
    """Whether its line breaks belong to it."""

    @property
    def is_numbered(self) -> bool:
        """Whether the block carries a number that readers cite (headings have ids, but no number)."""
        return self.anchor is not None and self.kind != "heading"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVersion:
    """A wording that was accepted, with the blocks and anchors that it had."""

    file: str
    since: str | None
    """From when on the source read so, as EDTF."""
    note: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
    def title(self) -> str:
        """The source's title."""
        return str(self.source.csl["title"])

    @property
    def numbered(self) -> tuple[Block, ...]:
        """The blocks that readers cite by number, in reading order."""
        return tuple(block for block in self.blocks if block.is_numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A matter that is followed across the sources."""

    id: str
    """`restitution`; it stands in URLs for ever."""
    title: str
    definition: str
    """What belongs to it, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    """A sentence that carries a topic, and what led to it."""

    anchor: str
    """`p12s3`."""
    because: tuple[str, ...]
    """The words that a rule found; for an editor's inclusion, `editor` and the reason."""
    said_by: str = ""
    """Who says it, where the sentence names somebody: `NGOs`; empty where the source itself does."""
    leans: bool = False
    """Whether its first words point to the sentence before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """A paragraph that belongs to a topic."""

    topic: str
    source: str
    anchor: str
    """Of the paragraph: `p12`."""
    sentences: tuple[SentenceHit, ...]
    """In reading order, at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a series of figures counts: one unit, one scope."""

    id: str
    """`ncct-trainings`; it stands in URLs for ever."""
    title: str
    unit: str
    """`trainings`"""
    unit_meaning: str
    """What the unit counts: `training events`."""
    is_rank: bool
    """Whether its values are places in an order, not amounts."""
    definition: str
    """What is counted, in a sentence."""
    topic: str | None
    """Id of the topic it stands under."""
    breaks: tuple[int, ...]
    """Years from which on the numbers are no longer counted as before."""
    line: int
    """Its line in `seeds/indicators.csv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a source, or the statement that there is none."""

    id: str
    """`tip2020-ncct-trainings-2019`"""
    source: str
    anchor: str
    """Where it stands: `p4s3`."""
    indicator: str
    value: Decimal | None
    """None where none was reported."""
    value_high: Decimal | None
    """The upper end of a range."""
    unit: str
    qualifier: Qualifier | None
    """None where none was reported."""
    year: int
    """The year that it is about."""
    year_basis: YearBasis
    status: Literal["reported", "not-reported"]
    scope: str
    """What it covers: `national, police`."""
    reporter: str
    """Who says so: `government`."""
    compares_with: str | None
    """Id of the figure beside which the source sets it."""
    quote: str
    """Verbatim words at the anchor: `the NCCT delivered 113 trainings`."""
    note: str
    """What else a reader should know; may be empty."""
    line: int
    """Its line in `seeds/figures.csv`."""


Relation = Literal[
    "identical",  # the same words
    "reworded",  # the same claim and outcome in other words
    "updated",  # the same claim with other numbers or another outcome
    "dropped",  # stands in the older document alone, though the newer one holds that section
    "added",  # stands in the newer document alone, though the older one holds that section
    "not-compared",  # the other document does not hold that section
]
EditKind = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of a redline."""

    kind: EditKind
    text: str
    """Words, signs and spaces as they stand, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """What became of a sentence between two documents."""

    relation: Relation
    section: str | None
    """The section it stands in, in the newer document where it has it: `prosecution`."""
    older: str | None
    """Anchor in the older document: `p1s2`; None for what was added."""
    newer: str | None
    """Anchor in the newer document; None for what was dropped."""
    redline: tuple[Edit, ...] = ()
    """From the older wording to the newer, where there are both and they differ."""
    decided: bool = False
    """Whether an editor paired the two, not a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPair:
    """Two documents, compared sentence by sentence."""

    older: str
    """Id of the older source."""
    newer: str
    sections: tuple[str, ...]
    """The sections that were compared, in the newer document's order; none where `whole` is set."""
    whole: bool
    """Whether the sections did not matter."""
    reason: str | None
    """Why an editor wants them compared; None where one is the nearest earlier source of the other."""
    changes: tuple[SentenceChange, ...]
    """In the newer document's order, dropped ones behind what stood before them; each sentence of both is named."""

    def of(self, relation: Relation) -> tuple[SentenceChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.relation == relation)

    @property
    def recurring(self) -> tuple[SentenceChange, ...]:
        """The changes that have a sentence on both sides."""
        return tuple(change for change in self.changes if change.older and change.newer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of formatted text."""

    text: str
    italic: bool = False
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source as an entry of the bibliography, in every form that is offered."""

    id: str
    csl: Mapping[str, Any]
    biblatex: str
    bibtex: str
    ris: str
    formatted: Mapping[str, tuple[Run, ...]]
    """Style id to formatted entry: `apa`, `chicago-notes-bibliography`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHeld:
    """What is held for one year: nothing, an extract, or a whole document."""

    year: int
    documents: tuple[Document, ...]
    """By id; empty for a year that lies between others and for which no source is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanges:
    """What became of one source's numbered passages since the edition before."""

    source: str
    is_new: bool
    """Whether no edition before has the source."""
    kept: int
    """How many passages read as before."""
    edited: tuple[str, ...]
    """Anchors, in reading order."""
    new: tuple[str, ...]
    withdrawn: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    """Anchors, and those that have their words now."""
    redacted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A dated release of the handbook."""

    name: str
    """`2026.1`."""
    date: str
    """`2026-12-01`."""
    texts: tuple[Document, ...]
    """Each source that it had, as it read then."""
    changes: tuple[EditionChanges, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All that is shown: everything on a page or in a download can be had from here."""

    title: str
    description: str
    site_url: str
    """The permanent public address with a slash at its end; empty for an unpublished build."""
    language: str
    """`en`."""
    authors: tuple[str, ...]
    """Who made the handbook."""
    documents: tuple[Document, ...]
    """By year, then id."""
    topics: tuple[Topic, ...]
    hits: tuple[TopicHit, ...]
    """By topic in the order of the topics, then by document and reading order."""
    references: tuple[Reference, ...]
    """In the order of the documents."""
    pairs: tuple[DocumentPair, ...] = ()
    """What changed between documents, by the newer document in their order, then the older."""
    figures: tuple[Figure, ...] = ()
    """In the order of their file."""
    indicators: tuple[Indicator, ...] = ()
    """In the order of their file."""
    moved: tuple[Moved, ...] = ()
    """Sources that were renamed or withdrawn as a whole, in the order of their file."""
    editions: tuple[Edition, ...] = ()
    """Oldest first."""

    @property
    def edition(self) -> Edition | None:
        """The latest edition; None where there is none yet."""
        return self.editions[-1] if self.editions else None

    @property
    def years(self) -> tuple[YearHeld, ...]:
        """Every year from the first source to the last, held or not."""
        years = [document.source.year for document in self.documents]
        return tuple(
            YearHeld(year=year, documents=tuple(one for one in self.documents if one.source.year == year))
            for year in range(min(years, default=0), max(years, default=-1) + 1)
        )

    def document(self, source: str) -> Document:
        """Return the document with that id."""
        return next(document for document in self.documents if document.id == source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to be written."""

    path: str
    """Below the handbook's root: `docs/sources/usdos-2024-cambodia.md`."""
    data: bytes = field(repr=False)


def text_artifact(path: str, text: str) -> Artifact:
    """Return a file that holds the text in UTF-8."""
    return Artifact(path=path, data=text.encode())


def by_source(hits: Sequence[TopicHit]) -> Mapping[str, tuple[TopicHit, ...]]:
    """Return the hits of each source."""
    found: dict[str, list[TopicHit]] = {}
    for hit in hits:
        found.setdefault(hit.source, []).append(hit)
    return {source: tuple(those) for source, those in found.items()}
