"""Odd values are said as they are: nothing lost, invented, or told twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pincite import edtf
from pincite.citations import build_references, compare
from pincite.citations.bibliography import bibliography_file
from pincite.citations.pages import has_hyphened_page, page_range
from pincite.citations.sentences import as_sentence
from tests.citations.sources import STYLES, toy_csl, toy_document
from tests.citations.test_entries import as_text
from tests.support.goldens import read_cases

Case = dict[str, Any]
CASES: list[Case] = read_cases(Path(__file__).with_name("said.yml"))


def source_of(case: Case) -> edtf.Csl:
    """Return the source of a case; a date may be written as in a sidecar."""
    csl = toy_csl(**{"author": [{"family": "Orr", "given": "Jo"}], **case["csl"]})
    written = case["csl"].get("issued")
    return edtf.with_date(csl, "issued", edtf.parse(edtf.written(written))) if written else csl


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_an_odd_value_is_said_as_it_is_in_each_form(case: Case) -> None:
    (reference,) = references = build_references([toy_document(source_of(case))], styles=[])
    for form, parts in case.get("has", {}).items():
        assert [part for part in parts if part not in getattr(reference, form)] == [], getattr(reference, form)
    for form, parts in case.get("lacks", {}).items():
        assert [part for part in parts if part in getattr(reference, form)] == [], getattr(reference, form)
    assert list(compare(bibliography_file(references), references)) == []


@pytest.mark.slow
def test_an_odd_value_is_said_as_it_is_in_each_style() -> None:
    documents = [toy_document({**source_of(case), "id": f"toy-{place}"}) for place, case in enumerate(CASES)]
    references = build_references(documents, styles=STYLES)
    wrong = {
        (case["name"], style): as_text(reference.formatted[style])
        for case, reference in zip(CASES, references, strict=True)
        for style, part in case.get("styles", {}).items()
        if part not in as_text(reference.formatted[style])
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("pages", "ends"),
    [
        ("12-15", ("12", "15")),
        ("112–15", ("112", "15")),
        ("iv-x", ("iv", "x")),
        ("iv-12", ("iv", "12")),
        ("XII-XV", ("XII", "XV")),
        ("A1-A4", ("A1", "A4")),
        ("12a-14b", ("12a", "14b")),
        ("A-1", None),
        ("C-12", None),
        ("1-A", None),
        ("3-2", None),
        ("A-1–A-3", None),
        ("12", None),
        ("12, 15", None),
    ],
)
def test_a_range_of_pages_is_told_from_a_page_with_a_hyphen(pages: str, ends: tuple[str, str] | None) -> None:
    assert page_range(pages) == ends
    assert has_hyphened_page(pages) == ("-" in pages and ends is None)
    assert has_hyphened_page(f"7, {pages}") == has_hyphened_page(pages)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Kept", "Kept."),
        ("Kept.", "Kept."),
        ("Is it?", "Is it?"),
        ("<i>Is it?</i>", "<i>Is it?</i>"),
        ("“No!”", "“No!”"),
        ("Kept (mostly.)", "Kept (mostly.)."),
        ("完。", "完。"),
        ("ចប់។", "ចប់។"),
        ("हो।", "हो।"),
        ("to be continued …", "to be continued …"),
    ],
)
def test_a_sentence_ends_once(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence
