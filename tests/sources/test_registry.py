"""Sidecars and seeds become sources, or all their faults are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.errors import InputError
from tests.support.making import copy_toy, read_sources

MINIMAL = "id: {}\ntitle: T\nissued: '1901'\n"


def _seeds(root: Path, **files: str) -> Path:
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (root / "seeds" / name.replace("_", ".")).write_text(text, "utf-8")
    return root


def _problems(root: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        read_sources(root)
    return [str(problem) for problem in raised.value.problems]


def test_it_needs_id_title_and_date_alone(tmp_path: Path) -> None:
    (source,) = read_sources(_seeds(tmp_path, a_txt="The lamp.", a_txt_yml=MINIMAL.format("a")))
    assert (source.id, source.year, source.coverage, source.publish) == ("a", 1901, "full", "full")
    assert source.csl == {
        "id": "a",
        "type": "document",
        "title": "T",
        "issued": {"date-parts": [[1901]]},
    }
    assert (source.checked_against, source.rights) == ("none", "Rights are not stated.")


def test_it_sorts_by_year_and_then_by_id(tmp_path: Path) -> None:
    root = _seeds(tmp_path, a_txt="x", b_txt="x", c_txt="x")
    later = MINIMAL.format("a").replace("1901", "1902")
    _seeds(root, a_txt_yml=later, b_txt_yml=MINIMAL.format("z"), c_txt_yml=MINIMAL.format("b"))
    assert [source.id for source in read_sources(root)] == ["b", "z", "a"]


def test_it_gathers_the_faults_of_all_files(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    (root / "seeds" / "a.txt").write_text("no sidecar", "utf-8")
    (root / "seeds" / "b.txt.yml").write_text(MINIMAL.format("b"), "utf-8")
    sidecar = root / "seeds" / "fog-1905.txt.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("board-1905-annual-fog", "gazette-1902-light"), "utf-8")
    paper = root / "seeds" / "inspection-1901.txt.yml"
    paper.write_text(paper.read_text("utf-8").replace("Paper No. 14\n", "Paper No. 15\n"), "utf-8")
    assert _problems(root) == BROKEN


BROKEN = [
    "no-sidecar seeds/a.txt: it has no sidecar `seeds/a.txt.yml`, and no other sidecar names it as a version. "
    "Write one.",
    "no-seed seeds/b.txt: the seed is not there. Put it there, or remove what names it.",
    "repeated-id seeds/gazette-1902.txt.yml:1: the id `gazette-1902-light` stands in `seeds/fog-1905.txt.yml` too. "
    "Give one another id.",
    "quote-not-in-seed seeds/inspection-1901.txt.yml:27: the words 'Paper No. 15' of `evidence` occur 0 times in "
    "`inspection-1901.txt`. Copy them from the seed.",
]


@pytest.mark.parametrize("name", ["A", "a_b", "a--b", "-a", "1a", "a-", "../a", "a" * 81, "a\n"], ids=repr)
def test_it_refuses_ids_that_could_not_stand_in_an_address(name: str, tmp_path: Path) -> None:
    problems = _problems(_seeds(tmp_path, a_txt="x", a_txt_yml=MINIMAL.format(repr(name).replace("'", '"'))))
    assert len(problems) == 1
    assert problems[0].startswith("wrong-value seeds/a.txt.yml:1: `id` is ")


def test_it_refuses_an_id_that_stands_twice(tmp_path: Path) -> None:
    root = _seeds(tmp_path, a_txt="x", b_txt="x", a_txt_yml=MINIMAL.format("a"), b_txt_yml=MINIMAL.format("a"))
    assert _problems(root) == [
        "repeated-id seeds/b.txt.yml:1: the id `a` stands in `seeds/a.txt.yml` too. Give one another id."
    ]


def test_it_refuses_a_seed_that_is_a_link_out_of_the_handbook(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", "utf-8")
    root = _seeds(tmp_path / "handbook", a_txt_yml=MINIMAL.format("a"))
    (root / "seeds" / "a.txt").symlink_to(tmp_path / "secret")
    assert _problems(root) == [
        "file-outside seeds/a.txt: the seed is a link out of the handbook. Copy the file itself."
    ]


def test_it_refuses_a_handbook_without_seeds(tmp_path: Path) -> None:
    assert _problems(tmp_path) == [
        "no-seeds mkdocs.yml: there is no folder `seeds` beside it. Make it and put a source in."
    ]


@pytest.mark.parametrize("key", ["sic", "sensitive", "left-out"])
def test_it_wants_passages_that_occur_once(key: str, tmp_path: Path) -> None:
    rows = {"sic": "{quote: lamp}", "sensitive": "lamp", "left-out": "{quote: lamp, reason: r}"}
    sidecar = MINIMAL.format("a") + f"pincite:\n  {key}:\n    - {rows[key]}\n"
    problems = _problems(_seeds(tmp_path, a_txt="lamp and lamp", a_txt_yml=sidecar))
    assert problems == [
        f"quote-ambiguous seeds/a.txt.yml:6: the words 'lamp' of `{key}` occur 2 times in `a.txt`; once is allowed. "
        "Lengthen them until they occur once."
    ]


def test_it_wants_words_for_what_is_stated(tmp_path: Path) -> None:
    sidecar = MINIMAL.format("a") + "pincite:\n  evidence:\n    - {field: title, basis: stated, note: n}\n"
    (problem,) = _problems(_seeds(tmp_path, a_txt="lamp", a_txt_yml=sidecar))
    assert "what is stated needs the verbatim words as `quote`" in problem
