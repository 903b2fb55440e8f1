"""What holds of every number: it is read back as itself in every notation, and no piece of it is ever taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.figures.numbers import forms_in, in_digits
from pincite.figures.value_checks import check_values
from pincite.languages.number_habits import number_marks
from pincite.model import Figure
from tests.support.strategies import STEADY, examples

Writer = Callable[[int], str]
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_SMALL += "seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def _grouped(sign: str) -> Writer:
    return lambda number: f"{number:,}".replace(",", sign)


def _lakhs(number: int) -> str:
    head, tail = divmod(number, 1000)
    groups = re.sub(r"(?<=\d)(?=(?:\d\d)+$)", ",", str(head))
    return f"{groups},{tail:03}" if head else str(number)


def _in_digits_of(zero: str, write: Writer, group: str = ",") -> Writer:
    table = {ord(str(one)): chr(ord(zero) + one) for one in range(10)} | {ord(","): group}
    return lambda number: write(number).translate(table)


def _words(number: int) -> str:
    for scale, word in _SCALES:
        if number >= scale:
            rest = number % scale
            joint = "" if not rest else " and " if rest < 100 else " "
            return f"{_words(number // scale)} {word}{joint}{_words(rest) if rest else ''}"
    if number >= 100:
        return f"{_SMALL[number // 100]} hundred" + (f" and {_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    return _SMALL[number]


def _chinese(number: int) -> str:
    written = _chinese_part(number)
    return "十" + written[2:] if written.startswith("一十") else written


def _chinese_part(number: int) -> str:
    for scale, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = "零" if rest and rest < scale // 10 else ""
            return f"{_chinese_part(head)}{sign}{joint}{_chinese_part(rest) if rest else ''}"
    return "零一二三四五六七八九"[number]


NOTATIONS: dict[str, tuple[str, Writer]] = {
    "plain": ("en", str),
    "comma": ("en", _grouped(",")),
    "point": ("de", _grouped(".")),
    "apostrophe": ("de-CH", _grouped("'")),
    "curly apostrophe": ("de-CH", _grouped("’")),
    **{
        f"space {ord(space):04x}": ("fr", _grouped(space))
        for space in " \xa0\u2000\u2002\u2007\u2008\u2009\u200a\u202f\u205f\u3000\n"
    },
    "lakhs": ("en", _lakhs),
    "lakhs in Devanagari": ("hi", _in_digits_of("०", _lakhs)),
    "fullwidth": ("ja", _in_digits_of("０", _grouped(","), "，")),
    "Arabic": ("ar", _in_digits_of("٠", _grouped(","), "٬")),
    "Persian": ("fa", _in_digits_of("۰", _grouped(","), "٬")),
    **{f"digits {name}": ("en", _in_digits_of(zero, str)) for name, zero in number_marks().zeros.items()},
    "words": ("en", _words),
    "Chinese": ("zh", _chinese),
}
numbers = st.one_of(st.integers(0, 20_000), st.integers(0, 10**12 - 1))
long_numbers = st.one_of(st.integers(1000, 20_000), st.integers(1000, 10**10))


def _can_say(name: str, text: str, number: int) -> bool:
    """Whether a notation writes a number of this size: two signs of Chinese may be parts of another word."""
    return name != "Chinese" or (len(text) > 1 and number < 10**12)


@pytest.mark.parametrize("name", NOTATIONS)
@examples(40)
@given(number=numbers)
def test_it_reads_any_number_back_in_any_notation(name: str, number: int) -> None:
    language, write = NOTATIONS[name]
    text = write(number)
    if not _can_say(name, text, number):
        return
    for frame in ("{}", "They held {} of them.", "({})"):
        found = forms_in(frame.format(text), language)
        assert [form.values for form in found] == [(Fraction(number),)], text
        assert found[0].text == text


@pytest.mark.parametrize("name", NOTATIONS)
@examples(25)
@given(
    number=st.one_of(st.integers(1000, 20_000), st.integers(1000, 10**10)),
    cut=st.tuples(st.integers(0, 30), st.integers(1, 30)),
)
def test_it_takes_no_piece_of_a_number(name: str, number: int, cut: tuple[int, int]) -> None:
    language, write = NOTATIONS[name]
    text = write(number)
    start, end = min(cut[0], len(text) - 1), min(cut[0] + cut[1], len(text))
    piece = text[start:end]
    for value in _values_of(piece, language):
        if value != number:
            for span in ((0, len(text)), (start, end)):
                assert _is_refused(value, text, span, language), (text, piece, value)
    if piece != text:
        assert _is_refused(Decimal(number), text, (start, end), language)


@STEADY
@given(text=st.text("0123456789 .,'’/-–%:_akmb½²\n", max_size=14))
def test_it_never_ends_a_number_inside_digits(text: str) -> None:
    for form in forms_in(text):
        if form.form == "amount":
            before, after = text[: form.start], text[form.end :]
            assert not re.search(r"\d\Z|\d[.,'’_:/]+\Z", before), (text, form.text)
            is_bare = form.text[-1].isnumeric()  # behind a scale, as in `2k:1`, another number may begin
            assert not (is_bare and re.match(r"\d|[.,'’_:/]+\d|²|_[\da-z]", after)), (text, form.text)


@STEADY
@given(text=st.text("0123456789 .,'’½-", min_size=1, max_size=10), language=st.sampled_from(["en", "de", "km", "xx"]))
def test_it_offers_no_value_that_is_not_a_whole_form(text: str, language: str) -> None:
    whole = {in_digits(value) for form in forms_in(text, language) for value in form.values}
    for _, _, fix in check_values(_figure(Decimal(10**14 + 1)), text, [(0, len(text))], language):
        offered = re.search(r"Did you mean `([^`]*)`", fix)
        assert offered is None or offered[1] in whole


def _values_of(piece: str, language: str) -> Iterator[Decimal]:
    """Yield what a piece of a number would say if it stood alone, and its digits without any sign."""
    for form in forms_in(piece, language):
        yield from (Decimal(in_digits(value)) for value in form.values)
    digits = "".join(str(int(one)) for one in piece if one.isdecimal())
    if digits:
        yield Decimal(digits)


def _is_refused(value: Decimal, text: str, span: tuple[int, int], language: str) -> bool:
    return bool(list(check_values(_figure(value), text, [span], language)))


def _figure(value: Decimal) -> Figure:
    return Figure(
        id="boats",
        source="larkholm",
        anchor="p1",
        indicator="boats",
        value=value,
        value_high=None,
        unit="boats",
        qualifier="exact",
        year=1901,
        year_basis="inferred",
        status="reported",
        scope="the harbour",
        reporter="the keeper",
        compares_with=None,
        quote="",
        note="",
        line=2,
    )
