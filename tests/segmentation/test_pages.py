"""What pages put between the words of a text is left out of it, and what they parted is one passage."""

from __future__ import annotations

from typing import Any

import pytest

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Document
from pincite.segmentation.page_furniture import read_pages
from pincite.segmentation.profile import PLAIN
from pincite.text import one_line, without_space
from tests.support.goldens import read_cases
from tests.support.making import TESTS, make_document, make_profile, make_source

CASES = read_cases(TESTS / "segmentation" / "pages" / "cases.yml")
_OF_PAGES = ("page", "running head")


def _left(document: Document) -> list[str]:
    blocks = [block for block in document.blocks if block.reason and any(word in block.reason for word in _OF_PAGES)]
    return [one_line(block.text) for block in blocks if block.kind == "boilerplate"]


def _read(case: dict[str, Any]) -> Document:
    text = case["text"].replace("⏏", "\f")
    return make_document(make_source(text, title="no line"), make_profile(**case.get("profile", {})))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_leaves_out_what_belongs_to_the_page(case: dict[str, Any]) -> None:
    document = _read(case)
    assert _left(document) == case["left"]
    passages = [block for block in document.blocks if not block.reason]
    if "passages" in case:
        assert [one_line(block.text) for block in passages] == case["passages"]
    if "pages" in case:
        assert [block.page and f"{block.page.first}-{block.page.last}" for block in passages] == case["pages"]
    assert [*check_blocks(document), *check_ids(document)] == []


@pytest.mark.parametrize("case", [case for case in CASES if not case["left"]], ids=lambda case: case["name"])
def test_what_may_be_text_stays_whole(case: dict[str, Any]) -> None:
    document = _read(case)
    assert "".join(without_space(block.text) for block in document.blocks) == without_space(document.source.seed.text)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_does_not_matter_how_lines_end(case: dict[str, Any], end: str) -> None:
    document = _read(case | {"text": case["text"].replace("\n", end)})
    assert _left(document) == case["left"]
    if "passages" in case:
        assert [one_line(block.text) for block in document.blocks if not block.reason] == case["passages"]


SLOW = [
    "\n".join(map(str, range(20_000))),
    "THE MILL\n\n" * 20_000,
    "\f".join(["12\nTHE MILL\nand so it went on for a long time until they came"] * 5_000),
    "- 12 -\n" * 20_000,
    "i " * 50_000,
    "\f" * 50_000 + "a",
]


@pytest.mark.parametrize("text", SLOW, ids=range(len(SLOW)))
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    # If each line were held against all others, these would take minutes.
    reading = read_pages(text, PLAIN)
    left = sum(len(without_space(text[one.start : one.end])) for one in reading.furniture)
    assert left + len(without_space(reading.text)) == len(without_space(text))
