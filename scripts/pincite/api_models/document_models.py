"""`documents.json`, `documents/ID.json` and `anchors.json`."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from pincite.api_models.json_model import (
    AnyAnchor,
    BlockAnchor,
    Count,
    Fingerprint,
    Id,
    JsonModel,
    SentenceAnchor,
    Sha256,
    Year,
)
from pincite.model import BlockKind

Csl = Annotated[Mapping[str, Any], WithJsonSchema({"type": "object", "required": ["id", "type", "title"]})]


AnchorStatus = Literal["draft", "live", "withdrawn", "merged", "moved"]


class DocumentSummary(JsonModel):
    """One document in the list of all."""

    id: Id
    title: str
    year: Year
    coverage: Literal["full", "extract"]
    paragraphs: Count
    url: str


class DocumentList(JsonModel):
    """All documents of the handbook."""

    documents: tuple[DocumentSummary, ...]


class SeedFile(JsonModel):
    """The file that a document was made from."""

    file: str
    sha256: Sha256


class VersionFile(JsonModel):
    """The file of one version."""

    file: str
    sha256: Sha256
    since: Annotated[
        str | None,
        Field(alias="from", description="Since when the work reads so, in EDTF; null where the sidecar does not say."),
    ]


class SectionTitle(JsonModel):
    """A part of a document."""

    id: Id
    title: str


class SentenceData(JsonModel):
    """One sentence of a block."""

    anchor: SentenceAnchor
    start: Count
    end: Count
    text: str
    fingerprint: Fingerprint
    sensitive: Annotated[bool, Field(description="Shown on the source's own page only.")]
    topics: tuple[Id, ...]


class PageData(JsonModel):
    """The pages of the original that a block stands on."""

    first: Annotated[str, Field(alias="from")]
    last: Annotated[str, Field(alias="to")]


class BlockData(JsonModel):
    """A stretch of the seed."""

    kind: BlockKind
    level: Annotated[int | None, Field(description="The depth of a heading, an item or what is numbered, from 1.")]
    label: Annotated[
        str | None, Field(description="The number that the original gives it; it stands in the text, too.")
    ]
    page: PageData | None
    section: Id | None
    spans: Annotated[
        tuple[tuple[Count, Count], ...], Field(description="The stretches of the seed that it is made of.")
    ]
    start: Annotated[Count, Field(description="Code points from the start of the decoded seed.")]
    end: Annotated[Count, Field(description="Exclusive.")]
    reason: Annotated[str | None, Field(description="Why it is left out of the text.")]
    anchor: BlockAnchor | None
    text: str
    fingerprint: Fingerprint | None
    permalink: str | None
    topics: tuple[Id, ...]
    cells: Annotated[tuple[str, ...], Field(description="The words of a table's row, column by column.")]
    sentences: tuple[SentenceData, ...]
    sensitive: Annotated[
        bool,
        Field(
            default=False,
            exclude_if=operator.not_,
            description="Present and true for a heading, or another block without sentences, that is shown on the "
            "source's own page only.",
        ),
    ]


class RetiredAnchor(JsonModel):
    """An anchor that no longer holds words of its own."""

    anchor: AnyAnchor
    status: Literal["withdrawn", "merged"]
    leads_to: str | None


class DocumentData(JsonModel):
    """One document: its blocks in reading order, each with its place in the seed."""

    id: Id
    csl: Csl
    issued: Annotated[str | None, Field(description="The date of the work, in EDTF; null where it has none.")]
    wording: Annotated[
        str | None,
        Field(
            description="Since when the work reads as it does here, in EDTF; null where that is its date, or is not "
            "known."
        ),
    ]
    year: Annotated[
        int | None,
        Field(
            description="The year it is filed under, the first that its date allows; null where it has none. 0 is 1 BC."
        ),
    ]
    period: str | None
    collection: Id
    coverage: Literal["full", "extract"]
    coverage_note: str | None
    checked_against: Literal["official", "mirror", "none"]
    rights: str
    publish: Literal["full", "excerpts"]
    draft: Annotated[bool, Field(description="Whether the anchors may still change.")]
    seed: SeedFile
    versions: tuple[VersionFile, ...]
    sections: tuple[SectionTitle, ...]
    blocks: tuple[BlockData, ...]
    retired: tuple[RetiredAnchor, ...]


class AnchorData(JsonModel):
    """One id that was published or drafted."""

    source: Id
    anchor: AnyAnchor
    status: AnchorStatus
    leads_to: Annotated[
        str | None,
        Field(
            description="An anchor of the same source; for a source that was renamed, of the new one: new-id#p12, or "
            "new-id."
        ),
    ]
    url: str


class AnchorList(JsonModel):
    """Every id that was published or drafted, and where it leads."""

    anchors: tuple[AnchorData, ...]
