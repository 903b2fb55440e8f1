"""The marks at which a sentence may end, found in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from pincite.languages.sentence_rules import SentenceRules, sentence_marks
from pincite.text import WHITE_SPACE

# These patterns are `regex`’s: possessive groups of `re` are not right before Python 3.11.5 (gh-106052).
_MARKS = sentence_marks()
# What is not seen and stands at ends: zero-width spaces, marks of writing direction.
_UNSEEN = "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_DIRECTIONS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_CLOSE, _OPEN, _SIGN = (regex.escape(marks) for marks in (_MARKS.closers, _MARKS.openers, _MARKS.signs))
# French sets a space inside its quotation marks.
_CLOSED = f"(?:[{WHITE_SPACE}]*+[»›]|[{_CLOSE}{_UNSEEN}])*+"
# With no space behind the mark, what may open and close opens: `。”“`.
_CLOSED_TIGHT = f"(?:[{regex.escape(regex.sub('[“‘«‹]', '', _MARKS.closers))}{_UNSEEN}]|[“‘«‹](?=[{WHITE_SPACE}]|$))*+"
_NUMBERS = r"\d{1,3}(?:[,–-] ?\d{1,3})*+"
# Marks of notes that stand behind the end, in all their forms: `[12]`, `[^3]`, `(4)`, `¹²`, `*`.
_NOTES = (
    rf"(?:[\[［〔]\^?(?:\w{{0,5}}[. ])?(?:{_NUMBERS}|[a-z*†‡])[\]］〕]|\(\d{{1,2}}\)|\^\d{{1,3}}|<sup>\d{{1,3}}</sup>"
    r"|[¹²³⁰⁴-⁹ᵃ-ᶻ*†‡])*+"
)
# A letter or digit, and all that may stand in a word: no white space and no punctuation of any script.
_LETTER = r"[\p{L}\p{N}]"
IN_WORD = (
    f"[^{WHITE_SPACE}{_UNSEEN}!-/:-@\\[-`{{-~\u00a1-\u00a9\u00ab-\u00af\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    "\u037e\u0387\u0589\u060c\u061b\u061f\u06d4\u0964\u0965\u0f0d\u0f0e\u104a\u104b\u1361-\u1368\u17d4-\u17d6\u17d8-\u17da"
    "\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    "\uff5b-\uff65]"
)
_LEAD = f"(?:(?:[{regex.escape(_MARKS.lead)}]|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)[{WHITE_SPACE}]+)?"
_NEXT = (
    f"[{_UNSEEN}]*{_LEAD}(?:«[{WHITE_SPACE}]*+|[{_OPEN}{_UNSEEN}])*+(?P<sign>[{_SIGN}]*+)[{WHITE_SPACE}]?"
    f"(?P<next>(?={_LETTER}){IN_WORD}{{1,40}})"
)
_TIGHT = regex.compile(
    f"(?:(?!{_MARKS.exempt})(?:[॥] ?\\d{{1,4}} ?[॥]|[{_MARKS.tight}])[{_MARKS.tight}{regex.escape(_MARKS.spaced)}]*+"
    f"{_CLOSED_TIGHT}{_NOTES}{_CLOSED_TIGHT}[{WHITE_SPACE}{_UNSEEN}]*+)++"
)
_BORROWED = regex.compile(
    "|".join(f"(?<=[{mark.after}]){mark.mark}(?={mark.before}){_CLOSED_TIGHT}" for mark in _MARKS.borrowed)
)
_SIGN_OF_WORD = r"[\p{L}\p{Nl}\p{No}]"
# The last word before a full stop, read backwards; `p. m` and `z. B` are one.
_LAST_WORD = regex.compile(
    f"{_SIGN_OF_WORD}(?:[{WHITE_SPACE}]?\\.{_SIGN_OF_WORD}(?!{IN_WORD})){{1,5}}+|(?:{IN_WORD}|-)+(?:\\.{IN_WORD}+)*+",
    regex.DOTALL,
)
_LONGEST_WORD = 40
# A full stop behind small letters or a number, and the space forgotten: `sank.The crew`.
_NO_SPACE = regex.compile(
    r"(?<=(?![A-Z])[\p{L}\p{N}](?![A-Z])[\p{L}\p{N}])[.!?](?=([\p{L}\p{Nl}\p{No}]{1,12}+)[\s,’'.])"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark with white space behind it, and what stands around it."""

    found: regex.Match[str]
    """Where it was found: all else is read from it when it is asked for."""

    @property
    def text(self) -> str:
        """Return the text that it stands in."""
        return self.found.string

    @property
    def mark(self) -> str:
        """Return the mark or marks: `?!`."""
        return self.found["mark"]

    @property
    def start(self) -> int:
        """Return where they begin."""
        return self.found.start()

    @property
    def cut(self) -> int:
        """Return where the sentence would end: behind what closes and the marks of notes."""
        return self.found.start("space")

    @property
    def closed(self) -> bool:
        """Tell whether a quotation or bracket closes behind it, `.”`; the signs of italics do not count."""
        return bool(self.found["closers"].strip("*_"))

    @property
    def note(self) -> str:
        """Return the digits of a note right behind it: `12` in `men.12 Nobody`."""
        return self.found["note"]

    @property
    def sign(self) -> str:
        """Return a sign right before the next word: `§`."""
        return self.found["sign"]

    @property
    def following(self) -> str:
        """Return the next word: `Nobody`."""
        return self.found["next"]

    @property
    def begin(self) -> int:
        """Return where the next sentence would begin, with what opens it."""
        return self.found.end("space")

    @property
    def end(self) -> int:
        """Return where the next word ends."""
        return self.found.end("next")

    @property
    def word(self) -> str:
        """Return the last word before the mark, with the full stops inside it: `p.m`; empty if there is none."""
        before = self.found.string[max(0, self.start - _LONGEST_WORD) : self.start]
        found = _LAST_WORD.match(before[::-1].lstrip(_DIRECTIONS))
        return "".join(found[0][::-1].split()).lstrip("-") if found else ""


@cache
def _stop_pattern(question_marks: str) -> regex.Pattern[str]:
    marks = regex.escape(_MARKS.spaced + question_marks)
    return regex.compile(
        f"(?<![{marks}])(?P<mark>[{marks}]++)(?P<closers>{_CLOSED}){_NOTES}{_CLOSED}"
        f"(?P<note>(?:{_NUMBERS})?)(?P<space>[{WHITE_SPACE}]++)(?={_NEXT})"
    )


def list_stops(text: str, question_marks: str = "") -> Iterator[Stop]:
    """Return the marks behind which white space and a word follow, in order."""
    return map(Stop, _stop_pattern(question_marks).finditer(text))


def tight_ends(text: str, rules: SentenceRules) -> Iterator[int]:
    """Yield where sentences end whose marks need no space behind them."""
    goes_on = tuple(rules.spoken_on)
    for found in _TIGHT.finditer(text):
        if not (goes_on and found[0][-1] in "」』”’" and text.startswith(goes_on, found.end())):
            yield found.end()
    for found in _BORROWED.finditer(text):
        yield found.end()


def unspaced_ends(text: str, rules: SentenceRules) -> Iterator[int]:
    """Yield where a space was forgotten between two sentences, the second of which has a usual start."""
    for found in _NO_SPACE.finditer(text):
        following = found[1]
        before = text[max(0, found.start() - _LONGEST_WORD) : found.start()].rsplit(maxsplit=1)[-1]
        begins = following.lower() in rules.starts or following.lower() in rules.never_last
        is_plain = (before.isalpha() and before.islower()) or before.replace(",", "").isdecimal()
        if begins and is_plain and following[0].isupper():
            yield found.end()
