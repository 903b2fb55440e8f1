"""Whether the numbers and the year of a row stand in its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import regex

from pincite.figures.cjk_numerals import read_numerals
from pincite.figures.digit_runs import plain_digits
from pincite.figures.numbers import Number, forms_in, in_digits
from pincite.model import Figure

Fault = tuple[str, str, str]
"""Code, message and fix."""
_RUN = regex.compile(r"\d+")


def check_values(figure: Figure, text: str, spans: Sequence[tuple[int, int]], language: str) -> Iterator[Fault]:
    """Yield what is wrong with the value and the upper end of a figure whose quote stands at these spans of a text."""
    forms = forms_in(text, language)
    held = [form for form in forms if any(start <= form.start and form.end <= end for start, end in spans)]
    cut = [
        form
        for form in forms
        if form not in held and any(form.start < end and start < form.end for start, end in spans)
    ]
    for column, value in (("value", figure.value), ("value_high", figure.value_high)):
        if value is not None and not any(form.means(value) for form in held):
            yield _mismatch(column, value, held, cut)


def check_year(figure: Figure, text: str, place: str, language: str) -> Iterator[Fault]:
    """Yield what is wrong with a year that is called stated."""
    if figure.year_basis != "stated":
        return
    forms = forms_in(text, language)
    if _states(figure.year, text, forms):
        return
    years = [form.text for form in forms if form.may_be_year]
    message = f"the year {figure.year} is called stated and does not stand at `{place}`."
    fix = f"Did you mean `{years[0]}`?" if years else "Set `year_basis` to `inferred`, and say why in the note."
    yield "year-not-stated", message, fix


def _mismatch(column: str, value: Decimal, held: Sequence[Number], cut: Sequence[Number]) -> Fault:
    message = f"the {column} {value:f} is not among the numbers of the quote"
    doubted = next((form for form in held if form.doubt), None)
    if doubted and doubted.doubt:
        message = f"{message}, and its `{doubted.text}` is not read: it {doubted.doubt.reason}."
        return "number-not-read", message, doubted.doubt.fix
    message = f"{message}."
    return "value-not-in-quote", message, _nearest(value, held, cut)


def _nearest(value: Decimal, held: Sequence[Number], cut: Sequence[Number]) -> str:
    """Return what the quote holds instead, and the whole number that is nearest; never a piece of one."""
    amounts = [form for form in held if form.values]
    if not amounts and cut:
        return f"The quote cuts through `{cut[0].text}`: take it in whole."
    if not amounts:
        none = f"no number but `{held[0].text}`, which is no amount" if held else "no number"
        return f"The quote holds {none}: take more of the sentence."
    near = min((meant for form in amounts for meant in form.values), key=lambda one: (abs(one - Fraction(value)), one))
    found = ", ".join(f"`{form.text}`" for form in amounts)
    return f"It holds {found}. Did you mean `{in_digits(near)}`?"


def _states(year: int, text: str, forms: Sequence[Number]) -> bool:
    """Whether a year stands in a text as digits of any script, by itself or in a date: not in `12019` or `2,019`."""
    if any(form.form == "other" and read_numerals(form.text) == year for form in forms):
        return True
    places = [run for run in _RUN.finditer(text) if plain_digits(run[0]) == str(year)]
    return any(
        not any(
            form.form == "amount"
            and form.start <= run.start()
            and run.end() <= form.end
            and not form.means(Decimal(year))
            for form in forms
        )
        for run in places
    )
