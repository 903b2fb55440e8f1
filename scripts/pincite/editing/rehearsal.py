"""A change is tried on a copy of the handbook before a file of it is touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pincite.errors import Problem
from pincite.model import Artifact
from pincite.pipeline import Converted, convert
from pincite.promises import check
from pincite.publish.write import generated_files

_SETTINGS = "mkdocs.yml"
_FOLDERS = ("seeds", "docs")


def rehearse(root: Path, files: Iterable[Artifact]) -> tuple[Converted, tuple[Problem, ...]]:
    """Return what the handbook gives with some files of it changed, and every problem that it then has.

    Pages that are generated are left out of the copy, ledgers and records are not: they decide what is generated.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        generated = {name for name in generated_files(root) if name.startswith("docs/")}
        shutil.copy(root / _SETTINGS, copy)
        for name in _FOLDERS:
            for path in sorted((root / name).rglob("*")):
                place = path.relative_to(root).as_posix()
                if path.is_file() and place not in generated:
                    (copy / place).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, copy / place)
        for artifact in files:
            (copy / artifact.path).parent.mkdir(parents=True, exist_ok=True)
            (copy / artifact.path).write_bytes(artifact.data)
        converted = convert(copy)
        return converted, tuple(sorted(set(check(copy, converted, checkout=root))))
