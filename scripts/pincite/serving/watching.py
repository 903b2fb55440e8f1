"""Which of the files that people write have changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from pincite.publish.write import generated_files

_WATCHED = ("seeds", "docs", "mkdocs.yml")
# An editor may put another file in the place of the one that is watched: so all is looked at again after so long.
_LONGEST_WAIT_MS = 5000
_SHOWN = 3
State = frozenset[tuple[str, int, int]]


def changes(root: Path, before: State) -> Iterator[str]:
    """Yield the names of files each time that files are other than before, also where they changed during a build."""
    places = [root / name for name in _WATCHED if (root / name).exists()]
    for _ in watch(*places, watch_filter=None, yield_on_timeout=True, rust_timeout=_LONGEST_WAIT_MS):
        now = state(root)
        if now == before:
            continue
        changed = sorted({name for name, *_ in now ^ before})
        before = now
        yield ", ".join(changed[:_SHOWN]) + (" …" if len(changed) > _SHOWN else "")


def state(root: Path) -> State:
    """Return each file that people write, with its size and the time of its last change."""
    generated = generated_files(root)
    return frozenset(
        (name, size, changed)
        for watched in _WATCHED
        for name, size, changed in _files(root, watched)
        if name not in generated
    )


def _files(root: Path, name: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files at and below a name; one that is gone before it is looked at is passed over.

    Editors make and remove files beside the one that they save, and git replaces whole folders.
    """
    path = root / name
    try:
        if not path.is_symlink() and path.is_dir():
            for entry in sorted(path.iterdir()):
                yield from _files(root, f"{name}/{entry.name}")
            return
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        # What cannot be read is told by the build; here it is a state like others.
        yield name, -1, 0
        return
    yield name, found.st_size, found.st_mtime_ns
