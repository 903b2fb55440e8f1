"""Promise 5: same input, same bytes, and nothing of the machine in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pincite.errors import Problem
from pincite.line_ends import rewriting_of
from pincite.model import Artifact


def digests(artifacts: Iterable[Artifact]) -> dict[str, str]:
    """Return the SHA-256 of each file by its path."""
    return {artifact.path: hashlib.sha256(artifact.data).hexdigest() for artifact in artifacts}


def check_repeatable(first: Mapping[str, str], second: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each file that two runs over the same input did not write alike."""
    for path in sorted({*first, *second}):
        if first.get(path) != second.get(path):
            message = "a second run, with other hash seeds, time zone and folder, gave other bytes."
            fix = "This is a fault of pincite; do not publish."
            yield Problem(path=path, line=0, code="not-repeatable", message=message, fix=fix)


def check_no_machine(artifacts: Iterable[Artifact], root: Path) -> Iterator[Problem]:
    """Yield a problem for each file that holds the path of the folder it was made in."""
    paths = {os.fsencode(path) for path in (root, root.resolve()) if len(path.parts) > 2}  # noqa: PLR2004 - not `/x`
    for artifact in artifacts:
        for path in paths:
            if path in artifact.data:
                line = artifact.data[: artifact.data.index(path)].count(b"\n") + 1
                yield Problem(
                    path=artifact.path,
                    line=line,
                    code="machine-path",
                    message="the path of this folder stands in it.",
                    fix="Take it out of the seed's metadata or pages.",
                )


def check_up_to_date(artifacts: Iterable[Artifact], root: Path) -> Iterator[Problem]:
    """Yield a problem for each generated file that is missing on the disk or differs from what would be written."""
    for artifact in artifacts:
        path = root / artifact.path
        if not path.is_file():
            state = "it is missing."
        elif path.read_bytes() != artifact.data:
            said = rewriting_of(path.read_bytes(), hashlib.sha256(artifact.data).hexdigest())
            state = f"no word was changed, but {said}." if said else "it is not what the seeds give."
        else:
            continue
        fix = "Run `pincite convert`; changes belong into seeds/."
        yield Problem(path=artifact.path, line=0, code="out-of-date", message=state, fix=fix)
