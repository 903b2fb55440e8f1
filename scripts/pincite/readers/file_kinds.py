"""What kind of file bytes are, whatever its name says; each kind with what to do until there is a reader for it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LOOKED_AT = 65_536
_LONGEST_MIMETYPE = 200
_LONGEST_JSON = 2_000_000
_FEW_TAGS = 3
_MANY_TAGS = 12
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file that is no plain text."""

    name: str
    """What a person calls it: `a Word document`."""
    fix: str
    """How it becomes plain text: `Save it as plain text …`."""
    is_text: bool = False
    """Whether it could be taken as it stands, marks and all."""


def _written(name: str, program: str) -> FileKind:
    return FileKind(name=name, fix=f"Open it in {program}, save it as plain text in UTF-8 (.txt), and add that file.")


def _marked(name: str, program: str) -> FileKind:
    fix = f"Open it in {program}, save its words as plain text in UTF-8 (.txt), and add that file."
    return FileKind(name=name, fix=fix, is_text=True)


def _packed(name: str) -> FileKind:
    return FileKind(name=name, fix="Unpack it, and add the texts that are in it.")


_WORD = _written("a Word document", "a word processor")
_OLD_WORD = _written("an old Word document (.doc)", "a word processor")
_SHEET = _written("a spreadsheet", "a spreadsheet program")
_SLIDES = _written("a presentation", "a presentation program")
_PDF = FileKind(
    name="a PDF",
    fix="Save its text as plain text in UTF-8, with `pdftotext -enc UTF-8` for instance, read it, and add that file.",
)
_PICTURE = FileKind(name="a picture", fix="Have its words read (OCR) or typed, and add them as plain text in UTF-8.")
_SOUND = FileKind(name="a recording", fix="Have its words written down, and add them as plain text in UTF-8.")
_DATA = FileKind(name="a database", fix="Save what it says as plain text in UTF-8, and add that file.")
_PROGRAM = FileKind(name="a program", fix="Leave it out: it is no text.")
_FONT = FileKind(name="a font", fix="Leave it out: it is no text.")
_HTML = _marked("a web page (HTML)", "a browser")
_LETTERS = FileKind(
    name="a mail with parts or a transfer encoding",
    fix="Open it in a mail program, save its text as plain text in UTF-8 (.txt), and add that file.",
    is_text=True,
)

# The bytes that a file of a kind begins with, at an offset.
_MARKS: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF87a", _PICTURE),
    (0, b"GIF89a", _PICTURE),
    (0, b"II*\0", _PICTURE),
    (0, b"MM\0*", _PICTURE),
    (0, b"8BPS\0", _PICTURE),
    (0, b"\0\0\0\x0cjP  ", _PICTURE),
    (4, b"ftypheic", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (0, b"AT&TFORM", FileKind(name="a DjVu document", fix="Save its text with `djvutxt`, read it, and add that file.")),
    (0, b"\x1f\x8b", _packed("a gzip archive")),
    (0, b"BZh", _packed("a bzip2 archive")),
    (0, b"\xfd7zXZ\0", _packed("an xz archive")),
    (0, b"7z\xbc\xaf\x27\x1c", _packed("a 7-Zip archive")),
    (0, b"Rar!\x1a\x07", _packed("a RAR archive")),
    (0, b"\x28\xb5\x2f\xfd", _packed("a Zstandard archive")),
    (257, b"ustar", _packed("a tar archive")),
    (4, b"ftyp", _SOUND),
    (8, b"WAVE", _SOUND),
    (8, b"AVI ", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"OggS\0", _SOUND),
    (0, b"fLaC\0", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (0, b"SQLite format 3\0", _DATA),
    (0, b"\xffWPC", _written("a WordPerfect document", "a word processor")),
    (60, b"BOOKMOBI", _written("a Kindle book", "an e-book program")),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"\0\1\0\0", _FONT),
    (0, b"OTTO\0", _FONT),
    (0, b"wOF", _FONT),
)
# Marks of printable letters, with which a text may begin: what follows must be no text either.
_LIKE_WORDS = (
    b"GIF87a",
    b"GIF89a",
    b"BZh",
    b"ID3",
    b"WEBP",
    b"WAVE",
    b"AVI ",
    b"ftyp",
    b"ustar",
    b"wOF",
    b"AT&TFORM",
    b"BOOKMOBI",
)
_OF_OLE = (
    ("WordDocument", _OLD_WORD),
    ("Workbook", _SHEET),
    ("PowerPoint Document", _SLIDES),
    ("__substg1.0_", _written("an Outlook message", "a mail program")),
)
_MIME: Mapping[str, FileKind] = {
    "application/epub+zip": _written("an e-book (EPUB)", "an e-book program"),
    "application/vnd.oasis.opendocument.text": _written("an OpenDocument text", "a word processor"),
    "application/vnd.oasis.opendocument.spreadsheet": _SHEET,
    "application/vnd.oasis.opendocument.presentation": _SLIDES,
}
_OF_ZIP = (
    ("word/", _WORD),
    ("xl/", _SHEET),
    ("ppt/", _SLIDES),
    ("Index/Document.iwa", _written("an Apple Pages document", "Pages")),
    ("Index/", _written("an Apple iWork document", "the program that made it")),
)


def binary_kind(raw: bytes) -> FileKind | None:
    """Return what kind of file bytes are that cannot be taken for text; None for what may be text."""
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(raw)
    if raw.startswith(_OLE):
        names = ((name.encode("utf-16-le"), kind) for name, kind in _OF_OLE)
        return next((kind for name, kind in names if name in raw), _written("an old Office document", "its program"))
    if re.match(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d", raw):
        return _PDF
    found = (
        kind
        for at, mark, kind in _MARKS
        if raw.startswith(mark, at) and (mark not in _LIKE_WORDS or b"\0" in raw[:_LOOKED_AT] or not _is_ascii(raw))
    )
    return next(found, None)


def _is_ascii(raw: bytes) -> bool:
    return raw[:_LOOKED_AT].isascii()


def _zipped(raw: bytes) -> FileKind:
    """Return what a zip file is: a document of some program by what is in it, or an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= _LONGEST_MIMETYPE:
                kind = _MIME.get(archive.read("mimetype").decode("ascii", "replace").strip().removesuffix("-template"))
                if kind:
                    return kind
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, EOFError):
        # Cut short or encrypted: the names stand before what they name.
        names = [name.decode("utf-8", "replace") for name in re.findall(rb"PK\x03\x04.{26}([ -~]+?/)", raw, re.DOTALL)]
    found = (kind for mark, kind in _OF_ZIP if any(name.startswith(mark) for name in names))
    return next(found, _packed("a zip archive"))


_START = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_END = re.compile(r"</(?:p|div|span|table|td|li|ul|h[1-6]|a|b|i|em|strong)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)")
_OF_XML = {
    "svg": _PICTURE,
    "html": _HTML,
    "FictionBook": _marked("an e-book (FictionBook)", "an e-book program"),
    "wordDocument": _marked("a Word document (XML)", "a word processor"),
    "document": _marked("an XML file", "the program that made it"),
}
_HEADER = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*(?:\n[ \t][^\n]*)*\n)+")
_CODED = re.compile(
    r"^(?:Content-Transfer-Encoding:\s*(?:base64|quoted-printable)|Content-Type:\s*(?:multipart/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)
_CUE = re.compile(r"\s*(?:\d+\s*\n)?\s*\d\d:\d\d(?::\d\d)?[.,]\d{3}\s+-->\s")
_MARKDOWN = re.compile(
    r"^(?:#{2,6} \S|```|!?\[[^\]\n]+\]\(\S+\)|\|(?:\s*:?-{3,}:?\s*\|)+\s*$|[-*+] \[[ x]\] |> \S)|\*\*\S[^*\n]*\S\*\*",
    re.MULTILINE,
)


def _is_rtf(text: str) -> bool:
    return text.startswith("{\\rtf")


def _is_html(text: str) -> bool:
    begin = _START.match(text)
    if begin and _HTML_START.match(text, begin.end()):
        return True
    least = _FEW_TAGS if text.lstrip().startswith("<") else _MANY_TAGS
    return len(_HTML_END.findall(text[:_LOOKED_AT])) >= least


def _is_mail(text: str) -> bool:
    header = _HEADER.match(text[:_LOOKED_AT].replace("\r\n", "\n"))
    return header is not None and _CODED.search(header[0]) is not None


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in {"{", "["} or len(text) > _LONGEST_JSON:
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


_OF_TEXT: tuple[tuple[Callable[[str], bool], FileKind], ...] = (
    (_is_rtf, _marked("a Rich Text document (RTF)", "a word processor")),
    (_is_html, _HTML),
    (_is_mail, _LETTERS),
    (lambda text: re.match(r"\s*(?:%[^\n]*\n\s*)*\\document(?:class|style)\b", text) is not None,
     _marked("a LaTeX document", "LaTeX and then a PDF program")),
    (lambda text: text.startswith("%!PS"), _marked("a PostScript document", "a PDF program")),
    (lambda text: text.startswith("WEBVTT") or _CUE.match(text) is not None,
     _marked("a file of subtitles", "an editor")),
    (_is_json, _marked("a file of data (JSON)", "the program that made it")),
)  # fmt: skip


def markup_kind(text: str) -> FileKind | None:
    """Return what kind of file a text is that is written for a program; None for what is written for readers."""
    text = text.removeprefix("\ufeff")
    if kind := next((kind for is_one, kind in _OF_TEXT if is_one(text)), None):
        return kind
    start = _START.match(text)
    if text.lstrip().startswith("<?xml") and start and (root := _ROOT.match(text, start.end())):
        return _OF_XML.get(root["name"], _OF_XML["document"])
    return None


def markdown_line(text: str) -> int:
    """Return the line, from 1, of the first mark of Markdown that would stand among the words; 0 where there is none.

    One mark alone may be chance; two are none.
    """
    found = list(_MARKDOWN.finditer(text))
    return text.count("\n", 0, found[0].start()) + 1 if len(found) > 1 else 0
