"""A source: what is known about one document, and its seeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pincite import edtf

Basis = Literal[
    "stated",  # the words stand in the seed
    "inferred",  # worked out from words of the seed
    "external",  # known from elsewhere
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a field of the metadata rests on."""

    field: str
    """The field: `issued`."""
    basis: Basis
    """Whether the seed says so."""
    quote: str | None
    """Verbatim words of the seed, for what is stated or inferred: `In February 2020`."""
    note: str | None
    """Where the words stand, or how the fact is known: `released on that day by the Department`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sic:
    """An error that stands in the original and stays."""

    quote: str
    """The faulty words, verbatim; they occur once in the seed: `bribes or random to police`."""
    note: str | None
    """What is wrong with them: `"ransom" is meant`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of one seed that its editor leaves out of the text."""

    quote: str
    """The line, verbatim, or its first words."""
    reason: str
    """Why: `caption of a video that is not part of the article`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An original, as it came."""

    file: str
    """Its name under `seeds/`: `000_4ceb5476f35ba16f.txt`."""
    sha256: str
    """Hex digest of the raw bytes."""
    text: str = field(repr=False)
    """The decoded text: byte order mark removed, line ends untouched."""
    encoding: str = "utf-8"
    """What its bytes are encoded in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a source."""

    seed: Seed
    since: str | None
    """From when on the source read so, as EDTF: `2024-07-01`."""
    note: str | None
    """What is known of this wording: `corrected by its publisher`."""
    sic: tuple[Sic, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document and what is known about it."""

    id: str
    """`usdos-2024-cambodia`."""
    sidecar: str
    """Path of its sidecar below the root: `seeds/000_4ceb5476f35ba16f.txt.yml`."""
    csl: Mapping[str, Any]
    """CSL-JSON variables of the work, `id` included; dates in CSL form: `{"date-parts": [[2024, 6, 24]]}`."""
    year: int | None
    """The year it is filed under, 2024: the first that its date allows; None where it is undated. 0 is 1 BC."""
    period: str | None
    """The time it speaks of, as EDTF: `2023-04/2024-03`."""
    collection: str
    """The series or country it belongs to; `default` where a handbook has one."""
    profile: str | None
    """Name of the profile that tells how it is laid out: `tip-narrative`."""
    coverage: Literal["full", "extract"]
    """Whether the seed is the whole document."""
    coverage_note: str | None
    """What is held and what is not: `The prosecution section only.`"""
    extract_of: str | None
    """Title of the whole that an extract is taken from."""
    checked_against: Literal["official", "mirror", "none"]
    """What the text was compared with."""
    checked_note: str | None
    """How and when it was compared, or why not."""
    rights: str
    """Its rights line."""
    publish: Literal["full", "excerpts"]
    """Whether the whole text may be shown, or only first words and excerpts."""
    sensitive: tuple[str, ...]
    """Verbatim passages that only ever show on the source's own page."""
    content_note: str | None
    """What readers should know before they read on."""
    sic: tuple[Sic, ...]
    evidence: tuple[Evidence, ...]
    left_out: tuple[LeftOut, ...]
    seed: Seed
    """The current wording."""
    versions: tuple[Version, ...] = ()
    """All wordings, oldest first, the current one last; empty where there has been one only."""

    wording: edtf.Date | None = None
    """Since when the work reads as this wording does, where that is later than its date; else None."""
    is_later_copy: bool = False
    apart: str = ""
    """What tells it from other sources of its date: `upper mill`; empty where it is the only one."""
    numbers: Literal["none"] | None = None
    """`none` where the original is known to have no numbers of its own; None where nothing is said of it."""
    """Whether this wording has no date of its own and took the place of another."""

    def as_of(self, version: Version) -> Source:
        """Return the source with one of its wordings as its only one.

        A wording that has a date is a new version of the work. One without is a later copy of what was held before, and
        has the date of that.
        """
        until = self.versions[: self.versions.index(version) + 1] if version in self.versions else (version,)
        dated = [edtf.parse(earlier.since) for earlier in until if earlier.since]
        issued = self.issued
        return replace(
            self,
            seed=version.seed,
            sic=version.sic,
            left_out=version.left_out,
            wording=dated[-1] if dated and (issued is None or dated[-1].is_after(issued)) else None,
            is_later_copy=len(until) > 1 and version.since is None,
        )

    @property
    def issued(self) -> edtf.Date | None:
        """The date of the work; None where it is undated."""
        return edtf.date_of(self.csl, "issued")

    @property
    def cited(self) -> Mapping[str, Any]:
        """The CSL-JSON variables of this wording: its own date is `issued`, that of the work `original-date`."""
        if self.wording is None:
            return self.csl
        return edtf.of_version(self.csl, self.wording)

    @property
    def order(self) -> tuple[bool, int, int, str]:
        """What sources are sorted by: their year, what names one year before what may be one of several, then their id.

        What has no year comes last.
        """
        return self.year is None, self.year or 0, self._span, self.id

    @property
    def dated(self) -> str:
        """How it is named by its date: `2024`, `c. 2020`, `2020?`, `1960s`, `2003–2005`, `44 BC`, `undated`."""
        if self.year is None:
            return "undated"
        return edtf.year_in_words(self.issued) if self._is_filed_by_date and self.issued else edtf.year_name(self.year)

    @property
    def named(self) -> str:
        """How it is named where its date stands for it: `2024`; `1790, upper mill` where another has its date."""
        return f"{self.dated}, {self.apart}" if self.apart else self.dated

    @property
    def filed(self) -> str:
        """What it is filed under, with all sources of the same year: `2024`, `1960s`, `undated`."""
        if self.year is None:
            return "undated"
        return edtf.year_name(self.year) if self._span == 1 else edtf.span_name(self.year, self._span)

    @property
    def place(self) -> str:
        """The id of that on a page: `y2024`, `y1960-1969`, `undated`."""
        if self.year is None:
            return "undated"
        return f"y{self.year}" if self._span == 1 else f"y{self.year}-{self.year + self._span - 1}"

    @property
    def last_year(self) -> int | None:
        """The last year that its date covers."""
        return self.issued.last_year if self._is_filed_by_date and self.issued else self.year

    @property
    def _is_filed_by_date(self) -> bool:
        return self.issued is not None and self.issued.year == self.year

    @property
    def _span(self) -> int:
        """How many years it may be of: 10 for a decade."""
        return self.issued.points[0].span if self._is_filed_by_date and self.issued else 1
