"""Which headings contain which: their levels, from how each is named, numbered and set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pincite.segmentation.divisions import RANKS
from pincite.segmentation.lines import Line

_MARKDOWN = "#"
_FLAT = ("capitals", "lone", "underlined")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A heading that others may stand below."""

    style: str
    rank: int | None


def give_levels(lines: Sequence[Line]) -> list[Line]:
    """Return lines whose headings have levels, from 1."""
    open_now: list[_Open] = []
    seen_ranks = False
    has_text = False
    made: list[Line] = []
    for line in lines:
        if line.kind != "heading" or line.joins:
            has_text = has_text or line.kind not in ("heading", "separator")
            made.append(line)
            continue
        heading = _Open(style=_style(line), rank=_rank(line))
        if line.style in ("the top", "the notes"):
            open_now = []
        elif line.style.startswith(_MARKDOWN) or heading.rank is not None:
            _close_for_rank(open_now, heading, keep_top=seen_ranks)
        else:
            _close_for_style(open_now, heading, has_text=has_text)
        seen_ranks = seen_ranks or (heading.rank is not None and line.style not in ("the top", "the notes"))
        open_now.append(heading)
        made.append(replace(line, level=len(open_now)))
        has_text = False
    return made


def _style(line: Line) -> str:
    """Return what tells headings of one level: numbers with a dot more stand a level deeper."""
    dots = (line.label or "").count(".") if line.style.startswith(("digit", "§")) else 0
    return f"{line.style}{dots or ''}"


def _rank(line: Line) -> int | None:
    if line.style.startswith(_MARKDOWN):
        return len(line.style)
    return RANKS.get(line.style.removeprefix("the "))  # type: ignore[call-overload, no-any-return]


def _close_for_rank(open_now: list[_Open], heading: _Open, *, keep_top: bool) -> None:
    """End what a heading with a rank stands beside; whatever has none belongs to those before it."""
    rank = heading.rank or 0
    while open_now:
        top = open_now[-1]
        is_opening = top.style in ("the top", "the notes") and not keep_top
        if top.rank is not None and top.rank < rank and not is_opening:
            return
        if top.style.startswith(_MARKDOWN) and not heading.style.startswith(_MARKDOWN):
            return
        open_now.pop()


def _close_for_style(open_now: list[_Open], heading: _Open, *, has_text: bool) -> None:
    """End what a heading stands beside that only its style tells."""
    styles = [one.style for one in open_now]
    if heading.style in styles:
        del open_now[styles.index(heading.style) :]
        return
    if open_now and has_text:
        top = open_now[-1]
        is_wider = heading.style != "lone" and top.style == "lone"
        is_numbered = heading.style not in _FLAT and top.style in _FLAT
        is_opening = top.style in ("the top", "the notes")
        if is_wider or is_numbered or is_opening:
            open_now.pop()
