"""The numbers that an original gives its own passages, as a reader cites them: `12(a)` for `(a)` below `12.`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pincite.model.document import Block

# What stands below another number: a letter, or anything in brackets; `2.1` and `§ 4` are whole by themselves.
_HANGS_ON = re.compile(r"[(（].+[)）]|[^\W\d]{1,4}\)?")
_BRACKETS = re.compile(r"[\[［【](.+)[\]］】]")


def number_paths(blocks: Sequence[Block]) -> Mapping[str, str]:
    """Return the whole number of each numbered passage of an original, by anchor.

    1. `(a)` that stands deeper than `12` is `12(a)`.
    2. `[34]` is `34`.
    3. A number that stands twice is told by the numbered heading above it: `Article 4, 1`.
    """
    found = list(_paths(blocks))
    count = Counter(path for _, path, _ in found)
    return {anchor: f"{above}, {path}" if above and count[path] > 1 else path for anchor, path, above in found}


def _paths(blocks: Sequence[Block]) -> Iterator[tuple[str, str, str | None]]:
    """Yield anchor, number and the label of the heading above of each passage that has a number."""
    above: str | None = None
    parents = list[tuple[int, str]]()
    for block in blocks:
        if block.kind == "heading":
            above, parents = block.label, []
        if not block.label or not block.is_numbered:
            continue
        level = block.level or 1
        parents = [parent for parent in parents if parent[0] < level]
        bare = _BRACKETS.sub(r"\1", block.label)
        hangs = parents and _HANGS_ON.fullmatch(bare)
        path = parents[-1][1] + (bare if bare[0] in "(（" else f"({bare.rstrip(')')})") if hangs else bare
        parents.append((level, path))
        yield block.anchor, path, above
