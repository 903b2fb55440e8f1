"""The reference of every key that editors write, as Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import yaml
from scripts.reference.pages import page
from scripts.reference.schemas import schema_of, split_description
from scripts.reference.written import FILES, WrittenFile

from pincite.figures.csv_tables import Layout
from pincite.figures.figure_file import DISMISSED, FIGURES, INDICATORS, UNITS

_TYPES = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "nothing", "object": "keys"}
_TABLES = (
    (FIGURES, "Figures"),
    (INDICATORS, "Indicators"),
    (UNITS, "Units"),
    (DISMISSED, "Numbers that are no figures"),
)


def key_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page of the reference."""
    for file in FILES:
        yield f"{file.name}.md", _file_page(file)
    yield "figures.md", _tables_page()


def _file_page(file: WrittenFile) -> str:
    schema = schema_of(file)
    definitions = schema.get("$defs", {})
    top = schema
    for key in file.below:
        top = top["properties"][key]
    below = f", below `{': '.join(file.below)}:`" if file.below else ""
    parts = [
        f"Every key of `{file.path}`{below}. Editors’ programs complete and check it by the schema"
        f" `seeds-{file.name}.json` ([how](../schemas.md)).",
        *_starter(file),
        *_model(top, definitions),
    ]
    for name, definition in definitions.items():
        parts += [f"## {_words(name)} {{ #{_id(name)} }}", *_model(definition, definitions)]
    return page(
        title=file.title,
        description=f"Every key of {file.title.lower()}, with its type, its default and an example.",
        parts=parts,
    )


def _starter(file: WrittenFile) -> Iterator[str]:
    """Yield the starter of a file, as `pincite init` leaves it."""
    if file.starter:
        text = files("pincite").joinpath("starter", file.starter).read_text("utf-8")
        yield f"`pincite init` leaves a starter, `{file.starter}`, in which nothing holds until a sign # is removed:"
        yield f"```yaml\n{text}```"


def _model(model: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    if about := model.get("description"):
        yield " ".join(about.split())
    rows = []
    required = model.get("required", ())
    for key, value in model.get("properties", {}).items():
        facts = "; ".join(_facts(value, definitions, needed=key in required))
        example = _shown(value["examples"][0], plain=value.get("title") == "EDTF date")
        rows.append(f"- **`{key}`** · *{facts}*<br>{value['description']}<br>`{key}: {example}`")
    yield "\n".join(rows)


def _facts(value: Mapping[str, Any], definitions: Mapping[str, Any], *, needed: bool) -> Iterator[str]:
    yield _type(value, definitions)
    if needed:
        yield "required"
    elif "$ref" not in value and value.get("default") not in (None, [], {}):
        default = value["default"]
        kept = {key: item for key, item in default.items() if item} if isinstance(default, dict) else default
        if kept:
            yield f"default `{_shown(kept)}`"
    if value.get("title") != "EDTF date":
        yield from _limits(value)


def _limits(value: Mapping[str, Any]) -> Iterator[str]:
    for part in (value, *value.get("anyOf", ()), value.get("items", {})):
        if "maxLength" in part:
            yield f"at most {part['maxLength']:,} characters" + (" each" if value.get("type") == "array" else "")
            return
    if "minimum" in value:
        yield f"from {value['minimum']} to {value['maximum']}"


def _type(value: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return _named(value["$ref"].rsplit("/", 1)[-1], definitions)
    if value.get("title") == "EDTF date":
        return "date (EDTF)"
    if allowed := value.get("enum", [value["const"]] if "const" in value else []):
        return " or ".join(f"`{word}`" for word in allowed)
    if "anyOf" in value:
        return " or ".join(_type(part, definitions) for part in value["anyOf"] if part.get("type") != "null")
    if value.get("type") == "array":
        least = " (at least one)" if value.get("minItems") else ""
        return f"list{least}: {_type(value['items'], definitions)}"
    return _TYPES[value["type"]]


def _named(name: str, definitions: Mapping[str, Any]) -> str:
    target = definitions[name]
    return _type(target, definitions) if "enum" in target else f"[{_words(name)}](#{_id(name)})"


def _tables_page() -> str:
    parts = ["The columns of the tables, as comma-separated text in UTF-8; the first row names them, in any order."]
    for layout, title in _TABLES:
        parts += [f"## {title}", f"`{layout.path}`", _columns(layout)]
    return page(title="Tables of figures", description="Every column of the tables of figures.", parts=parts)


def _columns(layout: Layout) -> str:
    rows = []
    for column, text in layout.columns.items():
        meaning, example = split_description(text)
        rows.append(f"- **`{column}`**<br>{meaning}<br>`{example}`")
    for column, text in layout.optional.items():
        meaning, example = split_description(text)
        rows.append(f"- **`{column}`** · *may be missing*<br>{meaning}<br>`{example}`")
    return "\n".join(rows)


def _shown(value: Any, *, plain: bool = False) -> str:
    """Return a value as somebody writes it in YAML, on one line."""
    if plain:
        return str(value)
    text: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000)
    return text.removesuffix("\n").removesuffix("\n...")


def _words(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def _id(name: str) -> str:
    return _words(name).lower().replace(" ", "-")
