"""What editors write in `seeds/changes.yml`, and what is said when it is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pincite.comparison.declared_pairs import DeclaredPair, PairDecision, declared_pairs, read_pairs
from pincite.comparison.pair_validation import PATH
from pincite.errors import InputError
from pincite.model import Document, Retired
from tests.comparison.making import make_outlined
from tests.support.making import view_of

HERE = Path(__file__).parent


def _documents() -> list[Document]:
    early = make_outlined("early", 1901, {"lamp": [["A."]], "roof": [["B."]]})
    retired = (Retired(anchor="p7s1", status="merged", leads_to="p1s1"),)
    return [replace(early, retired=retired), make_outlined("late", 1902, {"lamp": [["A."]], "roof": [["C."]]})]


def _pairs(text: str) -> tuple[DeclaredPair, ...]:
    return declared_pairs(read_pairs(view_of({PATH: text})), _documents())


def test_each_fault_is_told_with_its_line_and_the_nearest_right_value() -> None:
    with pytest.raises(InputError) as caught:
        _pairs((HERE / "faulty.yml").read_text("utf-8"))
    assert str(caught.value).splitlines() == [
        "changes-unknown-source seeds/changes.yml:2: `erly` is no source of this handbook. Perhaps `early` is meant.",
        "changes-order seeds/changes.yml:5: `late` (1902) does not come before `early` (1901). "
        "Name the older source first.",
        "changes-unknown-section seeds/changes.yml:10: `roff` is no section that both documents hold. "
        "Perhaps `roof` is meant.",
        "changes-unknown-sentence seeds/changes.yml:14: `early#p1s9` is no sentence of that source. "
        "Perhaps `p1s1` is meant.",
        "changes-unknown-sentence seeds/changes.yml:16: `early#p7s1` is merged; its words now stand at `p1s1`. "
        "Name a sentence that is there, or none.",
        "changes-repeated-pair seeds/changes.yml:17: `early` and `late` are named in line 8 too. "
        "Write one entry with all of it.",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pairs: [{older: early, newer: late}]", "missing-key"),
        ("pairs: [{older: early, newer: late, reason: '  '}]", "wrong-value"),
        ("pairs: [{older: early, newer: late, reason: x, hole: true}]", "unknown-key"),
        ("pairs: [{older: early, newer: late, reason: x, whole: true, sections: [lamp]}]", "wrong-value"),
        ("pairs: [{older: early, newer: late, reason: x, same: [p1s1]}]", "wrong-value"),
        ("pairs: [{older: early, newer: late, reason: x, same: ['p1s1 ~ p1s1: identical']}]", "wrong-value"),
        ("pairs: [{older: early, newer: late, reason: x, related: ['p1s1 ~ p1s1: updated']}]", "wrong-value"),
    ],
)
def test_a_file_that_says_too_much_or_too_little_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        _pairs(text)
    assert {problem.code for problem in caught.value.problems} == {code}


@pytest.mark.parametrize("text", ["", "pairs: []", "# nothing yet"])
def test_an_empty_file_names_nothing(text: str) -> None:
    assert _pairs(text) == ()


def test_a_handbook_needs_no_such_file() -> None:
    assert declared_pairs(read_pairs(view_of({})), _documents()) == ()


def test_what_is_written_is_read() -> None:
    text = "pairs: [{older: early, newer: late, reason: x, sections: [lamp], same: ['p1s1 ~ p2s1: updated']}]"
    assert _pairs(text) == (
        DeclaredPair(
            older="early",
            newer="late",
            sections=("lamp",),
            whole=False,
            reason="x",
            same=(PairDecision(older="p1s1", newer="p2s1", relation="updated"),),
        ),
    )


@pytest.mark.parametrize("row", ["same: ['p1s1 ~ p2s1: related']", "related: ['p1s1 ~ p2s1']"])
def test_related_sentences_may_be_written_either_way(row: str) -> None:
    found = _pairs(f"pairs: [{{older: early, newer: late, reason: x, {row}}}]")[0]
    assert found.same == ()
    assert found.related == (PairDecision(older="p1s1", newer="p2s1", relation="related"),)


def test_sentences_that_are_decided_twice_are_told() -> None:
    rows = "same: ['p1s1 ~ p2s1']\n    related: ['p1s1 ~ p2s1']"
    text = f"pairs:\n  - older: early\n    newer: late\n    reason: x\n    {rows}\n"
    with pytest.raises(InputError) as caught:
        _pairs(text)
    assert str(caught.value) == (
        "changes-decided-twice seeds/changes.yml:6: `p1s1 ~ p2s1` is decided in line 5 too. Keep one of the two."
    )


def test_two_texts_without_sections_are_compared_as_wholes() -> None:
    """Nothing would be compared otherwise: what is divided nowhere has no section to share."""
    texts = [make_outlined(name, year, {"body": [["The brook is low."]]}) for name, year in (("a", 1790), ("b", 1990))]
    file = read_pairs(view_of({PATH: "pairs: [{older: a, newer: b, reason: one brook}]"}))
    assert [pair.whole for pair in declared_pairs(file, texts)] == [True]
    divided = make_outlined("b", 1990, {"lamp": [["The brook is low."]]})
    assert [pair.whole for pair in declared_pairs(file, [texts[0], divided])] == [False]
