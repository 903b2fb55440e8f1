"""What people write in YAML is read as they meant it, or refused in words that help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pincite.errors import InputError
from pincite.files import read_text, read_yaml
from pincite.inputs.file_view import DiskView
from pincite.sources.registry import read_source
from tests.support.goldens import read_cases
from tests.support.making import TESTS

CASES = read_cases(TESTS / "sources" / "yaml-traps.yml")


def _read(root: Path, sidecar: str) -> str:
    (root / "seeds").mkdir()
    (root / "seeds" / "x.txt").write_text("The lamp.", "utf-8")
    (root / "seeds" / "x.txt.yml").write_text(sidecar, "utf-8")
    return str(read_source(DiskView(root), "x.txt").csl["title"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_meets_each_trap(case: dict[str, Any], tmp_path: Path) -> None:
    if "title" in case:
        assert _read(tmp_path, case["text"]) == case["title"]
        return
    with pytest.raises(InputError) as raised:
        _read(tmp_path, case["text"])
    # Which keys are known grows; that they are named is enough here.
    told = [
        re.sub(r"known are (?:[\w-]+, )+[\w-]+\.", "known are ….", str(problem)) for problem in raised.value.problems
    ]
    assert told == case["problems"]


@pytest.mark.parametrize("text", ["[" * 200_000, "a: {" * 3_000, "- " * 200_000], ids=["lists", "mappings", "items"])
def test_it_refuses_what_stands_too_deep(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^yaml-too-deep seeds/x.txt.yml:1: "):
        _read(tmp_path, text)


def test_it_refuses_what_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^yaml-too-large seeds/x.txt.yml: "):
        _read(tmp_path, "#" + "x" * 8_000_000)


def test_it_names_the_line_of_a_byte_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"id: x\ntitle: S\xf6der\xf6\n")
    with pytest.raises(InputError, match=r"^file-not-utf8 x.yml:2: the list is not UTF-8: byte 0xf6\. Save"):
        read_text(DiskView(tmp_path), "x.yml", what="the list")


def test_it_says_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^file-unreadable x.yml: the list cannot be read: there is no such file"):
        read_text(DiskView(tmp_path), "x.yml", what="the list")


def test_it_reads_tags_as_nothing_where_they_belong_to_others(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("a: !ENV [X, y]\nb: !!python/name:os.x\nc: [!x 1, 2]\nd: !y {z: 1}\n", "utf-8")
    written = read_yaml(DiskView(tmp_path), "x.yml", what="it", ignore_tags=True)
    assert written.data == {"a": None, "b": None, "c": [None, 2], "d": None}
    assert (written.line(("c", 1)), written.line(("c", 9, "q")), written.line(("nowhere",))) == (3, 3, 1)
