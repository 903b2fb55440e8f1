"""On which page each part of a text stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pincite.segmentation.page_lines import PageLine
from pincite.segmentation.page_numbers import number_beside, number_value
from pincite.segmentation.page_turns import NUMBER, PageFound, Turn
from pincite.segmentation.reading import PageMark

_SECOND = 2


def page_marks(
    lines: Sequence[PageLine], found: Mapping[int, PageFound], turns: Sequence[Turn]
) -> tuple[PageMark, ...]:
    """Return where each page begins whose number is known: a number at its head or at its foot tells it.

    The page before a number at the head of the next has the number before, as the one behind the last foot has the
    next; nothing else is worked out.
    """
    at_head = _are_at_head(lines, found, turns)
    told: dict[int, str] = {}
    guessed: dict[int, str] = {}
    begin = 0
    for turn in turns:
        behind = lines[turn.behind].first if turn.behind < len(lines) else None
        for place in range(turn.before + 1, turn.behind):
            page, begins = found[place].page, _begins(lines, found, turn, place)
            if page is None:
                continue
            if at_head if begins is None else begins:
                _note(told, behind, page)
                _note(guessed, begin if turn.before >= 0 else None, number_beside(page, -1))
            else:
                _note(told, begin if turn.before >= 0 else None, page)
                _note(guessed, behind, number_beside(page, 1))
        begin = behind or begin
    known = guessed | told
    return tuple(PageMark(start=start, page=page) for start, page in sorted(known.items()))


def _note(pages: dict[int, str], start: int | None, page: str | None) -> None:
    if start is not None and page is not None:
        pages.setdefault(start, page)


def _begins(lines: Sequence[PageLine], found: Mapping[int, PageFound], turn: Turn, place: int) -> bool | None:
    """Tell whether a page begins with a line; None where neither its form nor a form feed tells it."""
    if found[place].begins is not None:
        return found[place].begins
    if turn.before < 0:
        return True
    if turn.behind == len(lines):
        return False
    if lines[turn.behind].feeds > lines[turn.before].feeds:
        return lines[place].feeds > lines[turn.before].feeds
    return None


def _are_at_head(lines: Sequence[PageLine], found: Mapping[int, PageFound], turns: Sequence[Turn]) -> bool:
    """Tell whether numbers stand at the heads of pages, where no form feed tells it.

    The ends of the text tell, then heads beside the numbers, then the way in which they are written, then the first.
    """
    numbered = [(turn, place) for turn in turns for place in range(turn.before + 1, turn.behind) if found[place].page]
    if any(turn.before < 0 for turn, _ in numbered):
        return True
    if any(turn.behind == len(lines) for turn, _ in numbered):
        return False
    for turn, place in numbered:
        if found[place].reason != NUMBER or place > turn.before + 1:
            return True
        if place < turn.behind - 1:
            return False
    if not numbered:
        return True
    place = numbered[0][1]
    # A typewriter set `- 2 -` at the head of the second page; a bare `1` stands at the foot of the first.
    dashed = not lines[place].text[0].isalnum()
    return dashed or number_value(found[place].page or "") == _SECOND
