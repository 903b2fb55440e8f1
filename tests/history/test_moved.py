"""A source that is renamed or withdrawn leaves a page at its old address, and its anchors lead on."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pincite import invariants, pipeline
from pincite.checks.page_checks import read_pages
from pincite.checks.version_checks import check_anchors
from pincite.errors import InputError
from pincite.identity.ledger import ledger_artifact, read_ledger, read_ledgers
from pincite.identity.redirects import inherited_ledger, lost_sources, read_moved, redirects
from pincite.inputs.file_view import DiskView
from pincite.model import Redirect
from pincite.pages.sources.moved_page import moved_targets
from tests.history.edited import MOVED, NEW_NAME, RENAMED, SOURCE, WITHDRAWN, Edited, api_file, page_of
from tests.support.goldens import compare_golden, read_cases
from tests.support.linking import check_links
from tests.support.making import snapshot

HERE = Path(__file__).parent
CASES = read_cases(HERE / "moved.yml")
SOURCES = ["new-name", "other"]


@pytest.fixture
def seeds(tmp_path: Path, edited: Edited) -> Path:
    """Return a handbook's folder with three ledgers."""
    ledger = read_ledger(DiskView(edited.root), RENAMED)
    assert ledger
    (tmp_path / "seeds/anchors").mkdir(parents=True)
    for name in ("old-name", "older-name", "other"):
        artifact = ledger_artifact(ledger.model_copy(update={"source": name}))
        (tmp_path / artifact.path).write_bytes(artifact.data)
    return tmp_path


def _redirects(seeds: Path) -> tuple[Redirect, ...]:
    view = DiskView(seeds)
    return redirects(read_moved(view), SOURCES, read_ledgers(view))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_reads_where_sources_went(case: dict[str, Any], seeds: Path) -> None:
    (seeds / "seeds/moved.yml").write_text(yaml.safe_dump({"moved": case["rows"]}, sort_keys=False), "utf-8")
    if "problems" not in case:
        assert {redirect.id: redirect.to for redirect in _redirects(seeds)} == case["leads"]
        return
    with pytest.raises(InputError) as caught:
        _redirects(seeds)
    assert [str(problem).partition(": ")[0] for problem in caught.value.problems] == case["problems"]


def test_nothing_moved_where_there_is_no_list(seeds: Path) -> None:
    assert _redirects(seeds) == ()


def test_a_renamed_source_begins_with_the_ledger_of_its_last_name(seeds: Path) -> None:
    rows = next(case["rows"] for case in CASES if case["name"] == "renamed twice")
    (seeds / "seeds/moved.yml").write_text(yaml.safe_dump({"moved": rows}), "utf-8")
    moved = _redirects(seeds)
    ledgers = read_ledgers(DiskView(seeds))
    ledger, old = inherited_ledger(ledgers, "new-name", moved), ledgers.get("old-name")
    assert ledger
    assert old
    assert (ledger.source, ledger.versions) == ("new-name", old.versions)
    assert inherited_ledger(ledgers, "other", moved) is None


def test_a_source_that_went_without_a_word_is_found(seeds: Path) -> None:
    ledgers = read_ledgers(DiskView(seeds))
    assert [(lost_source.code, lost_source.path) for lost_source in lost_sources(ledgers, SOURCES, ())] == [
        ("source-lost", "seeds/anchors/old-name.json"),
        ("source-lost", "seeds/anchors/older-name.json"),
    ]


def test_the_renamed_source_keeps_its_anchors_and_words(edited: Edited) -> None:
    def words(converted: pipeline.Converted, name: str) -> list[tuple[str, str]]:
        parts = (part for block in converted.handbook.document(name).blocks for part in block.parts)
        return [(str(part.anchor), part.text) for part in parts if part.anchor]

    assert words(edited.first, RENAMED) == words(edited.last, NEW_NAME)
    assert not edited.last.handbook.document(NEW_NAME).draft


def test_each_old_anchor_leads_to_the_same_one_of_the_new_source(edited: Edited) -> None:
    rows = {row["url"]: row for row in edited.api("anchors.json")["anchors"]}
    for old in api_file(edited.first, "anchors.json")["anchors"]:
        row = rows[old["url"]]
        if old["source"] == RENAMED:
            assert (row["status"], row["leads_to"]) == ("moved", f"{NEW_NAME}#{old['anchor']}")
        if old["source"] == WITHDRAWN:
            assert (row["status"], row["leads_to"]) == ("withdrawn", None)


def test_the_pages_at_the_old_addresses_are_as_was_agreed(edited: Edited) -> None:
    for name in (RENAMED, WITHDRAWN):
        compare_golden(HERE / f"goldens/{name}.md", page_of(edited.last, f"sources/{name}/"))
    links = re.findall(r'href="([^"]+)"', page_of(edited.last, f"sources/{RENAMED}/"))
    assert f"../../sources/{NEW_NAME}/#p2s3" in links


@pytest.mark.slow
def test_all_checks_pass_and_a_second_run_changes_nothing(edited: Edited, tmp_path: Path) -> None:
    root = tmp_path / "again"
    shutil.copytree(edited.root, root, ignore=shutil.ignore_patterns("site", ".pincite"))
    again = pipeline.convert(root)
    assert [str(problem) for problem in invariants.check(root, again)] == []
    before = snapshot(root)
    pipeline.write(root, again)
    assert snapshot(root) == before


@pytest.mark.slow
def test_a_moved_source_that_loses_its_row_fails_the_check(edited: Edited, tmp_path: Path) -> None:
    root = tmp_path / "lost"
    shutil.copytree(edited.root, root, ignore=shutil.ignore_patterns("site", ".pincite"))
    (root / "seeds/moved.yml").unlink()
    found = {
        problem.path for problem in invariants.check(root, pipeline.convert(root)) if problem.code == "source-lost"
    }
    assert found == {f"seeds/anchors/{name}.json" for name in (RENAMED, WITHDRAWN)}


def test_an_anchor_that_the_new_source_lacks_leads_to_its_page(edited: Edited) -> None:
    moved = replace(edited.last.handbook.moved[0], anchors=("p1", "p99"))
    assert moved_targets(moved, edited.last.handbook) == {"p1": f"{NEW_NAME}#p1", "p99": NEW_NAME}


def test_the_history_of_a_renamed_source_leads_on_too(edited: Edited, tmp_path: Path) -> None:
    root = tmp_path / "twice"
    shutil.copytree(edited.root, root, ignore=shutil.ignore_patterns("site", ".pincite"))
    for name in ("inspection-1901.txt.yml", "topics.yml"):
        path = root / "seeds" / name
        path.write_text(path.read_text("utf-8").replace(SOURCE, "inspection-1901"), "utf-8")
    row = {"id": SOURCE, "to": "inspection-1901", "date": "1907", "reason": "Shorter."}
    (root / "seeds/moved.yml").write_text(yaml.safe_dump({"moved": [*MOVED["moved"], row]}), "utf-8")
    converted = pipeline.convert(root)
    page = page_of(converted, f"sources/{SOURCE}/history/")
    assert '<li id="p4-6569b6ce"><a href="../../../sources/inspection-1901/history/#p4-6569b6ce">' in page
    assert 'id="p4-6569b6ce"' in page_of(converted, "sources/inspection-1901/history/")
    texts = {artifact.path: artifact.data.decode() for artifact in converted.artifacts if artifact.path.endswith(".md")}
    pages, files = read_pages(texts), [artifact.path for artifact in converted.artifacts]
    assert [str(check_anchor) for check_anchor in check_anchors(pages, texts, converted.handbook)] == []
    assert [str(check_link) for check_link in check_links(pages, texts, files) if SOURCE in check_link.path] == []
    lost = {path: text.replace('id="p4-6569b6ce"', "") for path, text in texts.items()}
    assert [check_anchor.code for check_anchor in check_anchors(read_pages(lost), lost, converted.handbook)] == [
        "anchor-lost"
    ]
