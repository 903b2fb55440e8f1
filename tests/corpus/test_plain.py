"""Short texts of every layout, read without a profile: each block is what a reader would take for one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Block, Document
from pincite.pipeline import convert
from pincite.segmentation.paragraphs import chunks
from pincite.segmentation.profile import PLAIN
from tests.support.goldens import compare_golden
from tests.support.making import TESTS, make_document, make_source, read_sources

CORPUS = TESTS / "corpora" / "plain"
GOLDENS = TESTS / "corpora" / "plain-blocks"
LAYOUTS = [
    "x\n",
    "a b c\n",
    "1. x\n",
    "A\n",
    "  x y\nzz\n",
    "SHOUT\nlow\n",
    "- b\n",
    "x\n\n",
    "It ends.\nON\nit goes\n",
]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Return the documents of the corpus by id."""
    return {source.id: make_document(source, PLAIN) for source in read_sources(CORPUS)}


def _described(document: Document) -> str:
    return "\n".join(line for block in document.blocks for line in _block_lines(block)) + "\n"


def _block_lines(block: Block) -> list[str]:
    head = f"{block.kind} {block.anchor or '-'}{' verse' if block.verse else ''}"
    shown = [block] if block.verse or not block.sentences else block.sentences
    return [head, *(f"  {line}" for one in shown for line in one.text.splitlines())]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("seeds/*.txt")), ids=lambda path: path.stem)
def test_it_cuts_each_text_as_a_reader_would(path: Path, documents: dict[str, Document]) -> None:
    (document,) = [one for one in documents.values() if one.source.seed.file == path.name]
    compare_golden(GOLDENS / path.name, _described(document))
    assert [*check_blocks(document), *check_ids(document)] == []


def test_it_makes_a_handbook_of_them_without_topics() -> None:
    artifacts = [artifact.path for artifact in convert(CORPUS).artifacts]
    assert [path for path in artifacts if "topic" in path and "schemas" not in path] == []
    assert len([path for path in artifacts if path.startswith("seeds/anchors/")]) == len(
        list(CORPUS.glob("seeds/*.txt"))
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize("path", sorted(CORPUS.glob("seeds/*.txt")), ids=lambda path: path.stem)
def test_line_ends_make_no_difference(path: Path, end: str, documents: dict[str, Document]) -> None:
    (document,) = [one for one in documents.values() if one.source.seed.file == path.name]
    text = document.source.seed.text.replace("\r\n", "\n").replace("\r", "\n")
    again = make_document(make_source(text.replace("\n", end), title=document.title), PLAIN)
    assert _described(again) == _described(document)


@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
def test_its_time_grows_with_the_lines_and_not_faster(layout: str) -> None:
    def best(lines: int) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            assert list(chunks(layout * lines, "auto"))
            times.append(time.process_time() - start)
        return min(times)

    # Four times the lines; what grew with the square of them would take sixteen times as long.
    assert best(8_000) < 9 * max(best(2_000), 0.002)
