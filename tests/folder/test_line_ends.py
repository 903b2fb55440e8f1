"""Line ends that git or an editor changed are told as such, and a clone on Windows stays what was committed."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.editing.adding import init
from pincite.line_ends import rewriting_of
from tests.cli.conftest import run, toy
from tests.programs import find_program
from tests.support.making import snapshot
from tests.support.running import Runner
from tests.support.strategies import examples

__all__ = ["run", "toy"]
WORDS = b"One\nTwo\n"
CASES: dict[str, tuple[bytes, bytes, str | None]] = {
    "nothing": (WORDS, WORDS, None),
    "a word": (WORDS, b"One\nTen\n", None),
    "a blank": (WORDS, b"One \nTwo\n", None),
    "LF to CR LF": (WORDS, b"One\r\nTwo\r\n", "its line ends were changed from LF to CR LF"),
    "CR LF to LF": (b"One\r\nTwo\r\n", WORDS, "its line ends were changed from CR LF to LF"),
    "CR to LF": (b"One\rTwo\r", WORDS, "its line ends were changed from CR to LF"),
    "half of them": (b"a\nb\nc\n", b"a\r\nb\nc\n", "its line ends were changed from LF to CR LF and LF"),
    "a mark added": (WORDS, b"\xef\xbb\xbfOne\nTwo\n", "a byte order mark was added"),
    "a mark removed": (b"\xef\xbb\xbfOne\nTwo\n", WORDS, "a byte order mark was removed"),
    "a last end added": (b"One\nTwo", WORDS, "a line end at its end was added"),
    "a last end removed": (WORDS, b"One\nTwo", "a line end at its end was removed"),
    "all at once": (
        b"One\nTwo",
        b"\xef\xbb\xbfOne\r\nTwo\r\n",
        "its line ends were changed from LF to CR LF and a byte order mark was added "
        "and a line end at its end was added",
    ),
}


@pytest.mark.parametrize(("before", "now", "said"), CASES.values(), ids=CASES)
def test_it_says_what_was_done(before: bytes, now: bytes, said: str | None) -> None:
    assert rewriting_of(now, hashlib.sha256(before).hexdigest()) == said


def _bare(text: str) -> str:
    return text.replace("\r", "").replace("\n", "").removeprefix("\ufeff")


@examples(100)
@given(st.text(st.sampled_from("ab\r\n \ufeff"), max_size=12), st.text(st.sampled_from("ab\r\n \ufeff"), max_size=12))
def test_it_never_excuses_another_word(before: str, now: str) -> None:
    said = rewriting_of(now.encode(), hashlib.sha256(before.encode()).hexdigest())
    if said:
        assert _bare(before) == _bare(now)


CHANGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "CR LF": (lambda raw: raw.replace(b"\n", b"\r\n"), "its line ends were changed from LF to CR LF"),
    "CR": (lambda raw: raw.replace(b"\n", b"\r"), "its line ends were changed from LF to CR"),
    "a mark": (lambda raw: b"\xef\xbb\xbf" + raw, "a byte order mark was added"),
    "a last line": (lambda raw: raw + b"\n", "a line end at its end was added"),
    "no last line": (lambda raw: raw.rstrip(b"\n"), "a line end at its end was removed"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=CHANGES)
def test_an_accepted_seed_that_was_saved_otherwise_is_told_with_what_was_done(
    change: Callable[[bytes], bytes], said: str, toy: Path, run: Runner
) -> None:
    assert run("accept", "board-1905-annual-fog").status == 0
    seed = toy / "seeds/fog-1905.txt"
    seed.write_bytes(change(seed.read_bytes()))
    ended = run("convert")
    assert ended.err.startswith(f"line-ends-changed seeds/fog-1905.txt: no word was changed, but {said}; a seed stays")
    assert "git checkout -- seeds/fog-1905.txt" in ended.err
    assert ended.status == 2


def test_a_generated_file_with_other_line_ends_is_told_so(toy: Path, run: Runner) -> None:
    assert run("convert").status == 0
    page = toy / "seeds/anchors/board-1905-annual-fog.json"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    ended = run("convert", "--locked")
    assert "no word was changed, but its line ends were changed from LF to CR LF" in ended.err


def _git(*arguments: str | Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([find_program("git"), *who, *map(str, arguments)], check=True, capture_output=True)


def test_a_clone_that_changes_line_ends_is_what_was_committed(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    init(ours, "A handbook")
    (ours / "seeds/a.txt").write_bytes(b"One\n\nTwo\n")
    (ours / "seeds/b.htm").write_bytes(b"One\r\n\nTwo\r")
    (ours / "seeds/c").write_bytes(b"One\n")
    (ours / "seeds/a.txt.yml").write_text("id: a\ntitle: A\nissued: 1901-01-01\n", "utf-8")
    _git("init", "--quiet", ours)
    _git("-C", ours, "add", ".")
    _git("-C", ours, "commit", "--quiet", "--message", "one")
    _git("clone", "--quiet", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", ours, theirs)
    there = {name: data for name, data in snapshot(theirs).items() if not name.startswith(".git/")}
    assert there == {name: data for name, data in snapshot(ours).items() if not name.startswith(".git/")}
    assert ".gitattributes" in there


def test_this_repository_keeps_every_file_as_it_is() -> None:
    assert "* -text" in Path(__file__).parents[2].joinpath(".gitattributes").read_text("utf-8").splitlines()
