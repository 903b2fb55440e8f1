"""What a merge left in a file is told with its line; what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.files import conflict_line
from tests.cli.conftest import run, toy
from tests.support.running import Runner

__all__ = ["run", "toy"]
CONFLICT = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n"
LINES = {
    "# A\n\n" + CONFLICT: 3,
    ("# A\n\n" + CONFLICT).replace("\n", "\r\n"): 3,
    "a\rb\r<<<<<<< HEAD\r": 3,
    "a\n||||||| base\nb\n": 2,
    "a\n>>>>>>> other\n": 2,
    "a\n<<<<<<<": 2,
    "A heading\n=======\n\nText\n": 0,
    "a <<<<<<< b\n": 0,
    "<<<<<<<<\n": 0,
    ">>>>>>>>>>\n": 0,
    "|||||||\n": 0,
    "    <<<<<<< HEAD\n": 0,
    "": 0,
}
FILES = {
    "seeds/fog-1905.txt.yml": "the sidecar",
    "seeds/topics.yml": "the list of topics",
    "seeds/profiles/plain.yml": "the profile",
    "seeds/moved.yml": "the list of moved sources",
    "seeds/changes.yml": "the",
    "seeds/figures.csv": "the",
    "mkdocs.yml": "the site's configuration",
    "docs/index.md": "the home page",
}


@pytest.mark.parametrize(("text", "line"), LINES.items())
def test_it_knows_a_mark_of_a_merge(text: str, line: int) -> None:
    assert conflict_line(text) == line


@pytest.mark.parametrize("path", FILES)
def test_it_is_told_in_every_file_that_people_write(path: str, toy: Path, run: Runner) -> None:
    file = toy / path
    text = file.read_text("utf-8") if file.exists() else ""
    file.write_text(text + "\n" * (not text.endswith("\n") and bool(text)) + CONFLICT, "utf-8")
    line = text.count("\n") + 1
    ended = run("convert")
    assert f"merge-conflict {path}:{line}: {FILES[path]}" in ended.err
    assert ended.status == 2


def test_it_is_told_in_a_page_that_people_wrote(toy: Path, run: Runner) -> None:
    (toy / "docs/own.md").write_text("# Own\n\nText.\n\n" + CONFLICT, "utf-8")
    ended = run("check")
    assert "merge-conflict docs/own.md:5: the page holds the mark of a merge" in ended.err


def test_an_original_is_refused_for_the_whole_pattern_alone(toy: Path, run: Runner) -> None:
    seed = toy / "seeds/gazette-1902.txt"
    text = seed.read_text("utf-8")
    seed.write_text(text + "\n<<<<<<< is what git writes.\n\n=======\n", "utf-8")
    assert run("convert").status == 0
    seed.write_text(text + "\n" + CONFLICT, "utf-8")
    ended = run("convert")
    assert (
        f"merge-conflict seeds/gazette-1902.txt:{text.count(chr(10)) + 2}: a merge that was not finished" in ended.err
    )
