"""A tiny handbook of another subject, read whole: no warning, and the blocks that its golden files hold."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Document
from pincite.pipeline import Converted, convert
from pincite.text import one_line
from tests.support.goldens import compare_golden
from tests.support.making import TESTS, copy_toy

GOLDENS = TESTS / "corpora" / "toy-blocks"
SOURCES = ("board-1901-inspection", "board-1905-annual-fog", "gazette-1902-light")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Converted]:
    """Return the toy handbook in memory; anything logged while it loads fails the test."""
    logged: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(listener)
    try:
        yield convert(copy_toy(tmp_path_factory.mktemp("corpus") / "toy"))
    finally:
        logging.getLogger().removeHandler(listener)
    assert logged == []


def _described(document: Document) -> str:
    lines: list[str] = []
    for block in document.blocks:
        lines.append(f"{block.kind} {block.section or '-'} {block.anchor or '-'} {block.start}-{block.end}")
        lines += [f"  ({block.reason})"] if block.reason else []
        lines += [f"  {one_line(block.text)}"] if not block.sentences else []
        lines += [
            f"  {one.anchor} {one.fingerprint}{' sensitive' if one.sensitive else ''}{' sic' * len(one.sic)} "
            + one_line(one.text)
            for one in block.sentences
        ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("source", SOURCES)
def test_it_cuts_the_toy_as_the_golden_file_says(source: str, toy: Converted) -> None:
    compare_golden(GOLDENS / f"{source}.txt", _described(toy.handbook.document(source)))


def test_it_reads_the_toy_without_a_fault(toy: Converted) -> None:
    assert [document.id for document in toy.handbook.documents] == [SOURCES[0], SOURCES[2], SOURCES[1]]
    for document in toy.handbook.documents:
        assert [*check_blocks(document), *check_ids(document)] == []
        assert document.draft


def test_it_finds_the_topics_of_the_toy(toy: Converted) -> None:
    found = [f"{hit.topic} {hit.source}#{one.anchor}" for hit in toy.handbook.hits for one in hit.sentences]
    assert found == [
        "oil board-1901-inspection#p1s1",
        "oil board-1901-inspection#p2s1",
        "oil board-1901-inspection#p5s1",
        "oil gazette-1902-light#p3s1",
        "fog board-1901-inspection#p3s1",
        "fog board-1901-inspection#p3s2",
        "fog board-1901-inspection#p9s1",
        "fog board-1905-annual-fog#p1s1",
        "fog board-1905-annual-fog#p3s1",
        "fog board-1905-annual-fog#p3s2",
    ]


def test_it_writes_the_same_bytes_twice(toy: Converted, tmp_path: Path) -> None:
    again = convert(copy_toy(tmp_path / "elsewhere" / "toy"))
    assert again.artifacts == toy.artifacts
    assert [one.path for one in again.artifacts] == sorted({one.path for one in again.artifacts})


def test_it_writes_no_path_of_the_machine(toy: Converted, tmp_path: Path) -> None:
    for artifact in toy.artifacts:
        assert str(tmp_path.parent).encode() not in artifact.data
