"""The reference of the public Python interface, read from its docstrings by griffe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import griffe
from scripts.reference.pages import page


def api_page(root: Path) -> str:
    """Return the page of all that the package `pincite` offers to scripts."""
    package = cast("griffe.Module", griffe.load("pincite", search_paths=[root / "scripts"], docstring_parser="google"))
    names = [str(name).strip("'\"") for name in package.exports or ()]
    parts = ["What a script may import from `pincite`, and nothing else, keeps its name and meaning between releases."]
    for name in names:
        target = package[name]
        parts += _object(target.final_target if target.is_alias else target)
    return page(title="Python interface", description="What a script may import from pincite.", parts=parts)


def _object(found: griffe.Object) -> Iterator[str]:
    yield f"## {found.name} {{ #{found.name.lower()} }}"
    if isinstance(found, griffe.Function):
        yield f"```python\n{_signature(found)}\n```"
    elif isinstance(found, griffe.Class) and found.bases:
        yield f"A kind of `{', '.join(str(base).rpartition('.')[2] for base in found.bases)}`."
    yield _prose(found)
    if isinstance(found, griffe.Class):
        yield from _members(found)


def _members(found: griffe.Class) -> Iterator[str]:
    rows = []
    methods = []
    for member in found.members.values():
        if member.name.startswith("_") or member.is_alias:
            continue
        if isinstance(member, griffe.Attribute):
            kind = f": `{member.annotation}`" if member.annotation else ""
            rows.append(f"- **`{member.name}`**{kind}<br>{_prose(member)}".removesuffix("<br>"))
        elif isinstance(member, griffe.Function):
            methods.append(f"`{_signature(member).removeprefix('def ')}`: {_prose(member)}")
    if rows:
        yield "\n".join(rows)
    yield from methods


def _signature(found: griffe.Function) -> str:
    return f"def {found.signature()}"


def _prose(found: griffe.Object) -> str:
    """Return the prose of a docstring on one line, what it may raise behind it."""
    parts = []
    for section in found.docstring.parsed if found.docstring else ():
        if section.kind is griffe.DocstringSectionKind.text:
            parts.append(" ".join(str(section.value).split()))
        elif section.kind is griffe.DocstringSectionKind.raises:
            parts += [f"Raises `{item.annotation}`: {item.description}" for item in section.value]
    return " ".join(parts)
