"""Which documents and sections are compared, and what is said of the rest."""

from __future__ import annotations

from collections import Counter

from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import parse_decision
from pincite.model import DocumentPair
from tests.comparison.making import make_outlined, named

LAMP = "The lamp of the north tower burned whale oil through the winter."
ROOF = "Slates were missing from the roof of the boat shed after the storm."
COOK = "The cook of the station baked rye bread for passing fishermen."


def _kinds(pair: DocumentPair) -> list[tuple[str | None, str | None, str]]:
    return [(change.older, change.newer, change.relation) for change in pair.changes]


def test_each_section_is_compared_with_the_nearest_earlier_source_that_holds_it() -> None:
    documents = [
        make_outlined("first", 1901, {"lamp": [[LAMP]], "roof": [[ROOF]]}),
        make_outlined("second", 1902, {"lamp": [[LAMP]]}),
        make_outlined("third", 1903, {"lamp": [[LAMP]], "roof": [[ROOF]]}),
    ]
    pairs = compare_documents(documents)
    assert [(pair.older, pair.newer, pair.sections) for pair in pairs] == [
        ("first", "second", ("lamp",)),
        ("first", "third", ("roof",)),
        ("second", "third", ("lamp",)),
    ]


def test_a_sentence_is_called_dropped_only_where_the_newer_source_holds_its_section() -> None:
    early = make_outlined("early", 1901, {"lamp": [[LAMP]], "roof": [[ROOF]]})
    late = make_outlined("late", 1902, {"lamp": [[COOK]]})
    assert _kinds(compare_documents([early, late])[0]) == [
        ("p1s1", None, "dropped"),
        ("p2s1", None, "not-compared"),
        (None, "p1s1", "added"),
    ]


def test_nothing_is_called_dropped_where_documents_are_compared_as_a_whole() -> None:
    early = make_outlined("early", 1901, {"body": [[LAMP, ROOF]]})
    late = make_outlined("late", 1902, {"lamp": [[LAMP]]})
    assert _kinds(compare_documents([early, late], [named(whole=True)])[0]) == [
        ("p1s1", "p1s1", "identical"),
        ("p1s2", None, "not-compared"),
    ]


def test_texts_without_sections_are_compared_with_nothing_unasked() -> None:
    documents = [make_outlined(name, year, {"body": [[LAMP]]}) for name, year in (("early", 1901), ("late", 1902))]
    assert compare_documents(documents) == ()


def test_sources_of_other_collections_are_not_compared() -> None:
    documents = [make_outlined(name, 1901, {"lamp": [[LAMP]]}, collection=name) for name in ("early", "late")]
    assert compare_documents(documents) == ()


def test_an_editor_limits_the_sections() -> None:
    both = {"lamp": [[LAMP]], "roof": [[ROOF]]}
    documents = [make_outlined(name, year, both) for name, year in (("early", 1901), ("mid", 1902), ("late", 1903))]
    pairs = {
        (compare_document.older, compare_document.newer): compare_document
        for compare_document in compare_documents(documents, [named(sections=("roof",))])
    }
    relations = [change.relation for change in pairs["early", "late"].changes]
    assert pairs["early", "late"].sections == ("roof",)
    assert sorted(relations) == ["identical", "not-compared", "not-compared"]
    assert pairs["mid", "late"].sections == ("lamp", "roof")


def test_editors_go_before_rules() -> None:
    early = make_outlined("early", 1901, {"lamp": [[LAMP, COOK]]})
    late = make_outlined("late", 1902, {"lamp": [[LAMP, ROOF]]})
    same = (parse_decision("p1s2 ~ p1s2: updated"),)
    decided = compare_documents([early, late], [named(same=same, apart=(parse_decision("p1s1 ~ p1s1"),))])[0]
    assert {(change.older, change.newer, change.relation, change.decided) for change in decided.changes} == {
        ("p1s1", None, "dropped", False),
        (None, "p1s1", "added", False),
        ("p1s2", "p1s2", "updated", True),
    }


def test_an_editor_says_that_sentences_are_related_and_no_recurrence() -> None:
    early = make_outlined("early", 1901, {"lamp": [[LAMP, COOK]]})
    late = make_outlined("late", 1902, {"lamp": [[LAMP, ROOF]]})
    decisions = parse_decision("p1s1 ~ p1s1"), parse_decision("p1s2 ~ p1s2")
    pair = compare_documents([early, late], [named(related=decisions)])[0]
    assert [
        (
            sentence_change.older,
            sentence_change.newer,
            sentence_change.relation,
            sentence_change.decided,
            sentence_change.redline,
        )
        for sentence_change in pair.related
    ] == [
        ("p1s1", "p1s1", "related", True, ()),
        ("p1s2", "p1s2", "related", True, ()),
    ]
    assert pair.recurring == ()
    assert Counter(change.relation for change in pair.changes) == {"dropped": 2, "added": 2}


def test_what_an_editor_joins_is_never_related() -> None:
    early = make_outlined("early", 1901, {"lamp": [[LAMP]]})
    late = make_outlined("late", 1902, {"lamp": [[ROOF]]})
    pair = compare_documents([early, late], [named(same=(parse_decision("p1s1 ~ p1s1"),))])[0]
    assert _kinds(pair) == [("p1s1", "p1s1", "updated")]


def test_what_was_split_is_read_whole() -> None:
    early = make_outlined("early", 1901, {"lamp": [[f"{LAMP[:-1]}, and slates were missing from the boat shed."]]})
    late = make_outlined("late", 1902, {"lamp": [[LAMP, "Slates were missing from the boat shed."]]})
    assert [change.relation for change in compare_documents([early, late])[0].changes] == ["reworded", "reworded"]
