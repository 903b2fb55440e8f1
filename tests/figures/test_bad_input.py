"""Every fault of the tables is told with file, line, what was found, what is allowed and the nearest right value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pincite.errors import InputError, Problem
from pincite.figures.figure_file import FigureFile, read_figures
from pincite.figures.verify import verify
from pincite.inputs.file_view import DiskView
from pincite.model import Retired
from tests.figures.toy import changed, toy_document, write_toy
from tests.support.goldens import compare_golden, read_cases

HERE = Path(__file__).parent
CASES: dict[str, list[Any]] = read_cases(HERE / "bad-input.yml")


def problems_of(root: Path, table: str, text: str) -> list[Problem]:
    """Return what is told about the toy with one table replaced."""
    try:
        figures = read_figures(DiskView(write_toy(root, **{table: text})))
    except InputError as error:
        return list(error.problems)
    return sorted(verify(figures, [toy_document()], ["light"]))


def test_it_says_nothing_of_tables_that_are_right(tmp_path: Path) -> None:
    assert list(verify(read_figures(DiskView(write_toy(tmp_path))), [toy_document()], ["light"])) == []


def test_it_tells_every_fault(tmp_path: Path) -> None:
    told = []
    for name, (table, *change) in CASES.items():
        text = change[0] if len(change) == 1 else changed(table, change[0], **change[1])
        problems = problems_of(tmp_path, table, text)
        assert problems, name
        assert all(problem.path.startswith("seeds/") and problem.line and problem.fix for problem in problems), name
        told.append("\n  ".join([name, *map(str, problems)]))
    compare_golden(HERE / "bad-input.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize(("leads_to", "fix"), [("p2", "Name `p2`."), (None, "Take the row out.")])
def test_it_says_where_the_words_of_a_withdrawn_anchor_are(tmp_path: Path, leads_to: str | None, fix: str) -> None:
    figures = read_figures(DiskView(write_toy(tmp_path, figures=changed("figures", "lamps-1901", anchor="p8"))))
    retired = Retired(anchor="p8", status="merged" if leads_to else "withdrawn", leads_to=leads_to)
    [problem] = verify(figures, [replace(toy_document(), retired=(retired,))], ["light"])
    assert (problem.code, problem.line, problem.fix) == ("anchor-withdrawn", 2, fix)


def test_it_has_no_figures_where_there_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert read_figures(DiskView(tmp_path)) == FigureFile()


@pytest.mark.parametrize("name", ["indicators", "units"])
def test_it_needs_the_other_tables_beside_the_figures(tmp_path: Path, name: str) -> None:
    write_toy(tmp_path)
    (tmp_path / f"seeds/{name}.csv").unlink()
    with pytest.raises(InputError, match=f"file-unreadable seeds/{name}.csv"):
        read_figures(DiskView(tmp_path))


def test_it_does_without_dismissals(tmp_path: Path) -> None:
    write_toy(tmp_path)
    (tmp_path / "seeds/dismissed.csv").unlink()
    assert read_figures(DiskView(tmp_path)).dismissed == ()
