"""`pincite release` stamps an edition, or says why not; old texts, the feed and the list follow from it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.making import snapshot
from tests.support.running import Runner

ID = "board-1901-inspection"
SEED = "seeds/inspection-1901.txt"
SIDECAR = f"{SEED}.yml"
ATOM = "{http://www.w3.org/2005/Atom}"


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def _add_version(toy: Path, *changes: tuple[str, str]) -> None:
    text = (toy / SEED).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (toy / "seeds/inspection-1901-b.txt").write_text(text, "utf-8")
    versions = (
        "  versions:\n    - file: inspection-1901.txt\n    - file: inspection-1901-b.txt\n      from: '1901-06'\n"
    )
    _replace(toy / SIDECAR, "  evidence:\n", f"{versions}  evidence:\n")


def _second_edition(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    assert run("release", "2026.1", "--date", "2026-12-01").status == 0
    _add_version(
        toy, ("3.5 pints", "3.6 pints"), ("Pay the boy. • ", ""), ("he wrote nothing.", "he wrote nothing. Hush.")
    )
    assert run("accept", "--all", "--reason", "second printing").status == 0
    assert run("release", "2026.2", "--date", "2027-01-01").status == 0


def test_release_refuses_what_is_not_ready_and_tells_all_reasons(toy: Path, run: Runner) -> None:
    _replace(toy / "mkdocs.yml", "site_url: https://larkholm.example/light/\n", "")
    before = snapshot(toy)
    ended = run("release", "2026.1", "--date", "2026-12-01")
    assert ended.status == 1
    codes = [line.split()[0] for line in ended.err.splitlines()]
    assert codes == ["no-site-url", "draft-in-release", "draft-in-release", "draft-in-release", "4"]
    assert "Write `site_url: https://…/` in mkdocs.yml." in ended.err
    assert snapshot(toy) == before


@pytest.mark.parametrize("name", ["../x", "2026/1", "index", "2026.", "2026 1", "", "1" * 21, "2026.A"])
def test_release_refuses_a_name_that_no_address_can_have(name: str, toy: Path, run: Runner) -> None:
    ended = run("release", name, "--date", "2026-12-01")
    assert ended.status == 2
    assert ended.err.startswith(f"bad-edition: `{name}`: an edition is named with digits")
    assert not (toy / "seeds/editions").exists()


@pytest.mark.parametrize("date", ["2026", "2026-13-01", "1 December 2026", "2026-02-30", "٢٠٢٦-12-01"])
def test_release_refuses_a_date_that_is_none(date: str, run: Runner) -> None:
    ended = run("release", "2026.1", "--date", date)
    assert (ended.status, ended.err.split()[0]) == (2, "bad-date:")


def test_release_refuses_a_problem_anywhere_and_writes_nothing(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    (toy / "docs/own.md").write_text('# Own\n\n<a href="../nowhere/">x</a>\n', "utf-8")
    before = snapshot(toy)
    ended = run("release", "2026.1", "--date", "2026-12-01")
    assert (ended.status, ended.err.split()[0]) == (1, "dead-link")
    assert snapshot(toy) == before


def test_release_refuses_a_wording_that_nobody_accepted(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    _add_version(toy, ("3.5 pints", "3.6 pints"))
    ended = run("release", "2026.1", "--date", "2026-12-01")
    assert (ended.status, ended.err.split()[0]) == (1, "new-wording")


def test_release_refuses_to_go_back(run: Runner) -> None:
    run("accept", "--all")
    assert run("release", "2026.10", "--date", "2026-12-01").status == 0
    again = run("release", "2026.10", "--date", "2026-12-02")
    assert again.err.startswith("edition-exists seeds/editions/2026.10.json: the edition `2026.10` was released on")
    assert run("release", "2026.11", "--date", "2026-11-30").err.startswith("date-too-early: 2026-11-30 is before")
    assert run("release", "2026.9", "--date", "2026-12-01").err.startswith("edition-order: `2026.9` sorts before")
    assert run("release", "2026.11", "--date", "2026-12-01").status == 0


def test_an_edition_keeps_its_text_and_tells_what_changed(toy: Path, run: Runner) -> None:
    _second_edition(toy, run)
    old = (toy / f"docs/editions/2026.1/sources/{ID}/index.md").read_text("utf-8")
    new = (toy / f"docs/editions/2026.2/sources/{ID}/index.md").read_text("utf-8")
    assert "3.5 pints" in old
    assert "3.5 pints" not in new
    assert '<p id="p7"' in old
    assert f'href="../../../../sources/{ID}/#p7" aria-label="Paragraph 7 now"' in old
    assert "search:\n  exclude: true\nnoindex: true\n" in old
    record = json.loads((toy / "seeds/editions/2026.2.json").read_text("utf-8"))
    changes = next(one for one in record["changes"] if one["source"] == ID)
    assert (changes["edited"], changes["withdrawn"], changes["kept"]) == (["p2", "p3"], ["p7"], 10)
    assert record["sources"][0]["anchors"]["p7"] is None
    listed = (toy / "docs/editions/index.md").read_text("utf-8")
    assert listed.index("2026&#46;2, 1 January 2027") < listed.index("2026&#46;1, 1 December 2026")
    assert f'Withdrawn: <a href="../sources/{ID}/#p7">¶ 7</a>.' in listed
    assert "Edition 2026.2 of 1 January 2027." in (toy / "docs/index.md").read_text("utf-8")
    assert "Name the edition: 2026.2 of 1 January 2027." in (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")


@pytest.mark.slow
def test_the_feed_is_atom_and_tells_nothing_that_is_held_back(toy: Path, run: Runner) -> None:
    assert not (toy / "docs/feed.xml").exists()
    _second_edition(toy, run)
    feed = ET.fromstring((toy / "docs/feed.xml").read_bytes())  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert all(len(one.findall(f"{ATOM}{tag}")) == 1 for tag in ("id", "title", "updated"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(one and one.startswith("tag:larkholm.example,202") for one in ids)
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Edition 2026.2",
        "Inspection of 1901, ¶ 2: edited (wording of June 1901)",
        "Inspection of 1901, ¶ 3: edited (wording of June 1901)",
        "Inspection of 1901, ¶ 7: withdrawn",
        "Edition 2026.1",
    ]
    text = "".join(feed.itertext())
    assert "[…] Hush." in text
    assert "On 2 Feb. 1901 he wrote nothing." not in text
    assert feed.findtext(f"{ATOM}updated") == "2027-01-01T00:00:00Z"


@pytest.mark.slow
def test_the_feed_tells_no_words_of_a_source_that_is_held_back(toy: Path, run: Runner) -> None:
    _replace(toy / SIDECAR, "pincite:\n", "pincite:\n  publish: excerpts\n")
    _second_edition(toy, run)
    feed = (toy / "docs/feed.xml").read_text("utf-8")
    assert "¶ 2: edited" in feed
    assert "pints" not in feed


@pytest.mark.slow
def test_without_an_address_there_is_no_feed(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    run("release", "2026.1", "--date", "2026-12-01")
    assert (toy / "docs/feed.xml").exists()
    _replace(toy / "mkdocs.yml", "site_url: https://larkholm.example/light/\n", "")
    assert "removed docs/feed.xml" in run("convert").out


EDITS = {
    "no edition": ('"edition": "2026.1"', '"edition": "x"'),
    "another edition": ('"edition": "2026.1"', '"edition": "2026.3"'),
    "an unknown key": ('"format": 1', '"format": 1, "note": "mine"'),
    "an anchor that is none": ('"p1": "p1"', '"p1\\" x": "p1"'),
    "no JSON": ('{"format"', "<<<<<<<"),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_a_record_that_is_none_is_refused(old: str, new: str, toy: Path, run: Runner) -> None:
    run("accept", "--all")
    run("release", "2026.1", "--date", "2026-12-01")
    _replace(toy / "seeds/editions/2026.1.json", old, new)
    ended = run("convert")
    assert ended.status == 2
    assert ended.err.startswith("edition-unreadable seeds/editions/2026.1.json: ")
