"""Notes at the foot of a page or of the text: they begin with the mark that calls them before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.segmentation.layout import is_rule
from pincite.segmentation.lines import Line

_RAISED = "⁰¹²³⁴-⁹"
_SIGNS = "*†‡§‖¶#"
_CALLS = re.compile(
    rf"(?<=[^\s{_RAISED}])(?P<raised>[{_RAISED}]{{1,3}})(?!\w)"
    r"|(?<=\S)\[(?P<bracketed>\d{1,3}|[a-z]|[*†‡]{1,3})\]"
    r"|(?<=[^\W\d][.,;:!?”’\"»)])(?P<glued>\d{1,3})(?=\s|$)"
    r"|(?<=[^\s*†‡_])(?P<sign>\*{1,3}|†{1,2}|‡{1,2})(?=[\s.,;:)]|$)"
    r"|(?<=\S)\^(?P<caret>\d{1,3})(?!\d)"
)
_NOTE = re.compile(
    rf"(?P<raised>[{_RAISED}]{{1,3}})\s*(?=\S)"
    r"|\[(?P<bracketed>\d{1,3}|[a-z]|[*†‡]{1,3})\]\s*(?=\S)"
    r"|(?P<number>\d{1,3})(?P<close>[.)]?)(?:\s+|(?<=[.)]))(?=[^\s\d])"
    r"|(?P<sign>\*{1,3}|†{1,2}|‡{1,2})\s*(?=\w)"
    r"|\^(?P<caret>\d{1,3})\s*(?=\S)"
)
_NUMBERED = re.compile(r"\d{1,4}[.)]\s+\S")
_SHORTEST_RULE, _LONGEST_RULE = 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """What a line begins with that may be the mark of a note."""

    mark: str
    """What calls it in the text: `3`, `*`."""
    label: str
    form: str


def mark_notes(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the notes that marks in the text before them call, or a heading or rule sets apart."""
    made = list(lines)
    called: dict[str, int] = {}
    last: dict[str, int] = {}
    under, stretch_note = "", False
    for place, line in enumerate(lines):
        stretch_note = stretch_note and not line.blank
        under = _apart(lines, place, under)
        note = _read(line) if line.is_free else None
        if note and _is_note(note, lines, place, called, last, under=under, after=stretch_note):
            made[place] = replace(line, kind="footnote", begins=True, label=note.label)
            last[note.form] = _number(note.mark)
            called.pop(note.mark, None)
            stretch_note = True
        elif stretch_note and line.is_free:
            made[place] = replace(line, joins=True)
        for mark in _calls(line):
            called[mark] = place
    return made


def _apart(lines: Sequence[Line], place: int, under: str) -> str:
    """Return what sets the lines that follow apart as notes: a heading, a short rule; empty where nothing does."""
    line = lines[place]
    if line.kind == "heading":
        return "heading" if line.style == "the notes" else ""
    if line.kind == "separator" and is_rule(line.raw) and line.words[0] in "_-—─":
        following = lines[place + 1] if place + 1 < len(lines) else None
        note = _read(following) if following and following.is_free else None
        is_short = _SHORTEST_RULE <= len(line.words) <= _LONGEST_RULE
        return "rule" if note and is_short and under != "heading" else under
    if under == "rule" and line.blank and line.is_free and _read(line) is None:
        return ""
    return under


def _is_note(  # noqa: PLR0913 - what was called and what came last is kept by the one loop over the lines
    note: _Note,
    lines: Sequence[Line],
    place: int,
    called: dict[str, int],
    last: dict[str, int],
    *,
    under: str,
    after: bool,
) -> bool:
    number = _number(note.mark)
    goes_on = number == last.get(note.form, 0) + 1
    is_called = note.mark in called
    if not lines[place].blank and not after and lines[place - 1].is_free:
        return False
    if under == "heading":
        return is_called or goes_on or number == 1 or note.form in ("sign", "raised")
    if under == "rule":
        return is_called or goes_on or (number == 1 and note.form not in ("number.", "number)"))
    if note.form in ("number.", "number)"):
        # `1.` begins paragraphs, too: a note is called by the sign before it, and the notes count on.
        return is_called and (goes_on or after) and _near(called[note.mark], place, lines)
    if note.form == "sign":
        return is_called and not _is_bullet_list(lines, place, note)
    return is_called


def _near(call: int, place: int, lines: Sequence[Line]) -> bool:
    """Tell whether no paragraph of that form stands between a call and what may be its note."""
    return not any(_NUMBERED.match(lines[between].words) for between in range(call, place) if lines[between].is_free)


def _is_bullet_list(lines: Sequence[Line], place: int, note: _Note) -> bool:
    beside = (lines[one] for one in (place - 1, place + 1) if 0 <= one < len(lines))
    return any((other := _read(line)) is not None and other.mark == note.mark for line in beside if line.is_free)


def _read(line: Line) -> _Note | None:
    words = line.words[:80]
    found = _NOTE.match(words)
    if not found:
        return None
    if found["raised"]:
        return _Note(mark=_plain(found["raised"]), label=found["raised"], form="raised")
    if found["bracketed"]:
        return _Note(mark=found["bracketed"], label=f"[{found['bracketed']}]", form="bracketed")
    if found["sign"]:
        return _Note(mark=found["sign"], label=found["sign"], form="sign")
    if found["caret"]:
        return _Note(mark=found["caret"], label=found["caret"], form="caret")
    return _Note(mark=found["number"], label=found["number"], form=f"number{found['close']}")


def _calls(line: Line) -> Iterator[str]:
    """Yield the marks in a line that may call notes; a mark at its beginning calls none."""
    if line.kind in ("table-row", "separator"):
        return
    for found in _CALLS.finditer(line.words):
        yield _plain(next(filter(None, found.groups())))


def _plain(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark)


def _number(mark: str) -> int:
    return int(mark) if mark.isdecimal() else 0
