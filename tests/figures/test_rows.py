"""Rows over texts in many notations: the whole number passes, its pieces and what is in doubt are refused and named."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pincite.errors import Problem
from pincite.figures.figure_file import Dismissed, FigureFile
from pincite.figures.propose import propose
from pincite.figures.verify import verify
from pincite.model import Document, Figure
from tests.support.goldens import compare_golden, read_cases
from tests.support.making import make_document, make_source

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = read_cases(HERE / "cases" / "rows.yml")


def _document(text: str, language: str | None = None) -> Document:
    source = make_source(text + "\n")
    return make_document(make_source(text + "\n", csl=dict(source.csl) | ({"language": language} if language else {})))


def _figure(document: Document, case: dict[str, Any]) -> Figure:
    high = case.get("value_high")
    return Figure(
        id="boats",
        source=document.id,
        anchor="p1",
        indicator="boats",
        value=Decimal(case["value"]),
        value_high=Decimal(high) if high else None,
        unit="boats",
        qualifier="range" if high else "exact",
        year=case.get("year", 1901),
        year_basis=case.get("year_basis", "inferred"),
        status="reported",
        scope="the harbour",
        reporter="the keeper",
        compares_with=None,
        quote=case["quote"],
        note="",
        line=2,
    )


def _problems(case: dict[str, Any]) -> list[Problem]:
    document = _document(case["text"], case.get("language"))
    return list(verify(FigureFile(figures=(_figure(document, case),)), [document], []))


@pytest.mark.parametrize("name", CASES["right"])
def test_it_passes_a_row_that_has_the_whole_number(name: str) -> None:
    assert _problems(CASES["right"][name]) == []


def test_it_refuses_a_row_that_has_less_and_says_what_stands_there() -> None:
    told = []
    for name, case in CASES["wrong"].items():
        problems = _problems(case)
        assert problems, name
        told.append("\n  ".join([name, *map(str, problems)]))
    compare_golden(HERE / "cases" / "rows.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize("name", CASES["wrong"])
def test_it_never_offers_the_value_that_it_refuses(name: str) -> None:
    case = CASES["wrong"][name]
    refused = case.get("value_high") or case["value"]
    assert all(f"Did you mean `{refused}`" not in str(problem) for problem in _problems(case))


def test_it_proposes_a_number_that_is_not_read_once_and_whole() -> None:
    document = _document("They trimmed 12,5,3 lamps and 1 574 wicks. Several hundred boats lay there on the 21st.")
    found = {proposal.anchor: proposal.numbers for proposal in propose([document], (), ())}
    assert found == {"p1s1": ("12,5,3", "1 574"), "p1s2": ("Several hundred",)}


def test_it_lets_a_number_that_is_not_read_be_dismissed() -> None:
    document = _document("They trimmed 12,5,3 lamps.")
    dismissed = Dismissed(source=document.id, anchor="p1", words="12,5,3 lamps", reason="no number", line=2)
    assert list(verify(FigureFile(dismissed=(dismissed,)), [document], [])) == []
    assert propose([document], (), [dismissed]) == ()


def test_it_takes_the_language_of_the_handbook_where_a_source_states_none() -> None:
    document = _document("Die Mühle hat 1.574 Säcke.")
    row = _figure(document, {"value": "1574", "quote": "hat 1.574 Säcke"})
    assert list(verify(FigureFile(figures=(row,)), [document], [], language="de")) == []
    [problem] = verify(FigureFile(figures=(row,)), [document], [], language="en")
    assert re.search(r"It holds `1\.574`\. Did you mean `1\.574`\?$", str(problem))
