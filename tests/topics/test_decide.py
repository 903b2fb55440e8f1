"""A decision is written into the list of topics, and the rest of the file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pincite.commands.topics import write_decision
from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.topics.decide import List, with_decision
from pincite.topics.topic_file import PATH, Decision, read_topics
from tests.support.making import REPOSITORY
from tests.support.strategies import STEADY

CASES = yaml.safe_load(Path(__file__).with_name("decisions.yml").read_text("utf-8"))
ROW = Decision(at="a-1901#p2s1", reason='so: "yes"')
REAL = (REPOSITORY / PATH).read_bytes()
words = st.characters(exclude_categories=["Cc", "Cs", "Cn"])
DEFINITIONS = {topic.id: topic for topic in read_topics(DiskView(REPOSITORY)).topics}
TOPICS = list(DEFINITIONS)


def written(folder: Path, data: bytes) -> Path:
    """Return the root of a handbook whose list of topics holds those bytes."""
    (folder / "seeds").mkdir()
    (folder / PATH).write_bytes(data)
    return folder


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_puts_a_row_at_its_place(case: dict[str, str]) -> None:
    assert with_decision(case["before"], "cats", "include", ROW) == case["after"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_keeps_line_ends_and_a_byte_order_mark(case: dict[str, str], tmp_path: Path) -> None:
    before, after = (case[key].replace("\n", "\r\n").encode("utf-8-sig") for key in ("before", "after"))
    write_decision(written(tmp_path, before), "cats", "include", ROW.at, str(ROW.reason))
    assert (tmp_path / PATH).read_bytes() == after


def _is_put_in(before: bytes, after: bytes, row: bytes) -> bool:
    """Tell whether the bytes before are all there still, in order, around one new stretch that holds the row."""
    grown = len(after) - len(before)
    same = next((n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before))
    return before[same:] == after[same + grown :] and row in after[: same + grown]


@pytest.mark.parametrize("key", ["include", "exclude"])
@pytest.mark.parametrize("topic", TOPICS)
def test_it_changes_nothing_else_of_the_handbooks_own_file(topic: str, key: List, tmp_path: Path) -> None:
    root = written(tmp_path, REAL)
    write_decision(root, topic, key, "usdos-2024-cambodia#p999s1", "  “so”, as is\nplain: #1 ")
    after = (root / PATH).read_bytes()
    assert _is_put_in(REAL, after, b'- at: "usdos-2024-cambodia#p999s1"\n')
    changed = {definition.id: definition for definition in read_topics(DiskView(root)).topics}
    assert {name for name in DEFINITIONS if DEFINITIONS[name] != changed[name]} == {topic}
    assert set(getattr(changed[topic], key)) - set(getattr(DEFINITIONS[topic], key)) == {
        Decision(at="usdos-2024-cambodia#p999s1", reason="“so”, as is plain: #1")
    }


@STEADY
@given(st.lists(st.sampled_from(["include", "exclude"]), max_size=8), st.text(words, max_size=20))
def test_one_decision_after_another_leaves_all_of_them(keys: list[List], reason: str) -> None:
    text, rows = CASES["a list that is begun"]["before"], {"include": [], "exclude": []}  # type: ignore[var-annotated]
    kept = " ".join(reason.split()) or None
    for number, key in enumerate(keys):
        rows[key].append({"at": f"a-1901#p{number}"} | ({"reason": kept} if kept else {}))
        text = with_decision(text, "cats", key, Decision.model_construct(at=f"a-1901#p{number}", reason=kept))
    cats, dogs = yaml.safe_load(text)["topics"]
    assert {key: cats.get(key, []) for key in rows} == rows
    assert dogs == {"id": "dogs", "title": "Dogs", "definition": "On dogs."}
    assert "# Others." in text


@pytest.mark.parametrize("reason", ["a \x07 bell", "a \x7f delete"])
def test_it_writes_nothing_that_would_not_be_read_back(reason: str, tmp_path: Path) -> None:
    root = written(tmp_path, REAL)
    with pytest.raises(InputError):
        write_decision(root, TOPICS[0], "include", "usdos-2024-cambodia#p999s1", reason)
    assert (root / PATH).read_bytes() == REAL


def test_it_refuses_to_write_a_decision_twice(tmp_path: Path) -> None:
    root = written(tmp_path, REAL)
    at = read_topics(DiskView(REPOSITORY)).topics[0].include[0].at
    with pytest.raises(InputError) as caught:
        write_decision(root, TOPICS[0], "exclude", at, "")
    assert [problem.code for problem in caught.value.problems] == ["topic-both-ways"]
    assert (root / PATH).read_bytes() == REAL
