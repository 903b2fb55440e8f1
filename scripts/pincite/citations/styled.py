"""What a style cannot print as the type that it is, and as which type, or with which variable, it prints it well."""

from __future__ import annotations

from dataclasses import dataclass

from pincite import edtf
from pincite.citations.edition_numbers import edition_number, is_year
from pincite.edtf import Csl


@dataclass(frozen=True, slots=True)
class TypeSubstitution:
    """What a style does with some types."""

    style: str
    types: str
    """The types, with spaces between them."""
    to: str
    """The type as which they are printed; empty where they keep their own."""
    reason: str
    lacking: str | None = None
    """The variable whose absence brings the fault about; None where it is always there."""
    having: str | None = None
    """The variable without which the rule does not hold."""
    copied: tuple[str, str] | None = None
    """A date, and the one that the style reads in its place."""


_OSCOLA = "oscola"
_EDITION_TERMS = {_OSCOLA: "edn", "harvard-cite-them-right": "edn"}
_UNCOUNTED = frozenset({"bluebook-law-review"})
"""Styles that print the number of an edition as it is."""
_RULES = (
    TypeSubstitution(_OSCOLA, "entry entry-dictionary", "entry-encyclopedia", "no year", having="container-title"),
    TypeSubstitution(_OSCOLA, "review review-book", "article-journal", "no year", having="container-title"),
    TypeSubstitution(_OSCOLA, "regulation", "legislation", "no year"),
    TypeSubstitution(
        _OSCOLA, "legal_case", "legislation", "no year where no report of cases is named", lacking="container-title"
    ),
    TypeSubstitution(
        _OSCOLA,
        "article-journal article-magazine",
        "report",
        "no year where no journal is named",
        lacking="container-title",
    ),
    TypeSubstitution(
        _OSCOLA,
        "classic collection dataset document entry entry-dictionary event figure graphic hearing map musical_score "
        "pamphlet patent performance periodical post review review-book software song standard",
        "report",
        "no year and no publisher: the style knows none of these types",
    ),
    TypeSubstitution(
        "modern-language-association",
        "speech",
        "",
        "no year: the style looks for the day of the event",
        lacking="event-date",
        copied=("issued", "event-date"),
    ),
    TypeSubstitution(
        "chicago-author-date",
        "entry entry-dictionary entry-encyclopedia",
        "chapter",
        "no title where nobody signed it",
        lacking="author",
    ),
)


def as_styled(csl: Csl, style: str) -> Csl:
    """Return a source under the type, and with the variables, that a style prints in full."""
    csl = _with_edition(csl, style)
    rule = next((rule for rule in _RULES if rule.style == style and _holds(rule, csl)), None)
    if rule is None:
        return csl
    return {**_with_copy(csl, rule.copied), "type": rule.to or csl["type"]}


def _with_edition(csl: Csl, style: str) -> Csl:
    """Return a source whose edition, if it is named by a year, no style counts by: `2024 ed.`, not "2024th ed."."""
    edition = str(csl.get("edition") or "")
    if not is_year(edition) or style in _UNCOUNTED:
        return csl
    return {**csl, "edition": edition_number(edition).replace("ed.", _EDITION_TERMS.get(style, "ed."))}


def _with_copy(csl: Csl, copied: tuple[str, str] | None) -> Csl:
    """Return a source with one of its dates under another name too, if it has that date."""
    date = edtf.date_of(csl, copied[0]) if copied else None
    return edtf.with_date(csl, copied[1], date) if copied and date else csl


def _holds(rule: TypeSubstitution, csl: Csl) -> bool:
    """Whether a rule holds for a source."""
    if csl["type"] not in rule.types.split():
        return False
    is_missing = not rule.lacking or not csl.get(rule.lacking)
    return is_missing and (not rule.having or bool(csl.get(rule.having)))
