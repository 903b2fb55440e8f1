"""`topics.json` and `topics/ID.json`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pincite.api_models.json_model import BlockAnchor, Count, Id, JsonModel, SentenceAnchor, Year


class TopicSummary(JsonModel):
    """One topic in the list of all."""

    id: Id
    title: str
    definition: str
    paragraphs: Count


class TopicList(JsonModel):
    """All topics."""

    topics: tuple[TopicSummary, ...]


class TopicEntry(JsonModel):
    """One passage that is listed under a topic."""

    year: Year
    source: Id
    anchor: BlockAnchor
    sentences: Annotated[tuple[SentenceAnchor, ...], Field(min_length=1)]


class TopicData(TopicSummary):
    """One topic and the passages listed under it."""

    entries: tuple[TopicEntry, ...]
