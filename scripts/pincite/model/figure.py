"""Figures and the indicators that they are values of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Qualifier = Literal[
    "exact",  # the number stands without a qualifying word
    "about",  # approximately
    "over",  # a floor: more than, at least, `dozens`
    "under",  # a ceiling: fewer than, nearly, as many as
    "range",  # from one number to another
]


YearBasis = Literal[
    "stated",  # the year stands in the words at the anchor
    "inferred",  # it follows from words nearby
    "reporting-period",  # the number is of a report's period, filed under the year in which that begins
    "as-of",  # a standing fact, filed under the year of the source that gives it
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a series of figures counts: one unit, one scope."""

    id: str
    """`ncct-trainings`; it stands in URLs for ever."""
    title: str
    unit: str
    """`trainings`"""
    unit_meaning: str
    """What the unit counts: `training events`."""
    is_rank: bool
    """Whether its values are places in an order, not amounts."""
    definition: str
    """What is counted, in a sentence."""
    topic: str | None
    """Id of the topic it stands under."""
    breaks: tuple[int, ...]
    """Years from which on the numbers are no longer counted as before."""
    line: int
    """Its line in `seeds/indicators.csv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a source, or the statement that there is none."""

    id: str
    """`tip2020-ncct-trainings-2019`"""
    source: str
    anchor: str
    """Where it stands: `p4s3`."""
    indicator: str
    value: Decimal | None
    """None where none was reported."""
    value_high: Decimal | None
    """The upper end of a range."""
    unit: str
    qualifier: Qualifier | None
    """None where none was reported."""
    year: int
    """The year that it is about."""
    year_basis: YearBasis
    status: Literal["reported", "not-reported"]
    scope: str
    """What it covers: `national, police`."""
    reporter: str
    """Who says so: `government`."""
    compares_with: str | None
    """Id of the figure beside which the source sets it."""
    quote: str
    """Verbatim words at the anchor: `the NCCT delivered 113 trainings`."""
    note: str
    """What else a reader should know; may be empty."""
    line: int
    """Its line in `seeds/figures.csv`."""
