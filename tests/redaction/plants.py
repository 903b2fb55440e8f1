"""Words written in every form, kind of file, encoding and place; and a reader that finds them by trying everything.

The reader shares no code with the product: it undoes one way of writing after another with the standard library.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import re
import sqlite3
import tarfile
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
    "full width": lambda words: "".join(chr(ord(word) + 0xFEE0) if "!" <= word <= "~" else word for word in words),
    "no-break space": lambda words: words.replace(" ", "\u00a0"),
    "named entity": lambda words: words.replace(" ", "&nbsp;").replace("é", "&eacute;"),
    "decimal entity": lambda words: "".join(f"&#{ord(word)};" for word in words),
    "hex entity": lambda words: "".join(f"&#x{ord(word):x};" for word in words),
    "twice escaped": lambda words: "".join(f"&amp;#{ord(word)};" for word in words),
    "thrice escaped": lambda words: "".join(f"&amp;amp;#{ord(word)};" for word in words),
    "percent, thrice": lambda words: urllib.parse.quote(urllib.parse.quote(urllib.parse.quote(words))),
    "look-alikes": lambda words: words.translate(str.maketrans("oue", "оυе")),
    "subtitles": lambda words: words.replace(" ", "\n\n2\n00:00:02,500 --> 00:00:04,000\n", 1),
    "percent": urllib.parse.quote,
    "all percent": lambda words: "".join(f"%{one:02X}" for one in words.encode()),
    "json": json.dumps,
    "all u": lambda words: "".join(f"\\u{ord(word):04x}" for word in words),
    "python": lambda words: ascii(words.replace(" ", "\u00a0")),
    "latex": lambda words: words.replace("é", "\\'{e}").replace(" ", "~"),
    "latex short": lambda words: words.replace("é", "\\'e").replace(" ", "\\ "),
    "base64": lambda words: base64.b64encode(words.encode()).decode(),
    "quoted printable": lambda words: quopri.encodestring(words.encode(), quotetabs=True).decode(),
    "soft hyphens": "\u00ad".join,
    "zero width": "\u200b".join,
    "bold": lambda words: words.replace(" ", "</b> <b>"),
    "bold letter": lambda words: f"<b>{words[0]}</b>{words[1:]}",
    "stars": lambda words: words.replace(" ", "** **"),
    "footnote": lambda words: words.replace(" ", "[^1] ", 1),
    "superscript": lambda words: words.replace(" ", "<sup>2</sup> ", 1),
    "line ends": lambda words: words.replace(" ", "\n"),
    "hyphen at a line end": lambda words: f"{words[:3]}-\n{words[3:]}",
    "comment": lambda words: f"<!-- {words} -->",
    "comment within": lambda words: words.replace(" ", "<!-- x --> ", 1),
    "curly": lambda words: f"“{words.replace(' ', '’ ‘')}”",
    "underscores": lambda words: words.replace(" ", "_"),
    "rtf": lambda words: "{\\rtf1 " + words.replace("é", "\\'e9") + "}",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman", "cp850")
NAMES = (
    "a.md b.markdown c.htm d.html e.tsv f.xml g.svg h.js i.bib j.ipynb k.j2 README CITATION.cff L.TXT M.MD n .o.swp p~ "
    "#q# r.orig s.rej t.css u.py v.yaml w.tex x.po y.srt z.eml"
).split()
FOLDERS = ("", "docs/notes/", "notes/deep/er/", ".cache/", "seeds/old/", "scripts/", "public/", ".github/")
BUILT = ("site/", "site-zensical/", ".pincite/cache/")


def _plain(text: str, encoding: str) -> bytes:
    return f"first line\nsecond: {text}\nlast line\n".encode(encoding, "xmlcharrefreplace")


def _zipped(data: bytes) -> bytes:
    with io.BytesIO() as held:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", data)
        return held.getvalue()


def _tarred(data: bytes) -> bytes:
    with io.BytesIO() as held:
        with tarfile.open(fileobj=held, mode="w:gz") as archive:
            member = tarfile.TarInfo("notes.txt")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        return held.getvalue()


def _database(data: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
        base.execute("INSERT INTO words VALUES (?)", (data.decode("utf-8", "replace"),))
        base.commit()
        return base.serialize()


def _paper(data: bytes) -> bytes:
    """Return a PDF of one page that shows ASCII text, its stream compressed."""
    shown = data.decode("utf-8", "replace").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    lines = "".join(f"({line}) Tj T* " for line in shown.splitlines())
    stream = zlib.compress(f"BT /F1 9 Tf 12 TL 20 700 Td {lines} ET".encode("latin-1", "replace"))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    made, offsets = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        start,
    )


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "packed.docx": _zipped,
    "packed.epub": lambda data: _zipped(_zipped(data)),
    "packed.tar.gz": _tarred,
    "packed.gz": gzip.compress,
    "packed.bz2": bz2.compress,
    "packed.xz": lzma.compress,
    "packed.sqlite": _database,
    "packed.bin": lambda data: b"\x00\x01\x02\x89PNG" + data + bytes(range(32)) * 4,
    "paper.pdf": _paper,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A file that has words in some form."""

    path: str
    data: bytes
    how: str

    @property
    def is_built(self) -> bool:
        """Whether it stands where only built files stand."""
        return self.path.startswith(BUILT)


def plant(random: Random, words: str) -> Plant:
    """Return a file with words, of a form, kind, encoding and place that are drawn by lot."""
    form = random.choice(list(FORMS))
    folder = random.choice([*FOLDERS, *BUILT])
    if random.random() < 0.1:
        name = FORMS[random.choice(["plain", "capitals", "decomposed", "percent", "underscores"])](words)
        return Plant(path=f"{folder}{name[:80]}.txt", data=b"x", how="name")
    if random.random() < 0.35:
        kind = random.choice(list(PACKED))
        if kind == "paper.pdf" and form in {"look-alikes", "full width", "decomposed", "zero width", "curly"}:
            form = "plain"  # its one font has no such signs
        return Plant(path=f"{folder}{kind}", data=PACKED[kind](_plain(FORMS[form](words), "utf-8")), how=form)
    encoding, name = random.choice(ENCODINGS), random.choice(NAMES)
    return Plant(path=f"{folder}{name}", data=_plain(FORMS[form](words), encoding), how=f"{form}, {encoding}")


def holds(path: Path, words: str) -> bool:
    """Tell whether a file has words, by trying everything."""
    wanted = _bare(words)
    texts = [path.name, *(text for data in _all_bytes(path.read_bytes()) for text in _decoded(data))]
    return any(wanted in _bare(one) for text in texts for one in _undone(text))


def _all_bytes(data: bytes, depth: int = 0) -> Iterator[bytes]:
    yield data
    if depth > 3:
        return
    for unpack in (gzip.decompress, bz2.decompress, lzma.decompress):
        try:
            yield from _all_bytes(unpack(data), depth + 1)
        except (OSError, EOFError, lzma.LZMAError, ValueError):
            continue
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _all_bytes(archive.read(name), depth + 1)
    if data.startswith(b"SQLite"):
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(data)
            yield "\n".join(base.iterdump()).encode()
    if data.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
            yield re.sub(rb"\) Tj T\* \(", b"\n", zlib.decompress(found[1]))


def _decoded(data: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman", "cp850"):
        yield data.decode(encoding, "ignore")


def _undone(text: str) -> Iterator[str]:
    ways: list[Callable[[str], str]] = [
        lambda one: html.unescape(html.unescape(html.unescape(one))),
        lambda one: urllib.parse.unquote(urllib.parse.unquote(urllib.parse.unquote(one))),
        lambda one: html.unescape(one).translate(str.maketrans("оυе", "oue")),
        lambda one: re.sub(r"\n\n2\n00:00:02,500 --> 00:00:04,000\n", " ", one),
        lambda one: re.sub(r"\\u([0-9a-f]{4})", lambda hit: chr(int(hit[1], 16)), one),
        lambda one: re.sub(r"\\x([0-9a-f]{2})", lambda hit: chr(int(hit[1], 16)), one),
        lambda one: quopri.decodestring(one.encode("utf-8", "replace")).decode("utf-8", "replace"),
        lambda one: one.replace("\\'{e}", "é").replace("\\'e9", "é").replace("\\'e", "é"),
        lambda one: re.sub(r"<sup>2</sup>|\[\^1\]|<!-- x -->|</?b>", "", one),
    ]
    yield text
    for way in ways:
        yield way(text)
    for found in re.finditer(r"[A-Za-z0-9+/]{12,}={0,2}", text):
        try:
            yield base64.b64decode(found[0]).decode("utf-8", "ignore")
        except (binascii.Error, ValueError):
            continue


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u00ad", "").replace("\u200b", "")).lower()
    return "".join(one for one in plain if one.isalnum())
