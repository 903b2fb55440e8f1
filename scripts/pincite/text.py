"""Pure helpers over strings: normal form, fingerprint, slug, lines."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left, bisect_right

import regex

from pincite.limits import MOST_MARKS

# The characters with the Unicode property White_Space (PropList.txt). Python's and JavaScript's `\s` differ from
# it and from each other, so both sides of Pincite spell the list out.
WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_RUN_OF_SPACE = re.compile(f"[{WHITE_SPACE}]+")
# What no text holds: control characters of C0 but tab, line ends and form feed, DEL, those of C1 but NEL, which is
# white space; lone surrogates, which cannot be told from broken data; and two code points that are no characters.
CONTROL_CHARACTER = regex.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
MANY_MARKS = regex.compile(rf"\p{{M}}{{{MOST_MARKS + 1},}}")
"""More combining marks on one letter than any script sets."""
# Scripts that set no space between words, as a range of characters: each letter counts as a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# A word that may hold signs: `non-punitive`, `10,574`, `year’s`.
JOINED_WORD = f"[^\\W{UNSPACED}]+(?:[.,'’‐‑-][^\\W{UNSPACED}]+)*"
_UNSPACED = re.compile(f"[{UNSPACED}\u0f00-\u0fff\u2e80-\u303f\uf900-\ufaff\uff01-\uff9f“”‘’…—·]")
_WIDTHLESS = "\xad\u200b\u2060\ufeff"
# What may part a word in a text and is no part of it: a hyphen with its line end, signs without a width.
_PARTED = f"(?:[{_WIDTHLESS}]|[-\u2010\u058a¬{_WIDTHLESS}][{WHITE_SPACE}]*[\r\n\x85\u2028][{WHITE_SPACE}]*)*"
_BEHIND_HYPHEN = f"(?:[{WHITE_SPACE}]*[\r\n\x85\u2028][{WHITE_SPACE}]*)?"
_ANY_SPACE = f"[{WHITE_SPACE}{_WIDTHLESS}]*"
_FIRST_TO_LAST = re.compile(f"[^{WHITE_SPACE}](?:.*[^{WHITE_SPACE}])?", re.DOTALL)

# How many characters heads, feet and notes at the turn of a page have.
_WIDEST_TURN = 4000


def single_spaces(text: str) -> str:
    """Return the text with every run of white space made one space, at its ends too."""
    return _RUN_OF_SPACE.sub(" ", text)


def one_line(text: str) -> str:
    """Return the text with its ends trimmed and every run of white space made one space."""
    return single_spaces(text).strip(" ")


def normal_form(text: str) -> str:
    """Return the form of a wording that counts as the same wording: Unicode NFC on one line."""
    return one_line(unicodedata.normalize("NFC", text))


def fingerprint(text: str) -> str:
    r"""Return the first 8 hex digits of the SHA-256 of the text's normal form.

    1. `" Cafe\u0301  au\nlait "` is brought to NFC: `" Café  au\nlait "`.
    2. Its ends are trimmed: `"Café  au\nlait"`.
    3. Each run of white space becomes one space: `"Café au lait"`.
    4. The UTF-8 bytes are hashed: `"793e7643"`.

    It names a wording; it proves nothing about it.
    """
    return hashlib.sha256(normal_form(text).encode()).hexdigest()[:8]


def without_space(text: str) -> str:
    """Return the text's characters that are not white space."""
    return _RUN_OF_SPACE.sub("", text)


def trim_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of what stands between two offsets without the white space at its ends; None if nothing does."""
    found = _FIRST_TO_LAST.search(text, start, end)
    return found.span() if found else None


def find_words(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the spans at which a quotation stands in a text; any white space counts as any other."""
    words = [re.escape(word) for word in one_line(quote).split(" ")]
    return [found.span() for found in re.finditer(f"[{WHITE_SPACE}]+".join(words), text)]


def find_parted_words(text: str, quote: str) -> list[tuple[int, int]]:
    r"""Return the spans at which a quotation stands in a text, its words parted at line ends or by signs without width.

    `trafficked` is found in `traf-\nficked`, and what sets no spaces between words, over any line end.
    """
    words = []
    for word in one_line(quote).split(" "):
        signs = [re.escape(sign) for sign in word]
        joints = [_joint(sign) for sign in word[:-1]]
        words.append("".join(sign + joint for sign, joint in zip(signs, [*joints, ""], strict=True)))
    return [found.span() for found in re.finditer(f"[{WHITE_SPACE}]+".join(words), text)]


def _joint(sign: str) -> str:
    """Return what may stand behind a sign inside a word where a line ends there."""
    return _ANY_SPACE if _UNSPACED.match(sign) else _BEHIND_HYPHEN if sign in "-\u2010\u2011" else _PARTED


def may_be_parted(text: str, quote: str) -> bool:
    """Tell whether a text has a quotation in two parts, with no more between them than a page's turn puts there.

    They are parted between two words, or in a word behind a hyphen.
    """
    line = one_line(quote)
    for cut in range(1, len(line)):
        is_between = line[cut] == " "
        firsts = find_words(text, line[:cut] if is_between else f"{line[:cut]}-")
        if is_between and not firsts:
            return False
        lasts = [start for start, _ in find_words(text, line[cut:])] if firsts else []
        for _, end in firsts:
            place = bisect_left(lasts, end)
            if place < len(lasts) and lasts[place] - end <= _WIDEST_TURN:
                return True
    return False


def slug(text: str) -> str:
    """Return an id of small letters, digits and hyphens made from the text: `Rédaction (A)` gives `redaction-a`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of the text starts; lines end at LF, CR LF or CR."""
    ends = [found.end() for found in re.finditer(r"\r\n|\r|\n", text)]
    return (0, *ends)


def line_at(starts: tuple[int, ...], offset: int) -> int:
    """Return the number, from 1, of the line that holds an offset."""
    return bisect_right(starts, offset)


def first_words(text: str, count: int) -> str:
    """Return the first words of a text, with an ellipsis where more follow."""
    words = one_line(text).split(" ")
    return " ".join(words[:count]) + (" …" if len(words) > count else "")
