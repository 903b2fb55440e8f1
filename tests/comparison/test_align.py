"""Which sentences belong together, what became of them, and what was changed in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pincite.model import Edit
from pincite.similarity.word_diff import redline
from tests.comparison.making import pair_of
from tests.support.goldens import read_cases

HERE = Path(__file__).parent
_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def _name(case: dict[str, Any]) -> str:
    return str(case.get("it") or case["older"])


@pytest.mark.parametrize("case", read_cases(HERE / "cases.yml"), ids=_name)
def test_it_finds_the_pairs_of(case: dict[str, Any]) -> None:
    found = [
        f"{str(change.older)[3:]} ~ {str(change.newer)[3:]}: {change.relation}"
        for change in pair_of(case["older"], case["newer"]).recurring
    ]
    assert found == case["pairs"]


@pytest.mark.parametrize("case", read_cases(HERE / "redlines.yml"), ids=_name)
def test_it_marks_what_was_taken_out_and_put_in(case: dict[str, str]) -> None:
    assert "".join(map(_marked, redline(case["older"], case["newer"]))) == case["redline"]


def _marked(edit: Edit) -> str:
    return _MARKS[edit.kind].format(edit.text)
