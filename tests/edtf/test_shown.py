"""What a handbook shows of dates: sources without one, of decades, of long ago; wordings later than their work."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pincite.downloads.data_files import csv_files
from pincite.downloads.print_book import print_book
from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.model import Source, Version
from pincite.pipeline import Converted, convert
from pincite.sources.registry import read_source
from tests.support.making import copy_toy

HALL = "Rules of the hall\n\n3 May 1990\n\nThe hall is open to all.\n\nThe fee is {} coins.\n"


def put(root: Path, name: str, issued: str, private: str = "", text: str = "A lamp.\n\nThe oil was dear.\n") -> None:
    """Put a source into a handbook."""
    (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    sidecar = f"id: {name}\ntitle: The {name}\nissued: {issued}\n{private}"
    (root / "seeds" / f"{name}.txt.yml").write_text(sidecar, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_toy(tmp_path / "toy")


def pages(converted: Converted) -> Mapping[str, str]:
    """Return every generated file that is text."""
    return {artifact.path: artifact.data.decode(errors="replace") for artifact in converted.artifacts}


def data(converted: Converted, path: str) -> Any:
    return json.loads(pages(converted)[f"docs/api/v1/{path}"])


def test_sources_stand_in_one_order_and_undated_ones_last(root: Path) -> None:
    written = {"ode": "'-0043'", "decade": "196X", "year": "1960", "maybe": "1961?", "none": "undated", "far": "Y17000"}
    for name, issued in written.items():
        put(root, name, issued)
    converted = convert(root)
    ids = [document.id for document in converted.handbook.documents]
    assert [one for one in ids if one in written] == ["ode", "year", "decade", "maybe", "far", "none"]
    years = {one["id"]: one["year"] for one in data(converted, "documents.json")["documents"]}
    assert [years[name] for name in written] == [-43, 1960, 1960, 1961, None, 17000]
    listed = pages(converted)["docs/sources/index.md"]
    assert [label for label in ("44 BC", "1960s", "1961?", "undated", "17000") if f">{label}<" not in listed] == []
    assert "43 BC–1900: no source held" in listed
    assert listed.count("<span></span>") < 400


def test_a_source_without_a_date_says_so_at_each_place(root: Path) -> None:
    put(root, "none", "undated", "URL: https://example.org/none\n")
    converted = convert(root)
    page, csl = pages(converted)["docs/sources/none/index.md"], data(converted, "citations/none.csl.json")[0]
    assert "<dt>Date</dt><dd>Undated.</dd>" in page
    assert '<p class="pc-credit">undated</p>' in page
    assert "data-versiondate" not in page
    assert "issued" not in csl
    assert data(converted, "documents/none.json")["year"] is None
    files = data(converted, "citations/none.json")
    assert "date =" not in files["biblatex"]
    assert "year = {n.d.}" in files["bibtex"]
    assert "DA  - ///n.d." in files["ris"]
    assert "n.d." in files["formatted"]["apa"]
    row = next(
        one
        for one in csv.DictReader(io.StringIO(csv_files(converted.handbook)["documents.csv"].decode()))
        if one["id"] == "none"
    )
    assert (row["year"], row["issued"]) == ("", "")


def test_topics_list_what_is_undated_behind_the_years(root: Path) -> None:
    put(root, "none", "undated")
    put(root, "decade", "191X")
    (root / "seeds/topics.yml").write_text(
        "topics:\n- id: oil\n  title: Oil\n  definition: Of oil.\n  rules:\n  - any: [oil]\n", encoding="utf-8"
    )
    converted = convert(root)
    page = pages(converted)["docs/topics/oil/index.md"]
    assert page.index("## 1905") < page.index("## 1910s {: #y1910-1919 }") < page.index("## Undated {: #undated }")
    matrix = pages(converted)["docs/topics/index.md"]
    assert 'oil/#undated"' in matrix
    assert 'on Oil in sources without a date"' in matrix
    assert 'href="../../topics/oil/#undated"' in pages(converted)["docs/sources/none/index.md"]
    assert {one["year"] for one in data(converted, "topics/oil.json")["entries"]} >= {None, 1910}


def versions(*rows: str) -> str:
    return "pincite:\n  versions:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def test_a_later_wording_is_cited_with_its_own_date_beside_that_of_the_work(root: Path) -> None:
    (root / "seeds/hall2.txt").write_text(HALL.format("five"), encoding="utf-8")
    put(root, "hall", "1990-05-03", versions("file: hall2.txt, from: 2020-06-07"), HALL.format("two"))
    converted = convert(root)
    csl = data(converted, "citations/hall.csl.json")[0]
    assert csl["issued"] == {"date-parts": [[2020, 6, 7]]}
    assert csl["original-date"] == {"date-parts": [[1990, 5, 3]]}
    files = data(converted, "citations/hall.json")
    said = "Wording of 7 June 2020; first issued 3 May 1990"
    assert "date = {2020-06-07}" in files["biblatex"]
    assert "origdate = {1990-05-03}" in files["biblatex"]
    assert [form for form in ("bibtex", "ris", "biblatex") if said not in files[form]] == []
    assert [style for style, entry in files["formatted"].items() if said not in entry] == []
    page = pages(converted)["docs/sources/hall/index.md"]
    assert "<dt>Version</dt><dd>Wording of 7 June 2020; the work is of 3 May 1990.</dd>" in page
    assert "wording of 7 June 2020" in pages(converted)["docs/sources/index.md"]
    document = data(converted, "documents/hall.json")
    assert (document["year"], document["issued"], document["wording"]) == (1990, "1990-05-03", "2020-06-07")
    assert [one["from"] for one in document["versions"]] == [None, "2020-06-07"]
    (source,) = (source for source in print_book(converted.handbook).sources if source.target == "hall")
    assert "wording of 7 June 2020" in source.byline


def test_excerpts_say_the_date_of_the_wording_that_they_show(root: Path) -> None:
    (root / "seeds/hall2.txt").write_text(HALL.format("five"), encoding="utf-8")
    put(root, "hall", "1990-05-03", versions("file: hall2.txt, from: 2020-06-07"), HALL.format("two"))
    (root / "seeds/topics.yml").write_text(
        "topics:\n- id: fees\n  title: Fees\n  definition: Of fees.\n  rules:\n  - any: [fee]\n", encoding="utf-8"
    )
    page = pages(convert(root))["docs/topics/fees/index.md"]
    assert '1990, ¶ 4</a> <span class="pc-wording-date">(wording of 7 June 2020)</span>' in page
    assert "{: #y1990 }" in page


@pytest.mark.parametrize(
    ("rows", "issued", "later_copy"),
    [
        (["file: hall2.txt, note: copied anew"], None, True),
        (["file: hall2.txt, from: 2020-06-07", "file: hall3.txt"], "2020-06-07", True),
        (["file: hall2.txt, from: 1990-05"], None, False),
        (["file: hall.txt, from: 1990-05-03", "file: hall2.txt, from: 1999~"], "1999~", False),
        (["file: hall.txt, from: 1995"], "1995", False),
    ],
)
def test_a_copy_without_a_date_never_changes_that_of_the_work(
    root: Path, rows: list[str], issued: str | None, *, later_copy: bool
) -> None:
    for name in ("hall2", "hall3"):
        (root / f"seeds/{name}.txt").write_text(HALL.format(name), encoding="utf-8")
    put(root, "hall", "1990-05-03", versions(*rows), HALL.format("two"))
    source = read_source(DiskView(root), "hall.txt")
    assert (source.wording.text if source.wording else None, source.is_later_copy) == (issued, later_copy)
    assert source.as_of(source.versions[0] if source.versions else source_version(source)).csl == source.csl


def source_version(source: Source) -> Version:
    """Return the only wording of a source, as a version."""
    return Version(seed=source.seed, since=None, note=None, sic=(), left_out=())


def test_a_later_copy_is_called_what_it_is(root: Path) -> None:
    (root / "seeds/hall2.txt").write_text(HALL.format("five"), encoding="utf-8")
    put(root, "hall", "1990-05-03", versions("file: hall2.txt"), HALL.format("two"))
    page = pages(convert(root))["docs/sources/hall/index.md"]
    assert "<dt>Version</dt><dd>A later version, without a date.</dd>" in page
    assert "1990-05-03" in pages(convert(root))["docs/api/v1/citations/hall.bib"]


@pytest.mark.parametrize(
    "rows", [["file: hall2.txt, from: 1985"], ["file: hall2.txt, from: 2020", "file: hall3.txt, from: 2010"]]
)
def test_versions_that_run_backwards_are_refused_with_their_line(root: Path, rows: list[str]) -> None:
    for name in ("hall2", "hall3"):
        (root / f"seeds/{name}.txt").write_text(HALL.format(name), encoding="utf-8")
    put(root, "hall", "1990-05-03", versions(*rows), HALL.format("two"))
    with pytest.raises(InputError, match=rf"version-too-early seeds/hall\.txt\.yml:{5 + len(rows)}: `from` is"):
        read_source(DiskView(root), "hall.txt")
