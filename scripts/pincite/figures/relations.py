"""How the rows of figures must fit one another: indicators, units, scopes, comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pincite.errors import Problem
from pincite.figures.csv_tables import Row, nearest


def check_indicators(indicators: Sequence[Row], units: Sequence[Row]) -> Iterator[Problem]:
    """Yield a problem for each indicator whose unit is not in the table of units."""
    known = [unit["unit"] for unit in units]
    for row in indicators:
        if row["unit"] and row["unit"] not in known:
            message = f"the unit `{row['unit']}` of `{row['id']}` is not in seeds/units.csv."
            yield row.problem("unknown-unit", message, nearest(row["unit"], known))


def check_series(figures: Sequence[Row], indicators: Sequence[Row], units: Sequence[Row]) -> Iterator[Problem]:
    """Yield what keeps a figure out of its indicator's series: an unknown one, another unit, another scope."""
    known = {row["id"]: row for row in indicators}
    names = [unit["unit"] for unit in units]
    first: dict[str, Row] = {}
    for row in figures:
        indicator = known.get(row["indicator"])
        if row["unit"] and row["unit"] not in names:
            message = f"the unit `{row['unit']}` is not in seeds/units.csv."
            yield row.problem("unknown-unit", message, nearest(row["unit"], names))
        elif indicator and row["unit"] and row["unit"] != indicator["unit"] and indicator["unit"] in names:
            message = f"`{row['indicator']}` counts {indicator['unit']} ({indicator.path}:{indicator.line}), and here "
            fix = f"Did you mean `{indicator['unit']}`? Another unit is another indicator."
            yield row.problem("two-units", message + f"the unit is `{row['unit']}`.", fix)
        if row["indicator"] and not indicator:
            message = f"the indicator `{row['indicator']}` is not in seeds/indicators.csv."
            yield row.problem("unknown-indicator", message, nearest(row["indicator"], known))
            continue
        yield from _check_scope(row, first.setdefault(row["indicator"], row))


def _check_scope(row: Row, first: Row) -> Iterator[Problem]:
    if row["scope"] and first["scope"] and row["scope"] != first["scope"]:
        message = f"the scope is `{row['scope']}`, and in line {first.line} the same indicator has another."
        fix = f"Did you mean `{first['scope']}`? Another scope is another indicator."
        yield row.problem("two-scopes", message, fix)


def check_comparisons(figures: Sequence[Row]) -> Iterator[Problem]:
    """Yield a problem for each comparison with an unknown row, with another series, or that comes back to itself."""
    known = {row["id"]: row for row in figures}
    for row in figures:
        other = known.get(row["compares_with"])
        if not row["compares_with"]:
            continue
        if other is None:
            message = f"`compares_with` names `{row['compares_with']}`, which is no row."
            yield row.problem("unknown-row", message, nearest(row["compares_with"], known))
        elif way := _circle(row, known):
            message = f"the comparison comes back to itself: {' → '.join(way)}."
            yield row.problem("circular-comparison", message, "Empty `compares_with` in the row of the latest value.")
        elif other["indicator"] != row["indicator"]:
            message = f"a value of `{row['indicator']}` is compared with one of `{other['indicator']}`."
            same = [figure["id"] for figure in figures if figure["indicator"] == row["indicator"] and figure is not row]
            fix = nearest(row["compares_with"], same) if same else "Empty `compares_with`."
            yield row.problem("compared-with-other", message, fix)


def _circle(row: Row, known: Mapping[str, Row]) -> list[str]:
    """Return the ids by which a comparison comes back to its row; nothing if it ends."""
    way = [row["id"]]
    while way[-1] in known and (following := known[way[-1]]["compares_with"]):
        way.append(following)
        if following == row["id"]:
            return way
        if following in way[:-1]:
            return []
    return []
