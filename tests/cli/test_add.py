"""`pincite add`: what it reads, asks, shows, writes and refuses."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pincite.authoring.version_row import with_version
from pincite.files import read_yaml
from pincite.inputs.file_view import DiskView
from pincite.sources.registry import read_source
from tests.support.making import TESTS, snapshot
from tests.support.running import Runner

LETTER = "A Letter on Moths\n\nWritten at Wick, 3 May 1903.\n\nThey come to the lamp. https://moths.example/letter\n"
SIDECARS = {case["name"]: case for case in yaml.safe_load((TESTS / "cli" / "version-rows.yml").read_text("utf-8"))}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "moths.txt"
    path.write_text(LETTER, "utf-8")
    return path


def test_it_reads_from_the_file_what_stands_in_it(letter: Path, toy: Path, run: Runner) -> None:
    ended = run("add", str(letter))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "  id        a-letter-on-moths-1903",
        "  title     A Letter on Moths  (a guess from line 1)",
        "  issued    1903-05-03  (a guess from line 3)",
        "  language  en  (a guess from line 3: by its common words: on, at, may, they)",
        "  title          A Letter on Moths",
        "  paragraph      Written at Wick, 3 May 1903.",
        "  paragraph      They come to the lamp. https://moths.example/letter",
        "3 blocks, 2 of them to be numbered.",
        f"note {letter}: https://moths.example/letter in line 5 may be any address: if the text is there, write it"
        " as `URL`.",
        "wrote seeds/moths.txt",
        "wrote seeds/moths.txt.yml",
        "Next: `pincite build`, then read the page against the file.",
    ]
    assert (toy / "seeds/moths.txt").read_bytes() == letter.read_bytes()
    source = read_source(DiskView(toy), "moths.txt")
    assert (source.id, source.csl["issued"]) == ("a-letter-on-moths-1903", {"date-parts": [[1903, 5, 3]]})
    assert (source.csl["language"], "URL" in source.csl) == ("en", False)
    assert {(evidence.field, evidence.basis, evidence.quote) for evidence in source.evidence} == {
        ("title", "inferred", "A Letter on Moths"),
        ("issued", "inferred", "3 May 1903"),
        ("language", "inferred", "Written at Wick, 3 May 1903."),
    }
    assert run("convert").status == 0


def test_it_takes_by_options_what_the_text_does_not_tell(toy: Path, tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Für den Wärter.\n".encode("latin-1"))
    options = ["--id", "note", "--title", "A note: 'so'", "--issued", "1903~", "--encoding", "latin-1"]
    assert run("add", str(path), *options).status == 0
    source = read_source(DiskView(toy), "note.txt")
    assert (source.csl["title"], source.csl["issued"]) == ("A note: 'so'", {"date-parts": [[1903]], "circa": True})
    assert source.seed.text == "Für den Wärter.\n"


REFUSED: dict[str, tuple[Callable[[Path], Path], list[str], str]] = {}


def _refused(name: str, told: str, *options: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    def note(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        REFUSED[name] = (make, list(options), told)
        return make

    return note


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _link(folder: Path) -> Path:
    (folder / "secret").write_text(LETTER, "utf-8")
    (folder / "moths.txt").symlink_to(folder / "secret")
    return folder / "moths.txt"


MOTHS = _file("moths.txt", LETTER.encode())
_refused("a file that is not there", "file-unreadable x.txt: it cannot be read: there is no such file or folder.")(
    lambda folder: folder / "x.txt"
)
_refused("a pipe", "not-a-file x: it is a pipe. Save what it gives as a file, and name that.")(
    lambda folder: os.mkfifo(folder / "x") or folder / "x"  # type: ignore[func-returns-value]
)
_refused("a device", "not-a-file /dev/zero: it is a device. Save what it gives as a file, and name that.")(
    lambda folder: Path("/dev/zero")
)
_refused("a link", "seed-is-link moths.txt: it is a link, not a file. Name the file that it leads to.")(_link)
_refused("an empty file", "empty-seed x.txt: it holds no text.")(_file("x.txt", b" \n"))
_refused("NUL", "control-character x.txt:2: the control character U+0000 stands at character 2. Is it a text file")(
    _file("x.txt", b"a\n\0b")
)
_refused("another encoding", "not-utf8 x.txt:1: byte 0xf6 is not utf-8. It reads as a text in cp1252 (“Söder”)")(
    _file("x.txt", b"S\xf6der\n")
)
_refused(
    "the wrong encoding",
    "not-the-encoding x.txt:1: byte 0xf6 is not ascii. It reads as a text in cp1252",
    "--encoding",
    "ascii",
)(_file("x.txt", b"S\xf6der\n"))
_refused("no encoding", "unknown-encoding: the encoding 'latin-nine' is not known.", "--encoding", "latin-nine")(MOTHS)
_refused("a name with a dot in front", "bad-name .moths.txt: a seed's name begins with no dot")(
    _file(".moths.txt", LETTER.encode())
)
_refused("the name of a sidecar", "bad-name moths.yml: a seed's name")(_file("moths.yml", LETTER.encode()))
_refused("a name with a backslash", "bad-name a\\b.txt: the name holds `\\`, which Windows")(
    _file("a\\b.txt", LETTER.encode())
)
_refused("a name with a line end", "bad-name a\\nb.txt: the name holds the character U+000A")(
    _file("a\nb.txt", LETTER.encode())
)
_refused("a name that is there", "seed-exists seeds/fog-1905.txt: a seed or sidecar of this name is there already;")(
    _file("fog-1905.txt", LETTER.encode())
)
_refused("an id with a slash", "wrong-value: `--id` is '../moths': an id has small letters", "--id", "../moths")(MOTHS)
_refused("an id with a dot", "wrong-value: `--id` is 'moths.v2': an id has small letters", "--id", "moths.v2")(MOTHS)
_refused(
    "an id that is taken",
    "repeated-id seeds/gazette-1902.txt.yml:1: the id `gazette-1902-light` is taken. Choose another `--id`.",
    *("--id", "gazette-1902-light"),
)(MOTHS)
_refused(
    "a date that does not exist",
    "wrong-value: `--issued` is '1903-02-30': there is no such date: day 30 in a month with 28 days. Write",
    *("--issued", "1903-02-30"),
)(MOTHS)
_refused("no title", "wrong-value: `--title` is empty. Write its title.", "--title", " ")(MOTHS)
_refused("no date", "missing-option: the text does not tell its `issued`. Add `--issued …`.")(
    _file("x.txt", b"Moths\n")
)
_refused("a profile that is not there", "file-unreadable seeds/profiles/x.yml: the profile", "--profile", "x")(MOTHS)
_refused("a note of no version", "wrong-options: `--note` only goes with `--version-of`", "--note", "x")(MOTHS)
_refused(
    "a version of nothing",
    "unknown-source: `fog` is no source of this handbook; its sources are board-1901-inspection,",
    *("--version-of", "fog"),
)(MOTHS)
_refused(
    "a version with a title",
    "wrong-options: `--title` does not go with `--version-of`: a wording has the id, title and date of its source.",
    *("--version-of", "gazette-1902-light", "--title", "x"),
)(MOTHS)
_refused(
    "a version from a day that does not exist",
    "wrong-value: `--from` is '1903-13': there is no such date: 13 is no month, 01 to 12, and no season, 21 to 24. Write a date that exists.",  # noqa: E501 - the message is one line
    *("--version-of", "gazette-1902-light", "--from", "1903-13"),
)(MOTHS)


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_and_leaves_nothing_behind(name: str, toy: Path, tmp_path: Path, run: Runner) -> None:
    make, options, told = REFUSED[name]
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    path = make(folder)
    before = snapshot(toy)
    ended = run("add", str(path), *options)
    assert ended.err.replace(f"{folder}/", "").startswith(told)
    assert ended.err.splitlines()[-1].endswith("; nothing was changed.")
    assert (ended.status, ended.out) == (2, "")
    assert snapshot(toy) == before


def test_it_refuses_the_same_wording_again(toy: Path, tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "again.txt"
    path.write_bytes((toy / "seeds/gazette-1902.txt").read_bytes())
    ended = run("add", str(path), "--version-of", "gazette-1902-light")
    assert "same-wording" in ended.err
    assert "it is byte for byte `gazette-1902.txt`, the current wording" in ended.err


@pytest.mark.slow
def test_it_adds_a_wording_and_touches_nothing_else_of_the_sidecar(toy: Path, tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "gazette-1902-b.txt"
    path.write_text((toy / "seeds/gazette-1902.txt").read_text("utf-8") + "\nA line more.\n", "utf-8")
    sidecar = toy / "seeds/gazette-1902.txt.yml"
    before = sidecar.read_text("utf-8")
    assert run("convert").status == run("accept", "--all").status == 0
    ended = run(
        "add", str(path), "--version-of", "gazette-1902-light", "--from", "1903-01-05", "--note", "It says: 'so'"
    )
    assert (ended.status, ended.err) == (0, "")
    after = sidecar.read_text("utf-8").splitlines()
    new = [line for line in after if line not in before.splitlines()]
    assert [line for line in after if line in before.splitlines()] == before.splitlines()
    assert [line.strip() for line in new] == [
        "versions:",
        "- file: gazette-1902-b.txt",
        "from: 1903-01-05",
        "note: 'It says: ''so'''",
    ]
    source = read_source(DiskView(toy), "gazette-1902.txt")
    assert [version.seed.file for version in source.versions] == ["gazette-1902.txt", "gazette-1902-b.txt"]
    assert run("convert").err.count("new-wording") == 1


@pytest.mark.parametrize("case", SIDECARS.values(), ids=SIDECARS)
def test_it_puts_a_row_at_its_place(case: dict[str, str], tmp_path: Path) -> None:
    text = with_version(case["before"], {"file": "b.txt", "note": "new: words"})
    assert text == case["after"]
    crlf = with_version(case["before"].replace("\n", "\r\n"), {"file": "b.txt", "note": "new: words"})
    assert crlf.replace("\r\n", "\n") == text
    assert "\n" not in crlf.replace("\r\n", "")
    (tmp_path / "x.yml").write_text(text, "utf-8")
    rows = read_yaml(DiskView(tmp_path), "x.yml", what="it").data["pincite"]["versions"]
    assert rows[-1] == {"file": "b.txt", "note": "new: words"}


def _on_terminal(command: list[str], answers: list[tuple[str, str]], folder: Path) -> str:
    """Return what a command shows on a terminal on which somebody answers each prompt as it comes."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "dumb", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment, close_fds=True
    ) as process:
        os.close(theirs)
        shown, seen, waiting, until = "", 0, list(answers), time.monotonic() + 60
        while time.monotonic() < until:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    shown += os.read(ours, 4096).decode()
                except OSError:
                    break
            shown = shown.replace("\r\n", "\n")
            if waiting and waiting[0][0] in shown[seen:]:
                seen = len(shown)
                os.write(ours, f"{waiting.pop(0)[1]}\n".encode())
        if waiting:
            process.kill()
        process.wait(10)
    os.close(ours)
    assert waiting == [], shown
    return shown.replace("\r\n", "\n")


@pytest.mark.slow
def test_it_asks_on_a_terminal_for_what_is_missing(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"F\xfcr den W\xe4rter.\n\nEr kam nicht.\n")
    answers = [
        ("encoding (note.txt is not UTF-8; latin-1, cp1252, utf-16 …) [cp1252]: ", "latin-nine"),
        ("Error: the encoding 'latin-nine' is not known.", "latin-1"),
        (
            "(line 3)\ntitle (as it should stand in a bibliography, or a number) [Für den Wärter.]: ",
            "An den Wärter",
        ),
        (
            "issued (2024, 2024-06 or 2024-06-23, with ? behind it if it is uncertain, ~ if it is approximate; or undated): ",  # noqa: E501 - the prompt is one line
            "1903-02-30",
        ),
        ("Error: there is no such date: day 30 in a month with 28 days", "1903-02"),
        ("language (of the text, as a tag: en, km, zh-Hant; or unknown) [de]: ", "German"),
        ("Did you mean `de`?", ""),
        ("[an-den-warter-1903]: ", "gazette-1902-light"),
        ("Error: the id `gazette-1902-light` is taken", ""),
        ("Add it? [Y/n]: ", "y"),
    ]
    shown = _on_terminal([str(Path(sys.executable).parent / "pincite"), "add", str(path)], answers, toy)
    assert "  paragraph      Er kam nicht.\n2 blocks, 2 of them to be numbered.\n" in shown
    assert "wrote seeds/note.txt\nwrote seeds/note.txt.yml\n" in shown
    source = read_source(DiskView(toy), "note.txt")
    assert (source.id, source.csl["title"]) == ("an-den-warter-1903", "An den Wärter")


@pytest.mark.slow
def test_it_adds_nothing_when_somebody_says_no(letter: Path, toy: Path) -> None:
    before = snapshot(toy)
    answers = [
        ("[A Letter on Moths]: ", ""),
        ("[1903-05-03]: ", ""),
        ("[en]: ", ""),
        ("[a-letter-on-moths-1903]: ", ""),
        ("[Y/n]", "n"),
    ]
    shown = _on_terminal([str(Path(sys.executable).parent / "pincite"), "add", str(letter)], answers, toy)
    assert shown.endswith("Nothing was added.\n")
    assert snapshot(toy) == before
