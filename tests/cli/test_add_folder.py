"""A folder of texts: what is taken, what is left aside, what is refused; the kinds of files; profiles tried."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from pincite.commands.gathered import cli
from pincite.inputs.file_view import DiskView
from pincite.readers.file_kinds import binary_kind, markup_kind
from pincite.sources.registry import list_sources
from tests.support.making import read_sources, snapshot
from tests.support.running import Runner


def _zip(*names: str, **members: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (*members.items(), *((name, "<x/>") for name in names)):
            archive.writestr(name, text)
    return target.getvalue()


WORD = _zip("[Content_Types].xml", "word/document.xml")
BINARY: dict[str, tuple[bytes, str]] = {
    "docx": (WORD, "a Word document"),
    "a docx cut short": (WORD[:-40], "a Word document"),
    "odt": (_zip("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
    "epub": (_zip("OEBPS/a.xhtml", mimetype="application/epub+zip"), "an e-book (EPUB)"),
    "xlsx": (_zip("xl/workbook.xml"), "a spreadsheet"),
    "pptx": (_zip("ppt/presentation.xml"), "a presentation"),
    "zip": (_zip("a.txt"), "a zip archive"),
    "pdf": (b"\n%PDF-1.7\n%\xe2\xe3", "a PDF"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "WordDocument".encode("utf-16-le"), "an old Word document (.doc)"),
    "msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "__substg1.0_".encode("utf-16-le"), "an Outlook message"),
    "png": (b"\x89PNG\r\n\x1a\n\0", "a picture"),
    "jpeg": (b"\xff\xd8\xff\xe0", "a picture"),
    "gzip": (gzip.compress(b"The lamp."), "a gzip archive"),
    "mp3": (b"ID3\x04\0\0", "a recording"),
}
TEXTS: dict[str, tuple[str, str | None]] = {
    "html": ("<!-- x -->\n<html><p>The lamp.</p></html>", "a web page (HTML)"),
    "html without a head": ("<p>One</p><p>Two</p><p>Three</p>", "a web page (HTML)"),
    "rtf": ("{\\rtf1\\ansi The lamp.}", "a Rich Text document (RTF)"),
    "xml": ('<?xml version="1.0"?>\n<TEI><text/></TEI>', "an XML file"),
    "latex": ("% a note\n\\documentclass{article}\n", "a LaTeX document"),
    "a mail in parts": (
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
        "a mail with parts or a transfer encoding",
    ),
    "subtitles": ("1\n00:00:01,000 --> 00:00:02,000\nThe lamp.\n", "a file of subtitles"),
    "json": ('{"a": ["The lamp."]}', "a file of data (JSON)"),
    "a plain mail": ("From: a@b.example\nSubject: The lamp\nContent-Type: text/plain\n\nIt burned.\n", None),
    "words that begin like a mark": ("BZh is no word. ID3 is none either. PK is none.\n", None),
    "words about a mark": ("We write <b> for bold, and %PDF- stands in a PDF.\n", None),
    "a bracket": ("[The lamp was lit.] It burned.\n", None),
}


@pytest.mark.parametrize("name", BINARY)
def test_the_kind_of_a_file_is_told_by_its_bytes(name: str, toy: Path, tmp_path: Path, run: Runner) -> None:
    raw, kind = BINARY[name]
    found = binary_kind(raw)
    assert found is not None
    assert found.name == kind
    (tmp_path / "lamp.txt").write_bytes(raw)
    before = snapshot(toy)
    ended = run("add", str(tmp_path / "lamp.txt"), "--title", "A", "--issued", "1901", "--encoding", "latin-1")
    assert ended.status == 2
    assert f"it is {kind}, which cannot be read yet" in ended.err
    ended = run("add", str(tmp_path / "lamp.txt"), "--title", "A", "--issued", "1901", "--as-text")
    assert (ended.status, f"it is {kind}, which cannot be read yet" in ended.err) == (2, True), ended.err
    assert snapshot(toy) == before


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_for_a_program_is_told(name: str) -> None:
    text, kind = TEXTS[name]
    found = markup_kind(text)
    assert (found.name if found else None) == kind
    assert binary_kind(text.encode()) is None


MIXED: Mapping[str, bytes] = {
    "looms.txt": b"WEAVERS UNION\n\n3 May 1990\n\nReport of the clerk on the looms\n\nThe looms were counted.\n",
    "letters/brook.eml": b"From: Ann Cole <ann@mills.example>\nSubject: The brook\n"
    b"Date: Thu, 3 May 1990 10:00:00 +0200\n\nThe brook is low.\n",
    "letters/mill.md": b"---\ntitle: The mill\ndate: 1990-06-01\nlanguage: English\n---\n\nThe mill stood still.\n",
    "german/text.txt": "Bericht über das Wehr\n\n3. Mai 1990\n\nDas Wehr ist zu, und er wartet nicht.\n".encode(),
    "french/text.txt": "Rapport sur le moulin\n\n3 mai 1990\n\nLe moulin est fermé, et la roue est lente.\n".encode(),
    "chinese.txt": "织工会馆章程\n\n1990年5月3日\n\n会馆的门是开的。\n".encode(),
    "khmer.txt": "ច្បាប់នៃរោងតម្បាញ\n\nរោងតម្បាញបើកសម្រាប់មនុស្ស។\n".encode(),
    "utf16.txt": "The lamp\n\n4 May 1990\n\nIt burned all night, and the keeper slept.\n".encode("utf-16"),
    "poem_of_the_wheel.txt": b"round and round,\nand round it goes,\n",
    "windows.txt": "Report on the gale\n\nHe paid\u2026 in 1990, but later.\n".encode("cp1252"),
}
ASIDE: Mapping[str, bytes] = {
    ".hidden.txt": b"x",
    "Thumbs.db": b"x",
    "notes.txt~": b"x",
    "looms.txt.yml": b"id: x\n",
    "empty.txt": b"",
    "zz-again.txt": MIXED["looms.txt"],
}


def _folder(place: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place


def test_ten_mixed_texts_become_a_handbook(tmp_path: Path) -> None:
    """The way of a stranger: init, add a folder, and again; convert and check."""
    folder = _folder(tmp_path / "texts", {**MIXED, **ASIDE, "report.docx": WORD})
    root = tmp_path / "book"
    runner = CliRunner()

    def run(*arguments: str) -> tuple[int, str]:
        ended = runner.invoke(cli, list(arguments), prog_name="pincite")
        problems = getattr(ended.exception, "problems", ())
        return ended.exit_code, ended.output + "".join(f"{problem}\n" for problem in problems)

    assert run("init", str(root))[0] == 0
    empty = snapshot(root)
    status, out = run("add", "--root", str(root), str(folder))
    assert status != 0
    assert "it is a Word document, which cannot be read yet" in out
    assert "It reads as a text in cp1252 (“He paid… in 1990, but later.”)" in out
    assert snapshot(root) == empty
    given = ("--root", str(root), str(folder), "--encoding", "cp1252", "--skip-unreadable")
    status, out = run("add", *given)
    assert status != 0
    assert out.count("missing-option") == 3
    status, out = run("add", *given, "--undated", "--yes")
    assert status == 0, out
    for name in ASIDE:
        assert f"left aside {folder / name}: " in out
    assert f"left aside {folder / 'report.docx'}: it is a Word document" in out
    found = {source.seed.file: source for source in read_sources(root)}
    assert {name: (source.id, source.csl.get("language"), source.seed.encoding) for name, source in found.items()} == {
        "looms.txt": ("report-of-the-clerk-on-the-looms-1990", "en", "utf-8"),
        "brook.eml": ("the-brook-1990", "en", "utf-8"),
        "mill.md": ("the-mill-1990", "en", "utf-8"),
        "german-text.txt": ("bericht-uber-das-wehr-1990", "de", "utf-8"),
        "french-text.txt": ("rapport-sur-le-moulin-1990", "fr", "utf-8"),
        "chinese.txt": ("chinese-1990", "zh", "utf-8"),
        "khmer.txt": ("khmer", "km", "utf-8"),
        "utf16.txt": ("the-lamp-1990", "en", "utf-16"),
        "poem_of_the_wheel.txt": ("round-and-round", "en", "utf-8"),
        "windows.txt": ("report-on-the-gale", "en", "cp1252"),
    }
    bases = {row.field: row.basis for row in found["brook.eml"].evidence}
    assert bases == {"author": "stated", "issued": "stated", "title": "stated", "language": "inferred"}
    assert found["windows.txt"].seed.text.count("\u2026") == 1
    status, out = run("add", *given, "--undated", "--yes")
    assert (status, out.count("it is byte for byte seeds/"), out.endswith("Nothing was added.\n")) == (0, 11, True)
    assert run("convert", "--root", str(root))[0] == 0
    assert run("check", "--root", str(root))[0] == 0


def test_a_new_handbook_takes_texts_or_is_not_made(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "texts", {"a.txt": MIXED["looms.txt"], "b.pdf": BINARY["pdf"][0]})
    root = tmp_path / "book"
    assert CliRunner().invoke(cli, ["init", str(root), str(folder)]).exit_code != 0
    assert not root.exists()
    ended = CliRunner().invoke(cli, ["init", str(root), str(folder), "--skip-unreadable"])
    assert ended.exit_code == 0, ended.output
    assert [files.id for files in list_sources(DiskView(root))] == ["report-of-the-clerk-on-the-looms-1990"]
    assert (root / "mkdocs.yml").is_file()


def test_a_text_that_is_utf8_is_not_read_in_the_encoding_of_the_others(toy: Path, tmp_path: Path, run: Runner) -> None:
    texts = {
        "a.txt": "Für den Wärter\n\n1990-05-03\n".encode(),
        "b.txt": "Für den Müller\n\n1990-05-03\n".encode("cp1252"),
    }
    folder = _folder(tmp_path / "texts", texts)
    ended = run("add", str(folder), "--encoding", "cp1252", "--language", "de", "--yes")
    assert ended.status == 0, ended.err
    seeds = {source.seed.file: source.seed for source in read_sources(toy)}
    assert (seeds["a.txt"].encoding, seeds["b.txt"].encoding) == ("utf-8", "cp1252")
    assert seeds["a.txt"].text.startswith("Für den Wärter")


def test_broken_utf8_is_not_read_as_something_else(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "a.txt").write_bytes("Für den Wärter über die Mühle\n".encode() + b"am F\xfc\n")
    ended = run("add", str(tmp_path / "a.txt"), "--issued", "1990")
    assert "The rest is UTF-8; 1 of its bytes are broken. Have the text made again" in ended.err


def test_a_text_that_falls_into_lines_is_told(toy: Path, tmp_path: Path, run: Runner) -> None:
    (toy / "seeds/profiles").mkdir(exist_ok=True)
    (toy / "seeds/profiles/falls.yml").write_text("paragraphs: lines\n", "utf-8")
    text = "\n".join(f"This is line {number} of a text that was wrapped and goes on" for number in range(12))
    (tmp_path / "a.txt").write_text(text + "\n", "utf-8")
    ended = run("add", str(tmp_path / "a.txt"), "--title", "A", "--issued", "1990", "--profile", "falls")
    assert ended.status == 0, ended.err
    assert (
        "look at seeds/a.txt, lines 1 to 12: 12 of 12 passages are one line that ends in the middle of a sentence."
        in ended.out
    )
    assert "With `paragraphs: blank-lines` in a profile there are 1;" in ended.out


def test_a_passage_that_holds_most_of_a_text_is_told(toy: Path, tmp_path: Path, run: Runner) -> None:
    (toy / "seeds/profiles").mkdir(exist_ok=True)
    (toy / "seeds/profiles/runs.yml").write_text("paragraphs: blank-lines\n", "utf-8")
    text = "A title\n\n" + "\n".join(f"This is a whole sentence of a text, number {number}." for number in range(80))
    (tmp_path / "a.txt").write_text(text + "\n", "utf-8")
    ended = run("add", str(tmp_path / "a.txt"), "--issued", "1990", "--profile", "runs")
    assert "look at seeds/a.txt, lines 3 to 82: one passage holds 100 % of the text." in ended.out
    assert "With `paragraphs: lines` in a profile there are 81" in ended.out


PROFILE = """lines:
  - kind: title
    is-title: true
    first: true
  - kind: boilerplate
    match: ^Page \\d+$
    reason: the number of a page
starts-in: findings
"""


def test_a_profile_is_tried_on_any_file(toy: Path, tmp_path: Path) -> None:
    (toy / "seeds/profiles/tried.yml").write_text(PROFILE, "utf-8")
    (tmp_path / "a.txt").write_text("The brook\n\nPage 1\n\nIt is low.\nIt is very low.\n", "utf-8")
    before = snapshot(toy)
    given = ["profile", "test", "--root", str(toy), str(tmp_path / "a.txt"), "--profile", "tried"]
    shown = CliRunner().invoke(cli, given)
    assert (shown.exit_code, shown.output.splitlines()) == (
        0,
        [
            "          1  title            -              The brook",
            "          3  boilerplate      -              Page 1  (the number of a page)",
            "        5-6  verse            findings       It is low. It is very low.",
            "3 blocks, 1 of them to be numbered. Cut by the profile `tried`.",
        ],
    )
    data = json.loads(CliRunner().invoke(cli, [*given, "--json"]).output)
    assert [(block["lines"], block["kind"], block["reason"]) for block in data["blocks"]] == [
        ([1, 1], "title", None),
        ([3, 3], "boilerplate", "the number of a page"),
        ([5, 6], "verse", None),
    ]
    assert snapshot(toy) == before


def test_a_profile_is_tried_on_a_seed_with_its_sidecar(toy: Path) -> None:
    given = ["profile", "test", "--root", str(toy), str(toy / "seeds/gazette-1902.txt"), "--json"]
    data = json.loads(CliRunner().invoke(cli, given).output)
    own = next(source for source in list_sources(DiskView(toy)) if source.seed == "gazette-1902.txt").profile
    assert data["profile"] == own
    ended = CliRunner().invoke(cli, [*given, "--profile", "nothing"])
    assert [problem.code for problem in getattr(ended.exception, "problems", ())] == ["file-unreadable"]


def test_accept_lists_what_waits(toy: Path, run: Runner) -> None:
    ended = run("accept")
    assert ended.status == 2
    assert "none-chosen: these wait to be accepted: " in ended.err
    assert run("accept", "--all").status == 0
    assert run("accept").out == "Nothing waits to be accepted.\n"
