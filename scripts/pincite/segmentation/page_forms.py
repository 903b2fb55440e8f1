"""The forms in which pages are numbered: `12`, `- 12 -`, `xii`, `Page 3 of 10`, `第3页`, `--- Page 2 ---`, `<<12>>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex

from pincite.languages.page_words import page_words
from pincite.segmentation.page_numbers import HAN, LONGEST, ROMAN

Certainty = Literal["alone", "between", "turn"]
"""Where a form is a page's number though it stands once: anywhere, between the halves of a sentence, at a form feed."""
_DIGITS = rf"\d{{1,{LONGEST}}}"
_NUMBER = rf"(?P<page>{_DIGITS}|{ROMAN})"
_GAP = "[ \u00a0\u202f]*"
_DASH = "[-–—―~·•*=_#]"
_WEB = r"(?:https?://|file:///|www\.)\S+"
_COUNTED = rf"第{_GAP}(?P<page>{_DIGITS}|{HAN}){_GAP}(?:页|頁|ページ|쪽|면)"
_IN_ALL = rf"{_GAP}[,，、/|／]?{_GAP}[共全]{_GAP}{_DIGITS}{_GAP}(?:页|頁|ページ)"
_LONGEST_LINE = 240
# A number with its words is no longer than this; an address may be.
_SHORT = 48
_WITH_NUMBER = re.compile(rf"\d|第|(?<!\w){ROMAN}(?!\w)")
_WITH_ADDRESS = re.compile(r"https?:|file:|www\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A line that may be a page's number and nothing else."""

    page: str
    """`12`, `xii`."""
    certainty: Certainty
    begins: bool
    """Whether its page begins with it for certain, as it does with marks of a page's turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    pattern: Any
    certainty: Certainty
    begins: bool = False


@cache
def _forms() -> tuple[_Form, ...]:
    """Return the forms, the surest first; words for a page are data (`languages/*/pages.yml`)."""
    words = page_words()
    page = "|".join(regex.escape(word) for word in sorted(words.page, key=lambda word: (-len(word), word)))
    of = "|".join(regex.escape(word) for word in sorted(words.of, key=lambda word: (-len(word), word)))
    named = rf"(?:{page}){_GAP}(?:no\.|nr\.|n[°º]|№|\#|[|:])?{_GAP}{_NUMBER}"
    total = rf"{_GAP}(?:/|{of}){_GAP}{_DIGITS}"
    told = rf"(?:{named}|{_COUNTED})(?:{total})?"
    return (
        _form(rf"{_DASH}{{2,}}{_GAP}\[?{told}\]?{_GAP}{_DASH}{{2,}}", "alone", begins=True),
        _form(rf"<<{_GAP}(?:(?:{page}){_GAP})?{_NUMBER}{_GAP}>>", "alone", begins=True),
        _form(rf"[\[<{{]{_GAP}{told}{_GAP}[\]>}}]", "alone", begins=True),
        _form(rf"{_DASH}?{_GAP}(?:{named}{total}|{_COUNTED}{_IN_ALL}){_GAP}{_DASH}?", "alone"),
        _form(rf"{_WEB}(?:.*\s)?(?P<page>\d{{1,4}})/\d{{1,4}}|(?P<page>\d{{1,4}})/\d{{1,4}}\s.*{_WEB}", "alone"),
        _form(rf"{_DASH}{{1,3}}{_GAP}{_NUMBER}{_GAP}{_DASH}{{1,3}}", "between"),
        _form(rf"{_DASH}?{_GAP}(?:{_COUNTED}|(?P<page>{_DIGITS}){_GAP}[页頁쪽]){_GAP}{_DASH}?", "between"),
        _form(
            rf"[(|]?{_GAP}(?:{named}|{_NUMBER}{_GAP}\|{_GAP}(?:{page})|(?P<page>\d+)\.?{_GAP}(?:{page}))[)|.]?",
            "between",
        ),
        _form(
            rf"\|?{_GAP}(?:{_NUMBER}(?:{total})?|\[{_GAP}{_NUMBER}{_GAP}\]|\({_GAP}{_NUMBER}{_GAP}\)){_GAP}\|?", "turn"
        ),
    )


def _form(pattern: str, certainty: Certainty, *, begins: bool = False) -> _Form:
    return _Form(pattern=regex.compile(pattern, regex.IGNORECASE), certainty=certainty, begins=begins)


def page_number(line: str) -> PageNumber | None:
    """Return what a line tells if it may be a page's number and nothing else; None if it cannot be."""
    if line.isdecimal():
        return PageNumber(page=line, certainty="turn", begins=False) if len(line) <= LONGEST else None
    if not _may_be_number(line):
        return None
    for form in _forms():
        if found := form.pattern.fullmatch(line):
            return PageNumber(page=found["page"], certainty=form.certainty, begins=form.begins)
    return None


def _may_be_number(line: str) -> bool:
    """Tell quickly whether a line is worth a closer look: most lines of a text are not."""
    if len(line) > _SHORT:
        return len(line) <= _LONGEST_LINE and "/" in line and _WITH_ADDRESS.search(line) is not None
    return _WITH_NUMBER.search(line) is not None
