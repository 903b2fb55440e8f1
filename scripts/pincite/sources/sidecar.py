"""What a sidecar may say: CSL-JSON variables and one private key, `pincite:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from pincite import edtf
from pincite.filenames import is_device
from pincite.ids import ID_PATTERN, is_id
from pincite.model import Basis
from pincite.sources.csl_variables import Code, Doi, Language, Line, Name, Text, Url, Variables
from pincite.sources.written_dates import check_date, read_date, read_issued
from pincite.validation import Strict

_LONGEST_ID = 80


def check_id(text: str) -> str:
    """Return the text if it can be an id; a ValueError says why not."""
    if not is_id(text) or len(text) > _LONGEST_ID:
        message = "an id has small letters, digits and single hyphens, begins with a letter and is short"
        raise ValueError(message)
    if is_device(text):
        message = "Windows has a device of this name and can have no folder for it; write a longer one"
        raise ValueError(message)
    return text


def _one_or_full(value: Any, key: str) -> Any:
    return {key: value} if isinstance(value, str) else value


Id = Annotated[
    str,
    AfterValidator(check_id),
    Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$", "maxLength": _LONGEST_ID}),
]
# As a schema describes it: YAML reads a year without quotation marks as a number.
WrittenDate = Annotated[str | Annotated[int, Field(ge=1000, le=9999)], Field(title="EDTF date")]
Date = Annotated[edtf.Date, BeforeValidator(read_date, json_schema_input_type=WrittenDate)]
Issued = Annotated[edtf.Date | None, BeforeValidator(read_issued, json_schema_input_type=WrittenDate)]
Period = Annotated[str, BeforeValidator(check_date, json_schema_input_type=WrittenDate)]


_VERSION_ALIASES = {"url": "URL", "since": "from"}
# The types of CSL 1.0.2.
_TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()
)


def _check_type(text: str) -> str:
    if text not in _TYPES:
        message = f"the types are those of CSL: {', '.join(sorted(_TYPES))}"
        raise ValueError(message)
    return text


Type = Annotated[str, AfterValidator(_check_type), Field(json_schema_extra={"enum": [*sorted(_TYPES)]})]


Held = Literal["full", "extract"]
Checked = Literal["official", "mirror", "none"]


class EvidenceRow(Strict):
    """What one field rests on."""

    field: Text
    """The key it speaks of: `issued`."""
    basis: Basis
    """`stated` by the text, `inferred` from it, or `external`: known from elsewhere: `stated`."""
    quote: Text | None = None
    """The verbatim words that show it; needed unless it is external: `Released June 2024`."""
    note: Text | None = None
    """How it is known, or what is to be added: `The newspaper’s own archive has this date.`."""

    @model_validator(mode="after")
    def _quoted(self) -> EvidenceRow:
        if self.basis != "external" and not self.quote:
            message = f"what is {self.basis} needs the verbatim words as `quote`"
            raise ValueError(message)
        return self


class SicRow(Strict):
    """An error that stands in the original."""

    quote: Text
    """The wrong words, verbatim, found once in the seed: `the the ministry`."""
    note: Text | None = None
    """What is wrong: `The word stands twice.`."""


class LeftOutRow(Strict):
    """A line that is left out of the text."""

    quote: Text
    """The line, verbatim, found in the seed: `Share this page`."""
    reason: Text
    """Why it is left out, as the page says it: `a button of the site`."""


class VersionRow(Strict):
    """One wording of the source; the rows stand oldest first, the last is the current one."""

    model_config = ConfigDict(alias_generator=lambda name: _VERSION_ALIASES.get(name, name.replace("_", "-")))

    file: Annotated[str, Field(pattern=r"^[^/\\]+$")]
    """The file in `seeds/`: `report-2024-b.txt`."""
    since: Date | None = None
    """The date of a new version of the work; left out for a better copy of the same text: `2024-07`."""
    accessed: Date | None = None
    """When the file was fetched: `2024-08-01`."""
    url: Url | None = None
    """Where it was fetched: `https://example.org/report`."""
    encoding: Text | None = None
    """How its bytes are to be read; the source’s `encoding` where it is left out: `windows-1252`."""
    note: Text | None = None
    """What is to be said of this wording: `The corrected text.`."""
    evidence: list[EvidenceRow] = []
    """What the fields of this version rest on: `[{field: from, basis: stated, quote: Corrected July 2024}]`."""
    sic: list[SicRow] = []
    """Errors of this wording: `[{quote: the the ministry, note: twice}]`."""
    left_out: list[LeftOutRow] = []
    """Lines of this wording that are left out: `[{quote: Share this page, reason: a button}]`."""


class Coverage(Strict):
    """How much of the document is held."""

    held: Held
    """Whether the whole document is held: `extract`."""
    note: Text | None = None
    """What is held and what is not: `The prosecution section only.`."""


class CheckedAgainst(Strict):
    """What the text was compared with."""

    what: Checked
    """`official`: the publisher’s text; `mirror`: a copy elsewhere; `none`: `official`."""
    note: Text | None = None
    """How and when, or why not: `Read against the PDF on 2024-08-01.`."""


class Private(Strict):
    """What CSL has no word for."""

    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    """The year it is filed under, where that is not the first of `issued`: `2024`."""
    period: Period | None = None
    """The time it speaks of, as EDTF: `2023-04/2024-03`."""
    collection: Id = "default"
    """The series or country it belongs to: `cambodia`."""
    profile: Id | None = None
    """How it is laid out: the name of a file in `seeds/profiles/`: `tip-narrative`."""
    coverage: Annotated[
        Coverage, BeforeValidator(lambda value: _one_or_full(value, "held"), json_schema_input_type=Held | Coverage)
    ] = Coverage(held="full")
    """Whether the whole document is held; one word, or `held` with a `note`:
    `{held: extract, note: The prosecution section only.}`.
    """
    extract_of: Text | None = None
    """The title of the whole that an extract is taken from: `Trafficking in Persons Report 2020`."""
    checked_against: Annotated[
        CheckedAgainst,
        BeforeValidator(lambda value: _one_or_full(value, "what"), json_schema_input_type=Checked | CheckedAgainst),
    ] = CheckedAgainst(what="none")
    """What the text was compared with; one word, or `what` with a `note`:
    `{what: official, note: Read against the PDF.}`.
    """
    rights: Text | None = None
    """Who holds the rights, in one line: `A work of the United States government; no copyright there.`."""
    publish: Literal["full", "excerpts"] = "full"
    """Whether the whole text may be shown, or first words and excerpts: `excerpts`."""
    content_note: Text | None = None
    """What readers should know before they read on: `Describes violence.`."""
    numbers: Literal["none"] | None = None
    """`none`: the original numbers none of its passages, and pages say so; left out where that is not known: `none`."""
    encoding: Text = "utf-8"
    """How the bytes of the seed are to be read: `windows-1252`."""
    sensitive: list[Text] = []
    """Verbatim passages, headings too, that only ever show on the source’s own page: `[a victim’s story in full]`."""
    sic: list[SicRow] = []
    """Errors that stand in the original: `[{quote: the the ministry, note: twice}]`."""
    evidence: list[EvidenceRow] = []
    """What single fields rest on: `[{field: issued, basis: stated, quote: Released June 2024}]`."""
    left_out: list[LeftOutRow] = []
    """Lines that are left out of the text: `[{quote: Share this page, reason: a button of the site}]`."""
    versions: list[VersionRow] = []
    """All wordings, oldest first, the last is the current one:
    `[{file: report.txt}, {file: report-b.txt, from: 2024-07}]`.
    """


class Sidecar(Variables):
    """The whole sidecar; `id`, `title` and `issued` are enough. Keys are those of CSL 1.0.2."""

    KEYS = "the variables of CSL (title, author, container-title, URL …) and `pincite`"

    hints: ClassVar[Mapping[str, str]] = {"issued": "Add it; `issued: undated` says that there is no date."}

    id: Id
    """Its permanent id: small letters, digits, single hyphens; it stands in every link: `usdos-2024-cambodia`."""
    title: Line
    """Its title; may hold `<i>`, `<b>`, `<sub>`, `<sup>`: `2024 Trafficking in Persons Report`."""
    issued: Issued
    """When it was published, as EDTF; `undated` where it has no date: `2024-06-24`."""
    type: Type = "document"
    """What kind of document it is, in CSL’s words: `report`."""
    author: list[Name] = []
    """Who wrote it: `[{literal: U.S. Department of State}]`."""
    editor: list[Name] = []
    """Who edited it: `[{family: Cole, given: Ann}]`."""
    translator: list[Name] = []
    """Who translated it: `[{family: Cole, given: Ann}]`."""
    accessed: Date | None = None
    """When it was fetched: `2024-08-01`."""
    original_date: Date | None = None
    """When the original came out: `1998`."""
    available_date: Date | None = None
    """When it could first be had: `2024-05`."""
    event_date: Date | None = None
    """When the event was: `2024-03-08`."""
    submitted: Date | None = None
    """When it was handed in: `2023-11`."""
    publisher: Line | None = None
    """Who published it: `U.S. Department of State`."""
    publisher_place: Line | None = None
    """Where it was published: `Washington, D.C.`."""
    container_title: Line | None = None
    """What it stands in: a newspaper, a journal, a book: `The Phnom Penh Post`."""
    collection_title: Line | None = None
    """The series: `Trafficking in Persons Reports`."""
    title_short: Line | None = None
    """A short title: `TIP Report 2024`."""
    genre: Line | None = None
    """Its kind in words: `Country narrative`."""
    url: Url | None = None
    """Where it can be read: `https://example.org/report`."""
    doi: Doi | None = None
    """Its DOI: `10.5555/12345678`."""
    isbn: Code | None = None
    """Its ISBN: `978-0-00-000000-2`."""
    issn: Code | None = None
    """Its ISSN: `1234-5679`."""
    archive: Line | None = None
    """The archive that has it: `National Archives`."""
    archive_location: Line | None = None
    """Where in the archive: `Box 12, folder 3`."""
    authority: Line | None = None
    """The court or body that made it: `Supreme Court`."""
    edition: Line | None = None
    """Which edition: `'2'`."""
    volume: Line | None = None
    """The number of the volume: `'12'`."""
    issue: Line | None = None
    """The number of the issue: `'4'`."""
    page: Line | None = None
    """The pages it stands on: `12-18`."""
    number: Line | None = None
    """Its number: `A/HRC/40/1`."""
    language: Language | None = None
    """The language of its text, as a tag: `en-GB`."""
    abstract: Text | None = None
    """What it is about: `What the government did in a year.`."""
    note: Text | None = None
    """What else is to be said of it: `Read on microfilm.`."""
    pincite: Private = Private()
    """What CSL has no word for: `{profile: tip-narrative, coverage: full}`."""

    def csl(self) -> edtf.Csl:
        """Return the CSL-JSON item that the sidecar describes."""
        made: edtf.Csl = self.model_dump(by_alias=True, exclude={"pincite"}, exclude_none=True, exclude_defaults=True)
        for name in type(self).model_fields:
            if isinstance(date := getattr(self, name), edtf.Date):
                made = edtf.with_date(made, name.replace("_", "-"), date)
        return {**made, "type": self.type}
