"""`figures.json`: every figure of the handbook."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field

from pincite.api_models.json_model import Id, JsonModel, PassageAnchor, Words
from pincite.model import Qualifier, YearBasis

Amount = Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0)]
# Figures are verified before they are published; readers of the data can hold them to the same rules.
_RULES: Final[list[Any]] = [
    {
        "if": {"properties": {"status": {"const": "reported"}}},
        "then": {"properties": {"value": {"type": "number"}, "qualifier": {"type": "string"}}},
        "else": {
            "properties": {"value": {"const": None}, "value_high": {"const": None}, "qualifier": {"const": None}},
        },
    },
    {
        "if": {"properties": {"qualifier": {"const": "range"}}},
        "then": {"properties": {"value_high": {"type": "number"}}},
        "else": {"properties": {"value_high": {"const": None}}},
    },
]


class FigureData(JsonModel):
    """One number of a source with its words, or the statement that there is none."""

    model_config = ConfigDict(json_schema_extra={"allOf": _RULES})

    id: Id
    source: Id
    anchor: PassageAnchor
    indicator: Id
    value: Annotated[Amount | None, Field(description="Null where none was reported, which is not zero.")]
    value_high: Annotated[Amount | None, Field(description="The upper end of a range.")]
    unit: Words
    qualifier: Qualifier | None
    year: Annotated[int, Field(description="The year that the number is about.")]
    year_basis: YearBasis
    status: Literal["reported", "not-reported"]
    scope: Words
    reporter: Words
    compares_with: Id | None
    quote: Annotated[Words, Field(description="Verbatim words at the anchor.")]
    note: str | None


class FigureList(JsonModel):
    """Every figure of the handbook: one number of a source with its words, or the statement that there is none."""

    figures: tuple[FigureData, ...]
