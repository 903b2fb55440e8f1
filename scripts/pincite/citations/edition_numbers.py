"""Editions, as numbers and as words."""

from __future__ import annotations

import re

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_EDITION = re.compile(r"\s+(?:ed|edn|edition)\.?$", re.IGNORECASE)
_YEAR = re.compile(r"[1-9][0-9]{3}(?:[-–/][0-9]{2,4})?")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)


def edition_number(edition: str) -> str:
    """Return an edition as a number where it is one: `3`, `3rd`, `third edition` give `3`; `Revised` is kept.

    A year is no number that is counted by: `2024` gives `2024 ed.`, of which no style makes "2024th".
    """
    words = _EDITION.sub("", edition)
    if words.lower() in _WORDS:
        return str(_WORDS.index(words.lower()) + 1)
    if is_year(edition):
        return f"{words} ed."
    found = _NUMBER.fullmatch(words)
    return str(int(found[1])) if found else edition


def is_year(edition: str) -> bool:
    """Whether an edition is named by its year."""
    return bool(_YEAR.fullmatch(_EDITION.sub("", edition)))


def edition_word(edition: str) -> str:
    """Return an edition as a word that "edition" can follow: `3` gives `Third`, `25` gives `25th`."""
    number = edition_number(edition)
    if not number.isdecimal() or not number.isascii():
        return _EDITION.sub("", edition)
    count = int(number)
    if 0 < count <= len(_WORDS):
        return _WORDS[count - 1].capitalize()
    teens = count // 10 % 10 == 1
    return f"{count}{'th' if teens else _ENDINGS.get(count % 10, 'th')}"
