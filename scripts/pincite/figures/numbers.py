"""The numbers of a text: digits in any common notation, number words, and both with a scale.

- `10,574`, `1 574`, `1.574,5`, `3,45,000`, `១២៣`, `1½`, `3/4`, `1.5m`, `三百`; `twenty-five`, `a hundred and ten`,
  `three and a half million`, `two dozen`, `a quarter of a million`
- in `4.05-12.15 million` and `1.5 to two million` the first number may be meant in millions too
- words of an order of magnitude give their own number: `dozens` 12, `tens of thousands` 10,000
- what is written in no way that is known, or may be read in two, is no number and is told whole: `12,5,3`
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import regex

from pincite.figures.digit_runs import Doubt, plain_digits
from pincite.figures.digit_tokens import digit_tokens
from pincite.figures.number_grammar import Grammar
from pincite.figures.number_tokens import Token, word_tokens
from pincite.figures.word_grammar import Form, Reading
from pincite.languages.number_habits import NumberHabits, number_habits
from pincite.model import Source

_DASH = r"\s*[-‐‑–—]\s*\p{Sc}?"
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
_FEWEST_DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that stands in a text, or what looks like one and is none."""

    start: int
    end: int
    text: str
    """As it stands: `1.5`."""
    form: Form
    values: tuple[Fraction, ...] = ()
    """What it may mean: 1.5, or in `1.5 to two million` 1,500,000; nothing where it is no amount."""
    doubt: Doubt | None = None
    """Why it is not read."""

    @property
    def may_be_year(self) -> bool:
        """Whether it looks like a year, or is a date."""
        return self.form == "date" or bool(_YEAR.fullmatch(plain_digits(self.text) or ""))

    def means(self, value: Decimal) -> bool:
        """Whether a value is what the number may mean; of a third, any rounding to three decimals or more is."""
        return any(_is_same(value, meant) for meant in self.values)


def language_of(source: Source, otherwise: str) -> str:
    """Return the language of a source, which tells how its numbers are written."""
    return str(source.csl.get("language") or otherwise)


def forms_in(text: str, language: str = "en") -> tuple[Number, ...]:
    """Return the numbers of a text and whatever looks like one, in reading order."""
    habits = number_habits(language)
    digits = list(digit_tokens(text, habits))
    words = [word for word in word_tokens(text, habits) if not _overlaps(word, digits)]
    tokens = sorted([*digits, *words], key=lambda token: token.start)
    readings = list(Grammar(text, tokens, bool(habits.words.units)).readings())
    between = _between(habits)
    return tuple(
        _number(text, tokens, reading, readings[place + 1 : place + 2], between)
        for place, reading in enumerate(readings)
    )


def numbers_in(text: str, language: str = "en") -> tuple[Number, ...]:
    """Return the numbers of a text in reading order, those in doubt and dates too, without ordinals and names."""
    return tuple(number for number in forms_in(text, language) if number.form != "other")


def _overlaps(word: Token, digits: list[Token]) -> bool:
    return any(run.start < word.end and word.start < run.end for run in digits)


def _between(habits: NumberHabits) -> regex.Pattern[str]:
    words = "|".join(sorted(map(regex.escape, habits.words.range_words)))
    return regex.compile(rf"{_DASH}|\s+(?:{words})\s+\p{{Sc}}?" if words else _DASH, regex.IGNORECASE)


def _number(
    text: str, tokens: list[Token], reading: Reading, following: list[Reading], between: regex.Pattern[str]
) -> Number:
    """Return what a reading says; its number may share the scale of the one that it leads to."""
    start, end = tokens[reading.first].start, tokens[reading.end - 1].end
    values = [] if reading.value is None else [reading.value]
    for after in following:
        leads = between.fullmatch(text, end, tokens[after.first].start)
        is_bare = reading.scale == 1 < after.scale and after.value is not None
        if leads and values and is_bare and abs(values[0]) < after.scale:
            values.insert(0, values[0] * after.scale)
    return Number(
        start=start, end=end, text=text[start:end], form=reading.form, values=tuple(values), doubt=reading.doubt
    )


def _is_same(value: Decimal, meant: Fraction) -> bool:
    if Fraction(value) == meant:
        return True
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return not _ends(meant) and places >= _FEWEST_DECIMALS and round(meant, places) == Fraction(value)


def _ends(value: Fraction) -> bool:
    """Whether the decimals of a value end, as those of a third do not."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def in_digits(value: Fraction) -> str:
    """Return a value as a table has it: `1574`, `0.5`, `0.333`."""
    if not _ends(value):
        return f"{float(round(value, _FEWEST_DECIMALS)):.{_FEWEST_DECIMALS}f}"
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"
