"""What all models of published JSON share, and the kinds of values that stand in them."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_BLOCK = r"(?:p|c|n|fn)(?:0|[1-9][0-9]*)[a-hjkmnp-rt-z]*"
_ROW = r"t[1-9][0-9]*r[1-9][0-9]*[a-hjkmnp-rt-z]*"
_SENTENCE = r"s(?:0|[1-9][0-9]*)[a-hjkmnp-rt-z]*"
_HEADING = r"h-[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"

Id = Annotated[str, Field(pattern=f"^{_ID}$")]
PairId = Annotated[str, Field(pattern=f"^{_ID}--{_ID}$")]
BlockAnchor = Annotated[str, Field(pattern=f"^(?:{_BLOCK}|{_ROW}|{_HEADING})$")]
SentenceAnchor = Annotated[str, Field(pattern=f"^{_BLOCK}{_SENTENCE}$|^{_ROW}{_SENTENCE}$")]
AnyAnchor = BlockAnchor | SentenceAnchor
PassageAnchor = Annotated[str, Field(pattern=f"^(?:{_BLOCK}|{_ROW})(?:{_SENTENCE})?$")]
VersionAnchor = Annotated[str, Field(pattern=f"^(?:{_BLOCK}|{_ROW})(?:{_SENTENCE})?$|^{_HEADING}$")]
SentenceLocator = Annotated[
    str,
    Field(
        pattern=f"^{_ID}#(?:{_BLOCK}|{_ROW}){_SENTENCE}$",
        description="Source and anchor of a sentence: usdos-2024-cambodia#p1s2.",
    ),
]
Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{8}$")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]
Words = Annotated[str, Field(min_length=1)]
Year = Annotated[
    int | None,
    Field(description="The first year that the source's date allows; null where it has none. 0 is 1 BC."),
]


class JsonModel(BaseModel):
    """A value that is published as JSON; all of its keys are always there, but for marks whose fields say otherwise."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )


def json_text(model: JsonModel, *, keep_empty: bool = True) -> str:
    """Return a model as the text of its file; keys without a value are left out where they may be."""
    value = model.model_dump(mode="json", exclude_none=not keep_empty)
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
