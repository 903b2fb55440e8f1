"""Headings that nothing but their place tells: short lines without a stop, by themselves above running text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from pincite.segmentation.headings import has_title_form
from pincite.segmentation.items import is_bullet
from pincite.segmentation.layout import ends_sentence
from pincite.segmentation.lines import Line, begins_small, stretches, width

_LONGEST = 72
_MOST_WORDS = 10
_MOST_PLAIN_WORDS = 8
_LONGEST_UNSPACED = 40
_LEAST_TEXT = 60
_FEW = 2
_MOST_DIGITS = 0.2
_SIGNED = re.compile(r"[:：៖@=_/\\<>{}|\t]|\s{3,}|^[\[(（\"“«‘'„]|[\])）]$")
_NUMBERED_SMALL = re.compile(r"[(\[]?\w{1,5}[.)\]]?\s+[a-zß-öø-ÿа-яα-ω]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def mark_lone(lines: Sequence[Line], numbered: Container[int]) -> list[Line]:
    """Return lines with those marked as headings that stand alone above running text, as titles of parts do.

    Text that is taken for a heading cannot be cited by number, so all that speaks against it counts.
    """
    made = list(lines)
    places = list(stretches(lines))
    has_text = False
    found: list[tuple[int, bool]] = []
    for number, stretch in enumerate(places[:-1]):
        place, below = stretch.start, places[number + 1]
        if len(stretch) == 1 and place not in numbered and _is_lone(lines[place]):
            is_asked = lines[place].words.endswith(("?", "？", "؟"))
            text = _is_text(lines, below, numbered)
            if text and (not is_asked or below.start in numbered):
                found.append((place, has_text or _is_phrase(lines[place].words)))
            elif has_text and lines[below.start].kind == "heading" and not is_asked:
                found.append((place, True))
        has_text = has_text or _is_text(lines, stretch, numbered)
    # In the front matter a line may as well be a name: others of its kind must follow.
    several = len(found) > 1
    for place, is_clear in found:
        if is_clear or several:
            made[place] = replace(lines[place], kind="heading", style="lone")
    return made


def _is_lone(line: Line) -> bool:
    words = line.words
    if not line.is_free or not has_title_form(words) or is_bullet(line.raw) or _SIGNED.search(words):
        return False
    count = len(words.split())
    if width(words) > _LONGEST or sum(sign.isdecimal() for sign in words) > _MOST_DIGITS * len(words):
        return False
    if _UNSPACED.search(words):
        return width(words) <= _LONGEST_UNSPACED
    capital = sum(word[0].isupper() for word in words.split())
    return count <= (_MOST_WORDS if capital > count / 2 else _MOST_PLAIN_WORDS) and words[0].isalpha()


def _is_phrase(words: str) -> bool:
    """Tell whether words are no name: one word, or several of which some are small."""
    parts = words.split()
    return len(parts) == 1 or any(part[0].islower() and len(part) > 3 for part in parts)  # noqa: PLR2004 - `von`


def _is_text(lines: Sequence[Line], stretch: range, numbered: Container[int]) -> bool:
    """Tell whether a stretch is running text, or begins with the number of a paragraph."""
    first, last = lines[stretch.start], lines[stretch[-1]]
    if first.kind not in (None, "speaker"):
        return False
    if stretch.start in numbered:
        return not _NUMBERED_SMALL.match(first.words)
    length = sum(width(lines[place].words) for place in stretch)
    if begins_small(first.words) or not ends_sentence(last.raw) or last.words.endswith((",", ";")):
        return False
    return length >= _LEAST_TEXT or (len(stretch) == 1 and len(first.words.split()) > 6) or _ends(last.words)  # noqa: PLR2004


def _ends(words: str) -> bool:
    """Tell whether a line ends a sentence of a few words at least."""
    return words.endswith((".", "!", "?", "。", "！", "？", "।", "។", "۔", "؟")) and (
        len(words.split()) > _FEW or _UNSPACED.search(words) is not None
    )
