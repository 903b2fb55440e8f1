"""How things are said to readers: paragraph numbers, coverage, checks, lists of years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pincite.model import Document, Source

_MONTHS = "January February March April May June July August September October November December".split()
_LABELS = {"p": "¶", "c": "caption", "n": "notice", "fn": "note", "t": "table"}
_COVERAGE = {"full": "Whole document", "extract": "Extract only"}
_CHECKED = {
    "official": "Compared with the official text.",
    "mirror": "Compared with a copy, not with the official text.",
    "none": "Not compared with the official text.",
}


def number_of(anchor: str) -> str:
    """Return the number that stands beside a block: `12` for `p12`, `c1` for `c1`."""
    return anchor.removeprefix("p")


def label_of(anchor: str) -> str:
    """Return how a block is named in a citation: `¶ 12` for `p12`, `caption 1` for `c1`."""
    series = anchor.rstrip("abcdefghijklmnopqrstuvwxyz").rstrip("0123456789")
    return f"{_LABELS.get(series, '')} {anchor.removeprefix(series)}"


def long_label_of(anchor: str) -> str:
    """Return how a block is named to a screen reader: `Paragraph 12`."""
    return label_of(anchor).replace("¶", "Paragraph").capitalize()


def date_in_words(date: Any) -> str:
    """Return a CSL date for readers: `24 June 2024`, `about June 2014`."""
    year, *rest = date["date-parts"][0]
    named = [str(part) for part in reversed(rest[1:])] + [_MONTHS[month - 1] for month in rest[:1]] + [str(year)]
    return ("about " if date.get("circa") else "") + " ".join(named)


def names_of(source: Source) -> list[str]:
    """Return the names of a source's authors, as they are written."""
    return [
        str(name.get("literal") or " ".join(part for part in (name.get("given"), name.get("family")) if part))
        for name in source.csl.get("author", [])
    ]


def credit_line(source: Source) -> str:
    """Return author, container and date of a source on one line."""
    csl = source.csl
    parts = [", ".join(names_of(source)), csl.get("container-title"), csl.get("publisher")]
    named = list(dict.fromkeys(str(part) for part in parts if part))
    return " · ".join([*named, date_in_words(csl["issued"])])


def coverage_of(source: Source) -> str:
    """Return what is held of a source, in a phrase."""
    return _COVERAGE[source.coverage]


def checked_of(source: Source) -> str:
    """Return what the text of a source was compared with, in a sentence or two."""
    return " ".join(part for part in (source.checked_note or _CHECKED[source.checked_against],) if part)


def short_title(document: Document) -> str:
    """Return a document's short title, or its title."""
    return str(document.source.csl.get("title-short") or document.title)


def years_in_words(years: Iterable[int]) -> str:
    """Return years with runs drawn together: `2005–2013, 2022 and 2023`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return join_words([f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])


def join_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 paragraph`, `28 paragraphs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
