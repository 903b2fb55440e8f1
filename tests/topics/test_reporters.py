"""Who says a sentence, and whether it leans on the one before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.topics.reporters import PATH, Reporters, read_reporters
from tests.support.making import REPOSITORY, view_of

GIVEN = yaml.safe_load(Path(__file__).with_name("reporters.yml").read_text("utf-8"))
LIGHT = Reporters.model_validate(GIVEN["file"])


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["sentence"][:50])
def test_it_tells_who_says_a_sentence_and_whether_it_leans(case: dict[str, Any]) -> None:
    assert LIGHT.reporter_of(case["sentence"]) == case["says"]
    assert LIGHT.needs_context(case["sentence"]) == case.get("needs_context", False)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The government reported 315 patrols.", "the government"),
        ("NGOs continued to report a want of shelters.", "NGOs"),
        ("Service provider NGOs noted an acute lack.", "NGOs"),
        ("Local experts continued to report that cases failed.", "observers"),
        ("Observers reported police claimed to know nothing.", "observers"),
        ("Media reported police demanded fees.", "media"),
        ("According to some NGOs working there, many were unaware.", "NGOs"),
        ("The government did not report any prosecutions.", ""),
        ("Authorities rarely issued warrants.", ""),
        ("Screen all individuals in detention.", ""),
    ],
)
def test_the_handbooks_own_list_names_those_who_speak_in_reports(sentence: str, says: str) -> None:
    assert read_reporters(DiskView(REPOSITORY)).reporter_of(sentence) == says


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("reporters: []", "wrong-value"),
        ("reporters: [{says: x, opening: ['cat ...']}]", "wrong-value"),
        ("reporters: [{says: x, opens: [cat]}]", "unknown-key"),
        ("leaning: [it]", "missing-key"),
    ],
)
def test_it_refuses_a_faulty_list(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_reporters(view_of({PATH: text}))
    assert [problem.code for problem in caught.value.problems] == [code]


@given(st.text())
def test_it_names_nobody_where_there_is_no_list(sentence: str) -> None:
    nobody = read_reporters(view_of({}))
    assert (nobody.reporter_of(sentence), nobody.needs_context(sentence)) == ("", False)
