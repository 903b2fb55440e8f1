"""Texts of every layout are taken apart as a reader would: kinds, own numbers, depths, and where each block begins."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Block, Document
from pincite.segmentation.paragraphs import chunks
from pincite.segmentation.profile import PLAIN
from pincite.text import one_line
from tests.support.making import make_document, make_source
from tests.support.strategies import examples

_SHOWN = 28
_NAMED = [
    (f"{path.stem}: {case['name']}", case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
CASES = [pytest.param(case, id=name) for name, case in _NAMED]


def describe(block: Block) -> str:
    """Return a block as the cases have it: `list-item (a) (2): (a) the lamp`."""
    label = f" {block.label}" if block.label else ""
    level = f" ({block.level})" if block.level else ""
    words = " | ".join(block.cells) if block.cells else one_line(block.text)
    return f"{block.kind}{label}{level}: {words[:_SHOWN].strip()}"


def _read(case: dict[str, Any], text: str) -> Document:
    csl = {"id": "larkholm", "type": "document", "title": "no line of the text", "issued": "1901"}
    source = make_source(text, csl=csl | {"language": case.get("language", "")})
    return make_document(source, PLAIN)


@pytest.mark.parametrize("case", CASES)
def test_it_takes_a_text_apart_as_a_reader_would(case: dict[str, Any]) -> None:
    document = _read(case, case["text"])
    assert [describe(block) for block in document.blocks] == case["blocks"]
    assert [*check_blocks(document), *check_ids(document)] == []


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85", "\x0b"], ids=repr)
@pytest.mark.parametrize("case", CASES[::7])
def test_the_ends_of_lines_make_no_difference(case: dict[str, Any], end: str) -> None:
    document = _read(case, case["text"].replace("\n", end))
    assert [describe(block) for block in document.blocks] == case["blocks"]


_LINES = sorted({line for _, case in _NAMED for line in case["text"].splitlines()})
_ENDS = ["\n", "\n", "\n", "\n\n", "\r\n", "\r", "\n\u200b\n", "\u2028", "\u2029", "\f", "\x85", "\x0b"]


@examples(150)
@given(st.lists(st.tuples(st.sampled_from(_LINES), st.sampled_from(_ENDS)), min_size=1, max_size=40))
def test_nothing_is_lost_of_any_mixture_of_lines(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{line}{end}" for line, end in parts) + "end"
    document = make_document(make_source(text, title="no line"), PLAIN)
    assert [*check_blocks(document), *check_ids(document)] == []
    for table in groupby(document.blocks, lambda block: block.kind == "table-row"):
        _assert_rows([block for block in table[1] if table[0]])


def _assert_rows(rows: list[Block]) -> None:
    """Check that rows count from 1, and that each row of a table has as many cells."""
    for before, row in pairwise(rows):
        assert row.row in (1, before.row + 1)
        assert row.row == 1 or len(row.cells) == len(before.cells)
    assert all(row.row for row in rows)


@pytest.mark.parametrize("case", CASES[::11])
def test_a_profile_that_cuts_at_lines_keeps_its_cuts_and_has_labels(case: dict[str, Any]) -> None:
    lines = [line for line in case["text"].split("\n") if line.strip()]
    found = list(chunks(case["text"], "lines", language=case.get("language", "")))
    assert [case["text"][chunk.start : chunk.end] for chunk in found] == [line.strip() for line in lines]
    assert {chunk.kind for chunk in found} == {"paragraph"}
