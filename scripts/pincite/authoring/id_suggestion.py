"""Ids of new sources: of the title and the year, or of the file's name where these are poor."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import PurePath

from pincite.filenames import is_device
from pincite.richtext import plain_text
from pincite.text import slug

_YEAR = re.compile(r"\d[\dX]{3,}")
# A title of more words makes no link that anybody could read out.
_MOST_WORDS = 8
_LONGEST = 64
# Letters that Unicode does not take apart.
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_LEAST_LATIN = 0.8
_MEANINGLESS = re.compile(r"(?:[0-9a-f]{8,}|\d+|copy|final|new|v\d+|version|untitled|document|doc|text|scan|page)")
_FEWEST_LETTERS = 3


def suggest_id(title: str, issued: str, *, file: str = "", taken: Set[str] = frozenset()) -> str:
    """Return an id that no other source has: `report-on-lamps-1871`.

    Args:
        title: of the source; empty where it is not known.
        issued: its date as EDTF, or `undated`.
        file: the name of its file, which gives the id where the title is missing, in another script, too long, or
            that of another source.
        taken: the ids that there are.

    """
    of_title = _slug(plain_text(title)) if _is_good(title) else ""
    of_file = _slug(PurePath(file).stem) if name_title(file) else ""
    names = [name for name in (of_title, of_file) if name] or [_cut(_slug(plain_text(title)))]
    dated = [_usable(name, issued) for name in names]
    free = next((name for name in dated if name not in taken), None)
    return free or next(name for number in range(2, len(taken) + 3) if (name := f"{dated[0]}-{number}") not in taken)


def name_title(file: str) -> str:
    """Return the words that a file's name is made of, if it has any: `minutes_of_may.txt` gives `minutes of may`."""
    stem = PurePath(file).stem
    words = [word for word in re.split(r"[\s_.+-]+", stem) if word]
    telling = [word for word in words if sum(map(str.isalpha, word)) >= _FEWEST_LETTERS or not word.isascii()]
    if all(_MEANINGLESS.fullmatch(word.lower()) for word in telling):
        return ""
    return " ".join(words)


def _is_good(title: str) -> bool:
    """Tell whether a title is short enough, and of Latin letters."""
    plain = plain_text(title)
    letters = [sign for sign in plain if sign.isalnum()]
    latin = [sign for sign in letters if _slug(sign)]
    words = _slug(plain).split("-")
    return bool(latin) and len(latin) >= _LEAST_LATIN * len(letters) and len(words) <= _MOST_WORDS


def _slug(text: str) -> str:
    return slug(text.lower().translate(_SPELT))


def _cut(name: str) -> str:
    return "-".join(name.split("-")[:6])


def _usable(name: str, issued: str) -> str:
    """Return a name as an id: it begins with a letter, is short, is no device of Windows, and has its year."""
    name = name[:_LONGEST].strip("-") or "source"
    name = name if name[0].isalpha() and not is_device(name) else f"source-{name}"
    found = _YEAR.search(issued)
    year = found[0].replace("X", "0") if found else ""
    return name if not year or year in name.split("-") else f"{name}-{year}"
