"""`pincite topics review` and `pincite topics report`, as a person runs them."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pincite.commands.gathered import cli
from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.topics.topic_file import Decision, read_topics
from tests.support.making import TOY

LIST = "seeds/topics.yml"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Return a copy of the toy handbook."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))


def run(toy: Path, *arguments: str) -> Result:
    """Return what a command of `pincite topics` does."""
    return CliRunner().invoke(cli, ["topics", arguments[0], "--root", str(toy), *arguments[1:]], catch_exceptions=False)


def told(toy: Path, *arguments: str) -> str:
    """Return what a command of `pincite topics` prints, which ends well."""
    result = run(toy, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def waiting(toy: Path, *arguments: str) -> list[tuple[str, str]]:
    """Return the places and topics of the proposals."""
    rows = json.loads(told(toy, "review", "--json", *arguments))["proposals"]
    return [(f"{row['source']}#{row['anchor']}", row["topic"]) for row in rows]


def test_it_prints_the_proposals_without_asking(toy: Path) -> None:
    before = (toy / LIST).read_bytes()
    row = json.loads(told(toy, "review", "--json"))["proposals"][0]
    assert row.keys() == {"source", "anchor", "topic", "title", "words", "text"}
    assert row["words"][0].lower() in row["text"].lower()
    assert (toy / LIST).read_bytes() == before
    sources = list(dict.fromkeys(at.partition("#")[0] for at, _ in waiting(toy)))
    one = sources[0]
    assert waiting(toy, one) == [row for row in waiting(toy) if row[0].startswith(f"{one}#")]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["review"], "no-terminal"), (["review", "nowhere"], "unknown-source")]
)
def test_it_refuses_to_ask_nobody_or_about_nothing(arguments: list[str], code: str, toy: Path) -> None:
    with pytest.raises(InputError) as caught:
        run(toy, *arguments)
    assert [problem.code for problem in caught.value.problems] == [code]


def on_terminal(toy: Path, answers: list[tuple[str, str]]) -> str:
    """Return what `pincite topics review` shows to somebody who answers each prompt as it comes."""
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).parent / "pincite"), "topics", "review"]
    environment = os.environ | {"TERM": "dumb", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=toy, env=environment) as process:
        os.close(theirs)
        shown, seen, left, until = "", 0, list(answers), time.monotonic() + 90
        while time.monotonic() < until:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    shown += os.read(ours, 4096).decode()
                except OSError:  # how a terminal tells that its last user has gone
                    break
            if left and left[0][0] in shown[seen:]:
                seen = len(shown)
                os.write(ours, f"{left.pop(0)[1]}\n".encode())
        assert process.wait(10) == 0, shown
    os.close(ours)
    assert left == [], shown
    return shown.replace("\r\n", "\n")


@pytest.mark.slow
def test_it_asks_on_a_terminal_and_writes_each_answer_at_once(toy: Path) -> None:
    rows, before = waiting(toy), (toy / LIST).read_text("utf-8")
    asks = "y, n, s (skip), q (quit): "
    answers = [(asks, "y"), (asks, "what"), ("Error", "n"), ("Why not? (may be empty): ", "it is: only a word")]
    shown = on_terminal(toy, [*answers, (asks, "s"), (asks, "q")])
    assert f"1 of {len(rows)}  {rows[0][0]}" in shown
    assert f"2 decisions written, {len(rows) - 2} left." in shown
    after = {topic.id: topic for topic in read_topics(DiskView(toy)).topics}
    assert Decision(at=rows[0][0]) in after[rows[0][1]].include
    assert Decision(at=rows[1][0], reason="it is: only a word") in after[rows[1][1]].exclude
    assert waiting(toy) == rows[2:]
    lines = iter((toy / LIST).read_text("utf-8").splitlines())
    assert [line for line in before.splitlines() if line not in lines] == []


def commit(toy: Path) -> None:
    """Put the handbook into a repository with one commit."""
    for command in (
        ["init", "-q"],
        ["add", "seeds/topics.yml"],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=toy, check=True)


def test_it_reports_what_changed_since_the_last_commit(toy: Path) -> None:
    commit(toy)
    assert told(toy, "report") == "0 sentences gained, 0 lost, in 0 topics.\n"
    text = (toy / LIST).read_text("utf-8")
    (toy / LIST).write_text(text.replace("[siren*, fog]", "[lamp*]"), "utf-8")
    [fog] = json.loads(told(toy, "report", "--json", "--base", "HEAD"))["topics"]
    assert fog["topic"] == "fog"
    assert all("lamp" in hit["words"][0].lower() and "#" in hit["at"] for hit in fog["gained"])
    assert all("siren" in hit["text"].lower() or "fog" in hit["text"].lower() for hit in fog["lost"])
    assert fog["gained"]
    assert fog["lost"]
    said = told(toy, "report")
    assert f"  - {fog['lost'][0]['at']}  " in said
    assert said.endswith(f"{len(fog['gained'])} sentences gained, {len(fog['lost'])} lost, in 1 topic.\n")


def test_it_reports_against_a_file(toy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    other.write_text("topics: []\n", "utf-8")
    topics = json.loads(told(toy, "report", "--json", "--against", str(other)))["topics"]
    assert [(topic["topic"], topic["lost"]) for topic in topics] == [("oil", []), ("fog", [])]


@pytest.mark.parametrize("base", ["nosuch", "--help", "HEAD\nHEAD"])
def test_it_refuses_a_commit_that_is_not_there(base: str, toy: Path) -> None:
    commit(toy)
    with pytest.raises(InputError) as caught:
        run(toy, "report", f"--base={base}")
    assert [problem.code for problem in caught.value.problems] == ["not-committed"]


def test_it_refuses_to_report_where_there_is_no_commit(toy: Path) -> None:
    with pytest.raises(InputError) as caught:
        run(toy, "report")
    assert [problem.code for problem in caught.value.problems] == ["not-committed"]
