"""`changes.json`: what became of sentences; `wordings/ID.json`: the versions of single passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from pincite.api_models.json_model import Fingerprint, Id, JsonModel, PairId, SentenceLocator, VersionAnchor


class JoinedSentences(JsonModel):
    """Two sentences of two documents."""

    older: SentenceLocator
    newer: SentenceLocator
    relation: Literal["identical", "reworded", "updated", "related"]


class LoneSentence(JsonModel):
    """A sentence without a partner."""

    pair: PairId
    side: Literal["older", "newer"]
    sentence: SentenceLocator
    relation: Literal["dropped", "added", "not-compared"]


class ChangesData(JsonModel):
    """What became of sentences between documents that were compared."""

    pairs: Annotated[
        tuple[JoinedSentences, ...],
        Field(
            description="Sentences that recur (identical, reworded, updated): one that was split, or drawn together "
            "with its neighbour, stands in two pairs. Those that are related are on the same matter and make another "
            "claim: they do not recur."
        ),
    ]
    only: Annotated[
        tuple[LoneSentence, ...],
        Field(
            description="Sentences without a partner, also those that are related to another. They are dropped "
            "or added only where both documents hold their section; not-compared says nothing of them."
        ),
    ]


class VersionWords(JsonModel):
    """The words that stood at an anchor for a time."""

    fingerprint: Fingerprint
    since: Annotated[str | None, Field(description="EDTF; null where it is not known.")]
    until: Annotated[
        str | None,
        Field(
            description="EDTF date of the wording that no longer has these words; null where it is not known, or where "
            "they are the current ones."
        ),
    ]
    text: Annotated[str | None, Field(description="On one line; null where it may not be shown.")]
    redline: Annotated[
        tuple[tuple[Literal["equal", "delete", "insert"], str], ...],
        Field(
            description="From these words to the current ones; empty where they are the current ones, where the anchor "
            "is retired, or where the words may not be shown."
        ),
    ]


class VersionsData(JsonModel):
    """For a source with more than one accepted wording: every wording of each anchor whose words changed or are gone.

    The oldest comes first. An anchor that is not listed has always had the words that it has in documents/<id>.json.
    """

    source: Id
    wordings: Mapping[VersionAnchor, Annotated[tuple[VersionWords, ...], Field(min_length=1)]]
