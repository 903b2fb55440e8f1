"""Every type of CSL in every form: what identifies a source is found again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from pincite import edtf
from pincite.citations import build_references, latex
from pincite.citations.kinds import KINDS
from tests.citations.carried import TITLE, YEAR, by_id, crowded_sources, letters, lost, table_sources
from tests.citations.sources import STYLES, toy_csl, toy_document
from tests.citations.test_entries import as_text

SOURCES = {"table": table_sources(), "crowded": crowded_sources()}
ALL_STYLES = (*STYLES, "chicago-author-date")
DOUBTFUL = ("1987?", "1987-06~", "198X")
Printed = dict[tuple[str, str, str], str]


@pytest.fixture(params=SOURCES, scope="module")
def sources(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return SOURCES[request.param]


def test_the_table_has_every_type() -> None:
    assert {source["type"] for source in table_sources()} == set(KINDS)


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
def test_it_keeps_what_identifies_a_source_in_bibtex(dialect: str, sources: list[dict[str, Any]]) -> None:
    references = by_id(build_references([toy_document(csl) for csl in sources], styles=[]))
    missing = {}
    for csl in sources:
        (entry,) = parse_string(getattr(references[csl["id"]], dialect)).entries
        read = [
            f"{field.key} {latex.unescape(field.value) if _is_latex(field.key) else field.value}"
            for field in entry.fields
        ]
        missing[csl["id"]] = lost(csl, read)
    assert {kind: names for kind, names in missing.items() if names} == {}


def _is_latex(field: str) -> bool:
    return field not in {"url", "doi", "month", "date", "urldate"}


def test_it_keeps_what_identifies_a_source_in_ris(sources: list[dict[str, Any]]) -> None:
    references = by_id(build_references([toy_document(csl) for csl in sources], styles=[]))
    read = {csl["id"]: rispy.loads(references[csl["id"]].ris, delimiter_tags_mapping={}) for csl in sources}
    assert {csl["id"]: lost(csl, read[csl["id"]]) for csl in sources if lost(csl, read[csl["id"]])} == {}


@pytest.fixture(scope="module")
def printed() -> Printed:
    """Return each source's entry in each style, by group, id and style; all of a style are formatted in one call."""
    undated = [{name: value for name, value in csl.items() if name != "issued"} for csl in table_sources()]
    doubtful = {text: [edtf.with_date(csl, "issued", edtf.parse(text)) for csl in table_sources()] for text in DOUBTFUL}
    groups: dict[str, Sequence[edtf.Csl]] = {**SOURCES, **doubtful, "undated": undated}
    names = {f"g{place}-{csl['id']}": (group, csl) for place, group in enumerate(groups) for csl in groups[group]}
    documents = [toy_document({**csl, "id": name}) for name, (_, csl) in names.items()]
    references = build_references(documents, styles=ALL_STYLES)
    return {
        (names[reference.id][0], names[reference.id][1]["id"], style): as_text(reference.formatted[style])
        for reference in references
        for style in ALL_STYLES
    }


@pytest.mark.slow
@pytest.mark.parametrize("group", SOURCES)
def test_no_style_leaves_out_title_year_or_publisher(group: str, printed: Printed) -> None:
    faults = [
        (csl["id"], style, word)
        for csl in SOURCES[group]
        for style in ALL_STYLES
        for word in (TITLE, YEAR, csl.get("publisher", ""))
        if letters(word) not in letters(printed[group, csl["id"], style])
    ]
    assert faults == []


@pytest.mark.slow
@pytest.mark.parametrize("text", DOUBTFUL)
def test_every_style_prints_a_doubtful_date_of_every_type_as_it_is(text: str, printed: Printed) -> None:
    entries = {place: entry for place, entry in printed.items() if place[0] == text}
    assert len(entries) == len(KINDS) * len(ALL_STYLES)
    said = letters(edtf.cited(edtf.parse(text)))
    assert [place for place, entry in entries.items() if said not in letters(entry)] == []


@pytest.mark.slow
def test_no_style_gives_a_date_to_what_has_none(printed: Printed) -> None:
    entries = {place: entry for place, entry in printed.items() if place[0] == "undated"}
    assert len(entries) == len(KINDS) * len(ALL_STYLES)
    assert [place for place, entry in entries.items() if YEAR in entry or "Dated" in entry] == []


def test_a_reprint_that_was_amended_keeps_its_three_dates() -> None:
    work = toy_csl(**{"issued": {"date-parts": [[1990]]}, "original-date": {"date-parts": [[1911]]}})
    (reference,) = build_references([toy_document(edtf.of_version(work, edtf.parse("2020")))], styles=[])
    forms = {"biblatex": reference.biblatex, "bibtex": reference.bibtex, "ris": reference.ris}
    assert [(form, year) for form, text in forms.items() for year in ("1911", "1990", "2020") if year not in text] == []


def test_a_date_of_the_work_is_told_once_in_notes() -> None:
    work = toy_csl(**{"original-date": {"date-parts": [[1911]]}})
    (reference,) = build_references([toy_document(work)], styles=[])
    assert [reference.bibtex.count("1911"), reference.ris.count("1911"), reference.biblatex.count("1911")] == [1, 1, 1]
