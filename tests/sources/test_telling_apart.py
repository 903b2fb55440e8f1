"""What tells sources of one date apart."""

from __future__ import annotations

import pytest

from pincite.sources.telling_apart import told_apart


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Letter of the lower mill", "Letter of the upper mill"], ["lower mill", "upper mill"]),
        (["Report", "Report"], ["id0", "id1"]),
        (["On the looms", "On the looms of the town"], ["looms", "looms of the town"]),
        (["Rules, first part", "Rules, second part"], ["first part", "second part"]),
        (["织工会馆", "港口报告"], ["织工会馆", "港口报告"]),
        (["Letter"], None),
    ],
)
def test_sources_of_one_date_are_told_apart(titles: list[str], words: list[str] | None) -> None:
    found = told_apart([(f"id{number}", "1790", title) for number, title in enumerate(titles)])
    assert (list(found.values()) or None) == words


def test_sources_of_other_dates_need_nothing() -> None:
    assert told_apart([("a", "1790", "Letter"), ("b", "1791", "Letter")]) == {}
