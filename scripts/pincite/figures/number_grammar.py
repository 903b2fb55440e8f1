"""How tokens make numbers: `three and a half million`, `two dozen`, `1 crore 20 lakh`, `a quarter of a million`.

A small parser by descent. It reads words that stand side by side as one number, or leaves them all in doubt: it never
takes a piece of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import regex

from pincite.figures.digit_runs import Doubt
from pincite.figures.number_tokens import Kind, Token

Form = Literal[
    "amount",  # a number that is read
    "unclear",  # one that is in doubt
    "date",  # a date, a span of years, a decade
    "other",  # an ordinal, a name with digits: no amount, and not looked for
]
_MULTIPLIERS: tuple[Kind, ...] = ("scale", "hundred", "count", "plural")
_WORDS: tuple[Kind, ...] = ("unit", "teen", "ten", "hundred", "scale", "count", "plural")
_DISMISS = "Quote a number that is written otherwise, or dismiss it."
_SIDE_BY_SIDE = Doubt(reason="has words for numbers side by side that make no number together", fix=_DISMISS)
_VAGUE = Doubt(reason="leaves open how many", fix="It is no number: dismiss it, or say it in a note.")
_LISTED = Doubt(reason="may be one number or two", fix=_DISMISS)
_QUARTERS = Doubt(reason="may be parts, or lengths of time", fix=_DISMISS)
_INFLECTED = Doubt(reason="ends in a word like a scale that is not known", fix=_DISMISS)
_HYPHENS = "-‐‑"
_THIRD, _HUNDRED, _THOUSAND = 3, 100, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What some tokens say together."""

    first: int
    """Place of its first token."""
    end: int
    """Place behind its last token."""
    form: Form = "amount"
    value: Fraction | None = None
    scale: Fraction = Fraction(1)
    """What its last word multiplies by: in `37 million` 1,000,000."""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tokens of a text, and the rules over them."""

    text: str
    tokens: Sequence[Token]

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

    def _gap(self, at: int) -> str:
        """Return what parts a token from the one before: a space, a hyphen, a comma, nothing (`0`) or more (`|`)."""
        if not 0 < at < len(self.tokens):
            return "|"
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        if between in _HYPHENS:
            return "-" if between else "0"
        if regex.fullmatch(r"\s*,\s*", between):
            return ","
        return " " if not between.strip() else "|"

    def _is(self, at: int, *kinds: Kind, gaps: str = " -") -> bool:
        """Whether a token is of a kind, and stands right behind the one before."""
        return at < len(self.tokens) and self.tokens[at].kind in kinds and self._gap(at) in gaps

    def _worth(self, at: int) -> Fraction:
        return self.tokens[at].value or Fraction(0)

    def _other(self, at: int) -> Reading | None:
        return Reading(first=at, end=at + 1, form="other") if self.tokens[at].kind == "other" else None

    def _vague(self, at: int) -> Reading | None:
        """`several hundred`, `a couple of thousand`"""
        if self.tokens[at].kind != "vague":
            return None
        end = at + 2 if self._is(at + 1, "part_of") else at + 1
        if not self._is(end, *_MULTIPLIERS):
            return None
        end = self._multiplied(end)[1]
        while self._is(end, "part_of") and self._is(end + 1, "plural"):
            end += 2
        return Reading(first=at, end=end, form="unclear", doubt=_VAGUE)

    def _negative(self, at: int) -> Reading | None:
        """`minus five`"""
        after_number = at > 0 and self._gap(at) == " " and self.tokens[at - 1].kind in (*_WORDS, "digits")
        if self.tokens[at].kind != "minus" or after_number or self._gap(at + 1) != " ":
            return None
        found = next(
            (found for rule in (self._half, self._fraction, self._digits, self._words) if (found := rule(at + 1))), None
        )
        return found and replace(found, first=at, value=None if found.value is None else -found.value)

    def _half(self, at: int) -> Reading | None:
        """`half`, `half a million`, `a half million`"""
        place = at + 1 if self.tokens[at].kind == "article" and self._is(at + 1, "half", gaps=" ") else at
        if self.tokens[place].kind != "half":
            return None
        behind = place + 2 if self._is(place + 1, "article") else place + 1
        if self._is(behind, *_MULTIPLIERS):
            times, end = self._multiplied(behind)
            return Reading(first=at, end=end, value=times / 2, scale=times)
        return self._times_of(Reading(first=at, end=place + 1, value=Fraction(1, 2)))

    def _fraction(self, at: int) -> Reading | None:
        """`two thirds`, `one fifth`, `a third of`, `three-quarters`, `a quarter of a million`"""
        kind = self.tokens[at].kind
        above, end = (Fraction(1), at + 1) if kind == "article" else self._small(at) or self._whole_digits(at)
        if not end or not self._is(end, "part", "ordinal", "quarter", "half"):
            return None
        is_of, worth = self._is(end + 1, "part_of"), self._worth(end)
        reading = Reading(first=at, end=end + 1, value=above / worth if worth else Fraction(1, 2))
        match self.tokens[end].kind:
            case "ordinal":
                is_compound = self.text[self.tokens[end].end : self.tokens[end].end + 1] in {*_HYPHENS}
                if above != 1 or worth < _THIRD or is_compound or (kind == "article" and not is_of):
                    return None
            case "quarter" if not is_of and self._gap(end) != "-":
                return None if kind == "article" else replace(reading, form="unclear", value=None, doubt=_QUARTERS)
            case "half" if above != 1 or kind == "article":
                return None
        return self._times_of(reading)

    def _whole_digits(self, at: int) -> tuple[Fraction, int]:
        token = self.tokens[at]
        is_whole = token.kind == "digits" and token.value is not None and token.value.denominator == 1
        return (token.value or Fraction(0), at + 1) if is_whole else (Fraction(0), 0)

    def _times_of(self, reading: Reading) -> Reading:
        """Return a part with what it is a part of, if that is a scale: `of a million`."""
        end = reading.end
        if self._is(end, "part_of") and self._is(end + 1, "article") and self._is(end + 2, *_MULTIPLIERS):
            times, behind = self._multiplied(end + 2)
            return replace(reading, end=behind, value=(reading.value or 0) * times, scale=times)
        return reading

    def _multiplied(self, at: int, gaps: str = " -") -> tuple[Fraction, int]:
        """Return the product of the scales that stand here, and the place behind them."""
        times = Fraction(1)
        while self._is(at, *_MULTIPLIERS, gaps=gaps) or (
            times == 1 and self.tokens[at : at + 1] and self.tokens[at].kind in _MULTIPLIERS
        ):
            times, at = times * self._worth(at), at + 1
        return times, at

    def _ordinal(self, at: int) -> Reading | None:
        """`twenty-fifth`, `one hundred and first`: no amounts"""
        number = self._joined_words(at)
        if not number:
            return None
        end = number.end + 1 if self._is(number.end, "joiner", gaps=" ") else number.end
        if not self._is(end, "ordinal"):
            return None
        last, worth = self.tokens[number.end - 1].kind, self._worth(end)
        composes = (last == "ten" and worth < 10 and end == number.end) or last in {"hundred", "scale"}  # noqa: PLR2004
        composes = composes or (end == number.end and worth >= _HUNDRED)
        return Reading(first=at, end=end + 1, form="other") if composes else None

    def _plural(self, at: int) -> Reading | None:
        """`thousands`, `tens of thousands`, `hundreds of millions`: an order of magnitude, as its own number"""
        if self.tokens[at].kind not in {"plural", "tens_of"}:
            return None
        worth, end = self._worth(at), at + 1
        while self._is(end, "part_of", gaps=" ") and self._is(end + 1, "plural", gaps=" "):
            worth, end = worth * self._worth(end + 1), end + 2
        if self.tokens[at].kind == "tens_of" and end == at + 1:
            return None
        return Reading(first=at, end=end, value=worth, scale=self._worth(end - 1))

    def _digits(self, at: int) -> Reading | None:
        """`1.5 million`, `2 and a half`, `1 crore 20 lakh`, `1万2千`"""
        token = self.tokens[at]
        if token.kind != "digits":
            return None
        times, end = self._scaled(at)
        if self._is(end, "inflected"):
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
        if self.tokens[at].is_money and self._is(at + 1, "money_scale", gaps=" "):
            return self._worth(at + 1), at + 2
        return self._multiplied(at + 1, "0 -") if self._is(at + 1, *_MULTIPLIERS, gaps="0 -") else (Fraction(1), at + 1)

    def _part_below(self, reading: Reading) -> Reading | None:
        """Return a number with the digits behind it that count its next scale; None where none go on with it."""
        at = reading.end
        if not self._is(at, "digits", gaps="0 ") or self.tokens[at].value is None or self.tokens[at].is_money:
            return None
        times, end = self._scaled(at)
        worth = (self.tokens[at].value or 0) * times
        if worth >= reading.scale or worth < 0:
            return None
        return replace(reading, end=end, value=(reading.value or 0) + worth, scale=times)

    def _words(self, at: int) -> Reading | None:
        """`twenty-one thousand three hundred and four`; in doubt where more words for numbers follow"""
        reading = self._joined_words(at)
        if reading is None:
            return None
        reading = self._with_part(reading)
        end = reading.end
        while self._goes_on(end):
            end = (self._joined_words(end) or Reading(first=end, end=end + 1)).end
        if end > reading.end:
            return Reading(first=at, end=end, form="unclear", doubt=_SIDE_BY_SIDE)
        behind = self._joined_words(end) if self._is(end, "unit", "teen", "ten", gaps=",") else None
        if behind and reading.scale >= _THOUSAND and (behind.value or 0) < reading.scale:
            return Reading(first=at, end=behind.end, form="unclear", doubt=_LISTED)
        return reading

    def _goes_on(self, at: int) -> bool:
        """Whether a word for a number follows that is no part of another word: not the `two` of `five two-day trips`."""
        if not self._is(at, *_WORDS):
            return False
        if self._is(at + 1, *_WORDS):
            return True
        behind = self.text[self.tokens[at].end : self.tokens[at].end + 2]
        return not (behind[:1] in {*_HYPHENS} and behind[1:].isalpha())

    def _joined_words(self, at: int) -> Reading | None:
        """Return the number that words make together; after `between`, the first of the two."""
        reading = self._number(at)
        is_between = at > 0 and self.tokens[at - 1].kind == "between"
        if reading and is_between and not self._is(reading.end, "joiner", gaps=" "):
            return self._number(at, joins=False)
        return reading

    def _number(self, at: int, *, joins: bool = True) -> Reading | None:
        """Return a number of words: groups with ever smaller scales, the last by itself or behind `and`."""
        group = self._group(at, is_first=True, joins=joins)
        if not group:
            return None
        reading = Reading(first=at, end=group[2], value=group[0] * group[1], scale=group[1])
        while group and group[1] >= _THOUSAND:
            place = reading.end + 1 if joins and self._is(reading.end, "joiner", gaps=" ") else reading.end
            below = group[1]
            group = self._group(place, is_first=False, joins=joins) if self._gap(place) in " -" else None
            if not group or group[0] * group[1] >= below:
                break
            scale = group[1] if group[1] > 1 else Fraction(1)
            reading = replace(reading, end=group[2], value=(reading.value or 0) + group[0] * group[1], scale=scale)
        return reading

    def _group(self, at: int, *, is_first: bool, joins: bool) -> tuple[Fraction, Fraction, int] | None:
        """Return what is counted before a scale, the scale, and the place behind: 21, 1000 in `twenty-one thousand`."""
        count, end = self._hundreds(at, is_first=is_first, joins=joins)
        if not end and at < len(self.tokens):
            if self.tokens[at].kind == "article" and self._is(at + 1, "scale", "count", gaps=" "):
                count, end = Fraction(1), at + 1
            elif is_first and self.tokens[at].kind in {"scale", "count"} and self._gap(at) != "0":
                times, end = self._multiplied(at)
                return Fraction(1), times, end
        if not end:
            return None
        if self._is(end, *_MULTIPLIERS):
            times, end = self._multiplied(end)
            return count, times, end
        return count, Fraction(1), end

    def _hundreds(self, at: int, *, is_first: bool, joins: bool) -> tuple[Fraction, int]:
        """Return a number below ten thousand and the place behind it: `twelve hundred and four`; 0 where none is."""
        count, end = self._small(at)
        if not end and at < len(self.tokens):
            if self.tokens[at].kind == "article" and self._is(at + 1, "hundred", gaps=" "):
                count, end = Fraction(1), at + 1
            elif is_first and self.tokens[at].kind == "hundred":
                count, end = Fraction(1), at
        if not end and not (is_first and self.tokens[at : at + 1] and self.tokens[at].kind == "hundred"):
            return Fraction(0), 0
        if not self._is(end, "hundred", gaps=" -0|," if end == at else " -"):
            return count, end
        count, end = count * _HUNDRED, end + 1
        place = end + 1 if joins and self._is(end, "joiner", gaps=" -") else end
        further, behind = self._small(place)
        if behind and self._gap(place) in " -" and not self._is(behind, "hundred"):
            return count + further, behind
        return count, end

    def _small(self, at: int) -> tuple[Fraction, int]:
        """Return a number below a hundred and the place behind it; a place of 0 where there is none."""
        if at >= len(self.tokens):
            return Fraction(0), 0
        match self.tokens[at].kind:
            case "ten" if self._is(at + 1, "unit"):
                return self._worth(at) + self._worth(at + 1), at + 2
            case "ten" | "teen" | "unit":
                return self._worth(at), at + 1
        return Fraction(0), 0

    def _with_part(self, reading: Reading) -> Reading:
        """Return a number with the part that `and` adds, and the scale behind that: `three and a half million`."""
        if not self._is(reading.end, "joiner") or self._gap(reading.end + 1) not in " -":
            return reading
        value, end = self._part(reading.end + 1)
        if not end:
            return reading
        if reading.scale > 1:
            return replace(reading, end=end, value=(reading.value or 0) + value * reading.scale)
        times, end = self._multiplied(end) if self._is(end, *_MULTIPLIERS) else (Fraction(1), end)
        return replace(reading, end=end, value=((reading.value or 0) + value) * times, scale=times)

    def _part(self, at: int) -> tuple[Fraction, int]:
        """Return a part of one and the place behind it, without what it is a part of: `a half`, `three quarters`."""
        for place in (at, at + 1) if self.tokens[at].kind == "article" else (at,):
            if self._is(place, "half"):
                return Fraction(1, 2), place + 1
        above, end = (Fraction(1), at + 1) if self.tokens[at].kind == "article" else self._small(at)
        if end and self._is(end, "quarter"):
            return above / self._worth(end), end + 1
        part = self._fraction(at)
        return (part.value or Fraction(0), part.end) if part and part.scale == 1 else (Fraction(0), 0)

    def _loose(self, at: int) -> Reading | None:
        """`twice`, `single`"""
        token = self.tokens[at]
        return Reading(first=at, end=at + 1, value=token.value) if token.kind == "loose" else None
