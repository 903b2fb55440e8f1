"""Small folders with links, and changes to them: on the disk, and as an overlay has them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from pincite.inputs.file_view import FileView

FOLDERS = ("a", "b", "a/b")
NAMES = ("x", "y", "more")
FILES = tuple(f"{folder}/{name}" for folder in FOLDERS for name in NAMES) + ("x", "settings")
LINKS = {"a/to": "x", "b/to": "../a/to", "way": "a", "b/way": "../a/b", "round": "round/x", "out": "/etc", "a/up": ".."}
ASKED = (*FILES, *FOLDERS, *LINKS, ".", "way/x", "way/b/y", "way/to", "b/way/x", "a/up/b/x", "round/y", "none", "x/y")

Change = Mapping[str, bytes | None]
_CONTENTS = st.one_of(st.none(), st.binary(max_size=3))
changes = st.dictionaries(st.sampled_from([*FILES, *LINKS, "new/x", "new/deep/y", "way/x", "b/way/new"]), _CONTENTS)
held = st.sets(st.sampled_from(FILES))


def make_folder(root: Path, files: set[str]) -> Path:
    """Make a folder with some files, each of which holds its own name, and with links; return it."""
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for file in files:
        (root / file).write_text(file, "utf-8")
    for link, target in LINKS.items():
        (root / link).symlink_to(target)
    return root


def change_folder(root: Path, change: Change) -> None:
    """Change files of a folder on the disk; a link in the place of one goes, what it leads to stays."""
    for path, data in change.items():
        place = root / path
        place.unlink(missing_ok=True)
        if data is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def copied(root: Path, target: Path) -> Path:
    """Return a copy of a folder, links as they are."""
    return Path(shutil.copytree(root, target, symlinks=True))


def told(view: FileView, path: str) -> tuple[object, ...]:
    """Return all that a view tells of a path; a refusal of the disk is one, whatever its words."""
    standing = view.look(path)
    found: list[object] = [standing.kind, standing.is_link, standing.real, bool(standing.fault)]
    for ask in (view.read, view.names):
        try:
            found.append(ask(path))
        except OSError:
            found.append(OSError)
    return tuple(found)
