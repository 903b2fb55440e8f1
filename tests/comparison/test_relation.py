"""What two sentences on one matter are to each other: each rule, and how far all together agree with a reader."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.comparison.claim import read_claim
from pincite.comparison.contrast import contrast
from pincite.comparison.language import english
from pincite.comparison.quantities import quantities_of
from pincite.comparison.relation import OTHER_CLAIM, OTHER_FACTS, relate
from tests.comparison.judging import KINDS, agreement, confusion, read_kinds
from tests.support.goldens import read_cases
from tests.support.strategies import examples, phrases

HERE = Path(__file__).parent
# What the rules reached when they were made, less a little.
_AGREEMENT = 0.94
_WRONGLY_REWORDED = 2
_RULES = {rule.__name__: rule for rule in (*OTHER_CLAIM, *OTHER_FACTS)}


def test_the_rules_agree_with_a_reader() -> None:
    found = confusion(read_kinds(KINDS))
    assert agreement(found) >= _AGREEMENT, found
    assert sum(count for (reader, rules), count in found.items() if rules == "reworded" != reader) <= _WRONGLY_REWORDED
    assert found["related", "reworded"] == 0


def test_the_truth_holds_all_four_kinds() -> None:
    count = Counter(pair.relation for pair in read_kinds(KINDS))
    assert count.total() >= 220
    assert min(count[kind] for kind in ("identical", "reworded", "updated", "related")) >= 18


@pytest.mark.parametrize("case", read_cases(HERE / "rules.yml"), ids=lambda case: case["it"])
def test_it_decides_by_the_rule_that(case: dict[str, str]) -> None:
    assert relate(case["older"], case["newer"]) == case["relation"]
    found = contrast(read_claim(case["older"]), read_claim(case["newer"]))
    speaking = [name for name, rule in _RULES.items() if rule(found)] if case["relation"] != "identical" else []
    assert next(iter(speaking), None) == case.get("rule")


def test_each_rule_has_a_case() -> None:
    assert {case.get("rule") for case in read_cases(HERE / "rules.yml")} - {None} == set(_RULES)


@examples(100)
@given(one=phrases)
def test_a_sentence_is_identical_to_itself(one: str) -> None:
    assert relate(one, one) == "identical"


@examples(100)
@given(one=phrases, other=phrases)
def test_it_is_the_same_from_either_side(one: str, other: str) -> None:
    assert relate(one, other) == relate(other, one)


@examples(60)
@given(number=st.integers(min_value=2, max_value=9_999), other=st.integers(min_value=2, max_value=9_999))
def test_another_number_of_the_same_things_is_an_update(number: int, other: int) -> None:
    texts = [f"Inspectors boarded {one:,} fishing boats in the northern harbour." for one in (number, other)]
    assert relate(*texts) == ("identical" if number == other else "updated")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a dozen boats", [12]),
        ("sixty-four boats", [64]),
        ("2.1 million crowns", [2_100_000]),
        ("48 hours", [48]),
        ("two days", [48]),
        ("a decade", [120]),
        ("two thirds of the boats", [2 / 3]),
        ("a third of the boats", [1 / 3]),
        ("one in three boats", [1 / 3]),
        ("one boat", []),
        ("no boats", []),
    ],
)
def test_numbers_are_read_as_values(text: str, values: list[float]) -> None:
    words = text.replace("-", " ").split()
    assert [quantity.value for quantity in quantities_of(words, english())] == values
