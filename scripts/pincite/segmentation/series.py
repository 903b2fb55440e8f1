"""Numbers that follow from one another: which lines of a text begin what is numbered, and how deep each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pincite.segmentation.labels import Mark, follows, head_of, read_marks
from pincite.segmentation.layout import ends_sentence
from pincite.segmentation.lines import Line

# How far a number may be from the one before it: an item may be missing.
_FURTHEST = 3
# A series that does not begin with its first number does not begin with a year either.
_LEAST_YEAR = 1000
_MANY = 3
_LOOK_AHEAD = 12
_DOTTED = ("digit.", "digit ", "§")
Marks = Mapping[int, tuple[Mark, ...]]


@dataclass(slots=True, kw_only=True)
class Series:
    """Numbers of one style that follow from one another."""

    style: str
    indent: int
    parents: tuple[Series, ...]
    led_in: bool = False
    """Whether the words before it are not ended: a list follows."""
    level: int = 0
    """The level of its last member."""
    members: list[tuple[int, Mark]] = field(default_factory=list)
    """The places of its lines, and what each begins with."""

    @property
    def depth(self) -> int:
        """How deep it stands, from 1."""
        return len(self.parents) + 1

    @property
    def last(self) -> Mark:
        """The number that came last."""
        return self.members[-1][1]

    @property
    def is_list(self) -> bool:
        """Whether it counts the items of a list rather than paragraphs."""
        return self.led_in or not self.style.startswith(("digit", "§", "¶", "the ", "sino", "circled"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A line that begins what is numbered."""

    place: int
    mark: Mark
    series: Series
    level: int


def possible_marks(lines: Sequence[Line], language: str) -> dict[int, tuple[Mark, ...]]:
    """Return every way to read the number of each line that may begin with one, by its place."""
    found: dict[int, tuple[Mark, ...]] = {}
    for place, line in enumerate(lines):
        if line.is_free and (marks := read_marks(head_of(line.words), language)):
            found[place] = marks
    return found


def sure_marks(lines: Sequence[Line], marks: Marks) -> dict[int, tuple[Mark, ...]]:
    """Return the numbers that are no accident: each stands in a series, or has a form that only numbers have."""
    numbered = list(walk(lines, marks))
    series = {id(one.series): one.series for one in numbered}
    counted = {one.style for one in series.values() if len(one.members) > 1}
    kept = {key for key, one in series.items() if _is_series(one, lines, counted)}
    return {one.place: (one.mark,) for one in numbered if id(one.series) in kept or one.mark.is_sure}


def walk(lines: Sequence[Line], marks: Marks) -> Iterator[Numbered]:
    """Yield each line that begins what is numbered, in order, in the series that it belongs to."""
    walker = _Walker(lines=lines, marks=marks)
    for place, line in enumerate(lines):
        if line.kind == "heading":
            walker.close()
        elif place in marks and (found := walker.place(place)):
            yield found
        elif line.is_free and line.blank:
            walker.pass_by(line)


@dataclass(slots=True, kw_only=True)
class _Walker:
    lines: Sequence[Line]
    marks: Marks
    open: list[Series] = field(default_factory=list)
    """The series that are counted on, from the widest to the deepest."""
    closed: dict[str, Series] = field(default_factory=dict)
    """The last of each style that may yet go on: paragraphs are counted on over headings."""

    def close(self) -> None:
        """End what is counted below a heading; it may go on."""
        self.closed |= {series.style: series for series in self.open}
        self.open = []

    def _end(self, depth: int) -> None:
        """End what is counted deeper; it may go on."""
        self.closed |= {series.style: series for series in self.open[depth:]}
        del self.open[depth:]

    def pass_by(self, line: Line) -> None:
        """End the lists that a paragraph without a number is no part of."""
        while self.open and self.open[-1].is_list and line.indent <= self.open[-1].indent:
            series = self.open.pop()
            self.closed[series.style] = series

    def place(self, place: int) -> Numbered | None:
        """Return the line in its series; None where its number is none."""
        line, marks = self.lines[place], self.marks[place]
        found = (
            self._going_on(place, marks)
            or self._beginning(place, marks)
            or self._going_on_again(place, marks)
            or self._extract(place, marks)
        )
        if found is None:
            return None
        series, mark = found
        self._add(series, place, mark)
        level, inner = series.level, mark.inner
        while inner:
            deeper = self._new(line, inner, place)
            deeper.led_in = False
            self._add(deeper, place, inner)
            inner = inner.inner
        return Numbered(place=place, mark=mark, series=series, level=level)

    def _add(self, series: Series, place: int, mark: Mark) -> None:
        series.members.append((place, mark))
        dots = mark.label.count(".") + mark.label.count("．") if mark.style in _DOTTED else 0
        series.level = (series.parents[-1].level if series.parents else 0) + 1 + dots

    def _going_on(self, place: int, marks: Sequence[Mark]) -> tuple[Series, Mark] | None:
        for depth in range(len(self.open), 0, -1):
            series = self.open[depth - 1]
            for mark in marks:
                if self._goes_on(place, mark, series) and not self._is_rather_roman(place, mark):
                    self._end(depth)
                    return series, mark
        return None

    def _going_on_again(self, place: int, marks: Sequence[Mark]) -> tuple[Series, Mark] | None:
        if not self._may_begin(place):
            return None
        for mark in marks:
            series = self.closed.get(mark.style)
            if series and self._goes_on(place, mark, series):
                self._end(0)
                self.open = [*series.parents, series]
                return series, mark
        return None

    def _goes_on(self, place: int, mark: Mark, series: Series) -> bool:
        if mark.style != series.style:
            return False
        if mark.is_weak and not self.lines[place].blank:
            return False
        near = mark.is_weak or mark.style in ("latinA.", "romanA.")
        return follows(mark.value, series.last.upto or series.last.value, 1 if near else _FURTHEST)

    def _beginning(self, place: int, marks: Sequence[Mark]) -> tuple[Series, Mark] | None:
        first = next((mark for mark in marks if mark.is_first), None)
        if first is None or (first.is_weak and not self.lines[place].blank):
            return None
        return self._new(self.lines[place], first, place), first

    def _extract(self, place: int, marks: Sequence[Mark]) -> tuple[Series, Mark] | None:
        """Return a series that begins in the middle, as it does where the text is a part of another."""
        if not self._may_begin(place):
            return None
        for mark in marks:
            if mark.is_sure or (not mark.is_weak and mark.value[0] < _LEAST_YEAR):
                while mark.is_sure and self.open and not self.open[-1].style.startswith(("the ", "§")):
                    self.open.pop()
                series = self._new(self.lines[place], mark, place)
                series.led_in = series.led_in and not mark.is_sure
                return series, mark
        return None

    def _may_begin(self, place: int) -> bool:
        line = self.lines[place]
        before = self.lines[place - 1] if place else None
        return line.blank or before is None or before.kind is not None or ends_sentence(before.raw)

    def _new(self, line: Line, mark: Mark, place: int) -> Series:
        same = next((depth for depth, series in enumerate(self.open) if series.style == mark.style), None)
        if same is not None:
            self._end(same)
        while self.open and self.open[-1].indent > line.indent + 1 and self.open[-1].members[-1][0] != place:
            series = self.open.pop()
            self.closed[series.style] = series
        before = self.lines[place - 1] if place else None
        led_in = before is not None and before.kind is None and _leads_in(before.raw, in_other=bool(self.open))
        series = Series(style=mark.style, indent=line.indent, parents=tuple(self.open), led_in=led_in)
        self.open.append(series)
        return series

    def _is_rather_roman(self, place: int, mark: Mark) -> bool:
        """Tell whether an `i` that could be the ninth letter is a Roman 1, since `ii` comes next and not `j`."""
        roman = next((other for other in self.marks[place] if other.style.startswith("roman") and other.is_first), None)
        if roman is None or not mark.style.startswith("latin"):
            return False
        for later in range(place + 1, min(place + _LOOK_AHEAD, len(self.lines))):
            for other in self.marks.get(later, ()):
                if other.style == roman.style and other.value == (2,):
                    return True
                if other.style == mark.style and other.value == (mark.value[0] + 1,):
                    return False
        return False


def _leads_in(raw: str, *, in_other: bool) -> bool:
    """Tell whether words go on in what is counted below them."""
    words = raw.rstrip()
    return words.endswith((":", "：", "—", "–", ":-", "៖")) or (in_other and not ends_sentence(words))


def _is_series(series: Series, lines: Sequence[Line], counted: set[str]) -> bool:
    """Tell whether numbers are a series and no accident."""
    (place, first), count = series.members[0], len(series.members)
    if series.style == "romanA." and all(_is_all(lines[place], mark) for place, mark in series.members):
        return True
    if first.is_first:
        if count > 1:
            return True
        is_form = "()" in series.style or first.inner is not None or series.style in counted
        return is_form and lines[place].blank and not first.is_weak
    if first.value[0] >= _LEAST_YEAR:
        return False
    return count > 1 if series.style.startswith(("digit", "sino", "the ", "§")) else count >= _MANY


def _is_all(line: Line, mark: Mark) -> bool:
    """Tell whether a number stands by itself below a blank line."""
    return line.blank and mark.end >= len(line.words)
