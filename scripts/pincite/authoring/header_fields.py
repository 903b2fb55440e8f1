"""What a text says of itself in fields at its head: `Title: …`, `Date: …`, the head of a mail, YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from pincite.authoring.date_guess import stated_date
from pincite.authoring.guess import Guess, numbered_head
from pincite.languages.first_lines import field_names
from pincite.richtext import as_rich
from pincite.text import one_line

_FENCE = re.compile(r"(?:---|\.\.\.|\+\+\+)\s*")
_FIELD = re.compile(
    r"\s*(?:[*_#%>|]{1,2}\s*)?(?P<name>[^\W\d_][\w .'’-]{0,30}?)[*_]{0,2}\s*[:：][*_]{0,2}\s*(?P<value>.*)"
)
_FOLDED = re.compile(r"[ \t]+\S")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\"')\].,;]")
_ADDRESS = re.compile(r"\s*[<(]?[^\s<>()@]+@[^\s<>()@]+[>)]?\s*")
_LONGEST_VALUE = 400
_MOST_OTHERS = 3
_LONGEST_LINE = 100
_SENTENCE = re.compile(r"(?:\S+\s+){4}.*[.!?]['\"”’»)]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderField:
    """A field at the head of a text, as it is written."""

    field: str
    """What it is in CSL: `issued`."""
    name: str
    """`Created`."""
    value: str
    """`3 May 1990`."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a text says of itself at its head."""

    stated: Mapping[str, Guess]
    """By the names of CSL: `title`, `issued`, `author`, `language`, `URL`, `publisher`."""
    unread: tuple[HeaderField, ...] = ()
    """Dates that cannot be told: `Date: 03/05/1990`."""
    lines: frozenset[int] = frozenset()
    """The lines that the header takes, from 1."""


def read_header(text: str, language: str | None = None) -> Header:
    """Return what the fields at the head of a text say; the first that says a thing counts."""
    fields, lines = _fields(text)
    stated: dict[str, Guess] = {}
    unread: list[HeaderField] = []
    # `Subject` names a text that has no `Title`; of others, the first counts.
    for field in sorted(fields, key=lambda one: one.name.casefold() == "subject"):
        if field.field in stated or not field.value:
            continue
        if guess := _read(field, language):
            stated[field.field] = guess
        elif field.field == "issued":
            unread.append(field)
    doubtful = tuple(field for field in unread if field.field not in stated)
    return Header(stated=stated, unread=doubtful, lines=lines)


def _read(field: HeaderField, language: str | None) -> Guess | None:
    """Return what a field says, if it can be told."""
    value: str | None = field.value
    quote = field.value
    if field.field == "issued":
        value = stated_date(field.value, language)
    elif field.field == "URL":
        found = WEB_ADDRESS.search(field.value)
        value = quote = found[0] if found else ""
    elif field.field == "author":
        # A mail's address is nobody's name, and is not published.
        value = quote = one_line(_ADDRESS.sub(" ", field.value)).strip("\"' ")
    elif field.field in {"title", "publisher"}:
        value = as_rich(field.value)
    return Guess(value=value, quote=quote, line=field.line, is_stated=True) if value else None


def _fields(text: str) -> tuple[list[HeaderField], frozenset[int]]:
    head = numbered_head(text)
    begun = next((place for place, (_, words) in enumerate(head) if words.strip()), len(head))
    if begun < len(head) and _FENCE.fullmatch(head[begun][1]):
        ends = [place for place in range(begun + 1, len(head)) if _FENCE.fullmatch(head[place][1])]
        if ends:
            inside = head[begun + 1 : ends[0]]
            lines = frozenset(line for line, _ in head[begun : ends[0] + 1])
            return list(_of_front_matter(inside)), lines
    return _of_block(head[begun:])


def _of_front_matter(rows: list[tuple[int, str]]) -> Iterator[HeaderField]:
    """Yield the fields of YAML or TOML front matter; of what is no YAML, those that stand on one line."""
    try:
        data = yaml.load("\n".join(words for _, words in rows), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    except yaml.YAMLError:
        data = None
    for line, words in rows:
        found = re.match(r"(?P<name>[^\W\d_][\w .-]*?)\s*[:=]\s*(?P<value>.*)", words)
        field = field_names().get(found["name"].casefold()) if found else None
        if not found or not field:
            continue
        value = data.get(found["name"], found["value"]) if isinstance(data, dict) else found["value"]
        if isinstance(value, str):
            yield HeaderField(field=field, name=found["name"], value=one_line(value.strip("\"' ")), line=line)


def _of_block(head: list[tuple[int, str]]) -> tuple[list[HeaderField], frozenset[int]]:
    """Return the fields of the lines at the head that are fields; a few lines of other words may stand before them."""
    fields: list[HeaderField] = []
    lines: set[int] = set()
    others = 0
    last: HeaderField | None = None
    for line, words in head:
        if last and _FOLDED.match(words) and not _FIELD.match(words):
            lines.add(line)
            fields[-1] = last = _longer(last, words)
            continue
        last = None
        found = _FIELD.match(words)
        field = field_names().get(one_line(found["name"]).casefold()) if found else None
        if found and field and len(found["value"]) <= _LONGEST_VALUE:
            last = HeaderField(field=field, name=one_line(found["name"]), value=_bare(found["value"]), line=line)
            fields.append(last)
            lines.add(line)
        elif words.strip() and not (found and fields):
            others += 1
            if others > _MOST_OTHERS or len(words) > _LONGEST_LINE or _SENTENCE.search(words):
                # Running text has begun; what stands in it speaks of other things.
                break
    return fields, frozenset(lines)


def _longer(field: HeaderField, words: str) -> HeaderField:
    return HeaderField(
        field=field.field, name=field.name, value=one_line(f"{field.value} {_bare(words)}"), line=field.line
    )


def _bare(value: str) -> str:
    return one_line(value).strip("*_|").strip()
