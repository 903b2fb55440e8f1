"""Reads what a careful reader says of a text: `texts/<name>.yml` beside `texts/<name>.txt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from pincite.model import BlockKind

TEXTS = Path(__file__).parent / "texts"
GAP = " ⋯ "
"""Stands between the first and the last words of a quoted stretch."""
PROSE = ("paragraph", "recommendation", "list-item", "quote", "verse", "footnote", "notice")
"""The kinds whose sentences are judged."""
_KEYS = {"kind", "label", "level", "text", "sentences", "reads"}
_KINDS = {*get_args(BlockKind), *PROSE, "speaker", "heading", "title", "caption", "table-row"}
_KINDS |= {"metadata", "separator", "boilerplate"}


class MisreadError(ValueError):
    """What a file of a reading says does not lie in its text so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedBlock:
    """A block as a careful reader cuts it."""

    kinds: tuple[str, ...]
    """The kind; more than one where readers differ: `("list-item", "paragraph")`."""
    label: str | None
    """The number that the text gives it: `[34]`."""
    level: int | None
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    """Empty where they are not judged: `sentences: any`, and kinds that have none."""
    reads: tuple[str, ...]
    """Words that it shows, though a line or a page ends inside them."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with all its blocks."""

    name: str
    text: str
    language: str
    title: str
    issued: str
    blocks: tuple[WantedBlock, ...]


def list_names() -> list[str]:
    """Return the names of all texts."""
    return sorted(path.stem for path in TEXTS.glob("*.yml"))


def read(name: str, folder: Path = TEXTS) -> Reading:
    """Return a text with all its blocks, placed; every sign that is no white space lies in one of them."""
    text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
    said = yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))
    head = {key: str(said[key]) for key in ("language", "title", "issued")}
    try:
        return Reading(name=name, text=text, blocks=place(text, said["blocks"]), **head)
    except MisreadError as error:
        raise MisreadError(f"{name}.yml: {error}") from None


def place(text: str, said: Sequence[dict[str, Any]]) -> tuple[WantedBlock, ...]:
    """Return the blocks with their places: a stretch begins where another ended."""
    quotes = [(number, part, quote) for number, block in enumerate(said) for part, quote in enumerate(_quotes(block))]
    spans: list[list[tuple[int, int]]] = [[] for _ in said]
    waiting, at = quotes, 0
    while waiting:
        at = _skip_space(text, at)
        found = next((entry for entry in waiting if _may_begin(entry, spans) and _begins(text, at, entry[2])), None)
        if found is None:
            raise MisreadError(f"no block begins with {text[at : at + 40]!r}; the next is {waiting[0][2]!r}")
        end = _end(text, at, found[2])
        spans[found[0]].append((at, end))
        waiting = [entry for entry in waiting if entry is not found]
        at = end
    if text[at:].strip():
        raise MisreadError(f"no block holds {text[at:].strip()[:40]!r}")
    return tuple(_block(text, block, tuple(stretch)) for block, stretch in zip(said, spans, strict=True))


@cache
def words_of(quote: str) -> re.Pattern[str]:
    """Return what finds quoted words, with whatever white space between them."""
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def _quotes(block: dict[str, Any]) -> list[str]:
    quoted = block["text"]
    return [quoted] if isinstance(quoted, str) else list(quoted)


def _may_begin(entry: tuple[int, int, str], spans: list[list[tuple[int, int]]]) -> bool:
    """Return whether it is a stretch's turn: the blocks stand in reading order, each with its stretches in order."""
    number, part, _ = entry
    return len(spans[number]) == part and (part > 0 or all(spans[earlier] for earlier in range(number)))


def _begins(text: str, at: int, quote: str) -> bool:
    return words_of(quote.split(GAP, maxsplit=1)[0]).match(text, at) is not None


def _end(text: str, at: int, quote: str) -> int:
    first, _, last = quote.partition(GAP)
    begun = words_of(first).match(text, at)
    ended = words_of(last).search(text, begun.end()) if begun and last else begun
    if ended is None:
        raise MisreadError(f"{last!r} does not stand behind {first!r}")
    return ended.end()


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _block(text: str, said: dict[str, Any], spans: tuple[tuple[int, int], ...]) -> WantedBlock:
    kinds = tuple(str(said["kind"]).split("/"))
    if unknown := (set(said) - _KEYS) | (set(kinds) - _KINDS):
        raise MisreadError(f"not known: {', '.join(sorted(unknown))}")
    if whole := [word for word in said.get("reads", ()) if any(word in text[start:end] for start, end in spans)]:
        raise MisreadError(f"nothing parts {', '.join(whole)}")
    judged = all(kind in PROSE for kind in kinds) and said.get("sentences") != "any"
    return WantedBlock(
        kinds=kinds,
        label=said.get("label"),
        level=said.get("level"),
        spans=spans,
        sentences=_sentences(text, spans, said.get("sentences", [])) if judged else (),
        reads=tuple(said.get("reads", ())),
    )


def _sentences(text: str, spans: tuple[tuple[int, int], ...], later: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the sentences, from the first words of each but the first."""
    starts = [spans[0][0]]
    for words in later:
        found = (words_of(words).search(text, max(start, starts[-1] + 1), end) for start, end in spans)
        place = next((match.start() for match in found if match), None)
        if place is None:
            raise MisreadError(f"no sentence begins with {words!r} behind {text[starts[-1] : starts[-1] + 40]!r}")
        starts.append(place)
    ends = [*(_end_before(spans, start) for start in starts[1:]), spans[-1][1]]
    return tuple(zip(starts, ends, strict=True))


def _end_before(spans: tuple[tuple[int, int], ...], start: int) -> int:
    """Return where a sentence ends that another follows: in the stretch before, where the other begins a stretch."""
    inside = next(number for number, (first, last) in enumerate(spans) if first <= start < last)
    return start if start > spans[inside][0] else spans[inside - 1][1]
