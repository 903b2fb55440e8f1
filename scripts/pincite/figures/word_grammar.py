"""How words make a number: `twenty-one thousand three hundred and four`.

A small parser by descent, over tokens: each method reads from a place on and gives back the place behind.
"""

from __future__ import annotations

from collections.abc import Sequence
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
MULTIPLIERS: tuple[Kind, ...] = ("scale", "hundred", "count", "plural")
HYPHENS = frozenset("-‐‑")
HUNDRED, THOUSAND = 100, 1000


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
class WordGrammar:
    """The tokens of a text, and the rules for numbers in words over them."""

    text: str
    tokens: Sequence[Token]
    reads_words: bool
    """Whether the words for numbers are known; else a scale without digits may be the end of words that are not."""

    def gap(self, at: int) -> str:
        """Return what parts a token from the one before: a space, a hyphen, a comma, nothing (`0`) or more (`|`)."""
        if not 0 < at < len(self.tokens):
            return "|"
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        if not between:
            return "0"
        if between in HYPHENS:
            return "-"
        if regex.fullmatch(r"\s*,\s*", between):
            return ","
        return " " if not between.strip() else "|"

    def stands(self, at: int, *kinds: Kind, gaps: str = " -") -> bool:
        """Whether a token is of a kind, and stands right behind the one before."""
        return at < len(self.tokens) and self.tokens[at].kind in kinds and self.gap(at) in gaps

    def worth(self, at: int) -> Fraction:
        """Return what a token is worth."""
        return self.tokens[at].value or Fraction(0)

    def multiplied(self, at: int, gaps: str = " -") -> tuple[Fraction, int]:
        """Return the product of the scales that stand here, and the place behind them."""
        times, at = self.worth(at), at + 1
        while True:
            if self.stands(at, *MULTIPLIERS, gaps=gaps):
                times, at = times * self.worth(at), at + 1
            elif self.tokens[at - 1].kind == "plural" and self.stands(at, "part_of") and self.stands(at + 1, "plural"):
                times, at = times * self.worth(at + 1), at + 2
            else:
                return times, at

    def words_at(self, at: int) -> Reading | None:
        """Return the number that words make together; after `between`, the first of the two."""
        reading = self._number(at)
        is_between = at > 0 and self.tokens[at - 1].kind == "between"
        if reading and is_between and not self.stands(reading.end, "joiner", gaps=" "):
            return self._number(at, joins=False)
        return reading

    def _number(self, at: int, *, joins: bool = True) -> Reading | None:
        """Return a number of words: groups with ever smaller scales, the last by itself or behind `and`."""
        group = self._group(at, is_first=True, joins=joins)
        if not group:
            return None
        reading = Reading(first=at, end=group[2], value=group[0] * group[1], scale=group[1])
        while group and (group[1] >= THOUSAND or self.tokens[reading.end - 1].kind == "score"):
            place = reading.end + 1 if joins and self.stands(reading.end, "joiner", gaps=" ") else reading.end
            below = group[1]
            group = self._group(place, is_first=False, joins=joins) if self.gap(place) in " -" else None
            if not group or group[0] * group[1] >= below:
                break
            total = (reading.value or 0) + group[0] * group[1]
            reading = replace(reading, end=group[2], value=total, scale=group[1])
        is_hundreds = reading.scale == 1 and self.tokens[reading.end - 1].kind == "hundred"
        return replace(reading, scale=Fraction(HUNDRED)) if is_hundreds else reading

    def _group(self, at: int, *, is_first: bool, joins: bool) -> tuple[Fraction, Fraction, int] | None:
        """Return what is counted before a scale, the scale, and the place behind: 21, 1000 in `twenty-one thousand`."""
        if at >= len(self.tokens):
            return None
        kind = self.tokens[at].kind
        if is_first and self.reads_words and kind in {"scale", "count"} and self.gap(at) != "0":
            return (Fraction(1), *self.multiplied(at))
        counted = self._hundreds(at, is_first=is_first, joins=joins)
        if counted is None and kind == "article" and self.stands(at + 1, "scale", "count", gaps=" "):
            counted = Fraction(1), at + 1
        if counted is None:
            return None
        count, end = counted
        if kind != "article" and self.stands(end, "score"):
            return count, self.worth(end), end + 1
        return (count, *self.multiplied(end)) if self.stands(end, *MULTIPLIERS) else (count, Fraction(1), end)

    def _hundreds(self, at: int, *, is_first: bool, joins: bool) -> tuple[Fraction, int] | None:
        """Return a number below ten thousand and the place behind it: `twelve hundred and four`."""
        before = self._before_hundred(at, is_first=is_first)
        if before is None or not (before[1] == at or self.stands(before[1], "hundred")):
            return before
        count, end = before[0] * HUNDRED, before[1] + 1
        place = end + 1 if joins and self.stands(end, "joiner") else end
        further, behind = self.small(place)
        is_part = behind and self.gap(place) in " -" and not self.stands(behind, "hundred")
        return (count + further, behind) if is_part else (count, end)

    def _before_hundred(self, at: int, *, is_first: bool) -> tuple[Fraction, int] | None:
        """Return what stands where hundreds may be counted: `twelve`, `a` before `hundred`, or nothing before it."""
        count, end = self.small(at)
        if end:
            return count, end
        if self.tokens[at].kind == "article" and self.stands(at + 1, "hundred", gaps=" "):
            return Fraction(1), at + 1
        return (Fraction(1), at) if is_first and self.tokens[at].kind == "hundred" else None

    def small(self, at: int) -> tuple[Fraction, int]:
        """Return a number below a hundred and the place behind it; a place of 0 where there is none."""
        if at >= len(self.tokens):
            return Fraction(0), 0
        match self.tokens[at].kind:
            case "ten" if self.stands(at + 1, "unit"):
                return self.worth(at) + self.worth(at + 1), at + 2
            case "ten" | "teen" | "unit":
                return self.worth(at), at + 1
        return Fraction(0), 0
