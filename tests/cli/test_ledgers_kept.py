"""The command keeps what was published, and `--locked` writes no ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pincite.publish import transaction
from tests.support.making import snapshot
from tests.support.running import Runner

LEDGER = "seeds/anchors/board-1901-inspection.json"
PROFILE = "seeds/profiles/inspection.yml"


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def _split_advice_otherwise(toy: Path) -> None:
    _change(toy / PROFILE, "separators: ['(?<=\\s)•(?=\\s)']", "separators: ['\\. ']")


def test_convert_tells_what_it_wrote_and_a_second_run_writes_nothing(toy: Path, run: Runner) -> None:
    first = run("convert")
    assert first.status == 0
    assert f"wrote {LEDGER}" in first.out
    assert "drafts, whose anchors may still change: board-1901-inspection, gazette-1902-light" in first.err
    before = snapshot(toy)
    second = run("convert")
    assert second.out.startswith("0 written, 0 removed, ")
    assert snapshot(toy) == before


def test_locked_refuses_a_ledger_that_is_not_there(toy: Path, run: Runner) -> None:
    before = snapshot(toy)
    ended = run("convert", "--locked")
    assert ended.status == 1
    assert f"out-of-date {LEDGER}: it is missing." in ended.err
    assert snapshot(toy) == before


def test_locked_refuses_a_ledger_that_would_change_and_writes_nothing(toy: Path, run: Runner) -> None:
    run("convert")
    assert run("convert", "--locked").status == 0
    _split_advice_otherwise(toy)
    before = snapshot(toy)
    ended = run("convert", "--locked")
    assert ended.status == 1
    assert ended.err.count("out-of-date") == 1
    assert f"out-of-date {LEDGER}: it is not what the seeds give." in ended.err
    assert snapshot(toy) == before
    assert f"wrote {LEDGER}" in run("convert").out


@pytest.mark.slow
def test_accept_publishes_and_no_profile_changes_what_was_accepted(toy: Path, run: Runner) -> None:
    run("convert")
    ended = run("accept", "board-1901-inspection")
    assert (ended.status, ended.out) == (0, "accepted board-1901-inspection\n")
    accepted = (toy / LEDGER).read_bytes()
    assert accepted.startswith(b'{"format": 1, "source": "board-1901-inspection", "draft": false,')
    _split_advice_otherwise(toy)
    assert run("convert", "--locked").status == 0
    assert (toy / LEDGER).read_bytes() == accepted


@pytest.mark.slow
def test_an_edited_ledger_of_an_accepted_source_stops_the_run(toy: Path, run: Runner) -> None:
    run("convert")
    run("accept", "--all")
    path = toy / LEDGER
    path.write_text(
        path.read_text("utf-8").replace('"anchor": "p2", "fingerprint": "', '"anchor": "p2", "fingerprint": "0', 1),
        "utf-8",
    )
    before = snapshot(toy)
    ended = run("convert")
    assert ended.status == 1
    assert ended.err.startswith(f"ledger-edited {LEDGER}: the words at `p2` are not those that were published as 0")
    assert snapshot(toy) == before


@pytest.mark.slow
def test_an_edited_seed_of_an_accepted_source_stops_the_run(toy: Path, run: Runner) -> None:
    run("convert")
    run("accept", "--all")
    _change(toy / "seeds/inspection-1901.txt", "Forty tins", "Fourty tins")
    before = snapshot(toy)
    ended = run("convert")
    assert ended.status == 2
    assert ended.err.startswith(f"ledger-other-seed {LEDGER}: it was accepted for `inspection-1901.txt`")
    assert snapshot(toy) == before


@pytest.mark.slow
def test_check_finds_a_page_that_was_edited_by_hand(toy: Path, run: Runner) -> None:
    run("convert")
    assert run("check").status == 0
    page = next((toy / "docs/topics").rglob("*oil*/index.md"))
    page.write_text(page.read_text("utf-8").replace("1888", "1889"), "utf-8")
    (toy / "docs/own.md").write_text('# Own\n\n<p><a href="../nowhere/">x</a></p>\n', "utf-8")
    before = snapshot(toy)
    ended = run("check")
    assert ended.status == 1
    assert [line.split()[0] for line in ended.err.splitlines()] == ["dead-link", "out-of-date", "2"]
    assert snapshot(toy) == before


class Killed(BaseException):
    """Stands for a process that ends where it is."""


def _accept_and_die(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `accept` die when its files are ready: all is staged, nothing is in its place."""

    def die(*arguments: object) -> None:
        del arguments
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_put", die)
        with pytest.raises(Killed):
            run("accept", "--all")


@pytest.mark.slow
def test_a_run_that_was_killed_when_it_was_ready_is_finished_by_the_next(
    toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("convert")
    draft = (toy / LEDGER).read_bytes()
    _accept_and_die(run, monkeypatch)
    assert (toy / LEDGER).read_bytes() == draft
    before = snapshot(toy)
    for arguments in ([], ["--json"]):
        looked = run("check", *arguments)
        assert looked.status == 1
        assert "unfinished-run" in looked.out + looked.err
        assert "`pincite accept` stopped when its files were ready" in looked.out + looked.err
    assert json.loads(looked.out)["problems"][0]["path"] == ".pincite/ready/manifest.json"
    assert snapshot(toy) == before
    ended = run("convert", "--json")
    assert ended.status == 0
    assert "pincite: finished `pincite accept`, which had stopped: " in ended.err
    assert json.loads(ended.out)["changed"] == []
    assert b'"draft": false' in (toy / LEDGER).read_bytes()
    assert run("check").status == 0


@pytest.mark.slow
def test_a_disk_that_refuses_half_way_is_told_as_it_is(toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    run("convert")
    real, calls = transaction._put, [0]

    def refuse(staged: Path, target: Path) -> None:
        calls[0] += 1
        if calls[0] > 3:
            raise OSError(5, "Input/output error", str(target))
        real(staged, target)

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_put", refuse)
        ended = run("accept", "--all")
    assert ended.status == 2
    assert "cannot be written: the disk failed." in ended.err
    assert "; 3 of " in ended.err
    assert "any command that writes finishes the rest" in ended.err
    assert "nothing was changed" not in ended.err
    assert run("accept", "--all").status == 0
    assert run("check").status == 0
