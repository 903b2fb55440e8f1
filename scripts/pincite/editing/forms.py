r"""One form for the words of any file, however they are written there.

1. Escapes are undone, twice at most: `Jos&eacute;&nbsp;D%6Fe`, `Jos\u00e9`, `Jos=C3=A9`, `{\'e}`.
2. Marks between and in words are taken out: tags, comments, footnote marks, addresses of links, commands of LaTeX.
3. The rest is folded: compatibility forms, case and accents go, and all that is no letter, digit or vowel sign.

So `J<b>o</b>hn&nbsp;DOE`, `John\u00ad~Doe` and `John Doe` all give `johndoe`. Each reading is kept beside the text as
it stands, since what is an escape in one kind of file is plain text in another.
"""

from __future__ import annotations

import email.header
import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

# Letters that no decomposition takes to the ones that are written for them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng"}
)
# Marks above and below letters that are often left out; the vowel signs of other scripts stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        self[code] = "".join(_kept(one) for one in _ACCENTS.sub("", plain))
        return self[code]


def _kept(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character if character.isalnum() or unicodedata.category(character).startswith("M") else ""


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the letters and digits of a text in one form: `“José  Doe”` gives `josedoe`."""
    return text.translate(_FOLDING)


def folded_ends(text: str) -> list[int]:
    """Return how long a text's folded form is behind each of its characters."""
    return list(accumulate(len(_FOLDING[ord(one)]) for one in text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """Where pieces of a text stood before something in it was replaced."""

    new: tuple[int, ...]
    old: tuple[int, ...]

    def back(self, offset: int) -> int:
        place = bisect_right(self.new, offset) - 1
        there = self.old[place] + offset - self.new[place]
        return min(there, self.old[place + 1]) if place + 1 < len(self.old) else there


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """One way to read a text."""

    text: str
    steps: tuple[_Step, ...] = ()

    def origin(self, offset: int) -> int:
        """Return where a character stood in the text as it was."""
        for step in reversed(self.steps):
            offset = step.back(offset)
        return offset


def _replaced(reading: TextForm, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> TextForm:
    parts, new, old, length, last = list[str](), [0], [0], 0, 0
    for found in pattern.finditer(reading.text):
        made = by(found)
        parts += [reading.text[last : found.start()], made]
        length += found.start() - last
        new += [length, length + len(made)]
        old += [found.start(), found.end()]
        length, last = length + len(made), found.end()
    if not parts:
        return reading
    text = "".join([*parts, reading.text[last:]])
    return TextForm(text=text, steps=(*reading.steps, _Step(new=tuple(new), old=tuple(old))))


_ESCAPE = re.compile(
    r"""(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)
      | (?P<word>=\?[\w-]+\?[bBqQ]\?[^?\s]*\?=)
      | (?P<bytes>(?:%[0-9a-fA-F]{2})+ | (?:=[0-9A-F]{2})+ | (?:\\x[0-9a-fA-F]{2})+ | (?:\\[0-3][0-7]{2})+)
      | (?P<units>(?:\\u[0-9a-fA-F]{4})+ | (?:%u[0-9a-fA-F]{4})+)
      | (?P<point>\\u\{[0-9a-fA-F]{1,6}\} | \\U[0-9a-fA-F]{8})
      | (?P<name>\\N\{[^{}\n]{1,90}\})
      | (?P<cut>=\r?\n | \\\r?\n[ \t]*)
      | (?P<one>\\[abefnrtv0_LNP/"'\\ ])""",
    re.VERBOSE,
)
_ONE = {"\\": "\\", "/": "/", '"': '"', "'": "'"}


def _unescaped(found: re.Match[str]) -> str:
    return _UNESCAPE[str(found.lastgroup)](found[0])


def _raw_bytes(text: str) -> str:
    raw = bytes.fromhex(_octal(text) if text[0] == "\\" and text[1].isdigit() else _hex(text))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _point(text: str) -> str:
    number = int(_hex(text), 16)
    return chr(number) if number <= sys.maxunicode else text


def _hex(text: str) -> str:
    return re.sub(r"\\[uUx]|%u|[^0-9a-fA-F]", "", text)


def _octal(text: str) -> str:
    return "".join(f"{int(one, 8):02x}" for one in text.split("\\") if one)


def _mail_word(text: str) -> str:
    try:
        parts = email.header.decode_header(text)
        return "".join(one if isinstance(one, str) else one.decode(name or "ascii", "replace") for one, name in parts)
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return text


def _named(text: str) -> str:
    try:
        return unicodedata.lookup(text[3:-1])
    except KeyError:
        return text


_UNESCAPE: dict[str, Callable[[str], str]] = {
    "entity": html.unescape,
    "word": _mail_word,
    "bytes": _raw_bytes,
    "units": lambda text: bytes.fromhex(_hex(text)).decode("utf-16-be", "replace"),
    "point": _point,
    "name": _named,
    "cut": lambda text: text[:0],
    "one": lambda text: _ONE.get(text[1:], " "),
}


# What a style sheet and what RTF write for a character; both would be something else elsewhere.
_RARE_ESCAPE = re.compile(r"\\'(?P<rtf>[0-9a-fA-F]{2})|\\u(?P<point>-?\d{1,5})\??|\\(?P<css>[0-9a-fA-F]{1,6})\s?")


def _rare(found: re.Match[str]) -> str:
    if found["rtf"]:
        return bytes.fromhex(found["rtf"]).decode("cp1252", "replace")
    number = int(found["point"]) % 0x10000 if found["point"] else int(found["css"], 16)
    return chr(number) if number <= sys.maxunicode else found[0]


_MARKS = re.compile(
    r"""<!--.*?--> | <(?P<small>sup|sub|rt|rp)\b[^<>]*>(?:[^<>]|</?a\b[^<>]*>){0,40}</(?P=small)\s*>
      | </?[A-Za-z!?](?:[^<>"']|"[^"\n]{0,300}"|'[^'\n]{0,300}')*> | </?[A-Za-z!?][^<>]*>
      | \{[{%\#].{0,200}?[%}\#]\} | \{:?\s?(?:[.\#]|[\w-]+=)[^{}\n]*\}
      | \[\^[^\]\s]{1,40}\] | \^\[[^\]\n]{0,200}\] | \^\w{1,4}\^ | \[(?:\d{1,4}|[a-z*†‡])\] | [⁰¹²³⁴-⁹₀-₉]+
      | \]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\) | \]\[[^\]\n]*\] | (?<!\w)\#[a-z][a-z.]*(?=[\[(])
      | \\(?:[`'^"~=.]|[cvuHdbkrtT](?![A-Za-z]))\s*\{?\s*\\?(?P<letter>[A-Za-z])(?:\s*\})?
      | \\(?P<special>ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|dj|DJ|th|TH|ng|NG)(?![A-Za-z])\s*(?:\{\})?
      | \\[A-Za-z@]+\*?(?:\[[^\]\n]*\])?-?\d*""",
    re.VERBOSE | re.DOTALL,
)
_SPECIAL = {"aa": "a", "dj": "d", "dh": "d"}


def _bare(found: re.Match[str]) -> str:
    if found["letter"]:
        return found["letter"]
    special = (found["special"] or "").lower()
    return _SPECIAL.get(special, special)


def readings(text: str) -> Iterator[TextForm]:
    """Yield every way to read a text that differs from the ways before."""
    seen = set[str]()
    raw = TextForm(text=text)
    once = _replaced(raw, _ESCAPE, _unescaped)
    for reading in (raw, once, _replaced(once, _ESCAPE, _unescaped), _replaced(raw, _RARE_ESCAPE, _rare)):
        for text_form in (reading, _replaced(reading, _MARKS, _bare)):
            if text_form.text not in seen:
                seen.add(text_form.text)
                yield text_form
