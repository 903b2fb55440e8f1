"""Bytes that stand in a text as letters or numbers: base64, base32, hexadecimal digits, lists of numbers."""

from __future__ import annotations

import base64
import binascii
import re
import string
from collections.abc import Callable, Iterator

import regex

from pincite.editing.encodings import wide
from pincite.editing.escapes import unescaped
from pincite.editing.reading import TextForm

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:\s{1,3}[A-Za-z0-9+/]{20,})*={0,2}")
# By `regex`: possessive groups of `re` are not right before Python 3.11.5 (gh-106052).
# The last line of what was cut into lines is mostly short. It is a way of its own, for a word may follow as well.
_BASE64_LINES = regex.compile(
    r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}+(?:\s{1,3}[A-Za-z0-9+/]{20,}+)*+"
    r"\s{1,3}[A-Za-z0-9+/]{1,19}+={0,2}+(?![A-Za-z0-9+/=])"
)
_BASE32 = re.compile(r"\b[A-Z2-7]{10,}={0,6}")
_HEX = re.compile(r"\b(?:0x)?[0-9a-fA-F]{2}(?:[\s:,;-]{0,3}(?:0x)?[0-9a-fA-F]{2}){5,}\b")
_NUMBERS = re.compile(r"\b\d{1,7}(?:\s{0,2}[,;\s]\s{0,2}\d{1,7}){5,}\b")
# The first bytes of what is compressed: gzip, zip, zlib.
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"x\x9c", b"x\xda", b"x\x01")
# Of text in an older encoding, nearly all letters are plain.
_PLAIN = 0.8
_PRINTED = string.printable.encode()


def embedded(text: str) -> Iterator[tuple[int, bytes]]:
    """Yield what stands in a text as other letters or as numbers, and where it begins."""
    seen = set[bytes]()
    for reading in unescaped(TextForm(text=text), rarely=False):
        for pattern, made in _WAYS:
            for found in pattern.finditer(reading.text):
                data = made(found[0])
                if _tells(data) and data not in seen:
                    seen.add(data)
                    yield reading.origin(found.start()), data


def _base64(text: str) -> bytes:
    plain = re.sub(r"\s", "", text).rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""


def _base32(text: str) -> bytes:
    plain = text.rstrip("=")
    try:
        return base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (binascii.Error, ValueError):
        return b""


def _hex(text: str) -> bytes:
    return bytes.fromhex(re.sub(r"0x|[\s:,;-]", "", text))


def _numbers(text: str) -> bytes:
    """Return what numbers say, each a byte or a character: `74,111,115,233`."""
    codes = [int(digits) for digits in re.findall(r"\d+", text)]
    try:
        return bytes(codes) if _is_utf8(codes) else "".join(map(chr, codes)).encode()
    except (ValueError, OverflowError):
        return b""


def _is_utf8(codes: list[int]) -> bool:
    try:
        bytes(codes).decode("utf-8")
    except ValueError:
        return False
    return True


_WAYS: tuple[tuple[re.Pattern[str] | regex.Pattern[str], Callable[[str], bytes]], ...] = (
    (_BASE64, _base64),
    (_BASE64_LINES, _base64),
    (_BASE32, _base32),
    (_HEX, _hex),
    (_NUMBERS, _numbers),
)


def _tells(data: bytes) -> bool:
    """Tell whether bytes are text, or packed."""
    if not data:
        return False
    if data.startswith(_PACKED) or (0 in data and wide(data)):
        return True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return len(data.translate(None, _PRINTED)) <= (1 - _PLAIN) * len(data)
    return all(sign.isprintable() or sign.isspace() for sign in text)
