"""Real programs read what is written, and find in it what identifies each source."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from pincite.citations import bibliography_file, build_references
from pincite.citations.kinds import KINDS
from tests.citations.carried import crowded_sources, lost, table_sources
from tests.citations.sources import toy_csl, toy_document
from tests.programs import find_program, skip_or_fail

pytestmark = pytest.mark.slow
MODULES = Path(__file__).parents[2] / "node_modules"
READER = Path(__file__).with_name("read.cjs")
SOURCES = {"table": table_sources(), "crowded": crowded_sources()}
NASTY = r"""{ } \ \{ % $ # _ & ~ ^ " `` '' ,, -- --- << >> | @article{x, = and others"""
# What the standard styles of BibTeX do not print; other styles and programs read it.
UNPRINTED = {"DOI", "URL", "ISBN", "ISSN", "language", "accessed"}
# What citation-js has no place for: biblatex's `titleaddon` and `howpublished`, the number of a `@dataset`; `langid`
# and `urldate` in classic BibTeX.
NOT_IN_CITATION_JS = {
    "biblatex": {"container-title", "medium", "number"},
    "bibtex": {"language", "accessed"},
    "ris": set[str](),
}

# Roles of CSL 1.0.2 that pandoc's reader of CSL-JSON drops.
NOT_IN_PANDOC = {"performer", "compiler", "host", "chair"}
TEXTS = (
    NASTY,
    "Élodie Łódź ế ộ ą đ þ Œuvre “q” – — … «x» € ² ½ ı ß",
    "ការជួញដូរមនុស្ស",
    "王明 Москва かな",
    "<i>A</i> & <b>",
)


@pytest.fixture(params=SOURCES, scope="module")
def sources(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return SOURCES[request.param]


def written(sources: Sequence[Mapping[str, Any]], form: str) -> str:
    references = build_references([toy_document(csl) for csl in sources], styles=[])
    if form == "json":
        return json.dumps([reference.csl for reference in references])
    return "\n".join(getattr(reference, form) for reference in references)


def missing(sources: Sequence[Mapping[str, Any]], read: Mapping[str, object], but: set[str]) -> dict[str, list[str]]:
    """Return the variables of each source that were not found, but for those that need not be."""
    found = {csl["id"]: [name for name in lost(csl, read[csl["id"]]) if name not in but] for csl in sources}
    return {name: variables for name, variables in found.items() if variables}


@pytest.mark.parametrize(("form", "reader"), [("biblatex", "biblatex"), ("bibtex", "bibtex"), ("json", "csljson")])
def test_pandoc_finds_what_identifies_each_source(form: str, reader: str, sources: list[dict[str, Any]]) -> None:
    read = json.loads(pypandoc.convert_text(written(sources, form), to="csljson", format=reader))
    unknown = NOT_IN_PANDOC if form == "json" else set()
    assert missing(sources, {one["id"]: one for one in read}, unknown) == {}


@pytest.mark.parametrize(
    ("form", "kind"), [("biblatex", "@biblatex/text"), ("bibtex", "@bibtex/text"), ("ris", "@ris/file")]
)
def test_citation_js_finds_what_identifies_each_source(
    form: str, kind: str, sources: list[dict[str, Any]], tmp_path: Path
) -> None:
    node = find_program("node")
    if not (MODULES / "@citation-js").is_dir():
        skip_or_fail("citation-js is not in node_modules; `make test` puts it there")
    file = tmp_path / "sources"
    file.write_text(written(sources, form), encoding="utf-8")
    done = subprocess.run([node, READER, MODULES, kind, file], capture_output=True, text=True, check=True)
    read = {load["id"]: load for load in json.loads(done.stdout)}
    assert missing(sources, read, NOT_IN_CITATION_JS[form]) == {}


def test_biber_knows_every_field_and_misses_nothing_but_authors(sources: list[dict[str, Any]], tmp_path: Path) -> None:
    references = build_references([toy_document(csl) for csl in sources], styles=[])
    tmp_path.joinpath("toys.bib").write_text(bibliography_file(references), encoding="utf-8")
    said, read = run_biber(tmp_path)
    assert [line for line in said if not line.endswith(("'author'", "'editor'"))] == []
    entries = dict(re.findall(r"@\w+\{([^,]+),\n(.*?)\n\}\n", read, re.DOTALL))
    assert missing(sources, entries, set()) == {}


def run_biber(folder: Path) -> tuple[list[str], str]:
    """Return biber's warnings, and the file that it writes out of what it read."""
    command = [find_program("biber"), "--tool", "--validate-datamodel", "--nolog", "--output-file=read.bib", "toys.bib"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    said = [line for line in done.stdout.splitlines() if not line.startswith("INFO")]
    return said, folder.joinpath("read.bib").read_text(encoding="utf-8")


def run_latex(folder: Path, sources: Sequence[Mapping[str, Any]], style: str) -> str:
    """Return the bibliography that BibTeX makes in a style, and that pdfLaTeX set without an error."""
    latex, bibtex = find_program("pdflatex"), find_program("bibtex")
    folder.joinpath("toys.bib").write_text(written(sources, "bibtex"), encoding="utf-8")
    lines = (r"\documentclass{article}", r"\begin{document}", r"\nocite{*}", rf"\bibliographystyle{{{style}}}")
    folder.joinpath("toys.tex").write_text("\n".join([*lines, r"\bibliography{toys}", r"\end{document}"]), "utf-8")
    set_in_type = [latex, "-interaction=nonstopmode", "-halt-on-error", "toys.tex"]
    for command in (set_in_type, [bibtex, "toys"], set_in_type):
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode("latin-1")[-2000:]
    return folder.joinpath("toys.bbl").read_text(encoding="ascii")


def test_the_plain_style_prints_what_identifies_each_source(sources: list[dict[str, Any]], tmp_path: Path) -> None:
    printed = run_latex(tmp_path, sources, "plain")
    items = {item.partition("}")[0]: item for item in printed.split(r"\bibitem{")[1:]}
    assert missing(sources, items, UNPRINTED) == {}


@pytest.mark.parametrize("style", ["abbrv", "alpha", "apalike", "unsrt"])
def test_pdflatex_sets_every_type_in_the_other_standard_styles(style: str, tmp_path: Path) -> None:
    # The style "alpha" has no more than 26 labels for one author and year.
    dated = [{"issued": {"date-parts": [[1900 + number]]}} for number in range(len(KINDS))]
    signed = [{**csl, **date} for csl, date in zip(table_sources(), dated, strict=True)]
    unsigned = [{**csl, "id": f"u-{csl['id']}", "author": [], "editor": []} for csl in signed]
    bare = [
        {**toy_csl(id=f"b-{kind}", type=kind), **date, "author": []} for kind, date in zip(KINDS, dated, strict=True)
    ]
    printed = run_latex(tmp_path, [*signed, *unsigned, *bare], style)
    assert printed.count(r"\bibitem") == 3 * len(KINDS)


@pytest.mark.parametrize("words", TEXTS)
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "apalike"])
def test_pdflatex_sets_any_text(style: str, words: str, tmp_path: Path) -> None:
    people = [{"family": words, "given": words}, {"family": "Ångström", "given": "Émile"}, {"literal": words}]
    csl = toy_csl(type="chapter", title=words, author=people, publisher=words, note=words, edition=words)
    unsigned = {**csl, "id": "unsigned", "author": []}
    run_latex(tmp_path, [{**csl, "container-title": words}, {**unsigned, "container-title": words}], style)
