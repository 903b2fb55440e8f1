"""The numbers that lines begin with, and each way in which they can be read: `12.`, `[34]`, `(a)`, `2.1`, `第三条`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pincite.segmentation.divisions import read_division
from pincite.segmentation.numerals import (
    HAN,
    counting_words,
    letter_places,
    read_circled,
    read_digits,
    read_han,
    read_roman,
)

Value = tuple[int, ...]
# Letters that are set without spaces or have no capitals: words may follow a mark at once.
_CASELESS = (
    "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f"
    "\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af“「『《（(【"
)
_GOES_ON = rf"(?=\s|$|[{_CASELESS}])"
_DIGITS = r"\d{1,4}(?:[^\W\d_ـ](?=[.)）\]\s]))?(?:[- ](?:bis|ter|quater|quinquies|sexies))?"
_LETTERS = rf"[ivxlcdm]{{1,7}}|[IVXLCDM]{{1,7}}|الف|[^\W\d_]{{1,3}}|[{HAN}]{{1,4}}"
_BRACKETED = re.compile(
    rf"(?P<open>[(（\[［〔【])\s?(?P<value>{_DIGITS}|\d{{1,4}}|{_LETTERS})\s?(?P<close>[)）\]］〕】])"
)
_MARKED = re.compile(
    rf"(?P<value>{_DIGITS}|\d{{1,4}}|{_LETTERS})(?P<close>[.)）．、៖。°º]|\s?[-–—ـ](?=\s))"
    rf"(?:{_GOES_ON}|(?<=\d[.])(?=[A-Z“\"‘][^.])|(?<=\d[)])(?=[A-Z])|(?=[(（][^\W_]{{1,4}}[)）]))"
)
_DOTTED = re.compile(rf"(?P<value>(?!0)\d{{1,4}}(?:[.．](?!0)\d{{1,3}})+)[.．:]?{_GOES_ON}")
_SIGNED = re.compile(
    r"(?P<sign>§{1,2}|¶{1,2})\s?(?P<value>\d{1,4}(?:\.\d{1,3})*(?:\s?[^\W\d_](?!\w))?)[.:]?(?=\s|$|\()"
)
_SIGNED_BEHIND = re.compile(r"(?P<value>\d{1,4}(?:\s?[a-z](?=\s))?)[.]?\s?§(?=\s|$)[.]?")
_BARE = re.compile(rf"(?P<value>\d{{1,4}}(?:[A-Za-z](?!\w))?)(?P<room>\s{{2,}}|\t|　|$|\s(?=[A-Z“‘\"({_CASELESS}]))")
_LONE_ROMAN = re.compile(r"[IVXLC]{1,7}")
_FUSED = re.compile(r"(?P<value>\d{1,4}[A-Za-z]?)(?:[.]\s?[–—-]\s?)?(?=\([0-9a-z]{1,3}\))")
# The title of a section that its text follows on the line: `4. Keepers.—(1) The board`.
_RUN_IN = re.compile(r"[^.:;]{3,90}[.:]\s?[–—―-]{1,2}\s?(?=[(（])")
_RANGE = re.compile(r"(?P<value>\d{1,4})[–-](?P<upto>\d{1,4})(?P<close>[.)]?)\s+(?=\S)")
_WORDS = re.compile(rf"(?P<value>{'|'.join(counting_words())})\s?(?P<close>[.:：،,)–-])(?:[–-])?\s*", re.IGNORECASE)
_HAN_ROOM = re.compile(rf"(?P<value>[{HAN}]{{1,4}}|[ア-ン]|[가-하])(?:　+|\s{{2,}})(?=\S)")
_LATIN_SUFFIXES = ("bis", "ter", "quater", "quinquies", "sexies")
_LATIN_SUFFIX = re.compile("|".join(_LATIN_SUFFIXES))
# What a Korean article is about stands in brackets behind its number.
_ABOUT = re.compile(r"\s?[(（][^)）]{1,30}[)）]\s*")
_SPACE = re.compile(r"\s*")
_PAIRS = {"(": "()", "（": "()", "[": "[]", "［": "[]", "〔": "[]", "【": "[]"}
_CLOSES = {"）": ")", "．": ".", "。": "."}
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One way to read what a line begins with: `(iv)` is a Roman 4, `(i)` is a Roman 1 or the ninth letter."""

    style: str
    """What it is made of and enclosed by: `digit.`, `romana()`."""
    value: Value
    label: str
    """What a reader cites: the number without a mark that only parts it from the words."""
    end: int
    """Where the words behind it begin."""
    upto: Value = ()
    """The last number, where it stands for several: 12 in `7–12.`."""
    is_sure: bool = False
    """Whether it is a number even where no other follows."""
    is_weak: bool = False
    """Whether it counts only in a series without gaps, at the beginning of paragraphs."""
    inner: Mark | None = None
    """A mark right behind it, whose label this one holds: `(i)` in `(a)(i)`."""

    @property
    def is_first(self) -> bool:
        """Whether a series may begin with it."""
        return all(part == 1 for part in self.value)

    @property
    def innermost(self) -> Mark:
        """The last of the marks that stand together."""
        return self.inner.innermost if self.inner else self


@lru_cache(maxsize=4096)
def read_marks(head: str, language: str) -> tuple[Mark, ...]:
    """Return every way to read the number that a line begins with; none where it begins with none.

    Args:
        head: the beginning of the line's words, see `head_of`.
        language: the language of the text; empty where it is not known.
    """
    plain = [mark for read in _READERS for mark in read(head)]
    if not plain and (division := read_division(head, language)) and division.value and division.end <= len(head):
        plain = list(_named(head, language))
    return tuple(plain)


def looks_numbered(line: str) -> bool:
    """Tell whether words stand behind what may be a number: `12. The court`, `(a) each`, `A. Smith`; not `12 men`."""
    words = line.strip()
    marks = (mark for mark in read_marks(head_of(words), "") if mark.end < len(words))
    return any(mark.is_sure or mark.style != "digit " for mark in marks)


def head_of(words: str) -> str:
    """Return as much of a line's words as a number needs to be read."""
    return words[:_LONGEST]


def follows(value: Value, before: Value, furthest: int) -> bool:
    """Tell whether a number comes next: `3` behind `2`, `2.1` behind `2`, `3` behind `2.7`, `4` behind `2a`."""
    if value == (*before, 1):
        return True
    for place, part in enumerate(value):
        if place >= len(before):
            return False
        if part != before[place]:
            return 0 < part - before[place] <= furthest and all(one == 1 for one in value[place + 1 :])
    return False


def _bracketed(head: str, at: int = 0) -> Iterator[Mark]:
    found = _BRACKETED.match(head, at)
    if not found:
        return
    form, label = _PAIRS[found["open"]], found[0]
    for kind, value in _readings(found["value"]):
        inner = _first_of(_bracketed(head, found.end()))
        if inner is None and not re.compile(_GOES_ON).match(head, found.end()):
            continue
        sure = form == "[]" and kind == "digit" and value[0] < 1000  # noqa: PLR2004 - `[1990]` is rather a year
        end = inner.end if inner else _skip(head, found.end())
        whole = head[at : at + len(label)] + (inner.label if inner else "")
        yield Mark(style=f"{kind}{form}", value=value, label=whole, end=end, is_sure=sure, inner=inner)


def _marked(head: str) -> Iterator[Mark]:
    found = _MARKED.match(head)
    if not found:
        return
    close = found["close"].strip()
    form = _CLOSES.get(close, "-" if close in "-–—ـ" else close)
    for kind, value in _readings(found["value"]):
        if form == "-" and kind.startswith(("latin", "romana")):
            continue
        inner = _inside(head, found.end()) if kind == "digit" else None
        label = found["value"] + (close if close in ")）°º" else "") + (inner.label if inner else "")
        end = inner.end if inner else _skip(head, found.end())
        yield Mark(style=f"{kind}{form}", value=value, label=label, end=end, is_weak=form == "-", inner=inner)


def _inside(head: str, at: int) -> Mark | None:
    """Return the mark that stands behind another, or behind the title that it numbers: `4. Keepers.—(1)`."""
    start = _skip(head, at)
    inner = _first_of(_bracketed(head, start))
    if inner and start > at and not inner.is_first:
        return None
    if inner is None and (found := _RUN_IN.match(head, at)):
        inner = next((mark for mark in _bracketed(head, found.end()) if mark.is_first), None)
    return inner


def _first_of(marks: Iterator[Mark]) -> Mark | None:
    """Return the way to read a number in which a series begins with it; another where there is none."""
    every = list(marks)
    return next((mark for mark in every if mark.is_first), every[0] if every else None)


def _ranged(head: str) -> Iterator[Mark]:
    found = _RANGE.match(head)
    if found and int(found["value"]) < int(found["upto"]):
        value, upto, label = (int(found["value"]),), (int(found["upto"]),), found[0].rstrip().rstrip(".")
        yield Mark(style=f"digit{found['close'] or ' '}", value=value, upto=upto, label=label, end=found.end())


def _counted(head: str) -> Iterator[Mark]:
    """Yield a number that is a word, or a Chinese one with room behind it."""
    if found := _WORDS.match(head):
        for kind, value in _readings(found["value"]):
            yield Mark(style=f"{kind}{found['close']}", value=value, label=found["value"], end=found.end())
    if found := _HAN_ROOM.match(head):
        for kind, value in _readings(found["value"]):
            yield Mark(style=f"{kind} ", value=value, label=found["value"], end=found.end())


def _dotted(head: str) -> Iterator[Mark]:
    if found := _DOTTED.match(head):
        value = tuple(int(part) for part in re.split("[.．]", found["value"]))
        for style in ("digit.", "digit "):
            yield Mark(style=style, value=value, label=found["value"], end=_skip(head, found.end()))


def _signed(head: str) -> Iterator[Mark]:
    if found := _SIGNED.match(head):
        value = _with_suffix(found["value"])
        inner = _first_of(_bracketed(head, found.end()))
        label = f"{found['sign']} {found['value']}" if " " in found[0] else f"{found['sign']}{found['value']}"
        end = inner.end if inner else _skip(head, found.end())
        whole = label + (inner.label if inner else "")
        yield Mark(style=found["sign"][0], value=value, label=whole, end=end, is_sure=True, inner=inner)
    if found := _SIGNED_BEHIND.match(head):
        value, end = _with_suffix(found["value"]), _skip(head, found.end())
        yield Mark(style="§", value=value, label=found[0], end=end, is_sure=True)


def _fused(head: str) -> Iterator[Mark]:
    """Yield a number with brackets right behind it, as statutes have it: `4(1)`, `4.—(1)`."""
    if (found := _FUSED.match(head)) and (inner := _first_of(_bracketed(head, found.end()))):
        value = _with_suffix(found["value"])
        for style in ("digit.", "digit "):
            yield Mark(style=style, value=value, label=found["value"] + inner.label, end=inner.end, inner=inner)


def _bare(head: str) -> Iterator[Mark]:
    if found := _BARE.match(head):
        value = _with_suffix(found["value"])
        weak = len(found["room"]) == 1 and found["room"] == " "
        sure = found["room"] == "　" and len(found["value"]) < 3  # noqa: PLR2004 - the second clause of a Japanese law
        yield Mark(style="digit ", value=value, label=found["value"], end=found.end(), is_weak=weak, is_sure=sure)
        return
    if (roman := _LONE_ROMAN.fullmatch(head)) and (number := read_roman(roman[0])):
        yield Mark(style="romanA.", value=(number,), label=head, end=len(head))


def _circled(head: str, at: int = 0) -> Iterator[Mark]:
    sign = head[at : at + 1]
    if sign and (number := read_circled(sign)):
        yield Mark(style="circled", value=(number,), label=sign, end=_skip(head, at + 1))


def _named(head: str, language: str) -> Iterator[Mark]:
    division = read_division(head, language)
    if division is None:
        return
    inner = _first_of(_bracketed(head, division.end))
    if about := _ABOUT.match(head, len(division.label)):
        inner = next((mark for mark in _circled(head, about.end()) if mark.is_first), None)
    if inner and not about and head[division.end - 1 : division.end].isspace():
        inner = None
    yield Mark(
        style=f"the {division.kind}",
        value=division.value,
        label=division.label + (inner.label if inner else ""),
        end=inner.end if inner else division.end,
        is_sure=division.marked or inner is not None,
        inner=inner,
    )


def _readings(signs: str) -> Iterator[tuple[str, Value]]:
    """Yield what signs may stand for: digits, a Chinese or Roman number, letters in their order."""
    if signs[0].isdecimal():
        yield "digit", _with_suffix(signs)
        return
    if (han := read_han(signs)) is not None:
        yield "sino", (han,)
    letters = [(series, (place,)) for series, place in letter_places(signs)]
    number = read_roman(signs)
    roman = [(f"roman{'A' if signs.isupper() else 'a'}", (number,))] if number is not None else []
    # One letter is rather a letter, several are rather a Roman number.
    yield from letters + roman if len(signs) == 1 else roman + letters


def _with_suffix(signs: str) -> Value:
    """Return the number that digits make, with the place of a letter behind them: `12a`, `2.1`."""
    numbers = tuple(read_digits(part) or 0 for part in re.findall(r"\d+", signs))
    if suffix := _LATIN_SUFFIX.search(signs):
        return (*numbers, _LATIN_SUFFIXES.index(suffix[0]) + 1)
    letter = signs[-1]
    return (*numbers, *([place for _, place in letter_places(letter)][:1] if letter.isalpha() else []))


def _skip(head: str, at: int) -> int:
    found = _SPACE.match(head, at)
    return found.end() if found else at


_READERS = (_bracketed, _signed, _dotted, _fused, _ranged, _marked, _counted, _bare, _circled)
