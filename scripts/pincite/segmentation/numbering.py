"""What the numbers of a text make of its lines: numbered headings, numbered paragraphs, items of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import mean

from pincite.model import BlockKind
from pincite.segmentation.headings import closes, has_title_form
from pincite.segmentation.labels import Mark
from pincite.segmentation.layout import ends_sentence
from pincite.segmentation.lines import Line, begins_small, width
from pincite.segmentation.series import Marks, Numbered, walk

# Numbered passages longer than this on average are paragraphs, shorter ones the items of a list.
_LONGEST_ITEM = 200
_LONGEST_HEADING = 110
_BRIEF = 120
_TERSE = 60
_MOST = 0.75
_HALF = 0.5
_LONE = ("romanA", "latinA", "sino", "the ", "§")


def mark_numbered_headings(lines: Sequence[Line], marks: Marks) -> list[Line]:
    """Return lines with those numbered ones marked as headings that are set as such, and have text below them."""
    made = list(lines)
    groups: dict[tuple[int, int], list[Numbered]] = {}
    for one in walk(lines, marks):
        groups.setdefault((id(one.series), one.mark.label.count(".")), []).append(one)
    for group in groups.values():
        places = {one.place for one in group}
        shaped = {one.place: span for one in group if (span := _heading_span(lines, one, places, marks))}
        if sum(lines[one.place].words.endswith(("?", "？", "؟")) for one in group) > _HALF * len(group):
            continue
        enough = len(shaped) >= _MOST * len(group) and (len(group) > 1 or _may_stand_alone(group[0].mark))
        for one in group if enough else ():
            if one.place in shaped:
                _write_heading(made, one, shaped[one.place])
    return made


def label_lines(lines: Sequence[Line], marks: Marks) -> list[Line]:
    """Return lines with their numbers as labels, and how deep each stands; what is numbered begins there."""
    made = list(lines)
    numbered = list(walk(lines, marks))
    groups: dict[int, list[Numbered]] = {}
    for one in numbered:
        groups.setdefault(id(one.series), []).append(one)
    kinds = {key: _kind(group, lines, marks) for key, group in groups.items()}
    for one in numbered:
        line = made[one.place]
        kind = line.kind or kinds[id(one.series)]
        made[one.place] = replace(line, begins=True, label=one.mark.label, level=one.level, kind=kind)
        if _stands_alone(one, lines):
            made[one.place + 1] = replace(made[one.place + 1], joins=True)
    return made


def labels_only(lines: Sequence[Line], marks: Marks) -> Mapping[int, tuple[str, int]]:
    """Return the label and the depth of each line that has a number, by its place."""
    return {one.place: (one.mark.label, one.level) for one in walk(lines, marks)}


def _may_stand_alone(mark: Mark) -> bool:
    return mark.is_sure or mark.style == "romanA."


def _heading_span(lines: Sequence[Line], one: Numbered, places: set[int], marks: Marks) -> range | None:
    """Return the places of the lines of a heading that begins with a number; None where it is none."""
    place, mark = one.place, one.mark
    line = lines[place]
    rest = line.words[mark.end :].strip()
    if mark.inner or not (line.blank or closes(lines[place - 1]) or place - 1 in marks):
        return None
    if mark.style.endswith(")") and not mark.style.startswith(("sino", "latina()")):
        return None
    if mark.style.startswith(("romana", "latina)", "latina.", "circled")):
        return None
    if not rest:
        fits = mark.style.startswith(_LONE)
        last: int | None = place
    else:
        last = _last_line(lines, place)
        fits = last is not None and has_title_form(rest) and has_title_form(_joined(lines, place, last)[mark.end :])
    if not fits or last is None or last + 1 >= len(lines) or last + 1 in places:
        return None
    return range(place, last + 1) if _has_text(lines, last + 1, marks) else None


def _last_line(lines: Sequence[Line], place: int) -> int | None:
    """Return where a heading ends that begins at a place: there, or with the line that it is wrapped into."""
    if place + 1 >= len(lines):
        return None
    following = lines[place + 1]
    if following.blank or not following.is_free:
        return place
    wraps = begins_small(following.words)
    if wraps:
        is_whole = place + 2 >= len(lines) or lines[place + 2].blank
        short = width(lines[place].words) + width(following.words) <= _LONGEST_HEADING
        return place + 1 if is_whole and short and not ends_sentence(following.raw) else None
    return place if width(lines[place].words) <= _HALF * _LONGEST_HEADING + 10 else None


def _joined(lines: Sequence[Line], place: int, last: int) -> str:
    return " ".join(lines[one].words for one in range(place, last + 1))


def _has_text(lines: Sequence[Line], place: int, marks: Marks) -> bool:
    """Tell whether text stands at a place: a heading, something numbered, or a passage that ends a sentence."""
    line = lines[place]
    if line.kind is not None:
        return line.kind != "footnote"
    if place in marks:
        return True
    last = place
    while last + 1 < len(lines) and not lines[last + 1].blank and lines[last + 1].is_free and last + 1 not in marks:
        last += 1
    return last > place or ends_sentence(lines[last].raw) or width(lines[last].words) > _HALF * _LONGEST_HEADING


def _write_heading(made: list[Line], one: Numbered, span: range) -> None:
    line = made[one.place]
    made[one.place] = replace(line, kind="heading", style=one.mark.style, label=one.mark.label)
    for place in span[1:]:
        made[place] = replace(made[place], joins=True)


def _kind(  # noqa: PLR0911 - one answer for each way of counting
    group: Sequence[Numbered], lines: Sequence[Line], marks: Marks
) -> BlockKind | None:
    """Return what is counted by a series: items of a list; None where it is paragraphs."""
    series = group[0].series
    if series.style.startswith(("the ", "§", "¶")) or "[]" in series.style or "adverbs" in series.style:
        return None
    length = mean(_length(lines, one.place, marks) for one in group)
    if not series.style.startswith(("digit", "sino", "circled")):
        is_wide = series.style[:6] in ("latinA", "romanA")
        return None if is_wide and (length > _LONGEST_ITEM or not series.led_in) else "list-item"
    if length > _LONGEST_ITEM:
        return None
    if _are_close(group, lines):
        return "list-item"
    if any("." in one.mark.label for one in group) or series.style == "circled":
        return None
    if series.depth > 1:
        is_listed = series.led_in or series.style.startswith("sino") or (series.style == "digit." and length <= _TERSE)
        return "list-item" if is_listed else None
    is_brief = series.led_in and length <= _BRIEF and _are_together(group, lines)
    begins_small_ = all(begins_small(lines[one.place].words[one.mark.end :]) for one in group)
    return "list-item" if is_brief or (begins_small_ and len(group) > 1) else None


def _are_together(group: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Tell whether nothing stands between what is counted."""
    first, last = group[0].place, group[-1].place
    return sum(line.blank for line in lines[first : last + 1]) <= len(group)


def _are_close(group: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Tell whether most of what is counted stands line below line, as the items of a list do."""
    close = sum(not lines[one.place].blank for one in group[1:])
    return close > _HALF * (len(group) - 1) if len(group) > 1 else False


def _length(lines: Sequence[Line], place: int, marks: Iterable[int]) -> int:
    """Return how long a passage is, to the end of its stretch or the next number."""
    numbered = marks if isinstance(marks, Mapping) else set(marks)
    last = place
    while last + 1 < len(lines) and not lines[last + 1].blank and lines[last + 1].is_free and last + 1 not in numbered:
        last += 1
    return lines[last].end - lines[place].start


def _stands_alone(one: Numbered, lines: Sequence[Line]) -> bool:
    """Tell whether a number stands on a line by itself, above the words that it belongs to."""
    line = lines[one.place]
    following = lines[one.place + 1] if one.place + 1 < len(lines) else None
    return one.mark.end >= len(line.words) and following is not None and following.is_free and following.label is None
