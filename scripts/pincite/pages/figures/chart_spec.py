"""What a chart of an indicator shows, as a group of a Vega specification: pure data, no drawing.

- A line joins two values only where they may be compared: neighbouring years or a source that sets them side by side,
  one value a year, nothing unreported and no break of the series between, and never ranks or ranges.
- What was not reported stands below the base line, so that it is never taken for zero.
- No layout depends on the width of letters, so that the fonts of a machine change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import pairwise

from pincite.formatting import value_in_words
from pincite.model import Figure, Indicator

WIDTH, HEIGHT = 260, 92
_FIRST, _LAST = 44, 216  # where the first and the last year stand
ABOVE, BELOW, BESIDE = 26, 24, 2
BAND = 36  # below the base line, for what was not reported
_LETTER = 6.4  # a digit's width at the labels' size, generously
_SMALL_LETTER = 4.8
_GAP = 4
_TARGET = 13  # half the height of what a finger can hit
_INK = {"value": "currentColor"}
_X, _Y = {"scale": "x", "field": "year"}, {"scale": "y", "field": "value"}
_SHAPES = {"exact": "circle", "about": "circle", "over": "triangle-up", "under": "triangle-down"}

# What is ours in a chart, the rows of its data, is typed below. Typed values for the rest would only say Vega's schema
# once more, by which Vega judges the specification when the chart is drawn; so this is an edge at which mappings stay.
Spec = Mapping[str, object]
"""A part of a Vega specification."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A figure as the marks take it."""

    year: int
    value: float | None
    """None for what was not reported."""
    high: float | None
    """The upper end of a range."""
    top: float | None
    """Above which its words stand."""
    mid: float | None
    """Where a finger hits it."""
    shape: str | None
    hollow: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Join:
    """The two ends of a line."""

    year: int
    value: float | None
    to: int
    end: float | None

    @classmethod
    def of(cls, first: Figure, second: Figure) -> _Join:
        """Return the line between two values."""
        return cls(year=first.year, value=_number(first.value), to=second.year, end=_number(second.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Break:
    """Where the meaning of a series changes."""

    year: float


def chart_spec(indicator: Indicator, figures: Sequence[Figure]) -> Spec:
    """Return the chart of an indicator's figures, which are in the order of their years, as a group of marks."""
    absent = any(figure.value is None for figure in figures)
    return {
        "type": "group",
        "encode": {"enter": {"width": {"value": WIDTH}, "height": {"value": HEIGHT}}},
        "data": list(_data(indicator, figures)),
        "scales": [_years_scale(figures), _values_scale(indicator, figures)],
        "axes": [
            {
                "scale": "x",
                "orient": "bottom",
                "offset": absent * BAND,
                "values": _labelled_years([figure.year for figure in figures]),
                "format": "d",
                "domain": False,
                "ticks": False,
                "labelPadding": 8,
                "labelFontSize": 11,
                "labelFont": "inherit",
                "labelColor": "currentColor",
                "labelLimit": 0,
            }
        ],
        "marks": [*_ground(indicator, figures), *_marks()],
    }


def chart_box(figures: Sequence[Figure]) -> tuple[int, int, int, int]:
    """Return the left and upper edge, width and height of what a chart takes up around its group."""
    below = BELOW + BAND * any(figure.value is None for figure in figures)
    return -BESIDE, -ABOVE, WIDTH + 2 * BESIDE, ABOVE + HEIGHT + below


def joined(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of values that a line may join, in the order of their years."""
    years = sorted({figure.year for figure in figures})
    for first, second in pairwise(years):
        here, there = ([figure for figure in figures if figure.year == year] for year in (first, second))
        broken = indicator.is_rank or any(first < year <= second for year in indicator.breaks)
        if broken or len(here) != 1 or len(there) != 1 or not all(_is_point(figure) for figure in (*here, *there)):
            continue
        if second == first + 1 or there[0].id == here[0].compares_with or here[0].id == there[0].compares_with:
            yield here[0], there[0]


def _is_point(figure: Figure) -> bool:
    return figure.value is not None and figure.value_high is None


def _data(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Spec]:
    rows = [_row(figure) for figure in figures]
    yield _data_set("points", [row for row in rows if row.shape])
    yield _data_set("ranges", [row for row in rows if row.high is not None])
    yield _data_set("absences", [row for row in rows if row.value is None])
    labelled = list(_labelled(rows))
    yield _data_set("labels", [row for row in labelled if row.value is not None])
    yield _data_set("remarks", [row for row in labelled if row.value is None])
    yield _data_set("targets", rows)
    pairs = joined(indicator, figures)
    yield _data_set("joins", [_Join.of(first, second) for first, second in pairs])
    years = [figure.year for figure in figures]
    breaks = [year for year in indicator.breaks if min(years) < year <= max(years)]
    yield _data_set("breaks", [_Break(year=year - 0.5) for year in breaks])


def _data_set(name: str, rows: Sequence[_Row | _Join | _Break]) -> Spec:
    return {"name": name, "values": [asdict(row) for row in rows]}


def _row(figure: Figure) -> _Row:
    value, high = _number(figure.value), _number(figure.value_high)
    return _Row(
        year=figure.year,
        value=value,
        high=high,
        top=value if high is None else high,
        mid=value if high is None or value is None else (value + high) / 2,
        shape=_SHAPES.get(figure.qualifier or ""),
        hollow=figure.qualifier == "about",
        label=value_in_words(figure),
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _place(year: int, years: Sequence[int]) -> float:
    """Return where a year stands between the sides of the chart."""
    first, last = min(years), max(years)
    return (_FIRST + _LAST) / 2 if first == last else _FIRST + (year - first) / (last - first) * (_LAST - _FIRST)


def _labelled_years(years: Sequence[int]) -> list[int]:
    """Return the years that have room for their names; the last one always has."""
    chosen: list[int] = []
    for year in sorted(set(years), reverse=True):
        if not chosen or _place(chosen[-1], years) - _place(year, years) >= 5 * _LETTER:
            chosen.append(year)
    return sorted(chosen)


def _labelled(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the rows with room for their words, which stand above values and below what was not reported."""
    years = [row.year for row in rows]
    taken = {True: float("-inf"), False: float("-inf")}
    for row in rows:
        absent = row.value is None
        half = len(row.label) * (_SMALL_LETTER if absent else _LETTER) / 2
        place = _place(row.year, years)
        if place - half >= taken[absent] + _GAP:
            taken[absent] = place + half
            yield row


def _years_scale(figures: Sequence[Figure]) -> Spec:
    years = [figure.year for figure in figures]
    first, last = min(years), max(years)
    domain = [first, last] if first < last else [first - 1, last + 1]
    return {"name": "x", "type": "linear", "domain": domain, "range": [_FIRST, _LAST], "zero": False}


def _values_scale(indicator: Indicator, figures: Sequence[Figure]) -> Spec:
    """Return a scale that holds zero; ranks, which have none, go down from the first."""
    values = [
        float(decimal) for figure in figures for decimal in (figure.value, figure.value_high) if decimal is not None
    ]
    low, high = min(values, default=0), max(values, default=0)
    if indicator.is_rank:
        domain = [low, high] if low < high else [low - 1, high + 1]
        return {"name": "y", "type": "linear", "domain": domain, "range": [10, HEIGHT - 10], "zero": False}
    domain = [min(low, 0), max(high, 0) if low < 0 else high or 1]
    return {"name": "y", "type": "linear", "domain": domain, "range": [HEIGHT, 0]}


def _ground(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Spec]:
    level = {"value": HEIGHT}
    is_below = any(figure.value is not None and figure.value < 0 for figure in figures)
    zero = {"scale": "y", "value": 0} if is_below else level
    line = {"x": {"value": 0}, "x2": {"value": WIDTH}, "y": zero, "stroke": _INK}
    if not indicator.is_rank:
        yield {"type": "rule", "name": "base", "encode": {"enter": line}}
    down = {"x": _X, "y": {"value": 0}, "y2": level, "stroke": _INK, "strokeDash": {"value": [2, 3]}}
    yield _mark("rule", "break", "breaks", down)


def _marks() -> Iterator[Spec]:
    ends = {"x": _X, "y": _Y, "x2": {"scale": "x", "field": "to"}, "y2": {"scale": "y", "field": "end"}}
    yield _mark("rule", "join", "joins", ends | {"stroke": _INK, "strokeWidth": {"value": 1.5}})
    high = {"scale": "y", "field": "high"}
    yield _mark("rule", "range", "ranges", {"x": _X, "y": _Y, "y2": high, "stroke": _INK, "strokeWidth": {"value": 5}})
    hollow = [{"test": "datum.hollow", "value": "none"}, _INK]
    yield _mark(
        "symbol",
        "point",
        "points",
        {"x": _X, "y": _Y, "shape": {"field": "shape"}, "size": {"value": 64}, "fill": hollow, "stroke": _INK},
    )
    below = {"value": HEIGHT + 11}
    cross = {"shape": {"value": "M-.5,-.5L.5,.5M-.5,.5L.5,-.5"}, "size": {"value": 256}, "strokeWidth": {"value": 1.5}}
    yield _mark("symbol", "absent", "absences", {"x": _X, "y": below, "stroke": _INK} | cross)
    over = {"x": _X, "y": {"scale": "y", "field": "top"}, "dy": {"value": -9}, "text": {"field": "label"}}
    font = {"font": {"value": "inherit"}, "fontSize": {"value": 12}, "align": {"value": "center"}, "fill": _INK}
    yield _mark("text", "label", "labels", over | font)
    under = {"x": _X, "y": {"value": HEIGHT + 28}, "text": {"field": "label"}}
    yield _mark("text", "remark", "remarks", under | font | {"fontSize": {"value": 10}})
    middle = [{"test": "datum.mid === null", **below}, {"scale": "y", "field": "mid"}]
    size = {"size": {"value": 4 * _TARGET**2}, "fill": _INK}
    yield _mark("symbol", "target", "targets", {"x": _X, "y": middle, "shape": {"value": "square"}} | size)


def _mark(kind: str, name: str, data: str, encode: Spec) -> Spec:
    return {"type": kind, "name": name, "from": {"data": data}, "encode": {"enter": dict(encode)}}
