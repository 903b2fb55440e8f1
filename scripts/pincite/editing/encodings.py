"""Bytes as the texts that they may be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A file that is not UTF-8 is read in each of these: which one it is in, nothing tells.
_OTHERS = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-5 iso8859-15 koi8-r mac-roman "
    "cp437 cp850 cp866 cp874 shift_jis euc-jp gb18030 big5 euc-kr utf-16-le utf-16-be cp037"
).split()
# Encodings of seven bits, and what gives them away in what would pass for ASCII.
_SEVEN_BITS = ((b"\x1b$", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"), (b"~{", "hz"))
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]{2,}-?")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b\x08"))
_SAMPLE = 65536
# A byte of text in UTF-16 has a zero beside it in nearly all scripts with few letters.
_ZEROS = 0.6
_FEW = 0.02


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding."""
    sample = data[:_SAMPLE]
    if not sample or sample.startswith(tuple(mark for mark, _ in _MARKED)) or wide(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _FEW * len(sample) or b"\0" in sample


def wide(sample: bytes) -> str | None:
    """Return the encoding of text whose characters have two or four bytes each, with no mark before it."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if sample[:4].count(0) == 3 and len(sample) % 4 == 0:  # noqa: PLR2004 - three zeros of the four bytes
        return "utf-32-le" if sample[0] else "utf-32-be"
    if odd > _ZEROS and even < _FEW:
        return "utf-16-le"
    return "utf-16-be" if even > _ZEROS and odd < _FEW else None


def texts_of(data: bytes) -> Iterator[str]:
    """Yield every text that bytes may be; of binary data, what of it is plain."""
    marked = next((name for mark, name in _MARKED if data.startswith(mark)), None) or wide(data[:_SAMPLE])
    if marked:
        yield data.decode(marked, "replace")
        return
    if is_binary(data):
        yield data.decode("utf-8", "replace")
        yield data.decode("utf-16-le", "replace")
        yield data[1:].decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")
        return
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
        yield from (data.decode(name, "replace") for name in _OTHERS)
        return
    for sign, name in (*_SEVEN_BITS, *([(b"+", "utf-7")] if _UTF_7.search(data) else [])):
        if sign in data:
            yield data.decode(name, "replace")
