"""Tries the judge itself: what is right counts as right, and each kind of mistake is seen where it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.golden.differences import list_differences
from tests.golden.found import FoundBlock
from tests.golden.marking import take_apart, write_reading
from tests.golden.reading import MisreadError, Reading, place, read
from tests.golden.scoring import MEASURES, score_text

_DRAFT = """⟦t⟧The weir

⟦h|2|1⟧2. Lamps

⟦p|12|1⟧12. The lamp was lit.¦ It smoked in the ha-
⟦f|1|⟧
1 So they say.
⟦b⟧
- 3 -
⟦+⟧
ven.¦ Nobody came. {{haven}}

⟦-⟧• ⟦l||1⟧oil
"""


@pytest.fixture
def reading() -> Reading:
    """Return the reading of a small text that has a bit of everything."""
    text, said = take_apart(_DRAFT)
    return Reading(name="weir", text=text, language="en", title="The weir", issued="1990", blocks=place(text, said))


def as_found(reading: Reading) -> list[FoundBlock]:
    """Return blocks as they would be found if all were right."""
    return [
        FoundBlock(
            kind=block.kinds[0],
            label=block.label,
            level=block.level,
            spans=block.spans,
            sentences=block.sentences,
            text=" ".join(block.reads),
        )
        for block in reading.blocks
    ]


def measured(reading: Reading, found: Sequence[FoundBlock]) -> dict[str, float]:
    """Return every measure of one text."""
    score = score_text(reading, found)
    return {measure: getattr(score, measure).f1 for measure in MEASURES}


def changed(found: Sequence[FoundBlock], among: str, **fields: Any) -> list[FoundBlock]:
    """Return the blocks with other fields in those of a kind."""
    return [replace(block, **fields) if block.kind == among else block for block in found]


def test_what_is_right_reaches_one_and_has_no_difference(reading: Reading) -> None:
    assert measured(reading, as_found(reading)) == dict.fromkeys(MEASURES, 1.0)
    assert list(list_differences(reading, as_found(reading))) == []


def test_the_fixture_has_something_of_each_measure(reading: Reading) -> None:
    score = score_text(reading, as_found(reading))
    assert all(getattr(score, measure).wanted for measure in MEASURES)


@pytest.mark.parametrize(
    ("kind", "fields", "lowered"),
    [
        ("heading", {"kind": "paragraph"}, {"kinds"}),
        ("heading", {"label": None}, {"labels"}),
        ("heading", {"label": "2."}, {"labels"}),
        ("list-item", {"label": "•"}, {"labels"}),
        ("heading", {"level": 2}, {"levels"}),
        ("paragraph", {"sentences": ()}, {"sentences"}),
        ("paragraph", {"text": "ha- ven"}, {"joins"}),
    ],
)
def test_a_mistake_lowers_its_own_measure_and_is_listed(
    reading: Reading, kind: str, fields: dict[str, Any], lowered: set[str]
) -> None:
    found = changed(as_found(reading), kind, **fields)
    assert {measure for measure, reached in measured(reading, found).items() if reached < 1} == lowered
    assert list(list_differences(reading, found))


def test_a_paragraph_that_a_page_turn_parts_is_not_two(reading: Reading) -> None:
    found = as_found(reading)
    whole = next(block for block in found if block.kind == "paragraph")
    parts = [replace(whole, spans=(span,), sentences=()) for span in whole.spans]
    parted = [*(block for block in found if block is not whole), *parts]
    assert measured(reading, parted)["blocks"] < 1
    assert any("came" in line for line in list_differences(reading, parted))


def test_a_sentence_too_many_is_listed_with_its_line(reading: Reading) -> None:
    found = as_found(reading)
    (start, end), *others = next(block for block in found if block.kind == "paragraph").sentences
    cut = changed(found, "paragraph", sentences=((start, start + 3), (start + 3, end), *others))
    assert list(list_differences(reading, cut)) == [
        "weir.txt:5: a sentence that came and is not wanted: The weir 2. Lamps 12. ¦ The lamp was lit. It smoked in"
    ]


def test_furniture_that_nobody_cites_may_be_cut_anywhere(reading: Reading) -> None:
    found = as_found(reading)
    [furniture] = (block for block in found if block.kind == "boilerplate")
    start, end = furniture.spans[0]
    pieces = [replace(furniture, spans=((start, start + 1),)), replace(furniture, spans=((start + 1, end),))]
    cut = [*(block for block in found if block is not furniture), *pieces]
    assert measured(reading, cut)["blocks"] == 1
    assert list(list_differences(reading, cut)) == []


@pytest.mark.parametrize("markup", ["> ", "## "])
def test_markup_may_lie_in_a_block_or_outside(markup: str) -> None:
    text, said = take_apart(f"⟦q⟧{markup}The lamp was lit.")
    reading = Reading(name="lamp", text=text, language="en", title="", issued="", blocks=place(text, said))
    outside = replace(as_found(reading)[0], spans=((len(markup), len(text)),), sentences=((len(markup), len(text)),))
    assert measured(reading, [outside])["blocks"] == measured(reading, [outside])["sentences"] == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ([{"kind": "title", "text": "The lamp"}], "no block begins with 'The weir\\\\n'; the next is 'The lamp'"),
        ([{"kind": "title", "text": "The"}], "no block holds 'weir'"),
        ([{"kind": "title", "text": "The ⋯ mill"}], "'mill' does not stand behind 'The'"),
        ([{"kind": "song", "text": "The weir"}], "not known: song"),
        ([{"kind": "title", "text": "The weir", "reads": ["weir"]}], "nothing parts weir"),
        ([{"kind": "title", "text": "The weir", "depth": 1}], "not known: depth"),
        ([{"kind": "paragraph", "text": "The weir", "sentences": ["mill"]}], "no sentence begins with 'mill'"),
    ],
)
def test_a_reading_that_does_not_fit_its_text_is_refused(said: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(MisreadError, match=message):
        place("The weir\n", said)


def test_a_marked_draft_becomes_a_text_and_a_reading(tmp_path: Path) -> None:
    draft = tmp_path / "weir.draft"
    draft.write_text(f"language: en\ntitle: The weir\nissued: 1990\n===\n{_DRAFT}", "utf-8")
    write_reading(draft, tmp_path)
    reading = read("weir", tmp_path)
    assert reading.text == (tmp_path / "weir.txt").read_text("utf-8")
    assert [(block.kinds[0], block.label, len(block.sentences)) for block in reading.blocks] == [
        ("title", None, 0),
        ("heading", "2", 0),
        ("paragraph", "12", 3),
        ("footnote", "1", 1),
        ("boilerplate", None, 0),
        ("separator", None, 0),
        ("list-item", None, 1),
    ]
