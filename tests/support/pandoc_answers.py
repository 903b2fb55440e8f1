"""pandoc's answers, kept between tests, workers and runs: most tests convert the toy, whose citations are the same.

An answer is kept under all that it depends on: the text, the formats, the arguments with the bytes of each file that
they name, and which pandoc it is. What was never asked is asked of pandoc.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pypandoc

Pandoc = Callable[[str, str, Sequence[str]], str]


class KeptAnswers:
    """Asks pandoc what it was not asked before, and reads the other answers from a folder."""

    def __init__(self, folder: Path, pandoc: Pandoc) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.pandoc = pandoc

    def __call__(self, text: str, source_format: str, arguments: Sequence[str] = ()) -> str:
        """Return pandoc's answer."""
        kept = self._folder / _key(text, source_format, arguments)
        if kept.is_file():
            return kept.read_text("utf-8")
        answer = self.pandoc(text, source_format, arguments)
        # Another worker may ask the same: whoever comes last puts the same words in place, whole.
        written = kept.with_suffix(f".{os.getpid()}")
        written.write_text(answer, "utf-8")
        written.replace(kept)
        return answer


def _key(text: str, source_format: str, arguments: Sequence[str]) -> str:
    told = [_pandoc_digest(), source_format, text, *map(_in_full, arguments)]
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _in_full(argument: str) -> str:
    """Return an argument with what the file holds that it names, in place of the file's name."""
    option, _, value = argument.partition("=")
    return f"{option}={Path(value).read_text('utf-8')}" if option == "--csl" else argument


@cache
def _pandoc_digest() -> str:
    """Return what tells this pandoc from another: its path, size and time of change."""
    path = Path(pypandoc.get_pandoc_path()).resolve()
    found = path.stat()
    return f"{path} {found.st_size} {found.st_mtime_ns}"
