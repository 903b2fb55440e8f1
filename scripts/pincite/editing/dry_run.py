"""A change is tried on a copy of the handbook before a file of it is touched.

The copy lies below `.pincite/`, never in the system's temporary folder: a run that is killed leaves it where the next
one clears it away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pincite.errors import Problem
from pincite.handbook_lock import WORK, work_folder
from pincite.invariants import check
from pincite.model import Artifact
from pincite.pipeline import Converted, convert
from pincite.publish.transaction import REHEARSAL
from pincite.publish.write import generated_files

_SETTINGS = "mkdocs.yml"
_FOLDERS = ("seeds", "docs")


@contextlib.contextmanager
def trial_folder(root: Path) -> Iterator[Path]:
    """Yield an empty folder in which a few files of a handbook are read as they would be; it goes at the end.

    It lies where copies for trial lie. Only a handbook that cannot be written, in which nothing can be redacted either,
    has it in the system's temporary folder.
    """
    if not os.access(root, os.W_OK):
        with tempfile.TemporaryDirectory() as elsewhere:
            yield Path(elsewhere)
        return
    work, trials = root / WORK, root / REHEARSAL
    is_new = not work.exists()
    work_folder(root)
    trials.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=trials))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for empty in (trials, work) if is_new else (trials,):
            with contextlib.suppress(OSError):  # another trial, or the next run, has something in it
                empty.rmdir()


def dry_run(root: Path, files: Iterable[Artifact]) -> tuple[Converted, tuple[Problem, ...]]:
    """Return what the handbook gives with some files of it changed, and every problem that it then has.

    Pages that are generated are left out of the copy, ledgers and records are not: they decide what is generated. A
    file that is changed is never copied as it was.
    """
    copy, changed = root / REHEARSAL, {file.path: file for file in files}
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    try:
        _copy(root, copy, {name for name in generated_files(root) if name.startswith("docs/")} | changed.keys())
        for artifact in changed.values():
            (copy / artifact.path).parent.mkdir(parents=True, exist_ok=True)
            (copy / artifact.path).write_bytes(artifact.data)
        converted = convert(copy)
        return converted, tuple(sorted(set(check(copy, converted, checkout=root))))
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _copy(root: Path, copy: Path, without: Iterable[str]) -> None:
    left_out = set(without)
    shutil.copy(root / _SETTINGS, copy)
    for name in _FOLDERS:
        for path in sorted((root / name).rglob("*")):
            place = path.relative_to(root).as_posix()
            if path.is_file() and place not in left_out:
                (copy / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy / place)
