"""Ways to write a character by others: of web pages, addresses, mails, programs, style sheets, RTF."""

from __future__ import annotations

import email.errors
import email.header
import html
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator

from pincite.editing.reading import TextForm, replaced

# Each pass makes a text shorter; what is escaped so often is not text.
_DEEPEST = 40

_ESCAPE = re.compile(
    # What an escape can begin with is looked at first: most of a text is none.
    r"""(?=[&=%\\xX\u00c2-\u00f4\u202e])(?:
        (?P<deep>&(?:(?:amp|\#38|\#x26);)+(?=[#A-Za-z])
          | %(?:25)+(?=[0-9a-fA-F]{2}) | \\{2,}(?=[uUxN"'nrtbf/0-3\n]))
      | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)
      | (?P<word>=\?[\w-]+\?[bBqQ]\?[^?\s]*\?=)
      | (?P<bytes>(?:%[0-9a-fA-F]{2})+ | (?:=[0-9A-F]{2})+ | (?:\\x[0-9a-fA-F]{2})+ | (?:\\[0-3][0-7]{2})+)
      | (?P<units>(?:\\u[0-9a-fA-F]{4})+ | (?:%u[0-9a-fA-F]{4})+)
      | (?P<point>\\u\{[0-9a-fA-F]{1,6}\} | \\U[0-9a-fA-F]{8})
      | (?P<name>\\N\{[^{}\n]{1,90}\})
      | (?P<domain>\b[xX][nN]--[A-Za-z0-9-]+)
      | (?P<twice>[\u00c2-\u00f4](?:[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]
          |[\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){1,3})
      | (?P<turned>\u202e[^\u202c\n]*\u202c?)
      | (?P<cut>=\r?\n | \\\r?\n[ \t]*)
      | (?P<one>\\[abefnrtv0_LNP/"'\\ ]) )""",
    re.VERBOSE,
)
_ONE = {"\\": "\\", "/": "/", '"': '"', "'": "'"}


def _unescaped(found: re.Match[str]) -> str:
    return _UNESCAPE[str(found.lastgroup)](found[0])


def _raw_bytes(text: str) -> str:
    raw = bytes.fromhex(_octal(text) if text[0] == "\\" and text[1].isdigit() else _hex(text))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _point(text: str) -> str:
    number = int(_hex(text), 16)
    return chr(number) if number <= sys.maxunicode else text


def _hex(text: str) -> str:
    return re.sub(r"\\[uUx]|%u|[^0-9a-fA-F]", "", text)


def _octal(text: str) -> str:
    return "".join(f"{int(digits, 8):02x}" for digits in text.split("\\") if digits)


def _mail_word(text: str) -> str:
    try:
        parts = email.header.decode_header(text)
        return "".join(
            part if isinstance(part, str) else part.decode(name or "ascii", "replace") for part, name in parts
        )
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return text


def _named(text: str) -> str:
    try:
        return unicodedata.lookup(text[3:-1])
    except KeyError:
        return text


def _domain(text: str) -> str:
    try:
        return text[4:].encode().decode("punycode")
    except (UnicodeError, OverflowError):
        return text


def _twice(text: str) -> str:
    """Return what was UTF-8 and was read as Windows-1252 or Latin-1: `Ã©` gives `é`."""
    for name in ("cp1252", "latin-1"):
        try:
            return text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return text


_UNESCAPE: dict[str, Callable[[str], str]] = {
    "deep": lambda text: text[0],
    "entity": html.unescape,
    "word": _mail_word,
    "bytes": _raw_bytes,
    "units": lambda text: bytes.fromhex(_hex(text)).decode("utf-16-be", "replace"),
    "point": _point,
    "name": _named,
    "domain": _domain,
    "twice": _twice,
    "turned": lambda text: text.strip("\u202e\u202c")[::-1],
    "cut": lambda text: text[:0],
    "one": lambda text: _ONE.get(text[1:], " "),
}


# What a style sheet and what RTF write for a character; both would be something else elsewhere.
_RARE_ESCAPE = re.compile(r"\\'(?P<rtf>[0-9a-fA-F]{2})|\\u(?P<point>-?\d{1,5})\??|\\(?P<css>[0-9a-fA-F]{1,6})\s?")


def _rare(found: re.Match[str]) -> str:
    if found["rtf"]:
        return bytes.fromhex(found["rtf"]).decode("cp1252", "replace")
    number = int(found["point"]) % 0x10000 if found["point"] else int(found["css"], 16)
    return chr(number) if number <= sys.maxunicode else found[0]


def unescaped(reading: TextForm, *, rarely: bool = True) -> Iterator[TextForm]:
    """Yield a reading, then with its escapes undone once, twice, and so on until nothing changes.

    Args:
        reading: as it stands.
        rarely: whether each is yielded with the escapes of style sheets and of RTF undone, too.
    """
    for _ in range(_DEEPEST):
        yield reading
        if rarely and "\\" in reading.text:
            yield replaced(reading, _RARE_ESCAPE, _rare)
        deeper = replaced(reading, _ESCAPE, _unescaped)
        if deeper.text == reading.text:
            return
        reading = deeper
