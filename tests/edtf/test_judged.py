"""The judgement of the programs that read bibliographies: biber, pandoc and citation-js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pypandoc
import pytest
import rispy

from pincite import edtf
from pincite.citations import bibliography_file, build_references
from pincite.citations.kinds import KINDS
from pincite.edtf import Csl
from pincite.model import Reference
from tests.citations.sources import STYLES, toy_csl, toy_document
from tests.programs import find_program
from tests.support.goldens import read_cases
from tests.support.making import REPOSITORY, TESTS

pytestmark = pytest.mark.slow
DATES = list(read_cases(TESTS / "edtf" / "places.yml"))
_CITATION_JS = """
const { createRequire } = require('module');
const inside = createRequire(process.argv[1]);
const { Cite } = inside('@citation-js/core');
inside('@citation-js/plugin-bibtex');
const text = require('fs').readFileSync(0, 'utf8');
console.log(JSON.stringify(new Cite(text).data));
"""


def dated(text: str, number: int = 0, kind: str = "report") -> Csl:
    csl = {name: value for name, value in toy_csl(id=f"toy-{number}", type=kind).items() if name != "issued"}
    return csl if text == "undated" else edtf.with_date(csl, "issued", edtf.parse(text))


def references(*sources: Csl, styles: tuple[str, ...] = ()) -> tuple[Reference, ...]:
    return build_references([toy_document(source) for source in sources], styles=list(styles))


def words_of(reference: Reference, style: str) -> str:
    return "".join(run.text for run in reference.formatted[style])


def test_biber_takes_each_date_for_one(tmp_path: Path) -> None:
    every = [dated(text, number) for number, text in enumerate(DATES)]
    versions = [
        edtf.of_version(dated("1990-05-03", len(DATES) + number, kind), edtf.parse("2020-06-07"))
        for number, kind in enumerate(KINDS)
    ]
    tmp_path.joinpath("toys.bib").write_text(bibliography_file(references(*every, *versions)), encoding="utf-8")
    command = [find_program("biber"), "--tool", "--validate-datamodel", "--nolog", "--output-file=read.bib", "toys.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if not line.startswith("INFO")] == []


def test_month_and_day_come_back_from_classic_bibtex() -> None:
    (reference,) = references(dated("2020-05-06"))
    command = [find_program("node"), "-e", _CITATION_JS, str(REPOSITORY / "node_modules" / "x.js")]
    done = subprocess.run(command, input=reference.bibtex, capture_output=True, text=True, check=True)
    read = [json.loads(done.stdout), json.loads(pypandoc.convert_text(reference.bibtex, "csljson", "bibtex"))]
    assert [one[0]["issued"]["date-parts"] for one in read] == [[[2020, 5, 6]], [[2020, 5, 6]]]


def test_bibtex_prints_the_month(tmp_path: Path) -> None:
    (reference,) = references(dated("2020-05-06"))
    tmp_path.joinpath("toys.bib").write_text(reference.bibtex, encoding="utf-8")
    aux = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{toys}\n"
    tmp_path.joinpath("toys.aux").write_text(aux, encoding="utf-8")
    subprocess.run([find_program("bibtex"), "toys"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "May 2020" in tmp_path.joinpath("toys.bbl").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["2020?", "2020~", "2020%", "196X", "2003/..", "-0043", "2014-06-23?"])
def test_each_style_prints_a_doubtful_date_as_it_is(text: str) -> None:
    (reference,) = references(dated(text), styles=STYLES)
    words = edtf.cited(edtf.parse(text)).removesuffix(" BC")
    assert [style for style in STYLES if words_of(reference, style).count(words) != 1] == []
    if not edtf.parse(text).points[0].approximate:
        assert [style for style in STYLES if "ca. " in words_of(reference, style)] == []


def test_ris_comes_back_with_each_date() -> None:
    for number, text in enumerate([*DATES, "undated"]):
        (reference,) = references(dated(text, number))
        (record,) = rispy.loads(reference.ris, delimiter_tags_mapping={})
        assert record["date"].count("/") >= 3
