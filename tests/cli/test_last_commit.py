"""`pincite check` holds ledgers and records of editions against the last commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.running import Runner

pytestmark = pytest.mark.slow
LEDGER = "seeds/anchors/board-1901-inspection.json"


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_what_was_committed_may_not_be_lost(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    run("release", "2026.1", "--date", "2026-12-01")
    _git(toy, "init", "--quiet")
    _git(toy, "add", "seeds")
    _git(toy, "commit", "--quiet", "--message", "one")
    assert run("check").status == 0
    (toy / LEDGER).unlink()
    (toy / "seeds/editions/2026.1.json").unlink()
    ended = run("check")
    assert ended.status == 1
    assert f"ledger-lost-record {LEDGER}: its anchors were published, and the ledger is a draft again." in ended.err
    assert (
        "edition-lost-record seeds/editions/2026.1.json: the edition was released, and its record is gone." in ended.err
    )


def test_an_edition_keeps_a_ledger_where_there_is_no_commit(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    run("release", "2026.1", "--date", "2026-12-01")
    text = (toy / "seeds/editions/2026.1.json").read_text("utf-8")
    (toy / "seeds/editions/2026.1.json").write_text(text.replace('"p1": "p1"', '"p1": "p1", "p99": "p99"', 1), "utf-8")
    ended = run("check")
    assert [line.split()[0] for line in ended.err.splitlines()[:2]] == ["anchor-leads-nowhere", "edition-anchor-lost"]
