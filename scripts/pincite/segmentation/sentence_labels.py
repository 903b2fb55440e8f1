"""The numbers and letters of passages and items, which belong to the sentence that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pincite.text import WHITE_SPACE

_ROMAN = "(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_FIRST = re.compile(rf"(?:[•⁃●■○–—-] ?)?\(?(?:\d{{1,4}}(?:\.\d{{1,3}})*|[^\W\d_]|{_ROMAN})[.)།]{{1,2}}", re.IGNORECASE)
_LATER = re.compile(
    rf"(?:[•⁃●■○–—-] ?)?\(?(?P<value>\d{{1,3}}(?:\.\d{{1,3}})*|[a-zA-Z]|{_ROMAN})[.)།]+(?=[{WHITE_SPACE}]|$)",
    re.IGNORECASE,
)
_INNER = re.compile(rf"[:;][{WHITE_SPACE}]+(?={_LATER.pattern})", re.IGNORECASE)
_ROMANS = {
    numeral: number
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=1
    )
}
_SPACE = re.compile(f"[{WHITE_SPACE}]*")
_ITEM = re.compile(
    rf"(?<![^{WHITE_SPACE}])(?:[•⁃●■○–—-][{WHITE_SPACE}]?)?\(?(?P<value>\d{{1,3}}|[a-z])(?P<close>[.)]{{1,2}})"
    rf"[{WHITE_SPACE}]+(?=[^\W\d_])"
)
# So many items in a row are no chance; where a bracket closes their labels, two are enough.
_FEWEST_ITEMS = 3
Value = tuple[str, int]


def is_first_label(text: str, start: int, end: int) -> bool:
    """Tell whether a span that begins a passage is nothing but its number or letter."""
    return _FIRST.fullmatch(text, start, end) is not None


def is_named_label(text: str, start: int, end: int, names: frozenset[str]) -> bool:
    """Tell whether a span is nothing but a number and what it counts, as in `Article 5.` and the like."""
    return _named_pattern(names).fullmatch(text, start, end) is not None


def is_next_label(text: str, start: int, seen: set[Value], end: int | None = None) -> bool:
    """Tell whether the label at an offset, ending where said, is the first of its kind or follows one seen before."""
    found = _LATER.match(text, start)
    if found is None or end not in {None, found.end()}:
        return False
    return any(number == 1 or (kind, number - 1) in seen for kind, number in _values(found["value"]))


def labels_within(text: str, start: int, end: int, *, begins: bool) -> Iterator[Value]:
    """Yield what the labels count that stand between two offsets, at a sentence's beginning or behind a colon."""
    space = _SPACE.match(text, start, end)
    if begins and (found := _LATER.match(text, space.end() if space else start, end)):
        yield from _values(found["value"])
    for found in _INNER.finditer(text, start, end):
        yield from _values(found["value"])


def run_in_items(text: str) -> list[int]:
    """Return where the items begin of a list that is set in one paragraph without marks: `1) Wool 2) Yarn`."""
    places: list[int] = []
    expected: str | None = None
    closes = ""
    for found in _ITEM.finditer(text):
        value = found["value"]
        if not places and text[: found.start()].strip():
            return []
        if expected in {None, value} and found["close"] == (closes or found["close"]):
            places.append(found.start())
            closes = found["close"]
            expected = str(int(value) + 1) if value.isdigit() else chr(ord(value) + 1)
    return places[1:] if len(places) >= _FEWEST_ITEMS or (len(places) > 1 and ")" in closes) else []


def _values(label: str) -> Iterator[Value]:
    """Yield what a label may count: `i` is the first numeral or the ninth letter."""
    if label[0].isdigit():
        parts = label.split(".")
        yield f"digits {len(parts)}", int(parts[-1])
        return
    case = "capital" if label[0].isupper() else "small"
    if label.lower() in _ROMANS:
        yield f"{case} numerals", _ROMANS[label.lower()]
    # A letter of another alphabet, which without regard to capitals counts as one of these, numbers nothing.
    if len(label) == 1 and label.isascii():
        yield f"{case} letters", ord(label.lower()) - ord("a") + 1


@lru_cache(maxsize=64)
def _named_pattern(names: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(names))) or "(?!)"
    return re.compile(
        rf"(?:[§¶]{{1,2}}|(?:{words})\.?)[{WHITE_SPACE}]?\d{{1,4}}(?:[a-z]|(?:\.\d{{1,3}})+)?[.།။]", re.IGNORECASE
    )
