"""Tables in plain text: columns parted by bars, by tabs, or by room that lines up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pincite.segmentation.columns import Columns, find_columns
from pincite.segmentation.divisions import caption_end
from pincite.segmentation.items import is_bullet
from pincite.segmentation.labels import head_of, read_marks
from pincite.segmentation.lines import Line, stretches

_RULE = re.compile(r"[\s|+:=_─━│┼┬┴├┤╪═╞╡┌┐└┘-]*[-=_─━═]{2,}[\s|+:=_─━│┼┬┴├┤╪═╞╡┌┐└┘-]*")
_BAR = re.compile(r"(?<!\\)[|│]")
_LEADERS = re.compile(r"\S.*?(?:[.…·․]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*")
_FEW = 2
_MOST = 0.6
_LONGEST_CAPTION = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    place: int
    cells: tuple[str, ...]


def mark_tables(lines: Sequence[Line], language: str) -> list[Line]:
    """Return lines with the rows of tables, what draws their rules, and the captions of tables and pictures."""
    made = list(lines)
    for stretch in stretches(lines):
        _mark_stretch(made, stretch, language)
    for stretch in stretches(lines):
        _mark_caption(made, stretch, language)
    return made


def _mark_stretch(made: list[Line], stretch: range, language: str) -> None:
    places = [place for place in stretch if made[place].is_free]
    if len(places) < _FEW:
        return
    if _are_contents(made, places):
        for place in places:
            made[place] = replace(made[place], kind="list-item", begins=True)
        return
    rules = [place for place in places if _RULE.fullmatch(made[place].words)]
    ruled = frozenset(rules)
    body = [place for place in places if place not in ruled]
    while body and caption_end(made[body[0]].words, language) and not _BAR.search(made[body[0]].words):
        body = body[1:]
    rows = _barred(made, body, has_rule=bool(rules)) or _tabbed(made, body, language) or _spaced(made, body, language)
    if not rows:
        return
    _write_rows(made, rows)
    first, last = rows[0].place, rows[-1].place
    for place in rules:
        if first - 1 <= place <= last + 1:
            made[place] = replace(made[place], kind="separator", begins=True)


def _write_rows(made: list[Line], rows: Sequence[_Row]) -> None:
    count = max(len(row.cells) for row in rows)
    for number, row in enumerate(rows, start=1):
        cells = row.cells + ("",) * (count - len(row.cells))
        made[row.place] = replace(made[row.place], kind="table-row", row=number, cells=cells)


def _are_contents(made: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether lines lead by dots to the numbers of pages."""
    led = sum(_LEADERS.fullmatch(made[place].words) is not None for place in places)
    return led >= _FEW and led >= _MOST * len(places)


def _barred(made: Sequence[Line], body: Sequence[int], *, has_rule: bool) -> list[_Row]:
    """Return the rows of a table whose columns are parted by bars, as Markdown and Org have them."""
    rows = [_Row(place=place, cells=_bar_cells(made[place].words)) for place in body]
    counts = {len(row.cells) for row in rows}
    framed = all(made[place].words.startswith(("|", "│")) for place in body)
    if not rows or min(counts) < _FEW or not (framed or has_rule) or (len(rows) < _FEW and not has_rule):
        return []
    return rows if len(counts) == 1 or framed else []


def _bar_cells(words: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in _BAR.split(words.strip())]
    if cells and not cells[0]:
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)


def _tabbed(made: Sequence[Line], body: Sequence[int], language: str) -> list[_Row]:
    """Return the rows of a table whose cells are parted by tabs; an empty cell is two tabs together."""
    tabbed = [place for place in body if "\t" in made[place].raw.lstrip(" ").rstrip()]
    if len(tabbed) < _FEW or len(tabbed) < len(body) - 1:
        return []
    places = [place for place in body if tabbed[0] <= place <= tabbed[-1]]
    rows = [_Row(place=place, cells=tuple(cell.strip() for cell in made[place].raw.split("\t"))) for place in places]
    if all(not row.cells[0] for row in rows):
        rows = [_Row(place=row.place, cells=row.cells[1:]) for row in rows]
    if max(len(row.cells) for row in rows) < _FEW or _is_numbered(rows, language):
        return []
    return rows


def _spaced(made: Sequence[Line], body: Sequence[int], language: str) -> list[_Row]:
    """Return the rows of a table whose columns stand below each other, two spaces or more apart."""
    roomy = [place for place in body if "  " in made[place].raw.strip() or "\t" in made[place].raw.strip()]
    if len(roomy) < _FEW:
        return []
    places = [place for place in body if roomy[0] <= place <= roomy[-1]]
    columns = find_columns([made[place].raw for place in places])
    if columns is None:
        return []
    rows = [_Row(place=place, cells=columns.cells(made[place].raw)) for place in places]
    if not _is_table(rows, columns) or _is_numbered(rows, language):
        return []
    return rows


def _is_table(rows: Sequence[_Row], columns: Columns) -> bool:
    filled = [sum(map(bool, row.cells)) for row in rows]
    several = sum(count >= _FEW for count in filled)
    if several < _MOST * len(rows) or (columns.count == _FEW and len(rows) <= _FEW):
        return False
    is_record = columns.count == _FEW and all(row.cells[0].endswith((":", "：")) for row in rows if row.cells[0])
    return not is_record and not _is_prose(rows)


def _is_prose(rows: Sequence[_Row]) -> bool:
    """Tell whether the columns are those of a page, whose lines go on from row to row, or of justified words."""
    longest = [max(len(row.cells[column]) for row in rows) for column in range(len(rows[0].cells))]
    cells = [cell for row in rows for cell in row.cells if cell]
    small = sum(row.cells[column][:1].islower() for row in rows[1:] for column in range(len(row.cells)))
    wide = sum(length > 18 for length in longest)  # noqa: PLR2004 - wider than what most cells hold
    return small > 0.5 * len(cells) and (wide >= _FEW or len(rows[0].cells) > _FEW)


def _is_numbered(rows: Sequence[_Row], language: str) -> bool:
    """Tell whether the first column only numbers or marks what stands behind it, as lists and speeches have it."""
    if len(rows[0].cells) > _FEW and max(sum(map(bool, row.cells)) for row in rows) > _FEW:
        return False
    firsts = [row.cells[0] for row in rows if row.cells[0]]
    marked = [is_bullet(f"{first} x") or _is_mark(first, language) for first in firsts]
    return not firsts or all(marked)


def _is_mark(first: str, language: str) -> bool:
    marks = read_marks(head_of(f"{first}  X"), language)
    return (any(len(f"{first}  ") <= mark.end for mark in marks) and not first[-1:].isdecimal()) or (
        first.isdecimal() and len(first) < 3  # noqa: PLR2004 - a number of three digits is rather a figure
    )


def _mark_caption(made: list[Line], stretch: range, language: str) -> None:
    """Take for a caption what begins as one, above or below a table, or alone and short."""
    for place in stretch:
        line = made[place]
        if not line.is_free or not caption_end(line.words, language):
            continue
        after = made[place + 1] if place + 1 < len(made) else None
        before = made[place - 1] if place else None
        beside = any(other and other.kind in ("table-row", "separator") for other in (before, after))
        if beside or (line.blank and sum(len(made[one].words) for one in stretch) <= _LONGEST_CAPTION):
            made[place] = replace(line, kind="caption", begins=True)
            _join_caption(made, place, stretch)
            return


def _join_caption(made: list[Line], place: int, stretch: range) -> None:
    """Let the lines that a caption goes on in belong to it."""
    for below in range(place + 1, stretch.stop):
        if not made[below].is_free:
            return
        made[below] = replace(made[below], joins=True)
