"""What rules propose and nobody has decided on, and what a change of rules gains and loses."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.topics.proposals import differences, proposed
from pincite.topics.topic_file import TopicFile
from tests.topics.test_assign import topics, toy

RULES = "    rules: [{any: [mat]}, {any: [cat*]}]"
DECIDED: list[tuple[str, list[str], list[str]]] = [
    ("all that rules find where nothing is decided", [], ["p1s1", "p2s1"]),
    ("nothing that is included", ["    include: [{at: 'toy#p1s1'}]"], ["p2s1"]),
    ("nothing that is excluded", ["    exclude: [{at: 'toy#p2s1'}]"], ["p1s1"]),
    ("nothing of a paragraph that is decided", ["    exclude: [{at: 'toy#p1'}]"], ["p2s1"]),
    ("what is decided of another source", ["    include: [{at: 'other#p1s1'}]"], ["p1s1", "p2s1"]),
    ("what is decided of another sentence", ["    include: [{at: 'toy#p1s2'}]"], ["p1s1", "p2s1"]),
]


@pytest.mark.parametrize(("lines", "anchors"), [case[1:] for case in DECIDED], ids=[case[0] for case in DECIDED])
def test_it_proposes(lines: list[str], anchors: list[str], tmp_path: Path) -> None:
    found = list(proposed([toy()], topics(tmp_path, RULES, *lines).topics))
    assert [topic_proposal.anchor for topic_proposal in found] == anchors
    assert {topic_proposal.source for topic_proposal in found} == {"toy"}


def test_it_tells_the_words_that_led_to_a_proposal(tmp_path: Path) -> None:
    topic_proposal = next(proposed([toy()], topics(tmp_path, RULES).topics))
    assert (topic_proposal.topic, topic_proposal.title, topic_proposal.words, topic_proposal.text) == (
        "cats",
        "Cats",
        ("mat",),
        "The cat sat on the mat.",
    )


def _change(tmp_path: Path, before: list[str], after: list[str]) -> list[tuple[str, list[str], list[str]]]:
    files: list[TopicFile] = []
    for name, lines in (("before", before), ("after", after)):
        (tmp_path / name).mkdir()
        files.append(topics(tmp_path / name, *lines))
    found = differences([toy()], files[0].topics, files[1].topics)
    return [
        (difference.topic, [hit.at for hit in difference.gained], [hit.at for hit in difference.lost])
        for difference in found
    ]


def test_it_tells_nothing_where_other_words_lead_to_the_same(tmp_path: Path) -> None:
    assert _change(tmp_path, [RULES], ["    rules: [{any: [cat*]}]"]) == []


def test_it_tells_what_is_gained_and_lost(tmp_path: Path) -> None:
    assert _change(tmp_path, [RULES], ["    rules: [{any: [sat, else]}]"]) == [("cats", ["toy#p2s2"], ["toy#p2s1"])]


def test_it_tells_of_topics_that_are_new_or_gone(tmp_path: Path) -> None:
    dogs = ["  - id: dogs", "    title: Dogs", "    definition: On dogs.", "    rules: [{any: [dog*]}]"]
    both = ["toy#p1s2", "toy#p2s1"]
    assert _change(tmp_path, [], dogs) == [("dogs", both, [])]
    (tmp_path / "again").mkdir()
    assert _change(tmp_path / "again", dogs, []) == [("dogs", [], both)]


def test_it_passes_over_decisions_on_anchors_that_are_gone(tmp_path: Path) -> None:
    assert _change(tmp_path, ["    include: [{at: 'toy#p77'}]"], ["    include: [{at: 'toy#p1s1'}]"]) == [
        ("cats", ["toy#p1s1"], [])
    ]
