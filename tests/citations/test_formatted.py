"""An entry stands by itself: what other sources there are changes nothing in it."""

from __future__ import annotations

from typing import Any

import pytest

from pincite.citations import build_references
from pincite.citations.formatted import format_entries
from pincite.citations.pandoc_spans import read_runs
from pincite.model import TextSpan
from tests.citations.sources import STYLES, toy_csl, toy_document

EMPH = {"t": "Emph", "c": [{"t": "Str", "c": "b"}]}


@pytest.mark.slow
def test_it_formats_an_entry_the_same_beside_others_of_the_same_author_and_year() -> None:
    sources = [toy_csl(id=f"toy-{number}", title=f"Toys {number}") for number in range(3)]
    together = format_entries(sources, STYLES)
    for source in sources:
        alone = format_entries([source], STYLES)
        assert alone == {style: {source["id"]: together[style][source["id"]]} for style in STYLES}


@pytest.mark.slow
def test_it_formats_lists_longer_than_one_call_takes() -> None:
    documents = [toy_document(toy_csl(id=f"toy-{number}", title=f"Toys {number}")) for number in range(401)]
    references = build_references(documents, styles=["apa"])
    assert [reference.id for reference in references] == [document.id for document in documents]
    assert all(f"Toys {number}" == references[number].formatted["apa"][1].text for number in (0, 199, 200, 400))


def test_it_formats_nothing_for_no_documents() -> None:
    assert build_references([], styles=STYLES) == ()


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([{"t": "Str", "c": "a"}, {"t": "Space"}, EMPH], (TextSpan(text="a "), TextSpan(text="b", italic=True))),
        ([{"t": "Strong", "c": [EMPH]}], (TextSpan(text="b", italic=True, bold=True),)),
        ([{"t": "Emph", "c": [{"t": "Str", "c": "a"}, EMPH]}], (TextSpan(text="a", italic=True), TextSpan(text="b"))),
        ([{"t": "Quoted", "c": [{"t": "SingleQuote"}, [{"t": "Str", "c": "a"}]]}], (TextSpan(text="‘a’"),)),
        ([{"t": "SmallCaps", "c": [{"t": "Str", "c": " a "}]}], (TextSpan(text="a"),)),
        ([{"t": "Span", "c": [["", [], []], [{"t": "Str", "c": "a"}]]}, {"t": "Str", "c": ""}], (TextSpan(text="a"),)),
        ([{"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "a"}], ["u", ""]]}], (TextSpan(text="a", href="u"),)),
        ([], ()),
    ],
)
def test_it_reads_pandocs_nodes_as_runs(nodes: list[Any], expected: tuple[TextSpan, ...]) -> None:
    assert read_runs(nodes) == expected


def test_it_refuses_a_node_that_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="RawInline in a formatted entry"):
        read_runs([{"t": "RawInline", "c": ["html", "<b>"]}])
