"""Words are found in every form, kind of file and encoding, and the reader that judges finds them too."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pincite.editing.search_terms import find_wanted, named, needle
from pincite.editing.searching import search_bytes, search_name, search_root, search_text
from tests.redaction.plants import ENCODINGS, FORMS, PACKED, _plain, holds, plant

WORDS = "José Zorb Quint"
NEEDLES = [needle(WORDS)]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_found_on_its_line(form: str, tmp_path: Path) -> None:
    data = _plain(FORMS[form](WORDS), "utf-8")
    found = [place.line for is_hit, place in search_bytes(data, NEEDLES, "x") if is_hit]
    assert found[:1] == [2]
    (tmp_path / "x").write_bytes(data)
    assert holds(tmp_path / "x", WORDS)


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-7", "cp037", "iso8859-2", "cp1257"])
def test_every_encoding_is_found(encoding: str) -> None:
    data = f"first\nhere is {WORDS}, and more words of the usual kind\n".encode(encoding)
    assert any(is_hit for is_hit, _ in search_bytes(data, NEEDLES, "x"))


OTHER_SCRIPTS = {
    "Japanese": ("田中角栄は東京に住んでいた", ["shift_jis", "euc-jp", "iso2022_jp", "utf-16-le", "utf-8"]),
    "Chinese": ("王小明在北京工作过很多年", ["gb18030", "utf-16-be", "utf-8"]),
    "Khmer": ("សុខ ជា រស់នៅភ្នំពេញ", ["utf-8", "utf-16-le"]),
    "Thai": ("สมชายอยู่ที่กรุงเทพ", ["cp874", "utf-8"]),
    "Russian": ("Иван Петров жил здесь", ["cp1251", "koi8-r", "utf-8"]),
    "Korean": ("김철수는 서울에 살았다", ["euc-kr", "utf-8"]),
    "Arabic": ("محمد علي سعيد", ["cp1256", "utf-8"]),
}


@pytest.mark.parametrize("script", OTHER_SCRIPTS)
def test_other_scripts_are_found_in_their_encodings(script: str) -> None:
    words, encodings = OTHER_SCRIPTS[script]
    for encoding in encodings:
        data = f"x: {words}\n".encode(encoding)
        assert any(is_hit for is_hit, _ in search_bytes(data, [needle(words)], "x")), encoding


@pytest.mark.parametrize("kind", PACKED)
def test_every_packed_file_is_found(kind: str, tmp_path: Path) -> None:
    data = PACKED[kind](_plain(WORDS, "utf-8"))
    assert any(is_hit for is_hit, _ in search_bytes(data, NEEDLES, kind))
    (tmp_path / kind).write_bytes(data)
    assert holds(tmp_path / kind, WORDS)


@pytest.mark.parametrize("number", range(300))
def test_what_is_planted_by_lot_is_told_with_its_file(number: int, tmp_path: Path) -> None:
    made = plant(Random(number), WORDS)  # noqa: S311 - the same plants each time
    path = tmp_path / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.data)
    assert made.path in {place.path for place in search_root(tmp_path, NEEDLES).places}, made.how
    assert holds(path, WORDS)


@pytest.mark.parametrize("text", ["Jose Zorb Quintus", "Zorb José Quint", "aJosé Zorbing", "josezo rb quin"])
def test_other_words_are_not_taken_for_them(text: str) -> None:
    assert not [hit for hit in search_text(text, [needle("Zorb Quint")]) if text != "Jose Zorb Quint"]


def test_a_name_is_found_with_its_last_part_first() -> None:
    needles = list(named(["José Quint"]))
    assert list(search_text("QUINT, José", needles))
    assert list(search_name("people/quint-jose/photo.jpg", needles))


def test_a_link_is_followed_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    (other / "far.txt").write_text(f"a\n{WORDS}\n", "utf-8")
    (root / "near").symlink_to(other / "far.txt")
    (root / "folder").symlink_to(other)
    (root / "gone").symlink_to(other / "nothing")
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (root / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    found = search_root(root, NEEDLES)
    assert [(place.path, place.line) for place in found.places] == [("near", 2)]
    assert [place.path for place in found.unread] == ["folder", "gone", "picture.png", "torn.pdf"]


def test_only_what_the_rule_names_is_not_searched(tmp_path: Path) -> None:
    for folder in (".git", "node_modules", ".venv", ".cache", ".pincite/cache", "site"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x").write_text(WORDS, "utf-8")
    told = {place.path for place in search_root(tmp_path, NEEDLES).places}
    assert told == {".cache/x", ".pincite/cache/x", "site/x"}


REMAINING = [
    "The government of Cambodia did not report on its efforts in the year.",
    "The government of Cambodia prosecuted some of the officials in the year.",
    "The government of Cambodia and some of the efforts of others did not end.",
    "Officials of the government did report on efforts in Cambodia.",
]


def _wanted(passage: str, **more: list[str]) -> list[str]:
    return [one.shown for one in find_wanted([passage], [passage], [REMAINING], **more).needles]


def test_a_name_of_two_words_and_every_five_words_are_looked_for() -> None:
    wanted = _wanted("The government of Cambodia let Sok Chea go in the year.")
    assert "Sok" in wanted
    assert "Chea" in wanted
    assert "The government of Cambodia let Sok Chea go in the year" in wanted
    assert "let Sok" not in wanted


def test_common_phrases_are_told_and_not_looked_for() -> None:
    made = find_wanted(["The government of Cambodia"], [], [REMAINING])
    assert made.needles == ()
    assert made.common == ("The government of Cambodia",)


def test_words_that_may_stay_are_not_looked_for() -> None:
    passage = "Sok Chea was seen by a clerk at noon."
    assert "Chea" in _wanted(passage)
    assert "Chea" not in _wanted(passage, keep=["Sok Chea"])


def test_scripts_without_spaces_are_cut_into_eight_signs() -> None:
    assert "田中角栄は東京に" in _wanted("田中角栄は東京に住んでいた。")


def test_a_passage_of_one_word_is_looked_for_whole() -> None:
    assert _wanted("Zorb.") == ["Zorb"]


def test_a_name_behind_initials_or_a_title_is_a_name() -> None:
    assert "Zorb" in _wanted("The government of Cambodia let Mr. Zorb go.")
    assert "Quint" in _wanted("The government of Cambodia let J. P. Quint go.")


PHRASE = "may be used for any lawful purpose by the clerk"
BOILERPLATE = [[f"The words of report {number} {PHRASE}."] for number in ("one", "two", "three")]


def test_a_phrase_of_three_sources_does_not_stand_in_the_way() -> None:
    passage = f"It {PHRASE} Zorb Quint at noon."
    made = find_wanted([passage], [passage], BOILERPLATE)
    assert "may be used for any" in made.common
    shown = [one.shown for one in made.needles]
    assert not [words for words in shown if words in PHRASE]
    assert "Zorb" in shown
    assert "It may be used for any lawful purpose by the clerk Zorb Quint at noon" in shown


def test_a_phrase_of_two_sources_is_looked_for() -> None:
    passage = f"It {PHRASE} Zorb Quint at noon."
    shown = [one.shown for one in find_wanted([passage], [passage], BOILERPLATE[:2]).needles]
    assert [words for words in shown if words in PHRASE]


def test_a_sentence_that_three_sources_have_whole_is_looked_for() -> None:
    sentence = f"It {PHRASE}."
    made = find_wanted([f"Zorb went home. {sentence}"], [sentence], [[sentence]] * 3)
    assert f"It {PHRASE}" in [one.shown for one in made.needles]


def test_a_name_that_three_sources_have_is_looked_for_among_phrases() -> None:
    passage = "It may be used for any Zorb Quint may like to have."
    others = [[f"{start} may be used for any Zorb Quint may like to have"] for start in ("One", "Two", "Three")]
    shown = [one.shown for one in find_wanted([passage], [passage], others).needles]
    assert "Zorb Quint" in shown
