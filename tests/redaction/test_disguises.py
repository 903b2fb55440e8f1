"""A name that is disguised is found on its line; what is another name is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.editing.search_terms import named
from pincite.editing.searching import search_bytes, search_text
from tests.support.goldens import read_cases

CASES: dict[str, dict[str, str]] = read_cases(Path(__file__).with_name("disguises.yml"))
NAME = list(named(["Zorblat Quimby"]))
INITIALS = "ZQᏃΖᴢ"


@pytest.mark.parametrize(("kind", "disguise"), [(kind, disguise) for kind in CASES for disguise in CASES[kind]])
def test_a_disguised_name_is_found(kind: str, disguise: str) -> None:
    text = CASES[kind][disguise]
    lines = enumerate(text.split("\n"), start=1)
    begin = min(number for number, words in lines if any(initial in words for initial in INITIALS))
    found = [place.line for is_hit, place in search_bytes(text.encode(), NAME, "x") if is_hit]
    # What is packed begins behind its own label.
    assert found[:1] in ([begin], [begin + 1] if kind == "packed" else [])


@pytest.mark.parametrize(
    "text",
    [
        "ZorbIat Quimby",
        "00:01.000 --> 00:02.000\nZorblat went\n\n00:02.000 --> 00:04.000\nQuimby\n",
        "given: Zorblat\nnote: went\nfamily: Quimby",
        "Зорблат Квимби",
    ],
)
def test_other_words_are_left(text: str) -> None:
    assert not list(search_text(text, NAME))
