"""A redaction that other passages stand in the way of says what to type next."""

from __future__ import annotations

import shlex

import pytest

from pincite.editing.redaction_targets import Order
from pincite.editing.refusal import commands_to_repeat, joined
from pincite.editing.residual_occurrences import LeftPassage

ORDER = Order(places=("a#p1",), reason="the court's order", date="2027-02-01", keep=("of it",))


def _left(place: str, *words: str) -> LeftPassage:
    return LeftPassage(place=place, path="seeds/a.txt", line=1, words=words)


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        (["a b c d e", "b c d e f", "c d e f g"], ["a b c d e f g"]),
        (["c d e f g", "a b c d e", "b c d, e f"], ["a b c d e f g"]),
        (["a b c d e", "v w x y z"], ["a b c d e", "v w x y z"]),
        (["Zorb"], ["Zorb"]),
        ([], []),
    ],
)
def test_runs_that_overlap_are_one(runs: list[str], told: list[str]) -> None:
    assert joined(runs) == told


def test_passages_are_grouped_by_their_words_and_both_commands_are_said() -> None:
    passages = [_left(f"a#p{number}", "one two three four five", "two three four five six") for number in range(2, 7)]
    told = list(commands_to_repeat(ORDER, [*passages, _left("b#p1", "Zorb")], lambda _: []))
    assert [problem.code for problem in told] == ["words-shared", "words-shared", "words-shared-in-all"]
    assert "'one two three four five six' stands in 5 other passages: a#p2, a#p3, a#p4 and 2 more." in told[0].message
    out, keep = told[-1].fix.removeprefix("To take all of them out, run: ").split(", or, if they may stay: ")
    head = ["pincite", "redact", "a#p1"]
    tail = ["--reason", "the court's order", "--date", "2027-02-01", "--keep", "of it"]
    assert shlex.split(out) == [*head, "a#p2", "a#p3", "a#p4", "a#p5", "a#p6", "b#p1", *tail]
    assert shlex.split(keep) == [*head, *tail, "--keep", "one two three four five six", "--keep", "Zorb"]


def test_words_that_have_to_be_gone_from_everything_are_not_offered_to_stay() -> None:
    order = Order(places=("a#p1",), reason="x", date="2027-02-01", also=("Zorb",))
    told = list(commands_to_repeat(order, [_left("b#p1", "ZORB")], lambda _: []))
    assert not [problem for problem in told if "--keep" in problem.fix]
    assert "--also Zorb" in told[-1].fix


def test_nothing_is_said_where_no_passage_has_the_words() -> None:
    assert list(commands_to_repeat(ORDER, [], lambda _: [])) == []


def test_words_that_come_to_light_when_others_may_stay_are_in_the_command() -> None:
    def again(keep: tuple[str, ...]) -> list[LeftPassage]:
        return [] if "two three four five six seven" in keep else [_left("a#p2", "three four five six seven")]

    told = list(commands_to_repeat(ORDER, [_left("a#p2", "two three four five six")], again))
    assert told[-1].fix.endswith("--keep 'of it' --keep 'two three four five six seven'")
