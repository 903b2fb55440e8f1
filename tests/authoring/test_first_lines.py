"""What is read, and guessed, from the first lines of texts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.authoring.date_guess import date_in
from pincite.authoring.header_fields import read_header
from pincite.authoring.id_suggestion import suggest_id
from pincite.authoring.title_guess import guess_title, title_choices
from pincite.editing.source_intake import read_facts
from pincite.languages.first_lines import field_names, first_lines
from pincite.languages.guess import guess_language
from pincite.readers.encodings_offered import offered_encodings
from pincite.sources.languages import check_language
from pincite.sources.sidecar import check_id
from pincite.text import find_words
from tests.support.goldens import read_cases
from tests.support.making import TESTS
from tests.support.strategies import examples

CASES = TESTS / "authoring" / "cases"


def _cases(name: str) -> list[Any]:
    cases: list[Any] = read_cases(CASES / f"{name}.yml")
    return cases


@pytest.mark.parametrize("case", _cases("titles"), ids=lambda case: str(case["name"]))
def test_the_title_is_found(case: dict[str, Any]) -> None:
    header = read_header(case["text"])
    found = guess_title(case["text"], header.lines)
    assert (found.value if found else None) == case["title"]
    assert found is None or not found.is_stated


@pytest.mark.parametrize("case", _cases("headers"), ids=lambda case: str(case["name"]))
def test_header_fields_are_read(case: dict[str, Any]) -> None:
    header = read_header(case["text"], case.get("language"))
    assert {name: guess.value for name, guess in header.stated.items()} == case["stated"]
    assert [field.value for field in header.unread] == case.get("unread", [])
    assert all(guess.is_stated and guess.line for guess in header.stated.values())


@pytest.mark.parametrize(("line", "language", "date"), _cases("dates"))
def test_dates_are_read(line: str, language: str | None, date: str | None) -> None:
    found = date_in(str(line), language)
    assert (found[0] if found else None) == date
    assert found is None or found[1] in str(line)


@pytest.mark.parametrize(("title", "issued", "file", "taken", "expected"), _cases("ids"))
def test_an_id_is_suggested(title: str, issued: str, file: str, taken: list[str], expected: str) -> None:
    assert suggest_id(title, issued, file=file, taken=frozenset(taken)) == expected


@pytest.mark.parametrize(("tag", "text"), _cases("languages"), ids=lambda value: str(value)[:12])
def test_the_language_is_guessed(tag: str | None, text: str) -> None:
    found = guess_language(text)
    assert (found.tag if found else None) == tag


@pytest.mark.parametrize(("encoding", "expected", "text"), _cases("encodings"), ids=lambda value: str(value)[:12])
def test_an_encoding_is_offered(encoding: str, expected: str, text: str) -> None:
    offered = offered_encodings(text.encode(encoding))
    assert offered[0].name == expected
    assert text.encode(encoding).decode(offered[0].name) == text


def test_what_is_known_of_languages_is_sound() -> None:
    names: dict[str, str] = {}
    for tag, known in first_lines().items():
        assert check_language(tag) == tag
        for encoding in known.encodings:
            "a".encode(encoding)
        for field, written in known.fields.items():
            assert field in {"title", "issued", "author", "language", "URL", "publisher"}
            for name in written:
                assert names.setdefault(name.casefold(), field) == field, f"{name} is two fields"
    assert names == dict(field_names())


@examples(150)
@given(st.text(max_size=300), st.text(max_size=40))
def test_whatever_a_text_is_what_is_read_can_be_shown_in_it(text: str, file: str) -> None:
    """Each quotation stands in the text; nothing is stated that stands in no field; ids can be ids."""
    if not text.strip():
        return
    facts = read_facts(text, f"{file}.txt")
    for guess in facts.known.values():
        assert guess.basis == "external" or find_words(text, guess.quote)
        assert not guess.is_stated or guess.line
    title = facts.known["title"].value if "title" in facts.known else ""
    identifier = suggest_id(title, "1990", file=file)
    assert check_id(identifier)
    assert suggest_id(title, "1990", file=file, taken={identifier}) != identifier


@examples(100)
@given(st.binary(max_size=400))
def test_what_is_offered_can_be_read(raw: bytes) -> None:
    for offer in offered_encodings(raw):
        assert raw.decode(offer.name) is not None


def test_choices_are_few_and_the_likeliest_comes_first() -> None:
    text = "MILL COURT\n\nNo. 12\n\nOpinion on the weir\n\nThe weir\n\nThe brook\n\nThe wheel\n\nThe miller\n"
    choices = title_choices(text)
    assert choices[0].value == "Opinion on the weir"
    assert len(choices) == 5
