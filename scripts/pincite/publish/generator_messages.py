"""What a site generator says, as problems with the file and line where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pincite.errors import Problem
from pincite.publish.generator_words import in_our_words
from pincite.reasons import system_reason

_SHOWN_LINES = 20
_ERROR_NUMBER = re.compile(r"\[Errno (\d+)\]")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_MKDOCS = re.compile(r"(?:WARNING|ERROR|CRITICAL)\s+-\s+(.+)")
_OTHER_LEVEL = re.compile(r"(?:INFO|DEBUG)\s+-\s|Aborted with \d+ (?:warnings|errors)|Traceback ")
_DOC_FILE = re.compile(r"Doc file '([^']+)'")
_TARGET = re.compile(r"(?:link|reference to|reference) '([^']+)'")
_ZENSICAL = re.compile(r"(?:Warning|Error): (.+)")
_ZENSICAL_PLACE = re.compile(r"╭─\[ (\S.*?):(\d+):\d+ \]")
_SUMMARY = re.compile(r"Aborted|\d+ issues? found|Build started")


def warnings_of(root: Path, output: str) -> list[Problem]:
    """Return every warning and error that a generator printed."""
    return [*_from_mkdocs(root, output), *_from_zensical(output)]


def failure_of(output: str) -> list[Problem]:
    """Return what a generator that failed said last, where it gave no warning and no error."""
    lines = [line.strip() for line in _COLOURS.sub("", output).splitlines() if line.strip()]
    if any(line.startswith("Traceback ") for line in lines):
        # What a generator says of itself helps nobody; what ended it stands last.
        lines = lines[-1:]
    said = " / ".join(lines[-_SHOWN_LINES:])
    fix = "Correct what it names, then build again; the site that was there stays."
    message = "the site generator stopped before the site was whole."
    if found := _ERROR_NUMBER.search(said):
        message = f"the site generator stopped: {system_reason(OSError(int(found[1]), ''))}."
    return [Problem(path="mkdocs.yml", line=0, code="site-generator", message=message, fix=fix, said=said)]


def _from_mkdocs(root: Path, output: str) -> Iterator[Problem]:
    """Yield what MkDocs says at the level of a warning or above; lines that follow one belong to it."""
    message = ""
    for line in [*_COLOURS.sub("", output).splitlines(), "INFO - "]:
        found = _MKDOCS.match(line.strip())
        if found or _OTHER_LEVEL.match(line.strip()):
            if message:
                yield _placed(root, message)
            message = found[1] if found else ""
        elif message and line.strip():
            message += f" {line.strip()}"


def _placed(root: Path, message: str) -> Problem:
    """Return a message of MkDocs with the file that it names, and the line that has what it complains of."""
    named = _DOC_FILE.search(message)
    path = f"docs/{named[1]}" if named else "mkdocs.yml"
    target = _TARGET.search(message)
    line = 0
    if target and (root / path).is_file():
        lines = (root / path).read_text("utf-8", "replace").splitlines()
        line = next((number for number, text in enumerate(lines, start=1) if target[1] in text), 0)
    return _problem(path, line, message)


def _from_zensical(output: str) -> Iterator[Problem]:
    """Yield what Zensical says, with the place that it draws below."""
    message = ""
    for line in _COLOURS.sub("", output).splitlines():
        place = _ZENSICAL_PLACE.search(line)
        if message and place:
            yield _problem(f"docs/{place[1]}", int(place[2]), message)
            message = ""
        elif found := _ZENSICAL.match(line.strip()):
            if message:
                yield _problem("mkdocs.yml", 0, message)
            message = found[1]
    if message:
        yield _problem("mkdocs.yml", 0, message)


def _problem(path: str, line: int, message: str) -> Problem:
    told, fix = in_our_words(message)
    return Problem(path=path, line=line, code="site-generator", message=told, fix=fix, said=message)
