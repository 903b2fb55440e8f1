"""Typed models over what people write; a misfit is told with its line, what is allowed and the nearest right key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from pincite.errors import InputError, Problem
from pincite.files import Location, YamlFile
from pincite.limits import MOST_TOLD
from pincite.patterns import PlacedText
from pincite.reasons import value_reason

Model = TypeVar("Model", bound="Strict")
_LONGEST_SHOWN = 80
_ALLOWED = re.compile(r"'([^']*)'")
_PATTERNS = {
    r"^https?://\S+$": "a web address begins with https:// or http:// and has no spaces",
    r"^[^/\\]+$": "a file is named without folders",
    r"\S": "it holds no words",
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$": "a language is written en, de or en-GB",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "an id has small letters, digits and single hyphens, and begins with a letter",
    r"^[a-z0-9-]+#[a-z0-9-]+$": "a passage is named like a-report-2024#p12 or a-report-2024#p12s3",
}
_MEANT = {
    "list_type": (": a list is meant here", "Write each item on a line of its own, behind a hyphen."),
    "model_type": (": names with values are meant here", "Write them on lines of their own: `name: value`."),
    "dict_type": (": names with values are meant here", "Write them on lines of their own: `name: value`."),
    "bool_type": (": true or false is meant here", "Write one of the two, without quotation marks."),
    "int_type": (": a whole number is meant here", "Write it without quotation marks."),
    "string_too_short": (": it holds no words", "Write some, or take it out."),
    "too_short": (": it holds nothing", "Write at least one item."),
}


class Strict(BaseModel):
    """A model of something that people write: unknown keys and wrong types are refused."""

    hints: ClassVar[Mapping[str, str]] = {}
    """What to do where a key is missing, by the key, if there is more to say than that it must be added."""
    KEYS: ClassVar[str | None] = None
    """What its keys are called together, where they are too many to name."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=False,
        use_attribute_docstrings=True,
    )


def validate(model: type[Model], written: YamlFile, data: Any, at: Location = ()) -> Model:
    """Return the data as a typed model; every misfit is told with its line and the nearest right key."""
    try:
        return model.model_validate(data, context=written)
    except ValidationError as error:
        told = [_misfit(model, written, at, fault) for fault in error.errors()[:MOST_TOLD]]
        if (more := error.error_count() - len(told)) > 0:
            message = f"{more:,} other values do not fit either."
            told.append(
                Problem(path=written.path, line=0, code="and-more", message=message, fix="Correct these first.")
            )
        raise InputError(told) from error


def placed_text(text: str, info: ValidationInfo) -> str:
    """Return a text that a model checks, with the file and line of its first place there."""
    written = info.context
    if not isinstance(written, YamlFile):
        return text
    return PlacedText(text, path=written.path, line=written.texts.get(text, 0))


def _misfit(model: type[Strict], written: YamlFile, at: Location, fault: ErrorDetails) -> Problem:
    location = (*at, *fault["loc"])
    name = f"`{'.'.join(str(part) for part in location)}`" if location else "the file"
    line = written.line(location)
    if fault["type"] == "extra_forbidden":
        allowed = _keys_at(model, tuple(fault["loc"][:-1]))
        near = _nearest(str(fault["loc"][-1]), allowed)
        hint = f"Did you mean `{near}`?" if near else "Take it out."
        known = model.KEYS if model.KEYS and not fault["loc"][:-1] else ", ".join(allowed)
        message = f"{name} is not a key that is known here; known are {known}."
        return Problem(path=written.path, line=line, code="unknown-key", message=message, fix=hint)
    if fault["type"] == "missing":
        message = f"{name} is missing."
        fix = model.hints.get(".".join(str(part) for part in fault["loc"]), "Add it.")
        return Problem(path=written.path, line=line, code="missing-key", message=message, fix=fix)
    message, fix = _wrong_value(fault)
    said = f"{name}: {message}." if fault["type"] == "value_error" and isinstance(fault["input"], dict | list) else ""
    message = said or f"{name} is {_shown(fault['input'])}{message}."
    return Problem(path=written.path, line=line, code="wrong-value", message=message, fix=fix)


def _nearest(key: str, allowed: Sequence[str]) -> str | None:
    """Return the key that is likely meant, whatever its capital letters, hyphens and underscores: `URL` for `url`."""
    plain = {_bare(name): name for name in allowed}
    near = get_close_matches(_bare(key), plain, n=1)
    return plain[near[0]] if near else None


def _bare(key: str) -> str:
    return key.casefold().replace("_", "").replace("-", "").replace(" ", "")


def _wrong_value(fault: ErrorDetails) -> tuple[str, str]:
    """Return what is meant where something else was found, and what to do."""
    found, kind, context = fault["input"], fault["type"], fault.get("ctx", {})
    if kind == "string_type" and isinstance(found, list | dict | None):
        return ": one text is meant here", "Write the text, or take the key out."
    if kind == "string_type":
        return ", as YAML reads it: text is meant here", "Put it in quotation marks as it should stand."
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return f": {_PATTERNS.get(pattern, f'it does not have the form {pattern}')}", "Correct it."
    if kind == "literal_error":
        return f": allowed are {_listed(_ALLOWED.findall(context['expected']))}", "Write one of these."
    if kind in _MEANT:
        return _MEANT[kind]
    said, asked, meant = value_reason(fault).partition(". Did you mean ")
    fix = f"Did you mean {meant}" if asked else "Correct it."
    return said if isinstance(found, dict | list) and kind == "value_error" else f": {said}", fix


def _listed(words: Sequence[str]) -> str:
    *most, last = (f"`{word}`" for word in words)
    return f"{', '.join(most)} or {last}" if most else last


def _shown(found: object) -> str:
    """Return a value as a person who wrote it in YAML knows it, cut short."""
    if found is None:
        return "empty"
    if isinstance(found, list | dict):
        return "a list" if isinstance(found, list) else "a set of names with values"
    if isinstance(found, bool):
        return str(found).lower()
    text = repr(found) if isinstance(found, str) else str(found)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


@cache
def _schema(model: type[Strict]) -> Any:
    return model.model_json_schema(by_alias=True)


def _keys_at(model: type[Strict], location: Location) -> list[str]:
    """Return the keys that a model, or a model inside it, knows."""
    known: list[str] = []
    schema: Any = _schema(model)
    definitions = schema.get("$defs", {})
    for part in location:
        schema = _inside(schema, definitions, part)
    schema = _resolved(schema, definitions)
    known.extend(schema.get("properties", {}))
    return known


def _resolved(schema: Any, definitions: Any) -> Any:
    for option in [schema, *schema.get("anyOf", [])]:
        if "$ref" in option:
            return definitions[option["$ref"].rsplit("/", 1)[-1]]
        if option.get("type") in {"array", "object"} and option is not schema:
            return option
    return schema


def _inside(schema: Any, definitions: Any, part: str | int) -> Any:
    schema = _resolved(schema, definitions)
    if isinstance(part, int):
        return schema.get("items", {})
    return schema.get("properties", {}).get(part, schema)
