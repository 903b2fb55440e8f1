"""Hyphens at the ends of lines: the printer's, which close up with the line end, and the words' own, which stay.

A printer's hyphen and a word's own look alike. What is decided rests on the source and on what is known of its
language alone:

1. a word that stands closed elsewhere in the source, or in the language's list of such words, closes up;
2. one that stands there with its hyphen keeps it, and so does one with a number, before a capital, with a second
   hyphen, or with a part that the language lists: `well-known`, `long-term`;
3. two halves that are both words of the source keep it, as either may be meant;
4. what is left closes up: printers part many more words than there are compounds with a hyphen.

Where the hyphen stays, the line end alone closes up. `pre-` before `and post-war` stands for a word that comes later:
there the line end is the space that it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pincite.languages.hyphens import LineHyphens, line_hyphens
from pincite.spans import Span

_BREAK = r"[ \t\u200b]*(?:\r\n|[\r\n\x85\u2028])[ \t\u200b]*"
# Hyphens that are nothing but the printer's: soft ones, and the sign that is read for them from pictures of pages.
_SURE = re.compile(f"(?<=\\w)[\xad¬]+{_BREAK}(?=\\w)")
_UNSURE = re.compile(f"(?<=\\w)[-\u2010\u2011\u058a]{_BREAK}(?=\\w)")
_UNBREAKING = "\u2011"
_LETTERS = "[^\\W\\d_]"
_BEFORE = re.compile(r"[\w'’\xad\u2010\u058a-]*\Z")
_BEHIND = re.compile(r"\w[\w'’\xad]*")
_ALONE = re.compile(rf"(?<![\w\u2010-]){_LETTERS}+(?:['’]{_LETTERS}+)*(?![\w\u2010-])")
_COMPOUND = re.compile(r"\w+(?:[-\u2010]\w+)+")
_PARTED = re.compile(f"\\w+(?:[-\u2010\u2011\u058a\xad¬]{_BREAK}\\w+)+")
_LONGEST_WORD = 60
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parted:
    """A hyphen at the end of a line."""

    start: int
    """Of the hyphen."""
    end: int
    """Of the line end and the space behind it."""
    first: str
    """The word before it, with other hyphens that it has: `mother-in`."""
    last: str
    whole_end: int
    """Where the word behind it ends."""


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The words of a source, none of which stands at the break of a line."""

    text: str

    @cached_property
    def _rest(self) -> str:
        return _PARTED.sub(" ", self.text).replace("\xad", "").casefold()

    @cached_property
    def alone(self) -> frozenset[str]:
        """Words that stand by themselves."""
        return frozenset(_ALONE.findall(self._rest))

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Words with a hyphen."""
        return frozenset(word.replace("\u2010", "-") for word in _COMPOUND.findall(self._rest))


def hyphen_joins(text: str, language: str, hyphens: str) -> Iterator[Span]:
    """Yield what closes up of hyphens at the ends of lines, in order.

    Args:
        text: the whole text.
        language: as BCP 47 has it; empty where it is not known.
        hyphens: `close` or `keep` where an editor decides; `auto`.
    """
    sure = [found.span() for found in _SURE.finditer(text)]
    parted = [_parted(text, found) for found in _UNSURE.finditer(text)]
    words, known = _Words(text=text), line_hyphens(language)
    whole = _whole_words(parted)
    made = list(sure)
    for one, word in zip(parted, whole, strict=True):
        last = one.last.casefold()
        # Of a text whose language is not known, its own words have to tell that this is one.
        if last in known.suspended_before and (language or last in words.alone):
            continue
        closes = hyphens != "keep" and not _has_own(text, one)
        if closes and hyphens == "auto":
            closes = _is_printers(one, word, words, known)
        made.append((one.start if closes else one.start + 1, one.end))
    yield from sorted(made)


def _parted(text: str, found: re.Match[str]) -> _Parted:
    before = _BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    behind = _BEHIND.match(text, found.end())
    return _Parted(
        start=found.start(),
        end=found.end(),
        first=_plain(before[0] if before else ""),
        last=_plain(behind[0] if behind else ""),
        whole_end=behind.end() if behind else found.end(),
    )


def _plain(word: str) -> str:
    return word.replace("\xad", "").replace("\u2010", "-").replace("\u058a", "-").lstrip("-'’")


def _whole_words(parted: list[_Parted]) -> list[str]:
    """Return the word that each hyphen parts: in a narrow column one may be parted twice."""
    made: list[str] = []
    group: list[_Parted] = []
    for one in parted:
        if group and group[-1].whole_end != one.start:
            made += [_closed(group)] * len(group)
            group = []
        group.append(one)
    return made + ([_closed(group)] * len(group) if group else [])


def _closed(group: list[_Parted]) -> str:
    return (group[0].first + "".join(one.last for one in group)).casefold()


def _has_own(text: str, one: _Parted) -> bool:
    """Tell whether nothing but a hyphen of the word's own can stand there."""
    if text[one.start] == _UNBREAKING or one.first[-1:].isdigit() or one.last[:1].isdigit():
        return True
    shouted = one.first.isupper() and len(one.first) > 1
    return (one.last[:1].isupper() and not shouted) or len(one.first) == 1


def _is_printers(one: _Parted, word: str, words: _Words, known: LineHyphens) -> bool:
    first, last = one.first.casefold(), one.last.casefold()
    if f"{first}-{last}" in words.compounds or "-" in first:
        return False
    if word in words.alone or first + last in words.alone or word in known.whole or first + last in known.whole:
        return True
    if first in known.first_parts:
        return False
    if first in known.prefixes:
        return True
    if last in known.last_parts:
        return False
    halves = min(len(first), len(last)) >= _SHORTEST_PART and {first, last} <= words.alone
    return not halves
