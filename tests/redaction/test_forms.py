"""A name is found however it is written, and is not found where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pincite.editing.search_terms import named
from pincite.editing.searching import search_bytes, search_text

CASES = yaml.safe_load(Path(__file__).with_name("forms.yml").read_text("utf-8"))
NEEDLES = list(named(["José Zorb Quint"]))


def _is_found(text: str, ending: str = "\n") -> bool:
    return any(is_hit for is_hit, _ in search_bytes(f"{text}{ending}".encode(), NEEDLES, "x"))


@pytest.mark.parametrize("form", CASES["found"])
def test_a_name_is_found(form: str) -> None:
    assert _is_found(CASES["found"][form])
    assert _is_found(f"before\n{CASES['found'][form]}", "\nafter\n")


@pytest.mark.parametrize("form", CASES["other"])
def test_other_words_are_not_the_name(form: str) -> None:
    assert not _is_found(CASES["other"][form])


@pytest.mark.parametrize(
    ("name", "text"),
    [("Иван Петров", "Ивaн Пeтpoв"), ("Νίκος Παπάς", "Nίκoς Παπάς"), ("Анна Соколова", "Aннa Coкoлoвa")],
)
def test_a_name_of_another_script_is_found_with_latin_letters(name: str, text: str) -> None:
    assert text != name
    assert list(search_text(f"a {text} b", list(named([name]))))
    assert list(search_text(f"a {name.upper()} b", list(named([name]))))


def test_a_name_is_told_on_the_line_on_which_it_begins() -> None:
    text = "a\n1\n00:00:01,000 --> 00:00:02,000\nJosé Zorb\n\n2\n00:00:02,500 --> 00:00:04,000\nQuint came\n"
    assert {place.line for is_hit, place in search_bytes(text.encode(), NEEDLES, "x") if is_hit} == {4}


def test_escapes_without_end_are_read_in_time() -> None:
    assert not _is_found("&" + "amp;" * 20000 + "%" + "25" * 20000 + "\\" * 20000 + "u0041")


def test_a_few_letters_in_a_picture_are_chance_and_the_picture_is_told_as_not_read() -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\0 Act \0" + bytes(99)
    assert [is_hit for is_hit, _ in search_bytes(picture, list(named(["Act"])), "x.png")] == [False]
    named_picture = picture.replace(b" Act ", " José Zorb Quint ".encode())
    assert any(is_hit for is_hit, _ in search_bytes(named_picture, NEEDLES, "x.png"))
