"""In which encodings bytes that are not UTF-8 may have been written: offered to a person, never chosen."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import regex
from charset_normalizer import from_bytes

from pincite.languages.first_lines import first_lines
from pincite.languages.guess import guess_language
from pincite.text import CONTROL_CHARACTER, one_line

_SAMPLE = 50_000
_MOST_OFFERED = 3
_LONGEST_SHOWN = 60
# In texts of Latin letters, most bytes are ASCII.
_LATIN = 0.6
_ZEROS = 0.3
_FEWEST_CONTROLS = 4
# The names that people know of the encodings that charset-normalizer tells by those of their supersets.
_KNOWN_AS: Mapping[str, tuple[str, ...]] = {
    "cp932": ("shift_jis", "cp932"),
    "cp949": ("euc-kr", "cp949"),
    "euc_jis_2004": ("euc-jp",),
    "euc_jisx0213": ("euc-jp",),
    "euc_jp": ("euc-jp",),
    "euc_kr": ("euc-kr",),
    "big5hkscs": ("big5", "big5hkscs"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "cp1125": ("cp866",),
    "koi8_r": ("koi8-r",),
    "koi8_u": ("koi8-u",),
    "utf_16_le": ("utf-16-le",),
    "utf_16_be": ("utf-16-be",),
    "utf_32_le": ("utf-32-le",),
    "utf_32_be": ("utf-32-be",),
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings of Latin letters, the commonest first.
_LATINS = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2", "cp850", "cp852", "mac-roman")
_SIGN_IN_WORD = regex.compile(
    r"(?<=\p{L})[^\p{L}\p{M}\s'’‘·.&/@()-](?=\p{L})|(?<=\p{Ll})[^\P{Lu}A-Z](?!\p{Lu})",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedEncoding:
    """An encoding in which bytes read as a text."""

    name: str
    """As it is written in a sidecar: `cp1252`."""
    line: str
    """The first line in which it matters, as it then reads: `He paid… but later.`."""


def offered_encodings(raw: bytes) -> tuple[OfferedEncoding, ...]:
    """Return the encodings in which bytes can be read without a control character, the likeliest first."""
    if _is_plain(raw):
        return ()
    names = _of_wide(raw) or (_of_latin(raw) if _is_latin(raw) else _of_others(raw))
    texts = ((name, readable(raw, name)) for name in dict.fromkeys(names))
    # Of encodings that give the same text, the first is the likeliest.
    found: dict[str, str] = {}
    for name, text in texts:
        if text is not None:
            found.setdefault(text, name)
    offers = [OfferedEncoding(name=name, line=_telling_line(text)) for text, name in found.items()]
    return tuple(offers[:_MOST_OFFERED])


def readable(raw: bytes, name: str) -> str | None:
    """Return the text of bytes in an encoding, if each sign of it is one that a text may hold; else None."""
    try:
        text = raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if CONTROL_CHARACTER.search(text) or iso_controls(raw, name) is not None else text


def iso_controls(raw: bytes, name: str) -> int | None:
    """Return where a byte stands that is a control character in ISO 8859 and a sign in Windows; None where none does.

    Byte 0x85 is the omission mark of Windows. In Latin-1 it is NEL, which passes for white space: it would vanish.
    """
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    found = re.search(rb"[\x80-\x9f]", raw) if codec.startswith("iso8859") else None
    return found.start() if found else None


def said_encoding(raw: bytes) -> str | None:
    """Return the encoding that the first bytes of a file say; None for UTF-8, and where they say nothing."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def broken_utf8(raw: bytes) -> int:
    """Return how many bytes are broken in what else is UTF-8 throughout; 0 where it is another encoding, or whole."""
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in text)
    good = sum(sign > "\x7f" for sign in text) - broken
    return broken if good > 3 * broken else 0


def _is_plain(raw: bytes) -> bool:
    """Tell whether bytes are ASCII but for a few control characters: no other encoding makes a text of them."""
    controls = len(re.findall(rb"[\0-\x08\x0e-\x1f]", raw[:_SAMPLE]))
    few = max(_FEWEST_CONTROLS, len(raw[:_SAMPLE]) // 10)
    return raw.isascii() and b"\x1b$" not in raw and controls < few


def _of_wide(raw: bytes) -> Iterator[str] | None:
    """Return the encodings of text whose characters have two or four bytes; None where nothing tells that."""
    sample = raw[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) <= _ZEROS:
        return None
    if min(even, odd) > _ZEROS:
        return iter(("utf-32-le", "utf-32-be"))
    return iter(("utf-16-le", "utf-16-be") if odd > even else ("utf-16-be", "utf-16-le"))


def _is_latin(raw: bytes) -> bool:
    letters = re.findall(rb"[A-Za-z]", raw[:_SAMPLE])
    high = re.findall(rb"[\x80-\xff]", raw[:_SAMPLE])
    has_controls = re.search(rb"[\0-\x08\x0e-\x1f]", raw[:_SAMPLE])
    return not has_controls and len(letters) > _LATIN * (len(letters) + len(high))


def _of_latin(raw: bytes) -> list[str]:
    """Return encodings of Latin letters: those in which a text reads as a language that was written so come first."""
    ranks = {name: rank for name in _LATINS if (rank := _rank(raw[:_SAMPLE], name)) is not None}
    least = min(ranks.values(), default=(0, 0))[0]
    return sorted((name for name in ranks if ranks[name][0] <= 2 * least), key=lambda name: ranks[name])


def _rank(sample: bytes, name: str) -> tuple[int, int] | None:
    """Return how wrong a text reads in an encoding, and whether its language was commonly written so: 0, or not: 2."""
    text = readable(sample, name)
    if text is None:
        return None
    guess = guess_language(text)
    known = first_lines()[guess.tag] if guess else None
    letters = known.letters | {letter.upper() for letter in known.letters} if known else None
    usual = 1 if known is None else 0 if name in known.encodings else 2
    return _faults(text, letters), usual


def _faults(text: str, letters: frozenset[str] | None) -> int:
    """Return how often a text reads wrong: signs and capitals inside words, letters that its language does not have."""
    inside = len(_SIGN_IN_WORD.findall(text))
    high = [sign for sign in text if sign > "\x7f"]
    foreign = sum(sign.isalpha() and sign not in letters for sign in high) if letters is not None else 0
    odd = sum(not sign.isalpha() and sign not in "\xa0§©°«»“”„‘’‚…–—•€£½¼¾²³¹º×" for sign in high)
    return inside + foreign + odd


def _of_others(raw: bytes) -> Iterator[str]:
    """Yield encodings of other letters: in which common words can be read, then those of charset-normalizer."""
    sample = raw[:_SAMPLE]
    counts = {name: count for name in _written_so() if (count := _common_words(sample, name)) > 1}
    yield from sorted(counts, key=lambda name: -counts[name])
    for match in _matches(raw):
        yield from _KNOWN_AS.get(match, (match.replace("_", "-"),))


@cache
def _written_so() -> tuple[str, ...]:
    """Return the encodings in which texts of any language were written, in the order of the languages."""
    return tuple(dict.fromkeys(name for known in first_lines().values() for name in known.encodings))


def _common_words(sample: bytes, name: str) -> int:
    """Return how many common words can be read in an encoding that was usual for their language."""
    text = readable(sample, name)
    guess = guess_language(text) if text else None
    if not text or not guess or not guess.words or name not in first_lines()[guess.tag].encodings:
        return 0
    return sum(word in first_lines()[guess.tag].common for word in text.casefold().split())


def _matches(raw: bytes) -> Iterable[str]:
    end = raw.rfind(b"\n", 0, _SAMPLE) + 1 if len(raw) > _SAMPLE else len(raw)
    return [match.encoding for match in from_bytes(raw[: end or _SAMPLE])]


def _telling_line(text: str) -> str:
    lines = (one_line(line) for line in text.splitlines())
    found = next((line for line in lines if not line.isascii()), "")
    place = next((at for at, sign in enumerate(found) if sign > "\x7f"), 0)
    begin = max(0, place - _LONGEST_SHOWN // 2)
    shown = found[begin : begin + _LONGEST_SHOWN]
    return f"{'…' if begin else ''}{shown}{'…' if begin + _LONGEST_SHOWN < len(found) else ''}"
