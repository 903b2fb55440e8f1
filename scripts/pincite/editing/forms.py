r"""One form for the words of any file, however they are written there.

1. Escapes are undone, as often as there are any (`escapes.py`): `Jos&eacute;&nbsp;D%6Fe`, `Jos\u00e9`, `{\'e}`.
2. Marks between and in words are taken out (`marks.py`): tags, comments, footnote marks, addresses of links.
3. Times and numbers before lines are taken out (`marks.py`), and letters of other scripts that look like Latin ones are
   read as those (`lookalikes.py`).
4. The rest is folded: compatibility forms, case and accents go, and all that is no letter, digit or vowel sign.

So `J<b>o</b>hn&nbsp;DOE`, `John\u00ad~Doe` and `John Doe` all give `johndoe`. Each reading is kept beside the text as
it stands, since what is an escape in one kind of file is plain text in another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from pincite.editing.escapes import unescaped
from pincite.editing.lookalikes import latin
from pincite.editing.marks import uncued, unmarked
from pincite.editing.reading import TextForm

# Letters that no decomposition takes to the ones that are written for them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng"}
)
# Marks above and below letters that are often left out; the vowel signs of other scripts stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        self[code] = "".join(_kept(character) for character in _ACCENTS.sub("", plain))
        return self[code]


def _kept(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character if character.isalnum() or unicodedata.category(character).startswith("M") else ""


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the letters and digits of a text in one form: `“José  Doe”` gives `josedoe`."""
    return text.translate(_FOLDING)


def folded_ends(text: str) -> list[int]:
    """Return how long a text's folded form is behind each of its characters."""
    return list(accumulate(len(_FOLDING[ord(character)]) for character in text))


def readings(text: str) -> Iterator[TextForm]:
    """Yield every way to read a text that differs from the ways before."""
    seen = set[str]()
    raw = TextForm(text=text)
    for start in (raw, unmarked(raw)):
        for reading in unescaped(start):
            bare = unmarked(reading)
            for text_form in (reading, bare, uncued(bare)):
                for way in (text_form, TextForm(text=latin(text_form.text), steps=text_form.steps)):
                    if way.text not in seen:
                        seen.add(way.text)
                        yield way
