"""The judgement of biber, the program that reads biblatex files."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from pincite.citations import bibliography_file, build_references
from pincite.citations.kinds import KINDS
from tests.citations.sources import toy_csl, toy_document
from tests.programs import find_program

FULL = {
    "editor": [{"family": "Garcia Lopez", "given": "Ana"}],
    "translator": [{"literal": "Toys & Sons"}],
    "custom": {"shortauthor": "MT"},
    "container-title": "The {Toy} Post",
    "collection-title": "Playthings",
    "event-title": "Toy Fair",
    "publisher-place": "Strelsau",
    "genre": "Annual report",
    "number": "17",
    "volume": "2",
    "issue": "3",
    "page": "12-15",
    "edition": "2",
    "ISBN": "9783161484100",
    "ISSN": "0378-5955",
    "DOI": "10.1000/toys_1",
    "language": "en",
    "note": "50% off",
    "archive": "Toy Archive",
    "URL": "https://example.org/a_b~c%20d#e",
    "accessed": {"date-parts": [[2024, 7, 1]]},
}
SHAPES: dict[str, dict[str, Any]] = {
    "full": FULL,
    "unsigned": {**FULL, "author": [], "issued": {"date-parts": [[2014, 6, 23]], "circa": True}},
    "unpublished": {**FULL, "publisher": "", "container-title": "", "issued": {"date-parts": [[2014], [2015]]}},
    "bare": {"author": [], "publisher": "", "issued": {"date-parts": [[2014]], "season": 1}},
}


@pytest.mark.slow
def test_it_writes_entries_of_every_type_without_a_warning_from_biber(tmp_path: Path) -> None:
    biber = find_program("biber")
    documents = [
        toy_document({**toy_csl(id=f"{shape}-{kind.replace('_', '-')}", type=kind), **variables})
        for shape, variables in SHAPES.items()
        for kind in KINDS
    ]
    tmp_path.joinpath("toys.bib").write_text(
        bibliography_file(build_references(documents, styles=[])), encoding="utf-8"
    )
    command = [biber, "--tool", "--validate-datamodel", "--nolog", "--output-file=read.bib", "toys.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Datamodel validation complete" in done.stdout
    said = [line for line in done.stdout.splitlines() if not line.startswith("INFO")]
    unsigned = "Missing mandatory field 'author'"  # conventions: no author is made up, and biber's warning may stand
    assert [line for line in said if "Entry 'unsigned-" not in line and "Entry 'bare-" not in line] == []
    assert [line for line in said if not line.endswith(unsigned)] == []
    read = tmp_path.joinpath("read.bib").read_text(encoding="utf-8")
    assert read.count("\n@") + read.startswith("@") == len(documents)
