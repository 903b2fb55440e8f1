"""Golden cases: one source a file, and its entry in every form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml

from pincite.citations import build_references, compare
from pincite.citations.bibliography import bibliography_file
from pincite.citations.kinds import KINDS
from pincite.errors import InputError
from pincite.model import TextSpan
from tests.citations.sources import STYLES, toy_csl, toy_document

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.yml"))
Case = dict[str, Any]


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Case:
    loaded: Case = yaml.safe_load(request.param.read_text(encoding="utf-8"))
    return loaded


def as_text(runs: tuple[TextSpan, ...]) -> str:
    """Return formatted text with italics between asterisks and links in brackets."""
    return "".join(f"*{run.text}*" if run.italic else f"[{run.text}]" if run.href else run.text for run in runs)


def test_it_writes_each_form_of_an_entry(case: Case) -> None:
    (reference,) = build_references([toy_document(case["csl"])], styles=[])
    assert reference.biblatex == case["biblatex"]
    assert reference.bibtex == case["bibtex"]
    assert reference.ris == case["ris"].replace("ER  -", "ER  - ")


@pytest.mark.slow
def test_it_formats_an_entry_as_the_styles_print_it(case: Case) -> None:
    (reference,) = build_references([toy_document(case["csl"])], styles=list(case["formatted"]))
    assert {style: as_text(runs) for style, runs in reference.formatted.items()} == case["formatted"]


def test_it_writes_ris_that_rispy_reads_back(case: Case) -> None:
    (reference,) = build_references([toy_document(case["csl"])], styles=[])
    (record,) = rispy.loads(reference.ris, delimiter_tags_mapping={})
    assert record["id"] == case["csl"]["id"]
    assert record["title"] == case["csl"]["title"]
    assert record.get("urls", []) == [case["csl"][key] for key in ("URL",) if key in case["csl"]]
    assert len(record.get("authors", [])) == len(case["csl"].get("author", []))


@pytest.mark.slow
def test_it_prints_something_for_every_type_in_every_style() -> None:
    bare = {"title": "Toys", "issued": {"date-parts": [[2024]]}}
    documents = [toy_document({"id": name.replace("_", "-"), "type": name, **bare}) for name in KINDS]
    references = build_references(documents, styles=STYLES)
    assert [reference.id for reference in references] == [document.id for document in documents]
    assert not [(r.id, style) for r in references for style in STYLES if "Toys" not in as_text(r.formatted[style])]
    assert list(compare(bibliography_file(references), references)) == []


@pytest.mark.slow
def test_it_links_urls_and_joins_text_of_one_form() -> None:
    csl = toy_csl(URL="https://example.org/toys")
    (reference,) = build_references([toy_document(csl)], styles=["apa"])
    assert reference.formatted["apa"] == (
        TextSpan(text="Ministry of Toys. (2024). "),
        TextSpan(text="On Toys", italic=True),
        TextSpan(text=". "),
        TextSpan(text="https://example.org/toys", href="https://example.org/toys"),
    )


def test_it_names_the_sidecar_of_a_date_that_is_none() -> None:
    with pytest.raises(InputError, match=r"citation-date seeds/toy\.txt\.yml: issued: 'last summer' is not a date"):
        build_references([toy_document(toy_csl(issued={"literal": "last summer"}))], styles=[])


def test_it_refuses_a_style_that_does_not_exist() -> None:
    with pytest.raises(InputError, match="There is no citation style 'chigaco'"):
        build_references([toy_document(toy_csl())], styles=["chigaco"])
