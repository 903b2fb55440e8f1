"""Which of its first lines is the title of a text: not its letterhead, its number, its date or its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pincite.authoring.date_guess import date_in
from pincite.authoring.guess import Guess, numbered_head
from pincite.languages.first_lines import all_words
from pincite.richtext import as_rich
from pincite.text import one_line

LONGEST_TITLE = 160
_MOST_OFFERED = 5
# A title may go on in a second and a third line.
_MOST_LINES = 3
_LONGEST_LINE = 100
_MARK = re.compile(r"(?:#{1,2}|=+|\*{1,2}|_{1,2})\s*(?=\S)")
_RULE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,})\s*")
_WORDS = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
# `W/CN.4/1990/26`, `No. 12.`, `Page 3`, `Distr.: General`, a file number.
_NUMBER = regex.compile(
    r"(?:no|nr|núm|n[°º]|№|case|aktenzeichen|az|page|seite|ref|distr|original)\b[.:]?(?:\s.*)?\d*.*|"
    r"(?=.*\d)[^\s]*[/][^\s]*|[\d\s./–-]+",
    regex.IGNORECASE,
)
_ENDS = regex.compile(r"[.!?;,。！？؟।។]['\"”’»)]*$")
_PROSE = 120
_SHORT = 0.75
_ITEM = regex.compile(r"(?:\d+|[ivx]+|\p{L})[.)]\s|[-*•●▪–]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line, or some that belong together, which may be a title."""

    line: int
    text: str
    """On one line, without the marks of a heading."""
    points: int = 0


def guess_title(text: str, header: Set[int] = frozenset(), language: str | None = None) -> Guess | None:
    """Return the line that is likeliest the title of a text; None where none is."""
    return next(iter(title_choices(text, header, language)), None)


def title_choices(text: str, header: Set[int] = frozenset(), language: str | None = None) -> tuple[Guess, ...]:
    """Return the lines that may be the title, the likeliest first.

    Args:
        text: the whole text.
        header: lines that are fields of a header, from 1.
        language: of the text, for its dates.

    """
    rated = [_rated(line, place, language) for place, line in enumerate(_candidates(text, header))]
    shouted = [line for line in rated if _is_shouted(line.text)]
    if len(shouted) < len(rated):
        # Capitals are for letterheads where other lines are in small letters; alone they are a title.
        rated = [replace(line, points=line.points - 2) if line in shouted else line for line in rated]
    good = sorted((line for line in rated if line.points > 0), key=lambda line: (-line.points, line.line))
    return tuple(Guess(value=as_rich(line.text), quote=line.text, line=line.line) for line in good[:_MOST_OFFERED])


# Room between words as only the columns of a table have it, more than once in a line.
_COLUMNS = re.compile(r"\S(?:[ \u00a0]{2,}|[ ]*\t\s*)(?=\S)")


def _candidates(text: str, header: Set[int]) -> Iterator[_Line]:
    """Yield what may be a title: the lines before the first running text, and titles of several lines as one."""
    head = [(line, words) for line, words in numbered_head(text) if line not in header]
    block: list[tuple[int, str]] = []
    seen = 0
    for line, words in [*head, (0, "")]:
        if words.strip():
            block.append((line, words))
            continue
        if block:
            yield from _of_block(block)
            seen += 1
            if seen and _is_prose(block):
                return
        block = []


def _of_block(block: list[tuple[int, str]]) -> Iterator[_Line]:
    underlined = len(block) > 1 and _RULE.fullmatch(block[1][1]) is not None
    if _is_prose(block):
        # Of running text only a first line may be a title, that stands right above it and is cut short.
        first, second = (block[0][1].strip(), block[1][1].strip()) if len(block) > 1 else (block[0][1], "")
        stands_above = len(first) < _SHORT * len(second) and not second[:1].islower() and not _has_open_end(first)
        block = block[:1] if stands_above else []
    lines = [(line, words) for line, words in block if not _RULE.fullmatch(words)]
    if 1 < len(lines) <= _MOST_LINES and _goes_on(lines) and not underlined:
        whole = one_line(" ".join(words for _, words in lines))
        yield _Line(line=lines[0][0], text=_MARK.sub("", whole, count=1), points=1)
        return
    for place, (line, words) in enumerate(lines):
        if len(_COLUMNS.findall(words)) > 1:
            continue
        plain = one_line(words)
        is_marked = bool(re.match(r"#\s", plain)) or (underlined and place == 0)
        yield _Line(line=line, text=_unmarked(plain), points=(6 if is_marked else 0))


def _unmarked(plain: str) -> str:
    return re.sub(r"\s*(?:\*{1,2}|_{1,2}|#+)$", "", _MARK.sub("", plain, count=1)) if _MARK.match(plain) else plain


def _is_prose(block: list[tuple[int, str]]) -> bool:
    """Tell whether lines are running text: long, or several that end a sentence."""
    length = sum(len(words) for _, words in block)
    return length > _PROSE and (len(block) == 1 or _ENDS.search(block[-1][1].rstrip()) is not None)


def _goes_on(lines: list[tuple[int, str]]) -> bool:
    """Tell whether each line but the last goes on in the next: `An account of the mill` / `at Moorfield`."""
    texts = [one_line(words) for _, words in lines]
    joins = (
        not _ENDS.search(here) and (following[:1].islower() or _has_open_end(here))
        for here, following in pairwise(texts)
    )
    return all(joins) and all(len(text) <= _LONGEST_LINE for text in texts)


def _has_open_end(text: str) -> bool:
    """Tell whether a line ends with a short word that goes on: `of`, `the`, `und`."""
    last = text.rsplit(" ", maxsplit=1)[-1]
    return last.isalpha() and last.islower() and len(last) <= len("the")


def _rated(line: _Line, place: int, language: str | None) -> _Line:
    """Return a line with how well it would do as a title."""
    text = line.text
    words = [word.casefold() for word in _WORDS.findall(text)]
    if not words or len(text) > LONGEST_TITLE or _is_no_title(text, language):
        return replace(line, points=-100)
    rules = (
        (10 - min(place, 6), True),
        (5, not _of(words, "documents").isdisjoint(words)),
        (-5, _names_institution(words)),
        (-4, words[0] in all_words("parts")),
        (-4, bool(_ENDS.search(text))),
        (-3, text.endswith(":")),
        (-4, bool(regex.search(r"[.!?。！？]\s", text)) and bool(_ENDS.search(text))),
        (-3, date_in(text, language) is not None),
        (-5, text[:1].islower()),
        (-5, _ITEM.match(text) is not None),
    )
    return replace(line, points=line.points + sum(points for points, holds in rules if holds))


def _of(words: list[str], kind: str) -> set[str]:
    known = all_words(kind)
    return {word for word in words if word in known or any(word.endswith(one) for one in known if len(one) > 5)}  # noqa: PLR2004 - compounds: Jahresbericht


def _names_institution(words: list[str]) -> bool:
    """Tell whether a line names an institution and no document of it: `The Mill Court`, `Ministry of Mills`."""
    return bool(_of(words, "institutions")) and not _of(words[:4], "documents")


def _is_no_title(text: str, language: str | None) -> bool:
    """Tell whether a line is a number, a date, an author, an address or a greeting."""
    if _NUMBER.fullmatch(text) or re.search(r"https?://|\S@\S", text):
        return True
    if (found := date_in(text, language)) and len(text) - len(found[1]) < len("Written at Wick, on "):
        return True
    first = text.split(" ", maxsplit=1)[0].casefold().rstrip(".:")
    return first in all_words("byline") and len(text.split(" ")) > 1


def _is_shouted(text: str) -> bool:
    return text.upper() == text and text.lower() != text
