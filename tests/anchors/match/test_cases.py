"""Each kind of change is told for what it is; one file a case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pincite.versioning.match_passages import match_passages
from pincite.versioning.outcomes import Matching, OldOutcome, Passage
from tests.support.goldens import read_cases

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))

_SERIES = re.compile(r"^[a-z]+")


def read_passages(case: Mapping[str, Any]) -> tuple[list[Passage], list[Passage]]:
    """Return the old and the new passages of a case; a new one is in the series `p` unless it names another."""
    old = [Passage(key=key, text=text, series=_SERIES.findall(key)[0]) for key, text in case["old"].items()]
    new = [one if isinstance(one, dict) else {"p": one} for one in case["new"]]
    named = [(series, text) for one in new for series, text in one.items()]
    return old, [Passage(key=f"+{number}", text=text, series=one) for number, (one, text) in enumerate(named, start=1)]


def tell_departures(departures: Sequence[OldOutcome]) -> dict[str, str]:
    """Return what became of the old passages that were not simply carried on."""
    told = {}
    for departure in departures:
        if departure.outcome != "carried":
            parts = f" and {', '.join(departure.parts)}" if departure.parts else ""
            told[departure.key] = (
                f"{departure.outcome} {departure.leads_to}{parts}" if departure.leads_to else departure.outcome
            )
    return told


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_change_is_told_for_what_it_is(path: Path) -> None:
    case = read_cases(path)
    old, new = read_passages(case)
    matching = match_passages(old, new, case.get("overrules"))
    assert [f"{placement.old or '-'} {placement.relation}" for placement in matching.placements] == case["now"]
    assert tell_departures(matching.departures) == case.get("gone", {})


def _match_texts(old: Sequence[str], new: Sequence[str]) -> Matching:
    return match_passages(
        [Passage(key=f"p{number}", text=text, series="p") for number, text in enumerate(old, start=1)],
        [Passage(key=f"+{number}", text=text, series="p") for number, text in enumerate(new, start=1)],
    )


EXPLAINED = {
    "edited": "9 of 10 words kept, in order between p1 and p3, no other is like it",
    "withdrawn": "none of its words are left",
    "inserted": "its words are new",
}


def test_each_decision_is_explained() -> None:
    old = [
        "Opening words.",
        "Inspectors visited nine brick kilns in the northern province twice.",
        "Courts convicted eleven recruiters.",
        "Nobody asked sailors.",
        "Closing remarks.",
    ]
    new = [old[0], old[1].replace("twice", "once"), old[2], "A wholly different passage.", old[4]]
    matching = _match_texts(old, new)
    assert matching.placements[1].explanation == EXPLAINED["edited"]
    assert matching.placements[1].similarity == pytest.approx(0.9)
    assert matching.placements[2].explanation == "unique exact wording, in order between p2 and p5"
    assert matching.placements[3].explanation == EXPLAINED["inserted"]
    assert matching.departures[3].explanation == EXPLAINED["withdrawn"]


@pytest.mark.parametrize("overrules", [{"p9": "+1"}, {"p1": "+9"}, {"p1": "p1"}])
def test_an_overrule_that_names_what_is_not_there_is_refused(overrules: dict[str, str]) -> None:
    passages = [Passage(key="p1", text="One.", series="p")]
    with pytest.raises(ValueError, match="cannot lead to"):
        match_passages(passages, [Passage(key="+1", text="One.", series="p")], overrules)


def test_an_overrule_across_series_is_refused() -> None:
    with pytest.raises(ValueError, match="same series"):
        match_passages(
            [Passage(key="p1", text="One.", series="p")], [Passage(key="+1", text="One.", series="c")], {"p1": "+1"}
        )


def test_a_key_that_stands_twice_is_refused() -> None:
    passage = Passage(key="p1", text="One.", series="p")
    with pytest.raises(ValueError, match="stands twice"):
        match_passages([passage, passage], [])
