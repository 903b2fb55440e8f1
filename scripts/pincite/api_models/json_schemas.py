"""The JSON Schemas of what is published, made from the models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pincite.api_models.change_models import ChangesData, VersionsData
from pincite.api_models.citation_models import CitationData
from pincite.api_models.document_models import AnchorList, DocumentData, DocumentList
from pincite.api_models.figure_models import FigureList
from pincite.api_models.json_model import JsonModel
from pincite.api_models.topic_models import TopicData, TopicList

PUBLISHED: Final[Mapping[str, type[JsonModel]]] = {
    "anchors": AnchorList,
    "changes": ChangesData,
    "citation": CitationData,
    "document": DocumentData,
    "documents": DocumentList,
    "figures": FigureList,
    "topic": TopicData,
    "topics": TopicList,
    "wordings": VersionsData,
}
"""The model of each kind of file, by the name of its schema."""


class _Generator(GenerateJsonSchema):
    """Makes schemas without the titles that pydantic derives from names, and closed where the keys have a pattern."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Return that no field has a title: its key says what it is."""
        del schema
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return a mapping's schema, which takes no key but those that fit."""
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the name of each schema and its text, in order."""
    for name in sorted(PUBLISHED):
        yield name, schema_text(name)


@cache
def schema_text(name: str) -> str:
    """Return the schema of a kind of file: `document`."""
    model = PUBLISHED[name]
    made = model.model_json_schema(schema_generator=_Generator, mode="serialization")
    head = {"$schema": _Generator.schema_dialect, "title": name, "description": " ".join((model.__doc__ or "").split())}
    return json.dumps(head | {key: value for key, value in made.items() if key not in head}, indent=1) + "\n"
