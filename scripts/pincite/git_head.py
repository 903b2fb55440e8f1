"""What the last commit holds, read through git; nothing where the handbook is in no checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from pincite.errors import input_error

_NO_COMMIT = 128


def committed_files(root: Path, folders: Sequence[str]) -> Mapping[str, str]:
    """Return the JSON files that the last commit has directly in some folders, by their paths below the root."""
    if not _is_checkout(root) or shutil.which("git") is None:
        return {}
    if _git(root, ["rev-parse", "--verify", "--quiet", "HEAD"]).returncode == 1:
        return {}
    listed = _told(root, ["ls-tree", "-z", "--name-only", "HEAD", *(f"{folder}/" for folder in folders)])
    names = [name for name in listed.decode().split("\0") if name.endswith(".json")]
    if not names:
        return {}
    asked = "".join(f"HEAD:./{name}\n" for name in names)
    return dict(zip(names, _contents(_told(root, ["cat-file", "--batch"], asked.encode())), strict=True))


def committed_text(root: Path, path: str, revision: str) -> str | None:
    """Return what a file below the root held in a commit; None where that commit, or git, does not have it."""
    if "\n" in revision or not _is_checkout(root) or shutil.which("git") is None:
        return None
    told = _told(root, ["cat-file", "--batch"], f"{revision}:./{path}\n".encode())
    head = told.partition(b"\n")[0]
    return _contents(told)[0] if re.fullmatch(rb"[0-9a-f]+ blob \d+", head) else None


def _is_checkout(root: Path) -> bool:
    place = root.resolve()
    return any((folder / ".git").exists() for folder in (place, *place.parents))


def _git(root: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - the command is ours
        ["git", *arguments],  # noqa: S607 - whichever git its user has
        cwd=root,
        input=given,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        check=False,
    )


def _told(root: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    run = _git(root, arguments, given)
    if run.returncode:
        said = (run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"])[0]
        message = f"git cannot tell what the last commit has: {said.replace(str(root.resolve()), '.')}."
        raise input_error("seeds/anchors", 0, "git-unreadable", message, "Mend what git says, then run this again.")
    return run.stdout


def _contents(batch: bytes) -> list[str]:
    """Return the files in what `git cat-file --batch` printed: a line with the size, the bytes, a line end."""
    found = []
    while batch:
        head, _, rest = batch.partition(b"\n")
        size = int(head.rsplit(b" ", 1)[1])
        found.append(rest[:size].decode())
        batch = rest[size + 1 :]
    return found
