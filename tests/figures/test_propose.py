"""Numbers that nothing covers are proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite import pipeline
from pincite.figures.figure_file import read_figures
from pincite.figures.propose import propose
from pincite.figures.verify import verify
from pincite.inputs.file_view import DiskView
from tests.figures.toy import changed, toy_document, write_toy
from tests.support.making import REPOSITORY


def test_it_proposes_only_what_no_row_covers(tmp_path: Path) -> None:
    file = read_figures(DiskView(write_toy(tmp_path)))
    found = propose([toy_document()], file.figures, file.dismissed)
    assert [(figure_proposal.anchor, figure_proposal.numbers) for figure_proposal in found] == [("p3s2", ("two",))]
    assert found[0].text == "Fog horns sounded for two days."


def test_it_proposes_all_numbers_but_those_of_sensitive_sentences_where_there_are_no_rows() -> None:
    found = propose([toy_document()], (), ())
    assert [(figure_proposal.anchor, figure_proposal.numbers) for figure_proposal in found] == [
        ("p1s1", ("1901", "12", "nine", "1900")),
        ("p1s2", ("1,100",)),
        ("p2s1", ("1899",)),
        ("p3s1", ("30", "40", "four")),
        ("p3s2", ("two",)),
        ("p5s1", ("1904", "3")),
    ]


@pytest.mark.parametrize("cells", [{"quote": "the keeper trimmed 12"}, {"value": "13"}])
def test_it_covers_a_number_by_its_own_value_alone(tmp_path: Path, cells: dict[str, str]) -> None:
    file = read_figures(
        DiskView(write_toy(tmp_path, figures=changed("figures", "lamps-1900", **{"value": "8"} | cells)))
    )
    found = propose([toy_document()], file.figures, file.dismissed)
    assert ("p1s1", ("nine",)) in [(figure_proposal.anchor, figure_proposal.numbers) for figure_proposal in found]


@pytest.mark.slow
def test_it_finds_every_number_of_the_handbook_recorded_and_every_record_borne_out() -> None:
    handbook = pipeline.convert(REPOSITORY).handbook
    file = read_figures(DiskView(REPOSITORY))
    assert list(verify(file, handbook.documents, [topic.id for topic in handbook.topics])) == []
    assert propose(handbook.documents, file.figures, file.dismissed) == ()
    assert len(file.figures) > 100
