"""Fingerprints name wordings, by vectors that JavaScript shares."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.text import _RUN_OF_SPACE, WHITE_SPACE, fingerprint, normal_form
from tests.support.making import TESTS
from tests.support.strategies import examples

VECTORS: list[dict[str, Any]] = json.loads((TESTS / "vectors" / "fingerprints.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_it_agrees_with_the_vectors(vector: dict[str, Any]) -> None:
    assert normal_form(vector["text"]) == vector["normal"]
    assert fingerprint(vector["text"]) == vector["fingerprint"]
    assert hashlib.sha256(vector["normal"].encode()).hexdigest().startswith(vector["fingerprint"])


def test_it_knows_exactly_the_characters_with_the_property_white_space() -> None:
    found = {chr(point) for point in range(0x110000) if _RUN_OF_SPACE.fullmatch(chr(point))}
    separators = {chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) in {"Zs", "Zl", "Zp"}}
    assert found == separators | set("\t\n\x0b\x0c\r\x85")


@examples(60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.data())
def test_it_stays_when_white_space_becomes_other_white_space(words: list[str], data: st.DataObject) -> None:
    spaces = st.text(st.sampled_from([one for one in _RUN_OF_SPACE.findall(_all_spaces()) if one]), min_size=1)
    once, again = (data.draw(spaces).join(words) for _ in range(2))
    assert fingerprint(once) == fingerprint(f"{data.draw(spaces)}{again}{data.draw(spaces)}")


def _all_spaces() -> str:
    # Letters between them keep each one apart.
    return "x".join(one for one in map(chr, range(0x3001)) if _RUN_OF_SPACE.fullmatch(one))


@examples(60)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_it_is_the_same_for_each_normal_form_and_settles_at_once(text: str) -> None:
    normal = normal_form(text)
    assert normal_form(normal) == normal
    assert fingerprint(unicodedata.normalize("NFD", text)) == fingerprint(text) == fingerprint(normal)
    assert not set(normal) & set(WHITE_SPACE.replace("-", "").replace(" ", ""))


@examples(60)
@given(st.text(min_size=1), st.text(min_size=1))
def test_it_differs_where_the_normal_forms_differ(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (normal_form(one) == normal_form(other))
