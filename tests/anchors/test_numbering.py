"""A new document's blocks are numbered in reading order, the rows of a table within it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pincite.identity.numbering import number_blocks
from pincite.model import Block, BlockKind


def _block(kind: BlockKind, row: int = 0) -> Block:
    return Block(
        kind=kind,
        section=None,
        start=0,
        end=1,
        text="x",
        reason=None,
        anchor="",
        fingerprint="",
        sentences=(),
        row=row,
    )


@pytest.mark.parametrize(
    ("rows", "anchors"),
    [
        ([1, 2, 1, 2], ["t1r1", "t1r2", "t2r1", "t2r2"]),
        ([2, 3], ["t1r1", "t1r2"]),
        ([1, 3, 4], ["t1r1", "t1r2", "t1r3"]),
        ([1, 2, 0, 2, 3], ["t1r1", "t1r2", "p1", "t2r1", "t2r2"]),
        ([1, -1, 2], ["t1r1", "", "t1r2"]),
    ],
)
def test_rows_are_counted_within_their_table(rows: Sequence[int], anchors: Sequence[str]) -> None:
    """0 stands for a paragraph, -1 for a rule; a row that was taken for something else is missing."""
    kinds: dict[int, BlockKind] = {0: "paragraph", -1: "separator"}
    blocks = [_block(kinds.get(row, "table-row"), max(row, 0)) for row in rows]
    assert [block.anchor for block in number_blocks(blocks)] == anchors
