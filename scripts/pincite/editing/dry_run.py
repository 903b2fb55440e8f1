"""A change is tried before a file of it is touched: on a view of the handbook, so that nothing is copied."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pincite.errors import Problem
from pincite.inputs.file_view import DiskView
from pincite.inputs.overlay import Overlay
from pincite.invariants import check
from pincite.model import Artifact
from pincite.pipeline import Converted, convert


def dry_run(root: Path, files: Iterable[Artifact]) -> tuple[Converted, tuple[Problem, ...]]:
    """Return what the handbook would give with some files of it changed, and every problem that it would then have."""
    converted = convert(Overlay(DiskView(root), {file.path: file.data for file in files}))
    return converted, tuple(sorted(set(check(root, converted))))
