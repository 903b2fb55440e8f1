"""Items of lists: which lines begin one with a bullet, and how deep it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pincite.segmentation.lines import INVISIBLE, Line, stretches

# Signs that are bullets wherever a space follows; those of private use are what fonts of symbols have there.
_SIGNS = (
    "*•‣◦▪–·●○■□▫▢◻◼◾◽◆◇◊❖➢➤►▶▸▹▻➔→⇒»✓✔✗✘✦★☆⁃∙⦁⦿◉◘◙❍❑❒☐☑☒※・‧⬤⚫⚪⁌⁍"
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf0a8\uf0e0\uf0f0"
)
_ROOMLESS = "・○◆◇●■□▪•➢✓✔►\uf0b7\uf0a7\uf0d8"
_ROOM = rf"(?:[\s{INVISIBLE}]+|(?<=[{_ROOMLESS}]))"
_BULLET = re.compile(rf"[\s{INVISIBLE}]*(?P<bullet>[{_SIGNS}]|-|--|—(?=\s)|[+](?=\s)|o(?=\s)){_ROOM}(?=\S)")
_TASK = re.compile(r"\[[ xX]\]\s+")
# Speech that begins with a dash: a paragraph of its own, whose dash belongs to it.
_DASH = re.compile(rf"[\s{INVISIBLE}]*(?:[―]\s*|—(?!\s)|—\s+(?=[\"“«„¿¡A-ZÀ-ÞА-ЯΑ-Ω]))[\w\"“«„¿¡]")
_RARE = ("o", "+", "—", "–", "-", "→", "»", "*", "·")


def bullet_length(line: str) -> int:
    """Return how long the bullet is that a line begins with, the space before it counted; 0 if there is none."""
    found = _BULLET.match(line)
    if not found or (is_speech(line) and found["bullet"] in "—―"):
        return 0
    return found.end("bullet")


def is_bullet(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return bullet_length(line) > 0


def is_speech(line: str) -> bool:
    """Tell whether a line begins with the dash of direct speech, as in `— Come in`."""
    return _DASH.match(line) is not None


def split_bullets(lines: Sequence[Line]) -> list[Line]:
    """Return lines with each bullet by itself, a mark, and the words behind it the beginning of an item."""
    count = Counter(_sign(line.raw) for line in lines if line.is_free and line.label is None)
    chosen: set[int] = set()
    for stretch in stretches(lines):
        chosen |= _bullets(lines, stretch, count)
    open_at: list[int] = []
    made: list[Line] = []
    for place, line in enumerate(lines):
        if place in chosen:
            made += _item(line, _level(open_at, line.indent))
            continue
        if line.kind == "heading" or (
            line.blank and line.kind is None and not line.joins and line.indent <= min(open_at, default=0)
        ):
            open_at = []
        made.append(replace(line, begins=True) if line.is_free and is_speech(line.raw) else line)
    return made


def _bullets(lines: Sequence[Line], stretch: range, count: Counter[str]) -> set[int]:
    """Return the places of the lines of a stretch that begin with a bullet.

    A sign that has other uses, a dash or a small `o`, is one where the stretch begins with it, or it stands again.
    """
    free = [place for place in stretch if lines[place].is_free and lines[place].label is None]
    found = {place: sign for place in free if (sign := _sign(lines[place].raw))}
    here = Counter(found.values())
    return {
        place
        for place, sign in found.items()
        if sign not in _RARE
        or (place == stretch.start and sign not in ("o", "+"))
        or here[sign] > 1
        or (place == stretch.start and count[sign] > 1)
    }


def _sign(raw: str) -> str:
    length = bullet_length(raw)
    return raw[:length].strip()[-1:] if length else ""


def _level(open_at: list[int], indent: int) -> int:
    """Return how deep an item stands that is set in so far; what is set in no less has ended."""
    while open_at and open_at[-1] >= indent:
        open_at.pop()
    open_at.append(indent)
    return len(open_at)


def _item(line: Line, level: int) -> list[Line]:
    length = bullet_length(line.raw)
    sign_end = line.end - len(line.raw) + length
    rest = line.raw[length:]
    words = rest.lstrip()
    if task := _TASK.match(words):
        sign_end += len(rest) - len(words) + len(words[: task.end()].rstrip())
        words = words[task.end() :]
    sign = replace(line, end=sign_end, raw=line.raw[: len(line.raw) - (line.end - sign_end)], kind="separator")
    item = replace(
        line, start=line.end - len(words), raw=words, blank=False, kind="list-item", begins=True, level=level
    )
    return [sign, item]
