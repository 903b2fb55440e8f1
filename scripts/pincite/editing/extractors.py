"""What files hold, as texts: one extractor a kind of file, in one list.

A new kind of file (an index, a cache, another download) is a new row of `EXTRACTORS`.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from pincite.editing.columns import columns
from pincite.editing.embedded import embedded
from pincite.editing.encodings import is_binary, texts_of

_DEEPEST = 6
_OVERLAP = 2000
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that stands in a file."""

    within: str
    """Where, in a file that holds others: `word/document.xml`; empty for a plain file."""
    text: str
    line: int = 0
    """The line of the file in which all of it stands; 0 if it has lines of its own."""
    is_noise: bool = False
    """Whether it is what is plain in binary data, in which a few letters stand together by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A file that stands in a file."""

    within: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A part of a file that cannot be read as text."""

    within: str
    why: str


Part = Text | Inner | Unread
Read = Callable[[bytes], Iterator[Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """How one kind of file is read."""

    kind: str
    """`zip`."""
    marks: tuple[bytes, ...]
    """The bytes that such a file begins with."""
    read: Read


def _zip(data: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Text(within="", text=archive.comment.decode("utf-8", "replace"))
        size = 0
        for member in archive.infolist():
            size += member.file_size
            yield Text(within=member.filename, text=f"{member.filename}\n{member.comment.decode('utf-8', 'replace')}")
            if member.flag_bits & 1:
                yield Unread(within=member.filename, why="it is encrypted")
            elif size > _MOST_BYTES:
                yield Unread(within=member.filename, why="the archive is too large")
            elif not member.is_dir():
                yield Inner(within=member.filename, data=archive.read(member))


def _tar(data: bytes) -> Iterator[Part]:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            yield Text(within=member.name, text=f"{member.name}\n{member.linkname}")
            held = archive.extractfile(member) if member.isfile() else None
            if held:
                yield Inner(within=member.name, data=held.read())


def _gzip(data: bytes) -> Iterator[Part]:
    if data[3:4] and data[3] & 8:
        yield Text(within="", text=data[10 : data.find(b"\0", 10)].decode("latin-1"))
    with gzip.open(io.BytesIO(data)) as packed:
        yield from _unpacked(packed.read(_MOST_BYTES + 1))


def _bz2(data: bytes) -> Iterator[Part]:
    with bz2.open(io.BytesIO(data)) as packed:
        yield from _unpacked(packed.read(_MOST_BYTES + 1))


def _xz(data: bytes) -> Iterator[Part]:
    with lzma.open(io.BytesIO(data)) as packed:
        yield from _unpacked(packed.read(_MOST_BYTES + 1))


def _zlib(data: bytes) -> Iterator[Part]:
    yield from _unpacked(zlib.decompressobj().decompress(data, _MOST_BYTES + 1))


def _unpacked(data: bytes) -> Iterator[Part]:
    if len(data) > _MOST_BYTES:
        yield Unread(within="", why="it is too large when it is unpacked")
    else:
        yield Inner(within="", data=data)


def _sqlite(data: bytes) -> Iterator[Part]:
    # A database that was last used with a log beside it is opened without it: its bytes 18 and 19 say so.
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data[:18] + b"\x01\x01" + data[20:])
        base.text_factory = bytes
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
            table = name.decode("utf-8", "replace")
            quoted = '"' + table.replace('"', '""') + '"'
            try:
                for row in base.execute(f"SELECT * FROM {quoted}"):  # noqa: S608 - the name is quoted
                    yield from _cells(table, row)
            except sqlite3.Error as error:
                yield Unread(within=table, why=str(error))
    # What was deleted stands in free pages until they are used again.
    yield from (Text(within="", text=text) for text in texts_of(data))


def _cells(table: str, row: tuple[object, ...]) -> Iterator[Part]:
    yield from (Inner(within=table, data=cell) for cell in row if isinstance(cell, bytes))
    yield Text(within=table, text=" ".join(cell.decode("utf-8", "replace") for cell in row if isinstance(cell, bytes)))


def _pdf(data: bytes) -> Iterator[Part]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        yield Unread(within="", why="it is encrypted")
        return
    last = ""
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        # A sentence may go on from page to page.
        if last:
            yield Text(within=f"pages {number - 1} and {number}", text=f"{last[-_OVERLAP:]}\n{text[:_OVERLAP]}")
        last = text
        yield Text(within=f"page {number}", text=text)
        if not text.strip() and page.images:
            yield Unread(within=f"page {number}", why="it is a picture")
    yield from _pdf_parts(reader.trailer, set())
    if data.count(b"startxref") > 1 and b"/Linearized" not in data[:1024]:
        yield Unread(within="", why="it may hold earlier states of itself")


def _pdf_parts(top: PdfObject, seen: set[int]) -> Iterator[Part]:
    """Yield every string and stream of a PDF: titles, outlines, names of places, notes, words for pictures."""
    waiting, strings = [top], list[str]()
    while waiting:
        pdf_object = waiting.pop()
        if isinstance(pdf_object, IndirectObject):
            if pdf_object.idnum not in seen:
                seen.add(pdf_object.idnum)
                waiting.append(pdf_object.get_object() or DictionaryObject())
        elif isinstance(pdf_object, DictionaryObject):
            waiting.extend(value for value in pdf_object.values() if isinstance(value, PdfObject))
            strings.extend(str(key) for key in pdf_object)
            if isinstance(pdf_object, StreamObject) and pdf_object.get("/Subtype") != "/Image":
                yield Inner(within="", data=pdf_object.get_data())
        elif isinstance(pdf_object, ArrayObject):
            waiting.extend(value for value in pdf_object if isinstance(value, PdfObject))
        elif isinstance(pdf_object, (str, bytes)):
            strings.append(pdf_object if isinstance(pdf_object, str) else pdf_object.decode("latin-1"))
    yield Text(within="", text="\n".join(strings))


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor(kind="PDF", marks=(b"%PDF-",), read=_pdf),
    Extractor(kind="SQLite", marks=(b"SQLite format 3\0",), read=_sqlite),
    Extractor(kind="zip", marks=(b"PK\x03\x04", b"PK\x05\x06"), read=_zip),
    Extractor(kind="gzip", marks=(b"\x1f\x8b",), read=_gzip),
    Extractor(kind="bzip2", marks=(b"BZh",), read=_bz2),
    Extractor(kind="xz", marks=(b"\xfd7zXZ\0", b"]\0\0"), read=_xz),
    Extractor(kind="zlib", marks=(b"x\x9c", b"x\xda", b"x\x01"), read=_zlib),
)
_TAR = Extractor(kind="tar", marks=(), read=_tar)
_TAR_MARK = slice(257, 262)


def _extractor(data: bytes) -> Extractor | None:
    if data[_TAR_MARK] == b"ustar":
        return _TAR
    return next((extractor for extractor in EXTRACTORS if data.startswith(extractor.marks)), None)


def read_file(data: bytes, within: str = "", depth: int = 0, line: int = 0) -> Iterator[Text | Unread]:
    """Yield all texts that a file holds, those of files in it too, and what of it cannot be read.

    Every file is read as plain text as well, whatever it is: what is binary may have plain words in it.
    """
    extractor = _extractor(data)
    if depth > _DEEPEST:
        yield Unread(within=within, why="files stand too deep in one another")
        return
    if extractor is None and depth == 0 and is_binary(data):
        yield Unread(within=within, why="it is binary")
    is_noise = is_binary(data)
    for text in texts_of(data):
        yield Text(within=within, text=text, line=line, is_noise=is_noise)
        for name, column in columns(text):
            yield Text(within=" ".join(filter(None, (within, name))), text=column, line=line)
        for offset, inner in embedded(text):
            here = line or text.count("\n", 0, offset) + 1
            yield from read_file(inner, within, depth + 1, here)
    if extractor:
        yield from _extracted(extractor, data, within, depth, line)


def _extracted(extractor: Extractor, data: bytes, within: str, depth: int, line: int) -> Iterator[Text | Unread]:
    try:
        for part in extractor.read(data):
            place = " ".join(filter(None, (within, part.within)))
            if isinstance(part, Inner):
                yield from read_file(part.data, place, depth + 1, line)
            elif isinstance(part, Text):
                yield Text(within=place, text=part.text, line=line)
            else:
                yield Unread(within=place, why=part.why)
    except Exception as error:  # noqa: BLE001 - parsers of damaged files raise anything; what cannot be read is told
        yield Unread(within=within, why=f"it cannot be read as {extractor.kind} ({type(error).__name__})")
