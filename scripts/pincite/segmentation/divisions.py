"""Lines that begin with the name of a part of a text: Article 4, Chapter II, Annex, 第三条, المادة الأولى."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from pincite.languages.headings import DivisionKind, HeadingWords, heading_words
from pincite.segmentation.lines import begins_small
from pincite.segmentation.numerals import HAN, letter_places, read_digits, read_han, read_roman

RANKS: dict[DivisionKind, int] = {
    "annex": 5,
    "top": 5,
    "notes": 5,
    "book": 10,
    "act": 10,
    "part": 20,
    "scene": 20,
    "title": 25,
    "chapter": 30,
    "section": 40,
    "subsection": 45,
    "article": 50,
}
_NUMBER = (
    r"(?:[A-Z]\.?\s?)?\d{1,4}(?:[.–-]\d{1,3})*(?:[^\W\d_ـ](?!\w))?(?![^\W_ـ])"
    rf"|[IVXLCDM]+(?=er\b|re\b)|[IVXLCDM]+(?!\w)|[{HAN}]+|(?<=[\s(（])[^\W\d_ـ](?![\w\u0300-\u036f\u0e31-\u0e4e])[΄'’ʹ׳]?"
)
_INSIDE = rf"\d{{1,4}}|[IVXLCDM]{{1,7}}|[{HAN}]{{1,7}}"
_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies)\b|[.]?[ºª°]|(?:er|re|ère)\b|-\w{1,2}(?=[.\s]|$))?"
# What may stand between the number of a part and its words.
_SHORT = 12
_BEHIND = re.compile(r"\s*(?:[.:：、．។៖]\s*[–—―ـ-]|[.:：、．។៖]|[–—―ـ]|-(?=\s))\s*|\s{2,}|　+|$")
_LOOSE = re.compile(r"\s+|(?=[(（\[])")
_FIRST_NUMBER = re.compile(rf"\d+|[IVXLCDM]+(?=(?:er|re|ère)?(?!\w))|[{HAN}]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The name of a part at the beginning of a line."""

    kind: DivisionKind
    value: tuple[int, ...]
    """Its number; empty where it has none."""
    label: str
    """As it stands: `Article 4`."""
    end: int
    """Where its words begin, behind what parts them from the number."""
    marked: bool
    """Whether a mark or wide room parts its number from its words, or nothing follows."""
    is_annex: bool = False
    """Whether it is a word by itself that other texts number: `SCHEDULE`."""

    @property
    def rank(self) -> int:
        """How wide the part is: a smaller number may contain a larger one."""
        return RANKS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What is known of one language, made ready."""

    named: re.Pattern[str]
    alone: re.Pattern[str]
    captions: re.Pattern[str]
    around: tuple[tuple[DivisionKind, re.Pattern[str]], ...]
    kinds: Mapping[str, DivisionKind]
    counts: Mapping[str, int]
    no_speakers: frozenset[str]


def read_division(words: str, language: str) -> Division | None:
    """Return the name of a part that a line begins with; None where it begins with none."""
    if not words or begins_small(words):
        return None
    return next(filter(None, (_read(words, table) for table in _tables(language))), None)


def caption_end(words: str, language: str) -> int:
    """Return where the words of a caption begin behind `Table 3.`; 0 where a line begins with none."""
    if not words or begins_small(words):
        return 0
    return next((found.end() for table in _tables(language) if (found := table.captions.match(words))), 0)


def is_no_speaker(name: str, language: str) -> bool:
    """Tell whether what stands before a colon is known to speak nothing: `Note`."""
    folded = name.casefold()
    return any(folded in table.no_speakers for table in _tables(language))


@cache
def address_pattern(language: str) -> re.Pattern[str]:
    """Return an expression for somebody who is addressed by a title, and a stop: `Mr. SMITH.`, `Mme la présidente.`."""
    titles = {title for words in heading_words(language) for title in words.courtesy}
    names = rf"(?:{_any(titles)})[^\S\n][^.!?:;()\n]{{1,60}}?(?:\s?\([^()\n]{{1,60}}\))?"
    return re.compile(rf"(?P<name>{names})\.\s+(?=[\w«“\"—–])" if titles else "(?!)")


def _read(words: str, table: _Table) -> Division | None:
    if found := table.alone.match(words.replace("　", "") if len(words) < _SHORT else words):
        word = _fold(found["word"])
        return Division(
            kind=table.kinds[word],
            value=(),
            label=found["word"],
            end=len(words),
            marked=True,
            is_annex=table.kinds.get(f"{word}#") == "annex",
        )
    for kind, pattern in table.around:
        if found := pattern.match(words):
            return _division(words, kind, found, found["number"], table)
    if found := table.named.match(words):
        word = _fold(found["word"] or found["counted"])
        kind = table.kinds.get(f"{word}#", table.kinds.get(word, "section"))
        return _division(words, kind, found, found["number"] or found["ordinal"], table)
    return None


def _division(words: str, kind: DivisionKind, found: re.Match[str], number: str, table: _Table) -> Division | None:
    value = _value(number.strip("()（） "), table)
    if value is None:
        return None
    behind = _BEHIND.match(words, found.end())
    loose = _LOOSE.match(words, found.end())
    if not behind and not loose and found.end() < len(words) and words[found.end()].isalnum():
        return None
    end = behind.end() if behind else loose.end() if loose else found.end()
    label = words[: found.end()].strip().rstrip(".")
    return Division(kind=kind, value=value, label=label, end=end, marked=behind is not None)


def _value(number: str, table: _Table) -> tuple[int, ...] | None:
    number = re.sub(r"^[A-Z]\.?\s?(?=\d)", "", number).rstrip("΄'’ʹ׳")
    folded = _fold(number)
    if folded in table.counts:
        return (table.counts[folded],)
    if first := _FIRST_NUMBER.match(number):
        whole = first[0]
        value = read_digits(whole) if whole[0].isdecimal() else read_han(whole) or read_roman(whole)
        value = value or next((place for _, place in letter_places(whole)), None)
        rest = [read_digits(part) or 0 for part in re.findall(r"\d+", number[first.end() :])]
        suffix = re.match(r"[^\W\d_](?!\w)", number[first.end() :])
        places = [place for _, place in letter_places(suffix[0])][:1] if suffix else []
        return None if value is None else (value, *rest, *places)
    return next(((place,) for _, place in letter_places(number)), None)


@cache
def _tables(language: str) -> tuple[_Table, ...]:
    return tuple(_table(words) for words in heading_words(language))


def _table(words: HeadingWords) -> _Table:
    counts = {form: place for place, form in enumerate(words.numbers, start=1)}
    ordinals = {form: place for place, group in enumerate(words.ordinals, start=1) for form in group.split("/")}
    counts |= ordinals
    before = rf"(?:{re.escape(words.before_number)}\s*)?" if words.before_number else ""
    number = rf"(?P<number>[(（]\s?(?:{_any(counts)}|{_NUMBER})\s?[)）]|(?:{_any(counts)}|{_NUMBER}){_SUFFIX})"
    plain = {form: kind for kind, forms in words.divisions.items() for form in forms if "{}" not in form}
    alone: dict[str, DivisionKind] = {form: kind for kind, forms in words.alone.items() for form in forms}
    counted = rf"|(?P<ordinal>{_any(ordinals)}|\d{{1,3}}[.])\s*(?P<counted>{_any(plain)})"
    figures = rf"{_NUMBER}|[A-Z]?\d{{1,3}}(?:[.-]\d{{1,3}})*"
    # A word that is a heading by itself may be numbered, too; its kind as one that is numbered is kept beside it.
    return _Table(
        named=re.compile(rf"(?:(?P<word>{_any(plain)})\s*{before}{number}{counted})", re.IGNORECASE),
        alone=re.compile(rf"(?P<word>{_any(alone)})\s*[.:：]?\s*$", re.IGNORECASE),
        captions=re.compile(
            rf"(?:{_any(words.captions)})\s*{before}(?:{figures})\s*(?:[.:–—-]\s|[:：．、–—។៖]|\s{{2,}}|　|$)\s*",
            re.IGNORECASE,
        ),
        around=tuple(
            (kind, _around(form)) for kind, every in words.divisions.items() for form in every if "{}" in form
        ),
        kinds={one: kind for form, kind in alone.items() for one in _folded(form)}
        | {f"{one}#": kind for form, kind in plain.items() for one in _folded(form)},
        counts={one: place for form, place in counts.items() for one in _folded(form)},
        no_speakers=frozenset(name.casefold() for name in words.no_speakers),
    )


def _around(form: str) -> re.Pattern[str]:
    """Return an expression for a word that stands around its number: `第三条`, `第三条之一`."""
    head, tail = map(re.escape, form.split("{}"))
    return re.compile(rf"{head}\s*(?P<number>{_INSIDE})\s*{tail}(?:[之の의][{HAN}\d]{{1,3}})?")


def _folded(form: str) -> set[str]:
    return {_fold(form), _fold(_unaccented(form))}


def _fold(word: str) -> str:
    """Return a word in small letters, the dotted and dotless i of Turkish as one."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")


def _unaccented(word: str) -> str:
    if word.upper() == word:
        return word
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word)))


def _any(forms: Collection[str]) -> str:
    """Return an expression for any of some words, none of which goes on behind it as a word of letters."""
    # Capitals are often set without their accents.
    every = {*forms, *map(_unaccented, forms), *(form.replace("ı", "i") for form in forms)}
    longest = sorted(every, key=lambda form: (-len(form), form))
    # Words of scripts without capitals may stand right before a number.
    ends = ((form, r"(?![^\W\d_])" if form[-1:].isalpha() and form.upper() != form else "") for form in longest)
    return "|".join(f"{re.escape(form)}{end}" for form, end in ends) or "(?!)"
