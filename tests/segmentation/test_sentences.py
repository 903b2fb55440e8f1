"""Where sentences end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.languages.sentence_rules import sentence_marks, sentence_rules
from pincite.segmentation.sentences import sentence_spans
from pincite.text import one_line, trim_span, without_space
from tests.support.goldens import read_cases
from tests.support.making import REPOSITORY, TESTS
from tests.support.strategies import examples, seed_texts

# Texts made of what matters here: marks of all scripts, abbreviations, labels and letters with and without capitals.
_PIECES = """. .. ? ! … 。 ！ ｡ ། །། ། । ॥ ። :: ; : | ។ ៕ ” “ « » ( ) [ ] 《 》 「 」 _ * § $ – • 1 2 12 1901 II
a b i v A B I (a) (b) 1. 2. Dr Mr No Fig U.S p.m e.g The boat art z B ა და ον Πού 船 は と 他说 บ้าน नाव के""".split()
_PIECES += ["\u062f", "\u0635", "\u200b", "\u200f", "\u301f", "İ.", "ı)", "ſ.", "\u212a.", "१.", "²."]
marked_texts = st.lists(st.sampled_from([*_PIECES, " ", " ", " ", "\n"]), max_size=40).map("".join)
languages = st.sampled_from(
    ["", *(path.stem for path in sorted((TESTS / "segmentation" / "cases" / "sentences").glob("*.yml")))]
)
CASES = sorted((TESTS / "segmentation" / "sentences").glob("*.yml"))
LANGUAGES = sorted((TESTS / "segmentation" / "cases" / "sentences").glob("*.yml"))
LINES = [
    pytest.param("" if path.stem == "und" else path.stem, line, id=f"{path.stem}-{kind}-{number}")
    for path in LANGUAGES
    for kind, lines in read_cases(path).items()
    for number, line in enumerate(lines.splitlines(), start=1)
]


def _sentences(text: str, abbreviations: tuple[str, ...] = (), language: str = "") -> list[str]:
    return [one_line(text[start:end]) for start, end in sentence_spans(text, 0, len(text), abbreviations, language)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_cuts_where_a_reader_would(path: Path) -> None:
    case = read_cases(path)
    assert _sentences(case["text"]) == case["sentences"]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_it_knows_the_rules_of_languages(language: str, line: str) -> None:
    text = line.replace(" ‖ ", " ").replace("¦", "")
    assert _sentences(text, language=language) == re.split(" ‖ |¦", line)


def test_it_has_cases() -> None:
    assert len(CASES) >= 50
    assert len(LINES) >= 500


def test_every_language_with_rules_has_cases() -> None:
    folders = (REPOSITORY / "scripts" / "pincite" / "languages").glob("*/sentences.yml")
    assert {path.parent.name for path in folders} == {path.stem for path in LANGUAGES} - {"und"}


@pytest.mark.parametrize(
    ("language", "like"),
    [("de-CH", "de"), ("nn", "nb"), ("no", "nb"), ("zh-Hant-TW", "zh"), ("sr-Latn", "hr"), ("iw", "he")],
)
def test_a_language_is_read_from_its_tag(language: str, like: str) -> None:
    assert sentence_rules(language) is sentence_rules(like) or sentence_rules(language) == sentence_rules(like)
    assert sentence_rules(like)


@pytest.mark.parametrize("language", ["", "xx", "tlh", "../en", "en/..", "mul"])
def test_a_language_without_rules_has_those_of_its_script(language: str) -> None:
    assert _sentences("Am 3. Mai sank Dr. Orr. Es war spät.", language=language)[-1] == "Es war spät."
    assert _sentences("Πού; Εδώ.", language=language) == ["Πού;", "Εδώ."]


def test_rules_are_there_for_every_script_and_stand_in() -> None:
    marks = sentence_marks()
    assert all(sentence_rules(language) for language in [*marks.rules_of_scripts.values(), *marks.stand_ins.values()])


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_abbreviations_are_listed_without_their_last_full_stop_and_in_one_class(path: Path) -> None:
    rules = sentence_rules("en" if path.stem == "und" else path.stem)
    assert rules
    listed = [*rules.never_last, *rules.before_number, *rules.before_start]
    assert not [word for word in listed if word.endswith(".")]
    assert not rules.never_last & (rules.before_number | rules.before_start)


def test_it_takes_abbreviations_from_the_profile() -> None:
    text = "At 60 deg. Fahrenheit the Supt. Cmte. met. It rose."
    assert _sentences(text, ("deg.", "Cmte")) == ["At 60 deg. Fahrenheit the Supt. Cmte. met.", "It rose."]
    assert _sentences(text)[:1] == ["At 60 deg."]


@examples(300)
@given(seed_texts | marked_texts, languages)
def test_sentences_joined_give_the_text(text: str, language: str) -> None:
    spans = list(sentence_spans(text, 0, len(text), (), language))
    assert "".join(without_space(text[start:end]) for start, end in spans) == without_space(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert all(trim_span(text, start, end) == (start, end) for start, end in spans)


@examples(200)
@given(seed_texts | marked_texts, seed_texts | marked_texts, marked_texts, languages)
def test_it_looks_at_nothing_outside_its_span(before: str, text: str, after: str, language: str) -> None:
    alone = list(sentence_spans(text, 0, len(text), (), language))
    inside = sentence_spans(before + text + after, len(before), len(before) + len(text), (), language)
    assert [(start - len(before), end - len(before)) for start, end in inside] == alone


@examples(100)
@given(seed_texts, st.sampled_from(["\n", "\t", "\r\n", "\u2003 ", "\xa0"]))
def test_it_does_not_matter_which_white_space_stands_between_words(text: str, space: str) -> None:
    assert _sentences(one_line(text).replace(" ", space)) == _sentences(one_line(text))


SLOW = [
    ". . " * 25_000,
    "A. " * 30_000,
    "1. A " * 20_000,
    "b. B " * 20_000,
    ": 1. A " * 15_000,
    "(A. B) c " * 12_000,
    "(" * 100_000,
    " (" * 50_000,
    " " * 100_000,
    "。 " * 50_000,
    "」。" * 50_000,
    "།།" * 50_000,
    ".” A" * 25_000,
    "a.b." * 25_000,
    ". . A" * 20_000,
    "Mr. A " * 20_000,
    ".1" * 50_000,
    "*" * 100_000,
    "《" * 50_000,
    "sank.The " * 10_000,
    "." * 50_000,
    ". " * 50_000,
    "?” a" * 20_000,
    "«" * 50_000,
    "? (" * 20_000,
    "?” " + "Aa, " * 20_000,
    "[1]" * 20_000,
]


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:6])
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    # If each mark were tried against all that follow, these would take minutes.
    assert "".join(without_space(sentence) for sentence in _sentences(text)) == without_space(text)
