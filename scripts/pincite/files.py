"""Reading what people write: text files and YAML, with the line of every value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from pincite.errors import InputError, input_error
from pincite.inputs.file_view import FileView
from pincite.limits import DEEPEST_YAML, LONGEST_NAME, LONGEST_TEXT, MOST_ITEMS, MOST_KEYS, MOST_YAML_BYTES
from pincite.reasons import system_reason, yaml_reason
from pincite.text import CONTROL_CHARACTER, MANY_MARKS, line_at, line_starts

Location = tuple[str | int, ...]
# The marks that only a merge leaves: seven signs at the start of a line, then nothing or a blank and a name.
_CONFLICT = re.compile(r"(?:^|(?<=[\r\n]))(?:(?:<{7}|>{7})(?=[ \r\n]|\Z)|\|{7} (?=\S))")
# Keys whose texts may be as long as a paragraph; patterns have a limit of their own.
# Keys whose text may be long.
LONG_TEXTS = frozenset(
    """abstract about all any content-note definition headings match none note opens opening anywhere leaning quote
    reason rights sensitive separators site_description copyright said""".split()
)
_TAGS = {"timestamp": "date"}
# What YAML 1.1 makes of plain text, lists and mappings; any other tag was written by hand.
_KNOWN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in "str int float bool null timestamp seq map".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """What a YAML file says, and where."""

    path: str
    """The file, below the handbook's root."""
    data: Any
    lines: Mapping[Location, int]
    """The line of each key and item by its way from the top: `("topics", 3, "title")`."""
    texts: Mapping[str, int] = field(default_factory=dict)
    """The line on which each text stands first."""
    tags: tuple[tuple[str, int], ...] = ()
    """The tags that were read as null, with their lines."""

    def line(self, location: Location) -> int:
        """Return the line of the nearest thing written at or above a location."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_bytes(view: FileView, path: str, *, what: str) -> bytes:
    """Return the bytes of a file below the root; links out of it, and what is no file, are refused and never read."""
    check_file(view, path, what=what)
    try:
        return view.read(path)
    except OSError as error:
        message = f"{what} cannot be read: {system_reason(error)}."
        raise input_error(path, 0, "file-unreadable", message, "Put the file there.") from error


def check_file(view: FileView, path: str, *, what: str) -> None:
    """Raise an error if a path leads out of the handbook, in a circle, to nothing, or to what would never end."""
    try:
        standing = view.look(path)
    except OSError as error:
        raise _link_to_nothing(path, what) from error
    if standing.fault:
        raise _link_to_nothing(path, what)
    if standing.real is None:
        message = f"{what} is a link out of the handbook."
        raise input_error(path, 0, "file-outside", message, "Copy the file itself.")
    if standing.kind == "special":
        message = f"{what} is neither a file nor a folder, but a pipe, a socket or a device."
        raise input_error(path, 0, "special-file", message, "Remove it, or put a plain file there.")


def _link_to_nothing(path: str, what: str) -> InputError:
    message = f"{what} is a symbolic link that leads nowhere or in a circle."
    return input_error(path, 0, "link-to-nothing", message, "Remove it, or put the file itself there.")


def read_text(view: FileView, path: str, *, what: str, conflicts: bool = False) -> str:
    """Return the text of a UTF-8 file below the root; an error says what was expected there.

    Args:
        view: the handbook's files.
        path: the file, below the root.
        what: what the file is, for messages: `the sidecar`.
        conflicts: lets the marks of a merge pass; who asks for that tells them.

    """
    return decode_text(read_bytes(view, path, what=what), path, what=what, conflicts=conflicts)


def decode_text(raw: bytes, path: str, *, what: str, conflicts: bool = False) -> str:
    """Return the text of a UTF-8 file that was read; the byte order mark is taken off."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"{what} is not UTF-8: byte {error.object[error.start]:#04x}."
        raise input_error(path, line, "file-not-utf8", message, "Save the file as UTF-8.") from error
    if not conflicts and (line := conflict_line(text)):
        message = f"{what} holds the mark of a merge that was not finished: `{text_line(text, line)[:60]}`."
        fix = (
            "Keep the lines that are right, and remove the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
        )
        raise input_error(path, line, "merge-conflict", message, fix)
    return text


def conflict_line(text: str) -> int:
    """Return the line, from 1, of the first mark that git left in a text; 0 where there is none.

    A line of `=======` alone underlines a heading in Markdown: it counts for nothing by itself.
    """
    found = _CONFLICT.search(text)
    return line_at(line_starts(text), found.start()) if found else 0


def text_line(text: str, line: int) -> str:
    """Return one line of a text, without its end."""
    starts = (*line_starts(text), len(text))
    return text[starts[line - 1] : starts[line]].rstrip("\r\n")


def read_yaml(view: FileView, path: str, *, what: str, ignore_tags: bool = False) -> YamlFile:
    """Return what a YAML file says; aliases, repeated keys and tags are refused (tags read as null where ignored)."""
    text = read_text(view, path, what=what)
    if len(text) > MOST_YAML_BYTES:
        raise input_error(
            path, 0, "yaml-too-large", f"{what} has more than {MOST_YAML_BYTES:,} characters.", "Split it."
        )
    builder = _Builder(path=path, text=text, ignore_tags=ignore_tags)
    try:
        _refuse_depth(text, path)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = None if node is None else builder.value(node, ())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        message = f"{what} is not YAML: {yaml_reason(error)}."
        raise input_error(path, line, "yaml-unreadable", message, "Correct the line or the one before it.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"{what} is not YAML: {yaml_reason(error)}."
        raise input_error(path, 0, "yaml-unreadable", message, "Correct the file.") from error
    return YamlFile(path=path, data=data, lines=builder.lines, texts=builder.texts, tags=tuple(builder.tags))


def _refuse_depth(text: str, path: str) -> None:
    """Raise an error where lists and mappings stand so deep in one another that composing them ends the process."""
    try:
        _count_depth(text, path, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        # libyaml reads a line ahead of its events: it may give up at its own limit before they show the depth.
        before = text[: error.problem_mark.index if error.problem_mark else None]
        if before.count("[") + before.count("{") > DEEPEST_YAML:
            with suppress(yaml.YAMLError):
                _count_depth(before, path, yaml.SafeLoader)
        raise


def _count_depth(text: str, path: str, loader: type[yaml.CSafeLoader | yaml.SafeLoader]) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST_YAML:
                message = f"lists and mappings stand more than {DEEPEST_YAML} deep in one another."
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise input_error(path, line, "yaml-too-deep", message, "Write it flatter.")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Makes plain values of YAML nodes and notes their lines."""

    def __init__(self, *, path: str, text: str, ignore_tags: bool) -> None:
        self.path = path
        self.lines: dict[Location, int] = {}
        self.texts: dict[str, int] = {}
        self.tags: list[tuple[str, int]] = []
        self._seen: set[int] = set()
        self._ignore_tags = ignore_tags
        self._scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, location: Location) -> Any:
        """Return the plain value of a node."""
        self.lines.setdefault(location, node.start_mark.line + 1)
        if id(node) in self._seen:
            raise self._refuse(node, "yaml-alias", "an alias (`*name`) stands here.", "Write the value out.")
        self._seen.add(id(node))
        if node.tag not in _KNOWN_TAGS:
            if self._ignore_tags:
                self.tags.append((node.tag, node.start_mark.line + 1))
                return None
            raise self._refuse(node, "yaml-tag", f"the tag `{node.tag}` stands here.", "Take it out.")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            self._refuse_many(node, MOST_ITEMS, "items")
            return [self.value(item, (*location, place)) for place, item in enumerate(node.value)]
        return self._scalar(node, location)

    def _scalar(self, node: yaml.Node, location: Location) -> Any:
        self._refuse_long(node, location)
        try:
            value = self._scalars.construct_object(node, deep=True)
        except (ValueError, LookupError, AttributeError) as error:
            tag = node.tag.rpartition(":")[2]
            message = f"`{node.value[:60]}` cannot be read as the {_TAGS.get(tag, tag)} that it looks like."
            raise self._refuse(node, "yaml-value", message, "Correct it, or put it in quotation marks.") from error
        if isinstance(value, str) and (found := CONTROL_CHARACTER.search(value)):
            message = f"the control character U+{ord(found[0]):04X} stands here."
            raise self._refuse(node, "yaml-control-character", message, "Take it out.")
        if isinstance(value, str) and MANY_MARKS.search(value):
            message = "one letter has more combining marks here than any script sets."
            raise self._refuse(node, "many-marks", message, "Remove them.")
        if isinstance(value, str):
            self.texts.setdefault(value, node.start_mark.line + 1)
        return value

    def _refuse_long(self, node: yaml.Node, location: Location) -> None:
        """Raise an error where a text is longer than its key allows."""
        key = next((part for part in reversed(location) if isinstance(part, str)), "")
        most = LONGEST_TEXT if key in LONG_TEXTS else LONGEST_NAME
        if len(node.value) > most:
            message = f"`{key}` has {len(node.value):,} characters; at most {most:,} are read."
            raise self._refuse(node, "text-too-long", message, "Shorten it.")

    def _refuse_many(self, node: yaml.Node, most: int, what: str) -> None:
        if len(node.value) > most:
            message = f"{len(node.value):,} {what} stand here; at most {most:,} are read."
            raise self._refuse(node, "too-many", message, "Take out what is not needed, or part the file.")

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        self._refuse_many(node, MOST_KEYS, "names with values")
        made: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag != "tag:yaml.org,2002:str":
                shown = key if isinstance(key, str) else "a list or mapping"
                message = f"the key `{shown}` is not text."
                raise self._refuse(key_node, "yaml-key", message, "Put it in quotation marks.")
            if key in made:
                raise self._refuse(key_node, "yaml-repeated-key", f"`{key}` stands here again.", "Keep one.")
            self.lines[(*location, key)] = key_node.start_mark.line + 1
            made[key] = self.value(value_node, (*location, key))
        return made

    def _refuse(self, node: yaml.Node, code: str, message: str, fix: str) -> InputError:
        return input_error(self.path, node.start_mark.line + 1, code, message, fix)
