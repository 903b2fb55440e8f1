"""Forms of numbers: each is read whole, in its language, or refused and named."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pincite import languages
from pincite.figures.numbers import Number, forms_in
from pincite.languages.number_habits import number_habits
from tests.support.goldens import read_cases

CASES: dict[str, dict[str, Any]] = read_cases(Path(__file__).parent / "cases" / "number_forms.yml")
FORMS = [(language, form, wanted) for language, forms in CASES.items() for form, wanted in forms.items()]
DATA = sorted(Path(languages.__file__).parent.glob("*/numbers.yml"))
FRAMES = ("{}", "({})", "“{}”", "{}.", "{};", "… {}")


def _values(found: tuple[Number, ...]) -> list[Fraction]:
    return [form.values[0] for form in found if form.values]


def _fraction(wanted: object) -> Fraction:
    return Fraction(str(wanted))


def _holds_all_digits(found: tuple[Number, ...], form: str) -> bool:
    return _digits("".join(one.text for one in found)) == _digits(form)


def _digits(text: str) -> list[str]:
    """Return digits, fractions and numerals of a text, without what is raised, as in `5m²`."""
    return [one for one in text if one.isdecimal() or (one.isnumeric() and not one.isdigit())]


@pytest.mark.parametrize(("language", "form", "wanted"), FORMS)
def test_it_reads_a_form_whole_or_names_it_whole(language: str, form: str, wanted: Any) -> None:
    for frame in FRAMES:
        found = forms_in(frame.format(form), language)
        if wanted == "refused":
            assert _values(found) == [], frame
            assert len(found) == 1, frame
        else:
            values = wanted if isinstance(wanted, list) else [wanted]
            assert _values(found) == [_fraction(value) for value in values], frame
            assert len(found) == len(values), frame
        assert _holds_all_digits(found, form) or not any(map(str.isdecimal, form)), frame


@pytest.mark.parametrize(("language", "form", "wanted"), [case for case in FORMS if case[2] == "refused"])
def test_it_says_why_a_form_is_refused(language: str, form: str, wanted: str) -> None:
    assert wanted == "refused"
    [found] = forms_in(form, language)
    assert found.form == "other" or (found.doubt and found.doubt.reason and found.doubt.fix)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.parent.name)
def test_the_words_of_each_language_can_be_read(path: Path) -> None:
    habits = number_habits(path.parent.name)
    assert all(habits.behind[word] == value for word, value in habits.words.scales.items())


@pytest.mark.parametrize("tag", ["und", "mul", "zxx", "x-own", "tlh", "en-GB-oxendict", "sr-Latn-ME", "zh-Hans-CN"])
def test_it_reads_digits_under_any_tag(tag: str) -> None:
    assert _values(forms_in("1 574 of 12,5", tag)) == [1574, Fraction("12.5")]


@pytest.mark.parametrize(
    ("language", "text"), [("de", "zwei Millionen"), ("de", "zwei Dutzend"), ("fr", "deux millions"), ("th", "สองล้าน")]
)
def test_it_takes_no_scale_behind_words_that_it_does_not_know(language: str, text: str) -> None:
    assert forms_in(text, language) == ()


def test_it_refuses_a_run_that_is_longer_than_any_number() -> None:
    for text in ("1" * 20_000, "1," * 20_000 + "1", "1 " * 2000 + "000", "三" * 5000):
        assert not any(form.values and len(form.text) > 60 for form in forms_in(text, "zh"))


def test_the_table_is_long() -> None:
    assert len(FORMS) >= 150


@pytest.mark.parametrize(("value", "is_meant"), [("0.333", True), ("0.3333", True), ("0.33", False), ("0.334", False)])
def test_it_takes_a_third_rounded_to_three_decimals_or_more(value: str, is_meant: bool) -> None:  # noqa: FBT001 - a parameter of the case
    [third] = forms_in("one third")
    assert third.means(Decimal(value)) is is_meant
