"""JSON Schemas of the files that editors write, for programs that complete and check YAML."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from scripts.reference.written import FILES, WrittenFile

from pincite.files import LONG_TEXTS
from pincite.limits import LONGEST_NAME, LONGEST_TEXT, MOST_ITEMS

_DESCRIBED = re.compile(r"(?P<meaning>.*?):\s+`(?P<example>[^`]+)`\.?", re.DOTALL)
_KEPT_TITLES = {"EDTF date"}


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each schema."""
    for file in FILES:
        yield f"seeds-{file.name}.json", json.dumps(schema_of(file), ensure_ascii=False, indent=2) + "\n"


def schema_of(file: WrittenFile) -> dict[str, Any]:
    """Return the schema of a whole file, with meanings, examples and limits."""
    schema = file.model.model_json_schema(by_alias=True)
    for model in (schema, *schema.get("$defs", {}).values()):
        for key, value in model.get("properties", {}).items():
            _complete(value, key)
    schema["properties"] = _ordered(schema, file)
    definitions = schema.pop("$defs", {})
    for key in reversed(file.below):
        schema = {"type": "object", "properties": {key: schema}}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": file.title, "type": "object"}
    return head | schema | ({"title": file.title, "$defs": definitions} if definitions else {"title": file.title})


def _ordered(schema: Mapping[str, Any], file: WrittenFile) -> dict[str, Any]:
    """Return the keys with those first that are required, then the model's own, then those it shares with others."""
    fields, own = file.model.model_fields, vars(file.model).get("__annotations__", {})
    first = [fields[name].alias or name for name in own if name in fields]
    keys = dict.fromkeys([*schema.get("required", ()), *first, *schema["properties"]])
    return {key: schema["properties"][key] for key in keys}


def split_description(text: str) -> tuple[str, str]:
    """Return what a description says, and its example as YAML: ``The year: `2024`.`` gives both apart.

    Raises:
        ValueError: it has no example at its end.

    """
    found = _DESCRIBED.fullmatch(text)
    if not found:
        message = f"a description ends with an example, like: The year: `2024`. It is: {text}"
        raise ValueError(message)
    return " ".join(found["meaning"].split()) + ".", found["example"]


def as_json(value: Any) -> Any:
    """Return what YAML gave as JSON has it: a day as text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return {key: as_json(item) for key, item in value.items()} if isinstance(value, dict) else value


def _complete(value: dict[str, Any], key: str) -> None:
    if value.get("title") not in _KEPT_TITLES:
        value.pop("title", None)
    meaning, example = split_description(value.get("description", f"{key}: it is not described"))
    value |= {"description": meaning, "examples": [as_json(yaml.safe_load(example))]}
    _limit(value, LONGEST_TEXT if key in LONG_TEXTS else LONGEST_NAME)


def _limit(value: dict[str, Any], longest: int) -> None:
    if value.get("type") == "string" and "enum" not in value:
        value.setdefault("maxLength", longest)
    if value.get("type") == "array":
        value.setdefault("maxItems", MOST_ITEMS)
    inside = [*value.get("anyOf", ()), value.get("items")]
    for part in inside:
        if isinstance(part, Mapping):
            _limit(part, longest)  # type: ignore[arg-type]
