"""What charts show, join and leave apart, and that they are plain, accessible and the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pincite.model import Figure, Indicator
from pincite.pages.figures.chart_spec import chart_box, chart_spec, joined
from pincite.pages.figures.charts import chart_svg, draw_charts
from tests.support.goldens import compare_golden, read_cases
from tests.support.making import REPOSITORY

HERE = Path(__file__).parent
CASES: dict[str, Any] = read_cases(HERE / "joins.yml")
MIXED: list[Any] = [
    [1901, 400, {"qualifier": "over"}],
    [1902, 380, {"qualifier": "about"}],
    [1903, None],
    [1904, 7, {"value_high": 15, "qualifier": "range"}],
    [1905, 2_200_000_000, {"qualifier": "under"}],
]


def make_indicator(**fields: Any) -> Indicator:
    """Return an indicator; any field may be given."""
    made: dict[str, Any] = {
        "id": "lamps", "title": "Lamps", "unit": "lamps", "unit_meaning": "lamps", "is_rank": False,
        "definition": "Lamps.", "topic": None, "breaks": (), "line": 2,
    }  # fmt: skip
    return Indicator(**made | fields)


def make_figure(place: int, year: int, value: int | None, cells: dict[str, Any] | None = None) -> Figure:
    """Return a figure of a year; other cells may be given."""
    given = dict(cells or {})
    high = given.pop("value_high", None)
    made: dict[str, Any] = {
        "id": f"f-{year}-{place}", "source": "larkholm", "anchor": "p1s1", "indicator": "lamps",
        "value": None if value is None else Decimal(value), "value_high": None if high is None else Decimal(high),
        "unit": "lamps", "qualifier": None if value is None else "exact", "year": year, "year_basis": "stated",
        "status": "not-reported" if value is None else "reported", "scope": "the light", "reporter": "keeper",
        "compares_with": None, "quote": "x", "note": "", "line": place + 2,
    }  # fmt: skip
    return Figure(**made | given)


def draw(indicator: Indicator, figures: list[Figure], *, linked: bool = False) -> str:
    """Return the chart of some figures."""
    drawing = draw_charts({"x": chart_spec(indicator, figures)})["x"]
    links = [(f"#{figure.id}", f"{figure.year} & <more>") for figure in figures] if linked else ()
    return chart_svg(drawing, box=chart_box(figures), name="x", title="Lamps & <more>", words="All.", links=links)


@pytest.mark.parametrize("name", CASES)
def test_it_joins_what_may_be_compared_and_nothing_else(name: str) -> None:
    changes, rows, wanted = CASES[name]
    figures = [make_figure(place, *row) for place, row in enumerate(rows)]
    indicator = make_indicator(**changes)
    assert [[first.year, second.year] for first, second in joined(indicator, figures)] == wanted
    drawn = draw(indicator, figures)
    lines = re.search(r'<g class="pc-chart-join">(.*?)</g>', drawn)
    assert (lines[1].count("<line") if lines else 0) == len(wanted)


def test_it_draws_each_kind_of_value_in_its_own_way() -> None:
    figures = [make_figure(place, *row) for place, row in enumerate(MIXED)]
    drawn = draw(make_indicator(breaks=(1902,)), figures, linked=True)
    compare_golden(HERE / "chart.svg", re.sub(r"(?=<(?:g|a|title) )", "\n", drawn) + "\n")


def test_it_puts_what_was_not_reported_below_zero_and_never_on_it() -> None:
    drawn = draw(make_indicator(), [make_figure(0, 1901, 0), make_figure(1, 1902, None)])
    heights = {}
    for name in ("base", "point", "absent"):
        found = re.search(rf'<g class="pc-chart-{name}"><(?:path|line) transform="translate\(\S+?,(\S+?)\)"', drawn)
        assert found, name
        heights[name] = float(found[1])
    assert heights["point"] == heights["base"] < heights["absent"]
    assert "not reported" in drawn


def test_it_has_no_style_script_colour_or_address_of_its_own() -> None:
    figures = [make_figure(place, *row) for place, row in enumerate(MIXED)]
    drawn = draw(make_indicator(), figures, linked=True)
    assert not re.search(r"style|<script|#[0-9a-f]{3}|rgb|https?:|font-family", drawn)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn)) == {"currentColor", "none"}


@pytest.mark.parametrize(("linked", "role"), [(True, "group"), (False, "img")])
def test_it_has_a_name_and_words_for_screen_readers(*, linked: bool, role: str) -> None:
    drawn = draw(make_indicator(), [make_figure(0, 1901, 1), make_figure(1, 1902, 2)], linked=linked)
    assert f'role="{role}" aria-labelledby="x-title" aria-describedby="x-words"' in drawn
    assert '<title id="x-title">Lamps &amp; &lt;more&gt;</title><desc id="x-words">All.</desc>' in drawn
    assert re.findall(r'<a href="(.*?)" aria-label="(.*?)">', drawn) == (
        [("#f-1901-0", "1901 &amp; &lt;more&gt;"), ("#f-1902-1", "1902 &amp; &lt;more&gt;")] if linked else []
    )


def test_it_draws_nothing_for_no_charts() -> None:
    assert draw_charts({}) == {}


def test_it_draws_the_same_bytes_in_another_process_and_place() -> None:
    figures = [make_figure(place, *row) for place, row in enumerate(MIXED)]
    program = (
        "from tests.pages.test_charts import *; import sys; "
        "sys.stdout.write(draw(make_indicator(), [make_figure(n, *row) for n, row in enumerate(MIXED)]))"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Phnom_Penh", "LC_ALL": "C.UTF-8", "HOME": "/nowhere"}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, env=elsewhere, capture_output=True, text=True, check=True
    )
    assert run.stdout == draw(make_indicator(), figures)


def test_it_draws_its_base_at_zero_where_values_are_below() -> None:
    figures = [
        make_figure(0, 1901, -5),
        make_figure(1, 1902, 3),
        make_figure(2, 1903, -8, {"value_high": -2, "qualifier": "range"}),
    ]
    drawn = draw(make_indicator(), figures)
    assert "−5" in drawn
    assert "−8 to −2" in drawn
    spec: dict[str, Any] = dict(chart_spec(make_indicator(), figures))
    scale = next(one for one in spec["scales"] if one["name"] == "y")
    assert scale["domain"] == [-8, 3]
    base = next(mark for mark in spec["marks"] if mark.get("name") == "base")
    assert base["encode"]["enter"]["y"] == {"scale": "y", "value": 0}
