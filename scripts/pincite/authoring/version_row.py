"""A new wording of a source is written into its sidecar, at its place, and not a character of the rest is touched."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from pincite.authoring.sidecar_text import scalar


def with_version(text: str, row: Mapping[str, str]) -> str:
    """Return a sidecar with one row more at the end of `pincite: versions:`, which is begun where it is missing.

    Args:
        text: the sidecar, which has been read without a fault.
        row: `file` and what else is known of the wording, by name.

    """
    newline = "\r\n" if "\r\n" in text else "\n"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    private = _value(node, "pincite")
    versions = _value(private, "versions") if isinstance(private, yaml.MappingNode) else None
    if isinstance(versions, yaml.SequenceNode) and versions.value:
        return _appended(text, versions, row, newline, begin=None)
    if isinstance(versions, yaml.SequenceNode):
        return text[: versions.start_mark.index] + f"[{_flow(row)}]" + text[versions.end_mark.index :]
    if isinstance(private, yaml.MappingNode) and private.value:
        return _appended(text, private, row, newline, begin="versions:")
    lines = ["pincite:", "  versions:", *_block(row, 4)]
    return text.rstrip("\r\n") + newline + newline.join(lines) + newline


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _appended(text: str, node: yaml.CollectionNode, row: Mapping[str, str], newline: str, *, begin: str | None) -> str:
    """Return the text with a row behind the last thing that a list or mapping holds."""
    if node.flow_style:
        end = node.end_mark.index - 1
        more = f"{begin} [{_flow(row)}]" if begin else _flow(row)
        before = text[:end].rstrip()
        return before + ("" if before.endswith(",") else ",") + f" {more}" + text[end:]
    column = node.start_mark.column
    lines = [" " * column + begin, *_block(row, column + 2)] if begin else _block(row, column)
    end = _line_end(text, len(text[: node.end_mark.index].rstrip()), _last(node))
    return text[:end] + newline + newline.join(lines) + (text[end:] or newline)


def _last(node: yaml.Node) -> int:
    """Return where the last scalar of a node ends."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _line_end(text: str, held: int, last: int) -> int:
    """Return the end of the line that holds the last thing; comments below it stay below."""
    place = len(text[: min(held, last)].rstrip())
    ends = [found for mark in "\r\n" if (found := text.find(mark, place)) >= 0]
    return min(ends, default=len(text))


def _block(row: Mapping[str, str], column: int) -> list[str]:
    lines = [f"{name}: {scalar(name, value)}" for name, value in row.items()]
    return [" " * column + ("  " if place else "- ") + line for place, line in enumerate(lines)]


def _flow(row: Mapping[str, str]) -> str:
    return yaml.safe_dump(dict(row), default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False).strip()
