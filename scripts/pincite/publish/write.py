"""Writes a set of files so that a run that dies leaves the old set or the new one, never a half.

1. All changed files are written below `.pincite/staging/`.
2. The folder is renamed `.pincite/ready/`: from here on the run counts as done.
3. Its files are moved to their places, what is no longer generated is removed, the folder goes.

A run that finds `.pincite/ready/` finishes step 3 first.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pincite.errors import input_error
from pincite.model import Artifact

MANIFEST = "docs/.generated"
_WORK = ".pincite"
# Where a change is tried; what a run that died left there goes before the next one writes.
REHEARSAL = f"{_WORK}/rehearsal"
_REMOVALS = "removals.txt"
_MADE_HERE = re.compile(rb"^generated-by: ['\"]?pincite", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run did to the disk."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_set(root: Path, artifacts: Iterable[Artifact], *, also_gone: Sequence[str] = ()) -> Written:
    """Write what changed of the handbook's generated files, remove what is no longer generated, tell what was done.

    Args:
        root: the handbook's folder.
        artifacts: all that is generated.
        also_gone: files and folders below the root that go with what is no longer generated.
    """
    with _told(root):
        return _write_set(root, sorted(artifacts, key=lambda artifact: artifact.path), also_gone)


def write_own(root: Path, artifacts: Iterable[Artifact]) -> None:
    """Write files that are people's own from now on; all of them or none."""
    with _told(root):
        finish_run(root)
        _stage(root, sorted(artifacts, key=lambda artifact: artifact.path), [])
        finish_run(root)


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """Tell a refusal of the disk as the fault it is, without the path of this machine."""
    try:
        yield
    except OSError as error:
        name = Path(str(error.filename or root))
        place = name.relative_to(root).as_posix() if name.is_relative_to(root) else name.name
        message = f"it cannot be written: {error.strerror}."
        raise input_error(place, 0, "cannot-write", message, "Make room or give leave, then run this again.") from error


def _write_set(root: Path, wanted: Sequence[Artifact], also_gone: Sequence[str]) -> Written:
    finish_run(root)
    shutil.rmtree(root / REHEARSAL, ignore_errors=True)
    _refuse_hand_written(root, wanted)
    listed = "\n".join(one.path for one in wanted if one.path.startswith("docs/")) + "\n"
    gone = _listed_before(root) - {one.path for one in wanted}
    removed = sorted(path for path in gone if (root / path).is_file() and not _is_hand_written(root, path))
    changed = [one for one in [*wanted, Artifact(path=MANIFEST, data=listed.encode())] if _differs(root, one)]
    if changed or removed or also_gone:
        _stage(root, changed, [*removed, *also_gone])
        finish_run(root)
    return Written(
        changed=tuple(one.path for one in changed if one.path != MANIFEST),
        removed=(*removed, *also_gone),
        unchanged=len(wanted) - len([one for one in changed if one.path != MANIFEST]),
    )


def generated_files(root: Path) -> frozenset[str]:
    """Return the paths below the root of what the last run generated, ledgers and lists included."""
    ledgers = (path.relative_to(root).as_posix() for path in (root / "seeds/anchors").glob("*.json"))
    return frozenset({*_listed_before(root), *ledgers, MANIFEST}) - {"docs/index.md"}


def _differs(root: Path, artifact: Artifact) -> bool:
    path = root / artifact.path
    return not path.is_file() or path.read_bytes() != artifact.data


def _listed_before(root: Path) -> set[str]:
    """Return the generated files of the last run; what is not below `docs/` is never removed."""
    path = root / MANIFEST
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return {line for line in lines if line.startswith("docs/") and ".." not in line.split("/")}


def _is_hand_written(root: Path, path: str) -> bool:
    """Tell whether a page stands there that does not say that pincite made it."""
    return path.endswith(".md") and (root / path).is_file() and not _MADE_HERE.search((root / path).read_bytes())


def _refuse_hand_written(root: Path, wanted: Sequence[Artifact]) -> None:
    """Raise an error where a page would be overwritten that pincite did not write."""
    known = _listed_before(root)
    for artifact in wanted:
        is_new = _MADE_HERE.search(artifact.data) and artifact.path not in known
        if is_new and _is_hand_written(root, artifact.path):
            message = "a page of this name is generated, and one that pincite did not write stands there."
            raise input_error(artifact.path, 0, "would-overwrite", message, "Move it to another name.")


def _stage(root: Path, changed: Sequence[Artifact], removed: Sequence[str]) -> None:
    staging = root / _WORK / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    for artifact in changed:
        path = staging / "files" / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    (staging / _REMOVALS).write_text("\n".join(removed), "utf-8")
    staging.rename(root / _WORK / "ready")


def finish_run(root: Path) -> None:
    """Move the files of a staged run to their places, if there is one."""
    ready = root / _WORK / "ready"
    if not ready.is_dir():
        return
    files = ready / "files"
    for path in sorted(files.rglob("*")):
        if path.is_file():
            target = root / path.relative_to(files)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    for name in (ready / _REMOVALS).read_text("utf-8").splitlines():
        _remove(root / name)
    # Renamed first: what is left of a run that dies here is not taken for one that is ready.
    done = root / _WORK / "staging"
    shutil.rmtree(done, ignore_errors=True)
    ready.rename(done)
    shutil.rmtree(done)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
