"""How tokens make numbers: `three and a half million`, `two dozen`, `1 crore 20 lakh`, `a quarter of a million`.

A small parser by descent. It reads words that stand side by side as one number, or leaves them all in doubt: it never
takes a piece of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from pincite.figures.digit_runs import VAGUE, Doubt
from pincite.figures.number_tokens import Kind
from pincite.figures.word_grammar import HUNDRED, HYPHENS, MULTIPLIERS, THOUSAND, Reading, WordGrammar

_WORDS: tuple[Kind, ...] = ("unit", "teen", "ten", "hundred", "scale", "count", "plural")
_DISMISS = "Quote a number that is written otherwise, or dismiss it."
_SIDE_BY_SIDE = Doubt(reason="has words for numbers side by side that make no number together", fix=_DISMISS)
_LISTED = Doubt(reason="may be one number or two", fix=_DISMISS)
_QUARTERS = Doubt(reason="may be parts, or lengths of time", fix=_DISMISS)
_INFLECTED = Doubt(reason="ends in a word like a scale that is not known", fix=_DISMISS)
_CURRENCY = regex.compile(r"\s?\p{Sc}")
_THIRD, _TENTH = 3, 10


@dataclass(frozen=True, slots=True)
class Grammar(WordGrammar):
    """The tokens of a text, and all rules over them."""

    def readings(self) -> Iterator[Reading]:
        """Yield each number, and each form that is none, in reading order."""
        place = 0
        while place < len(self.tokens):
            reading = self._reading(place)
            if reading:
                yield reading
            place = reading.end if reading else place + 1

    def _reading(self, at: int) -> Reading | None:
        rules = (
            self._other,
            self._vague,
            self._negative,
            self._half,
            self._fraction,
            self._ordinal,
            self._plural,
            self._digits,
            self._words,
            self._loose,
        )
        return next((reading for rule in rules if (reading := rule(at))), None)

    def _other(self, at: int) -> Reading | None:
        return Reading(first=at, end=at + 1, form="other") if self.tokens[at].kind == "other" else None

    def _vague(self, at: int) -> Reading | None:
        """Return what leaves open how many: `several hundred`, `a couple of thousand`."""
        if self.tokens[at].kind != "vague":
            return None
        end = at + 2 if self.stands(at + 1, "part_of") else at + 1
        if not self.stands(end, *MULTIPLIERS):
            return None
        end = self.multiplied(end)[1]
        while self.stands(end, "part_of") and self.stands(end + 1, "plural"):
            end += 2
        return Reading(first=at, end=end, form="unclear", doubt=VAGUE)

    def _negative(self, at: int) -> Reading | None:
        """Return what a word makes negative: `minus five`."""
        after_number = at > 0 and self.gap(at) == " " and self.tokens[at - 1].kind in (*_WORDS, "digits")
        if self.tokens[at].kind != "minus" or after_number or self.gap(at + 1) != " ":
            return None
        found = next(
            (found for rule in (self._half, self._fraction, self._digits, self._words) if (found := rule(at + 1))), None
        )
        return found and replace(found, first=at, value=None if found.value is None else -found.value)

    def _half(self, at: int) -> Reading | None:
        """Return a half: `half`, `half a million`, `a half million`."""
        place = at + 1 if self.tokens[at].kind == "article" and self.stands(at + 1, "half", gaps=" ") else at
        if self.tokens[place].kind != "half":
            return None
        behind = place + 2 if self.stands(place + 1, "article") else place + 1
        if self.stands(behind, *MULTIPLIERS):
            times, end = self.multiplied(behind)
            return Reading(first=at, end=end, value=times / 2, scale=times)
        return self._times_of(Reading(first=at, end=place + 1, value=Fraction(1, 2)))

    def _fraction(self, at: int) -> Reading | None:
        """Return a part: `two thirds`, `one fifth`, `a third of`, `three-quarters`, `a quarter of a million`."""
        kind = self.tokens[at].kind
        above, end = (Fraction(1), at + 1) if kind == "article" else self._above(at)
        if not end or not self.stands(end, "part", "ordinal", "quarter", "half"):
            return None
        is_of, worth = self.stands(end + 1, "part_of"), self.worth(end)
        reading = Reading(first=at, end=end + 1, value=above / worth if worth else Fraction(1, 2))
        match self.tokens[end].kind:
            case "ordinal":
                is_compound = self.text[self.tokens[end].end : self.tokens[end].end + 1] in HYPHENS
                needs_of = kind == "article" or worth >= HUNDRED
                if above != 1 or worth < _THIRD or is_compound or (needs_of and not is_of):
                    return None
            case "quarter" if not is_of and self.gap(end) != "-":
                return None if kind == "article" else replace(reading, form="unclear", value=None, doubt=_QUARTERS)
            case "half" if above != 1 or kind == "article":
                return None
        return self._times_of(reading)

    def _above(self, at: int) -> tuple[Fraction, int]:
        """Return what may stand above a part, and the place behind it; 0 where nothing such stands."""
        small = self.small(at)
        if small[1]:
            return small
        token = self.tokens[at]
        is_whole = token.kind == "digits" and token.value is not None and token.value.denominator == 1
        return (token.value or Fraction(0), at + 1) if is_whole else (Fraction(0), 0)

    def _times_of(self, reading: Reading) -> Reading:
        """Return a part with what it is a part of, if that is a scale: `of a million`."""
        end = reading.end
        if self.stands(end, *MULTIPLIERS):
            times, behind = self.multiplied(end)
            return replace(reading, end=behind, value=(reading.value or 0) * times, scale=times)
        if self.stands(end, "part_of") and self.stands(end + 1, "article") and self.stands(end + 2, *MULTIPLIERS):
            times, behind = self.multiplied(end + 2)
            return replace(reading, end=behind, value=(reading.value or 0) * times, scale=times)
        return reading

    def _ordinal(self, at: int) -> Reading | None:
        """Return an ordinal, which is no amount: `twenty-fifth`, `one hundred and first`."""
        number = self.words_at(at)
        if not number:
            return None
        end = number.end + 1 if self.stands(number.end, "joiner", gaps=" ") else number.end
        if not self.stands(end, "ordinal"):
            return None
        last, worth = self.tokens[number.end - 1].kind, self.worth(end)
        composes = (last == "ten" and worth < _TENTH and end == number.end) or last in {"hundred", "scale"}
        composes = composes or (end == number.end and worth >= HUNDRED)
        return Reading(first=at, end=end + 1, form="other") if composes else None

    def _plural(self, at: int) -> Reading | None:
        """Return an order of magnitude as its own number: `thousands`, `tens of thousands`."""
        if self.tokens[at].kind not in {"plural", "tens_of"}:
            return None
        worth, end = self.worth(at), at + 1
        while self.stands(end, "part_of", gaps=" ") and self.stands(end + 1, "plural", gaps=" "):
            worth, end = worth * self.worth(end + 1), end + 2
        if self.tokens[at].kind == "tens_of" and end == at + 1:
            return None
        return Reading(first=at, end=end, value=worth, scale=self.worth(end - 1))

    def _digits(self, at: int) -> Reading | None:
        """Return digits with their scales: `1.5 million`, `2 and a half`, `1 crore 20 lakh`, `1万2千`."""
        token = self.tokens[at]
        if token.kind != "digits":
            return None
        times, end = self._scaled(at)
        if self.stands(end, "inflected"):
            return Reading(first=at, end=end + 1, form="unclear", doubt=_INFLECTED)
        if token.value is None:
            return Reading(first=at, end=end, form="date" if token.is_date else "unclear", doubt=token.doubt)
        reading = Reading(first=at, end=end, value=token.value * times, scale=times)
        if times == 1:
            return self._with_part(reading)
        while (further := self._part_below(reading)) is not None:
            reading = further
        return reading

    def _scaled(self, at: int) -> tuple[Fraction, int]:
        """Return what stands behind digits and multiplies them."""
        is_scale = self.stands(at + 1, "money_scale", gaps=" ")
        if is_scale and (self.tokens[at].is_money or _CURRENCY.match(self.text, self.tokens[at + 1].end)):
            return self.worth(at + 1), at + 2
        return (
            self.multiplied(at + 1, "0 -") if self.stands(at + 1, *MULTIPLIERS, gaps="0 -") else (Fraction(1), at + 1)
        )

    def _part_below(self, reading: Reading) -> Reading | None:
        """Return a number with the digits behind it that count its next scale; None where none go on with it."""
        at = reading.end
        if not self.stands(at, "digits", gaps="0 ") or self.tokens[at].value is None or self.tokens[at].is_money:
            return None
        times, end = self._scaled(at)
        worth = (self.tokens[at].value or 0) * times
        if worth >= reading.scale or worth < 0:
            return None
        return replace(reading, end=end, value=(reading.value or 0) + worth, scale=times)

    def _words(self, at: int) -> Reading | None:
        """Return a number of words; it is in doubt where more such words follow: `nineteen eighty-four`."""
        reading = self.words_at(at)
        if reading is None:
            return None
        reading = self._with_part(reading)
        end = reading.end
        while self._goes_on(end):
            end = (self.words_at(end) or Reading(first=end, end=end + 1)).end
        if end > reading.end:
            return Reading(first=at, end=end, form="unclear", doubt=_SIDE_BY_SIDE)
        behind = self.words_at(end) if self.stands(end, "unit", "teen", "ten", gaps=",") else None
        if behind and reading.scale >= THOUSAND and (behind.value or 0) < reading.scale:
            return Reading(first=at, end=behind.end, form="unclear", doubt=_LISTED)
        return reading

    def _goes_on(self, at: int) -> bool:
        """Whether a word for a number follows, itself no part of another word: not in `five two-day trips`."""
        if not self.stands(at, *_WORDS):
            return False
        if self.stands(at + 1, *_WORDS):
            return True
        behind = self.text[self.tokens[at].end : self.tokens[at].end + 2]
        return not (behind[:1] in HYPHENS and behind[1:].isalpha())

    def _with_part(self, reading: Reading) -> Reading:
        """Return a number with the part that `and` adds, and the scale behind that: `three and a half million`."""
        if not self.stands(reading.end, "joiner") or self.gap(reading.end + 1) not in " -":
            return reading
        value, end = self._part(reading.end + 1)
        if not end:
            return reading
        if reading.scale not in {1, HUNDRED}:
            return replace(reading, end=end, value=(reading.value or 0) + value * reading.scale)
        times, end = self.multiplied(end) if self.stands(end, *MULTIPLIERS) else (Fraction(1), end)
        return replace(reading, end=end, value=((reading.value or 0) + value) * times, scale=times)

    def _part(self, at: int) -> tuple[Fraction, int]:
        """Return a part of one and the place behind it, without what it is a part of: `a half`, `three quarters`."""
        if self.stands(at, "digits") and 0 < self.worth(at) < 1 and self.text[self.tokens[at].start] != "0":
            return self.worth(at), at + 1
        for place in (at, at + 1) if self.tokens[at].kind == "article" else (at,):
            if self.stands(place, "half"):
                return Fraction(1, 2), place + 1
        above, end = (Fraction(1), at + 1) if self.tokens[at].kind == "article" else self.small(at)
        if end and self.stands(end, "quarter"):
            return above / self.worth(end), end + 1
        part = self._fraction(at)
        return (part.value or Fraction(0), part.end) if part and part.scale == 1 else (Fraction(0), 0)

    def _loose(self, at: int) -> Reading | None:
        """Return what counts without being a number: `twice`, `single`."""
        token = self.tokens[at]
        return Reading(first=at, end=at + 1, value=token.value) if token.kind == "loose" else None
