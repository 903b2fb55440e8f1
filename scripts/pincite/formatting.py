"""How things are said to readers, on pages and in downloads: numbers, dates, names, coverage, lists of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pincite import edtf
from pincite.ids import block_of, parse_anchor
from pincite.model import Document, Figure, PageRange, Redaction, Source
from pincite.richtext import plain_text
from pincite.text import one_line

_LABELS = {"p": "¶", "c": "caption", "n": "notice", "fn": "note", "t": "table"}
# Longer ones say themselves what they number: `Article 4`, `第四条`.
_SHORT_NUMBER = 2
_LARGE = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
# Han, kana, hangul: the family name comes first, with no space behind it. In Khmer it comes first too.
_CJK = "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
CLINGING = ("'", "’", "ʼ", "ʻ", "‘", "-", "‐", "‑")
"""What ends a particle that is written together with what follows: `d’Alembert`."""
_UNSPACED_NAME = re.compile(f"[{_CJK}]+")
_FAMILY_FIRST = re.compile(f"[{_CJK}\u1780-\u17ff]")
# What a source is called where it is another's account of things and not the document itself.
_ACCOUNTS = {"article-newspaper": "newspaper article", "article-magazine": "magazine article", "webpage": "web page"}
_ACCOUNTS_IN_A_WORD = {"article-newspaper": "press", "article-magazine": "press", "webpage": "web"}
_REPORTS = frozenset({"report", "chapter"})
_CHECKED = {
    "official": "Compared with the official text.",
    "mirror": "Compared with a copy, not with the official text.",
    "none": "Not compared with the official text.",
}


def number_of(anchor: str) -> str:
    """Return the number that stands beside a block: `12` for `p12`, `c1` for `c1`."""
    return anchor.removeprefix("p")


def label_of(anchor: str) -> str:
    """Return how a place is named in a citation: `¶ 12` for `p12`, `caption 1` for `c1`, `table 1, row 2`."""
    series = parse_anchor(anchor).series
    if series not in _LABELS:
        return anchor
    return f"{_LABELS[series]} {anchor.removeprefix(series).replace('r', ', row ')}"


def place_of(document: Document, anchor: str) -> str:
    """Return how a place of a source is cited: by the original's own number, else by this handbook's.

    `para. 12(a)` where the original has that number, `§ 4` and `Article 4` as they stand, `¶ 12` where it has none.
    """
    number = original_number(document, anchor)
    if number is None:
        return label_of(block_of(anchor))
    return f"para. {number}" if number[0] in "(（" or number[0].isdecimal() or len(number) <= _SHORT_NUMBER else number


def original_number(document: Document, anchor: str) -> str | None:
    """Return the number that the original gives the passage at an anchor; None where it gives none."""
    return document.numbers.get(block_of(anchor))


def numbering_of(document: Document) -> str:
    """Return whose the numbers of a source's passages are, in a sentence or two."""
    if document.numbers:
        return "numbered by this handbook (¶). Where the original has numbers of its own, they stand with its words."
    if document.source.numbers == "none":
        return "numbered by this handbook; the original has no numbers."
    return "numbered by this handbook."


def pages_in_words(pages: PageRange) -> str:
    """Return on which pages of its original something stands: `p. 7`, `pp. 7–8`."""
    return f"p. {pages.first}" if pages.first == pages.last else f"pp. {pages.first}–{pages.last}"


def long_label_of(anchor: str) -> str:
    """Return how a block is named to a screen reader: `Paragraph 12`."""
    return label_of(anchor).replace("¶", "Paragraph").capitalize()


def redaction_in_words(redaction: Redaction) -> str:
    """Return what is said in place of redacted words: `Redacted on 1 December 2026: by order of a court`."""
    return f"Redacted on {period_in_words(redaction.date)}: {one_line(redaction.reason)}"


def period_in_words(period: str) -> str:
    """Return an EDTF date or interval for readers: `April 2023 to March 2024`; what is none, as it stands."""
    try:
        return edtf.in_words(edtf.parse(period))
    except ValueError:
        # What people write was checked when it was read; a value that a program made is shown, not lost.
        return period


def date_of(source: Source) -> str:
    """Return the date of a work for readers: `24 June 2024`, `c. June 2014`, `2020 (uncertain)`, `undated`."""
    return edtf.in_words(source.issued) if source.issued else "undated"


def wording_of(source: Source) -> str | None:
    """Return since when a source has the words that are shown, where that is not its date: `wording of 7 June 2020`."""
    return f"wording of {edtf.in_words(source.wording)}" if source.wording else None


def version_of(source: Source) -> str | None:
    """Return which version of a source is shown, in a sentence; None where it is the first one held."""
    if source.is_later_copy:
        known = f" It took the place of the {wording_of(source)}." if source.wording else ""
        return f"A later version, without a date.{known}"
    said = wording_of(source)
    if said is None:
        return None
    return f"{said[0].upper()}{said[1:]}; the work is {'of ' if source.issued else ''}{date_of(source)}."


def name_in_words(name: Mapping[str, str]) -> str:
    """Return a CSL name in reading order: `Ludwig van Beethoven`, `United Nations`, `王明`, `ហ៊ុន សែន`."""
    if name.get("literal"):
        return name["literal"]
    particles, family = ("dropping-particle", "non-dropping-particle"), name.get("family", "")
    parts = ("given", *particles, "family")
    if name.get("static-ordering") or _FAMILY_FIRST.match(family):
        parts = (*particles, "family", "given")
    words = [name[part] for part in parts if name.get(part)]
    whole = "".join(words) if is_unspaced("".join(words)) else join_name(*words)
    mark = ", " if name.get("comma-suffix") else " "
    return f"{whole}{mark}{name['suffix']}" if name.get("suffix") else whole


def is_unspaced(name: str) -> bool:
    """Whether a whole name is written without a space and never shortened: `王明`."""
    return bool(_UNSPACED_NAME.fullmatch(name))


def join_name(*parts: str) -> str:
    """Return the parts of a name with spaces between them, but for a particle that clings: `d’Alembert`, `al-Din`."""
    made = ""
    for part in parts:
        made += f"{'' if not made or not part or made.endswith(CLINGING) else ' '}{part}"
    return made


def names_in_words(names: Sequence[Mapping[str, str]]) -> str:
    """Return names on one line, parted by semicolons where one of them holds a comma: `Ministry of X, Y and Z; W`."""
    words = [name_in_words(name) for name in names]
    return ("; " if any("," in word for word in words) else ", ").join(words)


def credit_line(source: Source) -> str:
    """Return author, container, publisher and dates on one line; a publisher that is the author is named once."""
    csl = source.csl
    authors = names_in_words(csl.get("author", ()))
    issuers = (plain_text(csl.get(name, "")) for name in ("container-title", "publisher"))
    parts = (authors, *issuers, date_of(source), wording_of(source))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def coverage_of(source: Source) -> str:
    """Return what is held of a source, in a phrase."""
    kind = _ACCOUNTS.get(str(source.csl["type"]))
    if source.coverage == "extract":
        return f"Extract of a {kind} only" if kind else "Extract only"
    return f"Whole {kind or 'document'}"


def held_of(source: Source) -> str:
    """Return what is held of a source, in a word: `whole`, `extract`, `press`."""
    return "extract" if source.coverage == "extract" else _ACCOUNTS_IN_A_WORD.get(str(source.csl["type"]), "whole")


def itself_of(source: Source) -> str:
    """Return how a source is called that says a thing itself: `the report itself`, `the article itself`."""
    kind = str(source.csl["type"])
    noun = "article" if kind.startswith("article") else "report" if kind in _REPORTS else "source"
    return f"the {noun} itself"


def checked_of(source: Source) -> str:
    """Return what the text of a source was compared with, in a sentence or two."""
    return " ".join(part for part in (source.checked_note or _CHECKED[source.checked_against],) if part)


def short_title(document: Document) -> str:
    """Return a document's short title, or its title."""
    return plain_text(document.source.csl.get("title-short", "")) or document.title


def short_name(source: Source) -> str:
    """Return a source's short title, or its date: `2014`, `1960s`, `undated`."""
    return plain_text(source.csl.get("title-short", "")) or source.named


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


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 paragraph`, `28 paragraphs`."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def amount_in_words(value: Decimal) -> str:
    """Return an amount for readers, to the last digit: `10,574`, `37.67 million`, `2.2 billion`, `−5`."""
    if value < 0:
        return f"−{amount_in_words(-value)}"
    for scale, word in _LARGE:
        if value >= scale and value % (scale / 1000) == 0:
            return f"{(value / scale).normalize():f} {word}"
    return f"{value:,f}"


def value_in_words(figure: Figure) -> str:
    """Return a figure's value with its qualifier: `over 400`, `7–15`, `4.05–12.15 million`, `not reported`."""
    if figure.value is None:
        return "not reported"
    low = amount_in_words(figure.value)
    if figure.value_high is not None:
        high = amount_in_words(figure.value_high)
        if figure.value is not None and figure.value < 0:
            return f"{low} to {high}"
        same = low.partition(" ")[2] == high.partition(" ")[2]
        return f"{low.partition(' ')[0] if same else low}–{high}"
    return low if figure.qualifier == "exact" else f"{figure.qualifier} {low}"
