"""Where problems stand: always in a file, or in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_TOLD = re.compile(r"(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)(?: (?P<path>.+?))??(?::(?P<line>\d+))?: ")


def code_and_path(told: str) -> tuple[str, str]:
    """Return the code of a problem that was printed, and its path."""
    found = _TOLD.match(told)
    assert found, told
    return found["code"], found["path"] or ""


def assert_in_files(told: Iterable[str], root: Path) -> None:
    """Fail where a problem names a folder, or a file in a folder that is none, or a place outside the handbook."""
    for line in told:
        path = code_and_path(line)[1]
        assert not Path(path).is_absolute(), line
        assert not path.endswith("/"), line
        assert (root / path).is_symlink() or not (path and (root / path).is_dir()), line
        there = root / path
        assert not path or "." in path.rpartition("/")[2] or there.is_file() or there.is_symlink(), line
