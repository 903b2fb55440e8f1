"""What a sidecar may say: CSL-JSON variables and one private key, `pincite:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from pincite import edtf
from pincite.filenames import is_device
from pincite.ids import is_id
from pincite.model import Basis
from pincite.sources.csl_variables import Code, Doi, Language, Line, Name, Text, Url, Variables
from pincite.sources.written_dates import check_date, read_date, read_issued
from pincite.validation import Strict


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


Id = Annotated[str, AfterValidator(check_id)]
Date = Annotated[edtf.Date, BeforeValidator(read_date)]
Issued = Annotated[edtf.Date | None, BeforeValidator(read_issued)]
Period = Annotated[str, BeforeValidator(check_date)]


_VERSION_ALIASES = {"url": "URL", "since": "from"}
# The types of CSL 1.0.2.
_TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()
)
_LONGEST_ID = 80


def _check_type(text: str) -> str:
    if text not in _TYPES:
        message = f"the types are those of CSL: {', '.join(sorted(_TYPES))}"
        raise ValueError(message)
    return text


Type = Annotated[str, AfterValidator(_check_type)]


class EvidenceRow(Strict):
    """What one field rests on."""

    field: Text
    basis: Basis
    quote: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _quoted(self) -> EvidenceRow:
        if self.basis != "external" and not self.quote:
            message = f"what is {self.basis} needs the verbatim words as `quote`"
            raise ValueError(message)
        return self


class SicRow(Strict):
    """An error that stands in the original."""

    quote: Text
    note: Text | None = None


class LeftOutRow(Strict):
    """A line that is left out of the text."""

    quote: Text
    reason: Text


class VersionRow(Strict):
    """One wording of the source; the rows stand oldest first, the last is the current one."""

    model_config = ConfigDict(alias_generator=lambda name: _VERSION_ALIASES.get(name, name.replace("_", "-")))

    file: Annotated[str, Field(pattern=r"^[^/\\]+$")]
    since: Date | None = None
    accessed: Date | None = None
    url: Url | None = None
    encoding: Text | None = None
    note: Text | None = None
    evidence: list[EvidenceRow] = []
    sic: list[SicRow] = []
    left_out: list[LeftOutRow] = []


class Coverage(Strict):
    """How much of the document is held."""

    held: Literal["full", "extract"]
    note: Text | None = None


class CheckedAgainst(Strict):
    """What the text was compared with."""

    what: Literal["official", "mirror", "none"]
    note: Text | None = None


class Private(Strict):
    """What CSL has no word for."""

    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    period: Period | None = None
    collection: Id = "default"
    profile: Id | None = None
    coverage: Annotated[Coverage, BeforeValidator(lambda value: _one_or_full(value, "held"))] = Coverage(held="full")
    extract_of: Text | None = None
    checked_against: Annotated[CheckedAgainst, BeforeValidator(lambda value: _one_or_full(value, "what"))] = (
        CheckedAgainst(what="none")
    )
    rights: Text | None = None
    publish: Literal["full", "excerpts"] = "full"
    content_note: Text | None = None
    encoding: Text = "utf-8"
    sensitive: list[Text] = []
    sic: list[SicRow] = []
    evidence: list[EvidenceRow] = []
    left_out: list[LeftOutRow] = []
    versions: list[VersionRow] = []


class Sidecar(Variables):
    """The whole sidecar; `id`, `title` and `issued` are enough. Keys are those of CSL 1.0.2."""

    KEYS = "the variables of CSL (title, author, container-title, URL …) and `pincite`"

    hints: ClassVar[Mapping[str, str]] = {"issued": "Add it; `issued: undated` says that there is no date."}

    id: Id
    title: Line
    issued: Issued
    type: Type = "document"
    author: list[Name] = []
    editor: list[Name] = []
    translator: list[Name] = []
    accessed: Date | None = None
    original_date: Date | None = None
    available_date: Date | None = None
    event_date: Date | None = None
    submitted: Date | None = None
    publisher: Line | None = None
    publisher_place: Line | None = None
    container_title: Line | None = None
    collection_title: Line | None = None
    title_short: Line | None = None
    genre: Line | None = None
    url: Url | None = None
    doi: Doi | None = None
    isbn: Code | None = None
    issn: Code | None = None
    archive: Line | None = None
    archive_location: Line | None = None
    authority: Line | None = None
    edition: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    number: Line | None = None
    language: Language | None = None
    abstract: Text | None = None
    note: Text | None = None
    pincite: Private = Private()

    def csl(self) -> dict[str, Any]:
        """Return the CSL-JSON item that the sidecar describes."""
        made = self.model_dump(by_alias=True, exclude={"pincite"}, exclude_none=True, exclude_defaults=True)
        for name in type(self).model_fields:
            if isinstance(date := getattr(self, name), edtf.Date):
                made = edtf.with_date(made, name.replace("_", "-"), date)
        return made | {"type": self.type}
