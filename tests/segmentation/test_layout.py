"""Texts of every layout are taken apart as a reader would: kinds, own numbers, depths, and where each block begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Block, Document
from pincite.segmentation.profile import PLAIN
from pincite.text import one_line
from tests.support.making import make_document, make_source

_SHOWN = 28
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


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
