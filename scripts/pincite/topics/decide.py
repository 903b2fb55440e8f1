"""An editor's decision is written into the list of topics, at its place, and not a character of the rest is touched.

A library that reads YAML and writes it again joins phrases that go on in a next line, so the row is put in as text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

import yaml

from pincite.ids import split_locator
from pincite.topics.topic_file import Decision

List = Literal["include", "exclude"]
_INDENT = 2


def with_decision(text: str, topic: str, key: List, decision: Decision) -> str:
    """Return a list of topics with one decision more, behind those on the same source; its list is begun if missing.

    Args:
        text: the list of topics, which has been read without a fault and has the topic.
        topic: its id.
        key: the list that the decision goes into.
        decision: what was decided on.

    """
    newline = "\r\n" if "\r\n" in text else "\n"
    row = {"at": decision.at} | ({"reason": decision.reason} if decision.reason else {})
    node = _topic(yaml.compose(text, Loader=yaml.CSafeLoader), topic)
    rows = _value(node, key)
    if isinstance(rows, yaml.SequenceNode) and rows.value:
        if rows.flow_style:
            return _in_braces(text, rows, _flow(row))
        column = rows.start_mark.column
        return _below(text, _last_on(rows, split_locator(decision.at).source), _block(row, column), newline)
    if isinstance(rows, yaml.SequenceNode):
        return text[: rows.start_mark.index] + f"[{_flow(row)}]" + text[rows.end_mark.index :]
    if node.flow_style:
        return _in_braces(text, node, f"{key}: [{_flow(row)}]")
    column = node.start_mark.column
    lines = [" " * column + f"{key}:", *_block(row, column + _INDENT)]
    return _below(text, node, lines, newline)


def _topic(node: yaml.Node | None, topic: str) -> yaml.MappingNode:
    topics = _value(node, "topics")
    found = topics.value if isinstance(topics, yaml.SequenceNode) else []
    for listed in found:
        if isinstance(listed, yaml.MappingNode) and (name := _value(listed, "id")) and name.value == topic:
            return listed
    raise KeyError(topic)


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _last_on(rows: yaml.SequenceNode, source: str) -> yaml.Node:
    """Return the last row on a source, or the last of all."""
    on_source = [row for row in rows.value if str(getattr(_value(row, "at"), "value", "")).startswith(f"{source}#")]
    return (on_source or rows.value)[-1]  # type: ignore[no-any-return]


def _in_braces(text: str, node: yaml.CollectionNode, more: str) -> str:
    """Return the text with something more at the end of what stands in brackets or braces."""
    end = node.end_mark.index - 1
    before = text[:end].rstrip()
    return before + ("" if before.endswith(",") else ",") + f" {more}" + text[end:]


def _below(text: str, node: yaml.Node, lines: list[str], newline: str) -> str:
    """Return the text with lines below the one on which a node ends; comments below it stay below them."""
    place = len(text[: _end(node)].rstrip())
    end = min((found for mark in "\r\n" if (found := text.find(mark, place)) >= 0), default=len(text))
    return text[:end] + newline + newline.join(lines) + (text[end:] or newline)


def _end(node: yaml.Node) -> int:
    """Return where the last scalar of a node ends."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _block(row: Mapping[str, str], column: int) -> list[str]:
    lines = [f"{name}: {_quoted(value)}" for name, value in row.items()]
    return [" " * column + ("  " if place else "- ") + line for place, line in enumerate(lines)]


def _flow(row: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {_quoted(value)}" for name, value in row.items()) + "}"


def _quoted(value: str) -> str:
    """Return a text in quotation marks: what JSON writes reads the same in YAML."""
    return json.dumps(value, ensure_ascii=False)
