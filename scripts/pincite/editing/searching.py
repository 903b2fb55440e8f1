"""Words are looked for in every file below a handbook's root, and each place is told."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.editing.extractors import Text, Unread, read_file
from pincite.editing.forms import fold, folded_ends, readings
from pincite.editing.reading import TextForm
from pincite.editing.search_terms import Needle
from pincite.reasons import system_reason
from pincite.text import line_at, line_starts

# The one rule of what is not searched: folders of these names, and why.
NOT_SEARCHED = {
    ".git": "the history has its own purge, told below",
    ".venv": "installed programs",
    "node_modules": "installed programs",
    ".mypy_cache": "what a checker of code keeps",
    ".ruff_cache": "what a checker of code keeps",
}
FOLDER_NAME = "the name of a folder"
"""What a place is within if a folder's own name has the words."""

# Fewer letters stand by chance in binary data; such a file is told as not read.
_NO_CHANCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A place that has words which are looked for."""

    offset: int
    """Where in the text they begin."""
    needle: Needle


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A line of a file that has words which are looked for, or a file that is not read."""

    path: str
    """Below the root: `docs/own.md`."""
    within: str
    """Where in it, if it holds others: `word/document.xml`."""
    line: int
    """From 1; 0 for the file's own name, and for what is not read."""
    what: str
    """The words as the passage has them, or why the file is not read."""


@dataclass(slots=True, kw_only=True)
class Found:
    """What a search gave."""

    places: list[Place]
    unread: list[Place]
    files: int = 0


def search_text(text: str, needles: Sequence[Needle]) -> Iterator[Occurrence]:
    """Yield where a text has any of the words, in whatever form."""
    for reading in readings(text):
        folded = fold(reading.text)
        ends: list[int] | None = None
        for needle in needles:
            for words in {needle.folded, needle.alike}:
                place = folded.find(words)
                while place >= 0:
                    ends = ends or folded_ends(reading.text)
                    start, end = _span(ends, place, place + len(words))
                    if not needle.whole or _is_whole(reading, start, end):
                        yield Occurrence(offset=reading.origin(start), needle=needle)
                    place = folded.find(words, place + 1)


def _span(ends: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return from which to which character a text has a stretch of its folded form."""
    return bisect_right(ends, first), bisect_left(ends, last) + 1


def _is_whole(reading: TextForm, start: int, end: int) -> bool:
    text = reading.text
    return not (
        (start > 0 and _are_joined(text[start - 1], text[start]))
        or (end < len(text) and _are_joined(text[end - 1], text[end]))
    )


def _are_joined(left: str, right: str) -> bool:
    """Tell whether two signs stand in one word: `xD`, but not `oB` of `JohnBoe`, nor `e3`."""
    if not (left.isalnum() and right.isalnum()):
        return False
    return left.isdigit() == right.isdigit() and not (left.islower() and right.isupper())


def search_bytes(data: bytes, needles: Sequence[Needle], path: str) -> Iterator[tuple[bool, Place]]:
    """Yield each line of a file that has any of the words, and what of it is not read (then the first is false)."""
    for part in read_file(data):
        if isinstance(part, Unread):
            yield False, Place(path=path, within=part.within, line=0, what=part.why)
            continue
        yield from ((True, line) for line in _lines(part, needles, path))


def _lines(part: Text, needles: Sequence[Needle], path: str) -> Iterator[Place]:
    starts: tuple[int, ...] | None = None
    told = dict[int, str]()
    if part.is_noise:
        needles = [needle for needle in needles if len(needle.folded) >= _NO_CHANCE]
    for hit in search_text(part.text, needles):
        starts = starts or line_starts(part.text)
        told.setdefault(part.line or line_at(starts, hit.offset), hit.needle.shown)
    for line, shown in sorted(told.items()):
        yield Place(path=path, within=part.within, line=line, what=shown)


def search_name(path: str, needles: Sequence[Needle]) -> Iterator[Place]:
    """Yield the path itself, if its words are among those that are looked for."""
    for hit in search_text(path, needles):
        yield Place(path=path, within="", line=0, what=hit.needle.shown)
        return


def files_below(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder with its path, but for what the rule leaves out; links to files are followed."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(below for below in folders if below not in NOT_SEARCHED)
        links = [below for below in folders if (Path(folder) / below).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(folder) / name
            yield path.relative_to(root).as_posix(), path


def empty_folders(root: Path) -> Iterator[str]:
    """Yield the paths of all folders, whose names may hold words though no file stands in them."""
    for folder, folders, _ in os.walk(root):
        folders[:] = sorted(below for below in folders if below not in NOT_SEARCHED)
        yield from ((Path(folder) / below).relative_to(root).as_posix() for below in folders)


def search_root(root: Path, needles: Sequence[Needle], leave: Collection[str] = ()) -> Found:
    """Return where the words stand in all files below a folder.

    Args:
        root: the folder.
        needles: what is looked for.
        leave: paths of files and folders that are not searched, as they are looked at elsewhere or will go.
    """
    found = Found(places=[], unread=[])
    for name in empty_folders(root):
        if not _is_left(name, leave):
            found.places.extend(replace(place, within=FOLDER_NAME) for place in search_name(name, needles))
    for name, path in files_below(root):
        if _is_left(name, leave):
            continue
        found.files += 1
        found.places.extend(search_name(name, needles))
        for is_hit, place in _search_file(root, name, path, needles):
            (found.places if is_hit else found.unread).append(place)
    found.places, found.unread = sorted(set(found.places)), sorted(set(found.unread))
    return found


def _is_left(name: str, leave: Collection[str]) -> bool:
    parts = name.split("/")
    return any("/".join(parts[:count]) in leave for count in range(1, len(parts) + 1))


def _search_file(root: Path, name: str, path: Path, needles: Sequence[Needle]) -> Iterator[tuple[bool, Place]]:
    if path.is_symlink():
        target = str(path.readlink())
        yield from ((True, line) for line in _lines(Text(within="link", text=target), needles, name))
        if path.is_dir():
            if not path.resolve().is_relative_to(root.resolve()):
                yield False, Place(path=name, within="", line=0, what="it is a link to a folder outside the handbook")
            return
    if not path.is_file():
        what = "it is a link to nothing" if path.is_symlink() else "it is no plain file"
        yield False, Place(path=name, within="", line=0, what=what)
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        yield False, Place(path=name, within="", line=0, what=f"it cannot be read: {system_reason(error)}")
        return
    yield from search_bytes(data, needles, name)


def search_artifacts(files: Iterable[tuple[str, bytes]], needles: Sequence[Needle]) -> Iterator[Place]:
    """Yield where the words stand in files that are not written yet."""
    for path, data in files:
        yield from search_name(path, needles)
        yield from (place for is_hit, place in search_bytes(data, needles, path) if is_hit)
