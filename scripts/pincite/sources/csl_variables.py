"""What a sidecar may say besides id, title and dates: the variables of CSL 1.0.2, as CSL-JSON writes them."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from pincite import richtext, text
from pincite.sources.languages import check_language
from pincite.validation import Strict

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_DOI_LABEL = re.compile(r"(?:urn:|info:)?doi[:/]?\s*", re.IGNORECASE)
_PUBMED_LABEL = re.compile(r"(?:https?://\S+/|pmid[:\s]*)", re.IGNORECASE)
# What the names of fields do not give by themselves.
_NAMES = {
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
}


def csl_name(field: str) -> str:
    """Return the CSL variable that a field stands for: `container_title` gives `container-title`."""
    return _NAMES.get(field, field.replace("_", "-"))


def _line(value: str) -> str:
    """Return a rich text on one line, with no more entities than it needs."""
    return richtext.simplest(text.one_line(value))


def check_doi(value: str) -> str:
    """Return a DOI without what people write before it: `https://doi.org/10.5555/ABC` gives `10.5555/ABC`.

    An address is percent-encoded, a DOI is not.

    Raises:
        ValueError: it is no DOI.

    """
    doi = text.one_line(value)
    if address := _DOI_ADDRESS.match(doi):
        doi = unquote(doi[address.end() :])
    doi = _DOI_LABEL.sub("", doi, count=1) if _DOI_LABEL.match(doi) else doi
    if not _DOI.fullmatch(doi):
        message = "a DOI begins with 10. and a number, and goes on behind a slash: 10.5555/12345678"
        raise ValueError(message)
    return doi


def _check_pubmed(value: str) -> str:
    """Return an identifier of PubMed without what people write before it."""
    return _PUBMED_LABEL.sub("", text.one_line(value)).strip("/")


Line = Annotated[Text, AfterValidator(_line)]
Code = Annotated[Text, AfterValidator(text.one_line)]
Doi = Annotated[Text, AfterValidator(check_doi)]
Pubmed = Annotated[Text, AfterValidator(_check_pubmed)]
Language = Annotated[Text, AfterValidator(check_language)]
Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Name(Strict):
    """A person, or an institution as `literal`."""

    literal: Code | None = None
    """An institution’s whole name, or a name that has no parts: `U.S. Department of State`."""
    family: Code | None = None
    """A person’s family name: `Cole`."""
    given: Code | None = None
    """A person’s given names: `Ann M.`."""
    dropping_particle: Code | None = None
    """A particle that is dropped where the family name stands alone: `von`."""
    non_dropping_particle: Code | None = None
    """A particle that stays with the family name: `van der`."""
    suffix: Code | None = None
    """What follows the name: `Jr.`."""
    comma_suffix: bool | None = None
    """Whether a comma stands before the suffix: `true`."""
    static_ordering: bool | None = None
    """Whether the family name always stands first, as in Khmer or Chinese names: `true`."""

    @model_validator(mode="after")
    def _one_form(self) -> Name:
        if bool(self.literal) == bool(self.family):
            message = "a name is either `literal` (an institution) or `family` with `given` (a person)"
            raise ValueError(message)
        if self.literal and len(self.model_fields_set) > 1:
            message = "a `literal` name is whole and has no other parts"
            raise ValueError(message)
        return self


class Custom(Strict):
    """What CSL leaves to programs; kept under its key `custom`."""

    model_config = ConfigDict(alias_generator=None)

    shortauthor: Code | None = None
    """A short name for the author: `USDOS`."""


class Variables(Strict):
    """The variables of CSL that tell one source from another, but for id, title and dates."""

    model_config = ConfigDict(alias_generator=csl_name)

    chair: list[Name] = []
    """Who chaired a meeting: `[{family: Cole, given: Ann}]`."""
    collection_editor: list[Name] = []
    """Who edits the series: `[{family: Cole, given: Ann}]`."""
    compiler: list[Name] = []
    """Who compiled it: `[{family: Cole, given: Ann}]`."""
    composer: list[Name] = []
    """Who composed it: `[{family: Cole, given: Ann}]`."""
    container_author: list[Name] = []
    """Who wrote the book that a chapter stands in: `[{family: Cole, given: Ann}]`."""
    contributor: list[Name] = []
    """Who had another part in it: `[{family: Cole, given: Ann}]`."""
    curator: list[Name] = []
    """Who curated an exhibition: `[{family: Cole, given: Ann}]`."""
    director: list[Name] = []
    """Who directed a film: `[{family: Cole, given: Ann}]`."""
    editorial_director: list[Name] = []
    """Who directs the edition: `[{family: Cole, given: Ann}]`."""
    executive_producer: list[Name] = []
    """Who was executive producer: `[{family: Cole, given: Ann}]`."""
    guest: list[Name] = []
    """Who was a guest of a broadcast: `[{family: Cole, given: Ann}]`."""
    host: list[Name] = []
    """Who was host of a broadcast: `[{family: Cole, given: Ann}]`."""
    illustrator: list[Name] = []
    """Who illustrated it: `[{family: Cole, given: Ann}]`."""
    interviewer: list[Name] = []
    """Who asked, in an interview: `[{family: Cole, given: Ann}]`."""
    narrator: list[Name] = []
    """Who reads it aloud: `[{family: Cole, given: Ann}]`."""
    organizer: list[Name] = []
    """Who organised an event: `[{family: Cole, given: Ann}]`."""
    original_author: list[Name] = []
    """Who wrote what was translated or adapted: `[{family: Cole, given: Ann}]`."""
    performer: list[Name] = []
    """Who performs: `[{family: Cole, given: Ann}]`."""
    producer: list[Name] = []
    """Who produced it: `[{family: Cole, given: Ann}]`."""
    recipient: list[Name] = []
    """Whom a letter was written to: `[{family: Cole, given: Ann}]`."""
    reviewed_author: list[Name] = []
    """Who wrote what is reviewed: `[{family: Cole, given: Ann}]`."""
    script_writer: list[Name] = []
    """Who wrote the script: `[{family: Cole, given: Ann}]`."""
    series_creator: list[Name] = []
    """Who created the series of broadcasts: `[{family: Cole, given: Ann}]`."""
    citation_key: Code | None = None
    """A key from another program; Pincite’s own key is the id: `cole2024`."""
    annote: Text | None = None
    """A longer note on the source: `Read beside the report of 2023.`."""
    archive_collection: Line | None = None
    """The collection inside an archive: `Harbour Papers`."""
    archive_place: Line | None = None
    """Where the archive is: `Geneva`."""
    call_number: Line | None = None
    """Its number in a library or archive: `HV 9474.B6`."""
    chapter_number: Line | None = None
    """The number of a chapter: `'4'`."""
    collection_number: Line | None = None
    """Its number in the series: `'12'`."""
    container_title_short: Line | None = None
    """The short title of what it stands in: `Int’l Mig. Rev.`."""
    custom: Custom | None = None
    """What CSL leaves to programs: `{shortauthor: USDOS}`."""
    dimensions: Line | None = None
    """Its size or length: `90 min`."""
    division: Line | None = None
    """The part of a court or an office: `Criminal Chamber`."""
    event: Line | None = None
    """The name of an event; CSL’s newer name is `event-title`: `Conference on Lighthouses`."""
    event_place: Line | None = None
    """Where the event was: `Oslo`."""
    event_title: Line | None = None
    """The name of an event: `Conference on Lighthouses`."""
    jurisdiction: Line | None = None
    """Where a law or judgment holds: `Cambodia`."""
    keyword: Line | None = None
    """Words to file it under: `migration, labour`."""
    medium: Line | None = None
    """What it is on: `Audio CD`."""
    number_of_pages: Line | None = None
    """How many pages it has: `'48'`."""
    number_of_volumes: Line | None = None
    """How many volumes it has: `'3'`."""
    original_publisher: Line | None = None
    """Who published the original: `Sea Press`."""
    original_publisher_place: Line | None = None
    """Where the original was published: `London`."""
    original_title: Line | None = None
    """The title of the original: `Les Phares`."""
    part: Line | None = None
    """The number of a part: `'2'`."""
    part_title: Line | None = None
    """The title of a part: `The Coast`."""
    pmcid: Pubmed | None = None
    """Its number in PubMed Central: `PMC1234567`."""
    pmid: Pubmed | None = None
    """Its number in PubMed: `'12345678'`."""
    printing: Line | None = None
    """Which printing: `'2'`."""
    references: Line | None = None
    """Where a law or case was reported before: `aff’d, 12 F.3d 34`."""
    reviewed_genre: Line | None = None
    """The kind of what is reviewed: `film`."""
    reviewed_title: Line | None = None
    """The title of what is reviewed: `The Coast`."""
    scale: Line | None = None
    """The scale of a map: `1:50,000`."""
    section: Line | None = None
    """The section of a newspaper or law: `Opinion`."""
    source: Line | None = None
    """Where the record of it comes from: `Library catalogue`."""
    status: Line | None = None
    """How far it has come: `in force`."""
    supplement: Line | None = None
    """The number of a supplement: `'1'`."""
    version: Line | None = None
    """The version of a program or data set: `'2.1'`."""
    volume_title: Line | None = None
    """The title of a volume: `The North`."""
    volume_title_short: Line | None = None
    """The short title of a volume: `North`."""
