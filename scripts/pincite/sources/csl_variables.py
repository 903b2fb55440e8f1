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
    family: Code | None = None
    given: Code | None = None
    dropping_particle: Code | None = None
    non_dropping_particle: Code | None = None
    suffix: Code | None = None
    comma_suffix: bool | None = None
    static_ordering: bool | None = None

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


class Variables(Strict):
    """The variables of CSL that tell one source from another, but for id, title and dates."""

    model_config = ConfigDict(alias_generator=csl_name)

    chair: list[Name] = []
    collection_editor: list[Name] = []
    compiler: list[Name] = []
    composer: list[Name] = []
    container_author: list[Name] = []
    contributor: list[Name] = []
    curator: list[Name] = []
    director: list[Name] = []
    editorial_director: list[Name] = []
    executive_producer: list[Name] = []
    guest: list[Name] = []
    host: list[Name] = []
    illustrator: list[Name] = []
    interviewer: list[Name] = []
    narrator: list[Name] = []
    organizer: list[Name] = []
    original_author: list[Name] = []
    performer: list[Name] = []
    producer: list[Name] = []
    recipient: list[Name] = []
    reviewed_author: list[Name] = []
    script_writer: list[Name] = []
    series_creator: list[Name] = []
    citation_key: Code | None = None
    annote: Text | None = None
    archive_collection: Line | None = None
    archive_place: Line | None = None
    call_number: Line | None = None
    chapter_number: Line | None = None
    collection_number: Line | None = None
    container_title_short: Line | None = None
    custom: Custom | None = None
    dimensions: Line | None = None
    division: Line | None = None
    event: Line | None = None
    event_place: Line | None = None
    event_title: Line | None = None
    jurisdiction: Line | None = None
    keyword: Line | None = None
    medium: Line | None = None
    number_of_pages: Line | None = None
    number_of_volumes: Line | None = None
    original_publisher: Line | None = None
    original_publisher_place: Line | None = None
    original_title: Line | None = None
    part: Line | None = None
    part_title: Line | None = None
    pmcid: Pubmed | None = None
    pmid: Pubmed | None = None
    printing: Line | None = None
    references: Line | None = None
    reviewed_genre: Line | None = None
    reviewed_title: Line | None = None
    scale: Line | None = None
    section: Line | None = None
    source: Line | None = None
    status: Line | None = None
    supplement: Line | None = None
    version: Line | None = None
    volume_title: Line | None = None
    volume_title_short: Line | None = None
