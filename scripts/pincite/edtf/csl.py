"""Dates in CSL-JSON, whose `date-parts`, `season` and `circa` tell most of them, and whose `literal` tells the others.

What CSL cannot say of a date stands under `custom`, where it allows any key: `{"edtf": {"issued": "2020?"}}`. A date
that is uncertain is not `circa`: styles print that as "ca.". CSL counts years before our era as people do: -44 is
44 BC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pincite.edtf.parse import parse
from pincite.edtf.values import FIRST_SEASON, Date, Point
from pincite.edtf.words import cited

Csl = Mapping[str, Any]
"""A CSL-JSON item, or one of its variables: a format of others, in which a value may have any type that JSON has."""
FIRST_ISSUED = "first-issued"
"""Under `custom: edtf:` of a source that is cited in the wording of a later version: the date of the work."""
_FOUR_DIGITS = 10_000


def to_csl(date: Date) -> Csl:
    """Return a date in CSL's form: `2014-06~` gives `{"date-parts": [[2014, 6]], "circa": True}`."""
    points = date.points
    seasons = [point.month for point in points if point.month and point.is_season]
    plain = (
        len(points) == len(date.ends)
        and not any(point.uncertain or point.span > 1 for point in points)
        and len({point.approximate for point in points}) == 1
        and not (seasons and date.is_interval)
    )
    if not plain:
        return {"literal": cited(date)}
    return {
        "date-parts": [_parts(point) for point in points],
        **({"season": seasons[0] - FIRST_SEASON + 1} if seasons else {}),
        **({"circa": True} if points[0].approximate else {}),
    }


def _parts(point: Point) -> list[int]:
    year, *rest = point.parts
    return [year if year > 0 else year - 1, *(rest if not point.is_season else ())]


def is_told_by(csl: Csl, date: Date) -> bool:
    """Whether a date in CSL's form says all that the date does."""
    return "literal" not in csl and from_csl(csl).text == date.text


def from_csl(value: Csl) -> Date:
    """Return the date that a CSL date variable tells; raise ValueError where it tells none.

    1. `{"date-parts": [[2014, 6, 23]], "circa": True}` has its parts as numbers.
    2. A `season` beside a bare year becomes a month from 21 on, as in EDTF.
    3. Without parts, a `literal` or `raw` that is EDTF counts: `2014-06-23~`.
    """
    points = [[int(number) for number in point] for point in value.get("date-parts") or () if point]
    if not points:
        text = str(value.get("literal", value.get("raw", "")))
        try:
            return parse(text)
        except ValueError as error:
            message = f"{text!r} is not a date"
            raise ValueError(message) from error
    if "season" in value and len(points[0]) == 1:
        points = [[*points[0], FIRST_SEASON - 1 + int(value["season"])]]
    mark = "~" if value.get("circa") else ""
    return parse("/".join(_text(point) + mark for point in points))


def _text(parts: Sequence[int]) -> str:
    """Return one of CSL's points as EDTF."""
    first, *rest = parts
    year = first if first > 0 else first + 1
    long = "Y" if abs(year) >= _FOUR_DIGITS else ""
    return "-".join([f"{long}{'-' if year < 0 else ''}{abs(year):04}", *(f"{number:02}" for number in rest)])


def date_of(csl: Csl, variable: str) -> Date | None:
    """Return one of a source's dates, whole; None where it has none."""
    custom = csl.get("custom")
    whole = custom.get("edtf", {}).get(variable) if isinstance(custom, Mapping) else None
    if whole:
        return parse(whole)
    return from_csl(csl[variable]) if variable in csl else None


def of_version(csl: Csl, date: Date) -> Csl:
    """Return a work as it is cited in the wording of a later version, whose date is `issued`.

    The date of the work is its `original-date`, but where it reprints something older; under `custom` it stands always.
    """
    work = date_of(csl, "issued")
    made = with_date(csl, "issued", date)
    if work and "original-date" not in csl:
        made = with_date(made, "original-date", work)
    custom = made.get("custom", {})
    kept = {**custom.get("edtf", {}), FIRST_ISSUED: work.text if work else "undated"}
    return {**made, "custom": {**custom, "edtf": kept}}


def with_date(csl: Csl, variable: str, date: Date) -> Csl:
    """Return a CSL item with one of its dates set; what CSL has no form for is kept under `custom`."""
    value = to_csl(date)
    custom = dict(csl.get("custom") or {})
    kept = {name: text for name, text in custom.get("edtf", {}).items() if name != variable}
    kept |= {} if is_told_by(value, date) else {variable: date.text}
    custom = {name: text for name, text in custom.items() if name != "edtf"} | ({"edtf": kept} if kept else {})
    rest = {name: given for name, given in csl.items() if name != "custom" or custom}
    return {**rest, variable: value, **({"custom": custom} if custom else {})}
