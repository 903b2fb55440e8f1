"""Names that some system cannot have are told; a safe one is safe, and stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.filenames import clashes, name_fault, path_fault, safe_name, shown_path
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples

CASES: list[Any] = read_cases(TESTS / "folder" / "names.yml")


@pytest.mark.parametrize(("name", "said"), CASES)
def test_it_tells_names_that_a_system_cannot_have(name: str, said: str | None) -> None:
    fault = name_fault(name)
    assert fault is None if said is None else said in (fault or "")


def test_it_counts_bytes_of_a_name_and_characters_of_a_path() -> None:
    assert name_fault("é" * 127) is None
    assert "256 bytes" in (name_fault("é" * 128) or "")
    assert path_fault("docs/" + "a" * 235) is None
    assert "241 characters" in (path_fault("docs/" + "a" * 118 + "/" + "b" * 117) or "")
    assert "not UTF-8" in (name_fault("a\udcff") or "")


def test_it_tells_two_names_that_are_one_elsewhere() -> None:
    same = ["docs/A.md", "docs/a.md", "docs/caf\u00e9.md", "docs/cafe\u0301.md", "docs/x/One.md", "docs/X/two.md", "ok"]
    assert sorted({frozenset(pair) for pair in clashes(same)}, key=sorted) == sorted(
        [
            frozenset({"docs/A.md", "docs/a.md"}),
            frozenset({"docs/caf\u00e9.md", "docs/cafe\u0301.md"}),
            frozenset({"docs/x", "docs/X"}),
        ],
        key=sorted,
    )


@examples(200)
@given(st.one_of(st.text(max_size=300), st.sampled_from([name for name, _ in CASES])))
def test_a_safe_name_is_safe_and_stays(name: str) -> None:
    safe = safe_name(name)
    assert name_fault(safe) is name_fault(f"{safe}.yml") is None
    assert safe_name(safe) == safe
    assert shown_path(name).encode() or not name


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a:b?.txt", "a-b.txt"), ("aux.txt", "aux-file.txt"), ("Ünï – 2.txt", "Ünï – 2.txt"), ("..", "source")],
)
def test_it_proposes_a_name_near_the_one_that_was_given(name: str, safe: str) -> None:
    assert safe_name(name) == safe
