"""How a language writes numbers: its signs and scales from CLDR, its words from our own data.

CLDR (through Babel) knows for some hundred languages what begins decimals, what groups digits, and what `million` is
called behind digits. `<tag>/numbers.yml` adds the words of numbers; a language without that file has its digits read
and no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies
from pydantic import BaseModel, BeforeValidator, ConfigDict

_UNSEEN = re.compile("['\u200e\u200f]")  # quotation of the pattern, and marks of direction
_PATTERN = re.compile(r"(?P<digits>0+)(?P<space>\s?)(?P<word>.*\S)")
WordSet = Annotated[frozenset[str], BeforeValidator(lambda text: frozenset(text.split()))]
Values = Mapping[str, int]
Words = frozenset[str]


class NumberWords(BaseModel):
    """The words of one language for numbers, in small letters: `en/numbers.yml` says what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mixed_signs: bool = False
    """Whether its texts write point and comma in either meaning, so that neither decides."""
    units: Values = {}
    teens: Values = {}
    tens: Values = {}
    hundreds: Values = {}
    scales: Values = {}
    counts: Values = {}
    scores: Values = {}
    plurals: Values = {}
    tens_of: Values = {}
    short: Values = {}
    short_of_money: Words = frozenset()
    spaced_of_money: Words = frozenset()
    halves: Words = frozenset()
    ordinals: Values = {}
    parts: Values = {}
    quarters: Values = {}
    articles: Words = frozenset()
    joiners: Words = frozenset()
    part_of: Words = frozenset()
    minus: Words = frozenset()
    between: Words = frozenset()
    range_words: Words = frozenset()
    vague: Words = frozenset()
    loose: Values = {}
    phrases: Words = frozenset()
    ordinal_endings: Words = frozenset()
    decade_endings: Words = frozenset()


class NumberMarks(BaseModel):
    """What stands beside digits in any language: `und/marks.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit_symbols: WordSet
    """Units written right behind a number: `km`."""
    currency_words: WordSet
    """Currencies that are letters and no codes: `Rs`."""
    vague_before: str
    """Signs that leave open how many: the `数` of `数百`."""
    vague_behind: str
    """The same behind numerals: the `几` of `三十几`."""
    counters: str
    """Signs before which a single numeral of Chinese counts something: `人`."""
    zeros: Mapping[str, str]
    """The zero of each system of digits: `khmr` has `០`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHabits:
    """What is known of how one language writes numbers."""

    language: str
    """The tag: `de-CH`."""
    decimal: str | None = None
    """What begins decimals: `,`; None where nothing is known of the language."""
    group: str | None = None
    """What groups digits: `.`."""
    digits: frozenset[str] = frozenset({"latn", "fullwide"})
    """The systems of digits whose numbers are written with these signs, as CLDR names them: `khmr`."""
    behind: Values = field(default_factory=dict)
    """Words that multiply the number before them: `millionen`; longer ones in small letters."""
    attached: Values = field(default_factory=dict)
    """What multiplies where it is written right behind the digits: `K`."""
    words: NumberWords = field(default_factory=NumberWords)
    """Its words for numbers; none where there are no data."""


@cache
def number_marks() -> NumberMarks:
    """Return what stands beside digits in any language; codes of currencies are among the words for currencies."""
    marks = NumberMarks.model_validate(yaml.safe_load(_read("und", "marks") or ""))
    return marks.model_copy(update={"currency_words": marks.currency_words | list_currencies()})


@cache
def number_habits(language: str) -> NumberHabits:
    """Return how a language writes numbers; of a language that CLDR does not know, only that it has digits."""
    text = next((text for tag in _fallbacks(language) if (text := _read(tag))), None)
    words = NumberWords.model_validate(yaml.safe_load(text) if text else {})
    locale = _locale(language)
    if locale is None:
        return NumberHabits(language=language, words=words, behind=words.scales, attached=words.scales)
    symbols = {} if words.mixed_signs else locale.number_symbols["latn"]
    scales = list(_cldr_scales(locale))
    behind = {word.casefold() if len(word) > 1 else word: value for word, value, is_apart in scales if is_apart}
    return NumberHabits(
        language=language,
        decimal=symbols.get("decimal"),
        group=symbols.get("group"),
        digits=frozenset(
            {"latn", "fullwide", locale.default_numbering_system, *locale.other_numbering_systems.values()}
        ),
        behind=behind | dict(words.scales),
        attached={word: value for word, value, _ in scales} | dict(words.scales) | dict(words.short),
        words=words,
    )


def _read(tag: str, name: str = "numbers") -> str | None:
    file = files("pincite.languages").joinpath(f"{tag}/{name}.yml")
    return file.read_text("utf-8") if file.is_file() else None


def _fallbacks(language: str) -> Iterator[str]:
    """Yield a tag and what it is a kind of: `de-Latn-CH`, `de-Latn`, `de`."""
    parts = language.split("-")
    yield from ("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def _locale(language: str) -> Locale | None:
    for tag in _fallbacks(language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _cldr_scales(locale: Locale) -> Iterator[tuple[str, int, bool]]:
    """Yield each word that multiplies what stands before it, with its value and whether a space stands between."""
    for patterns in (plural for length in ("long", "short") for plural in _plurals(locale, length)):
        for magnitude, pattern in patterns.items():
            found = _PATTERN.fullmatch(_UNSEEN.sub("", str(getattr(pattern, "pattern", ""))).replace("\xa0", " "))
            if found and magnitude.isdecimal():
                yield (
                    found["word"].rstrip("."),
                    int(magnitude) // 10 ** (len(found["digits"]) - 1),
                    bool(found["space"]),
                )


def _plurals(locale: Locale, length: str) -> Iterator[Mapping[str, object]]:
    for plural, patterns in locale.compact_decimal_formats.get(length, {}).items():
        if not plural.isdecimal():  # an exact number, which has a word and no digits: `mille`
            yield patterns
