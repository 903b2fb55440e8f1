"""What the last commit holds, read through git; nothing where the handbook is in no checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from pincite.errors import HANDBOOK, input_error

_NO_COMMIT = 128
# A stranger's `.git` may name programs that fetch what it lacks: nothing is fetched, from nowhere.
_ENVIRONMENT = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_OPTIONAL_LOCKS": "0"}


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
        env=os.environ | _ENVIRONMENT,
        capture_output=True,
        check=False,
    )


def _told(root: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    run = _git(root, arguments, given)
    if run.returncode:
        said = (run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"])[0]
        message = "git cannot read what the last commit of this handbook has."
        fix = "Run `git status` in its folder, and do what it says; then run this again."
        said = said.replace(str(root.resolve()), ".")
        raise input_error(HANDBOOK, 0, "git-unreadable", message, fix, said=said)
    return run.stdout


def _contents(batch: bytes) -> list[str]:
    """Return the files in what `git cat-file --batch` printed: a line with the size, the bytes, a line end."""
    found = []
    while batch:
        head, _, rest = batch.partition(b"\n")
        if head.endswith(b" missing"):
            name = head.removesuffix(b" missing").rpartition(b":./")[2].decode("utf-8", "replace")
            message = "the last commit has this file, but its words are not in this clone, which is a part of another."
            raise input_error(name, 0, "git-incomplete", message, "Clone the handbook anew, without `--filter`.")
        size = int(head.rsplit(b" ", 1)[1])
        found.append(rest[:size].decode())
        batch = rest[size + 1 :]
    return found
