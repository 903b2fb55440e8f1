"""Holds how the toolkit reads the golden texts against the floors in floors.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.golden.differences import list_differences
from tests.golden.found import FoundBlock, find_blocks
from tests.golden.reading import Reading, list_names, read
from tests.golden.scoring import MEASURES, Score, score_text

_FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text("utf-8"))
Judged = dict[str, tuple[Reading, tuple[FoundBlock, ...]]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Return each text with its reading and with what the toolkit found."""
    readings = [read(name) for name in list_names()]
    found = find_blocks(readings)
    return {reading.name: (reading, found[reading.name]) for reading in readings}


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_the_texts_together_reach_the_floor(judged: Judged, measure: str) -> None:
    scores = {name: score_text(reading, found) for name, (reading, found) in judged.items()}
    reached = getattr(sum(scores.values(), Score()), measure).f1
    if reached < _FLOORS[measure]:
        worst = min(scores, key=lambda name: getattr(scores[name], measure).f1)
        shown = "\n".join(list_differences(*judged[worst]))
        pytest.fail(f"{measure}: {reached:.4f} is below {_FLOORS[measure]}; worst in {worst}:\n{shown}", pytrace=False)


def test_every_measure_has_a_floor() -> None:
    assert list(_FLOORS) == list(MEASURES)


@pytest.mark.parametrize("name", list_names())
def test_a_reading_holds_all_of_its_text(name: str) -> None:
    reading = read(name)
    held = sum(len(reading.text[start:end].split()) for block in reading.blocks for start, end in block.spans)
    assert held >= len(reading.text.split())
