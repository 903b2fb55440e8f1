"""What a date says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Day = tuple[int, int, int]
_LAST_PLAIN_YEAR = 9999
FIRST_SEASON = 21
"""Spring; summer, autumn and winter follow. They stand in a month's place, and are those of no hemisphere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day, month, season or year, or as much of it as is known."""

    year: int
    """As EDTF counts: 0 is 1 BC, -43 is 44 BC. Of a decade or century its first year: 1960 for `196X`."""
    span: int = 1
    """How many years it may be: 10 for `196X`, 100 for `19XX`."""
    month: int | None = None
    """1 to 12, or a season: 21 for spring to 24 for winter."""
    day: int | None = None
    unknown: str = ""
    """What is marked as not known: `month` for `2004-XX`, `day`, `month and day`."""
    time: str = ""
    """The time of day, and its zone: `10:00:00Z`."""
    uncertain: bool = False
    """Whether its source is doubted: `2020?`."""
    approximate: bool = False
    """Whether it is an estimate: `2020~`."""

    @property
    def last_year(self) -> int:
        """The last year that it may be: 1969 for `196X`."""
        return self.year + self.span - 1

    @property
    def is_season(self) -> bool:
        """Whether a season stands in the month's place."""
        return self.month is not None and self.month >= FIRST_SEASON

    @property
    def parts(self) -> tuple[int, ...]:
        """The year, and the month and day where they are known; a season is a part."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def earliest(self) -> Day:
        """The first day that it may be; a season of no hemisphere may lie anywhere in its year."""
        return self.year, self.month if self.month and not self.is_season else 1, self.day or 1

    @property
    def latest(self) -> Day:
        """The last day that it may be, or one behind it."""
        return self.last_year, self.month if self.month and not self.is_season else 12, self.day or 31


End = Point | Literal["open", "unknown"]
"""One end of an interval: a point; `..`, which goes on; or nothing, where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A point of time, or an interval."""

    text: str
    """As it was written: `2003-06/2005`."""
    ends: tuple[End, ...]
    """One point, or the two ends of an interval, one of which is a point."""

    @property
    def is_interval(self) -> bool:
        """Whether it goes from one time to another."""
        return len(self.ends) > 1

    @property
    def points(self) -> tuple[Point, ...]:
        """What is known of it: one point, or two."""
        return tuple(end for end in self.ends if isinstance(end, Point))

    @property
    def is_certain(self) -> bool:
        """Whether nothing in it is doubted or estimated."""
        return not any(point.uncertain or point.approximate for point in self.points)

    @property
    def is_plain(self) -> bool:
        """Whether it is a year, month or day of our era, and certain: what every calendar can show."""
        first = self.points[0]
        return not (self.is_interval or first.is_season or first.unknown or first.span > 1) and (
            self.is_certain and 1 <= first.year <= _LAST_PLAIN_YEAR and not first.time
        )

    def is_after(self, other: Date) -> bool:
        """Whether all of it lies after all that is known of another date."""
        return self.points[0].earliest > other.points[-1].latest

    @property
    def year(self) -> int:
        """The first year that it may be, by which it is filed and sorted."""
        return self.points[0].year

    @property
    def last_year(self) -> int:
        """The last year of it that is known."""
        return max(point.last_year for point in self.points)
