"""Guards: what was published once leads somewhere, and no record of it is lost or changed unseen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pincite.checks.anchor_checks import check_editions, check_issued, check_past_ids
from pincite.checks.page_checks import read_pages
from pincite.errors import InputError
from pincite.git_head import committed_files
from pincite.identity.ledger import Ledger, ledger_artifact, read_ledger
from pincite.identity.ledger_integrity import check_edition, check_merge, lost_editions, lost_records
from pincite.identity.releases import create_release
from pincite.inputs.file_view import DiskView
from pincite.model import Document, Edition, PastVersion, Seed, Source, Version
from pincite.pages.editions.edition_pages import edition_source_page
from pincite.per_source import convert_source
from pincite.segmentation.profile import Profile
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import make_handbook, make_profile, make_source

LINES: Profile = make_profile(paragraphs="lines")
FIRST = "One lamp burns. Two lamps do not.\nThe boat came in late.\nThe door of the store is broken."
OURS = FIRST + "\nCoal is dear on this harbour."
THEIRS = FIRST + "\nTen sirens were bought in Wick."


def _source(*texts: str) -> Source:
    versions = tuple(
        Version(
            seed=Seed(file=f"{place}-{text[-5:-1]}.txt", sha256=make_source(text).seed.sha256, text=text),
            since=None,
            note=None,
            sic=(),
            left_out=(),
        )
        for place, text in enumerate(texts)
    )
    return replace(make_source(texts[-1]), seed=versions[-1].seed, versions=versions)


def _ledger(*texts: str) -> tuple[Document, Ledger]:
    ledger = None
    for place in range(len(texts)):
        document, ledger = convert_source(_source(*texts[: place + 1]), LINES, ledger, Acceptance())
    assert ledger
    return document, ledger


def _changed(change: Callable[[Any], object]) -> Ledger:
    data = json.loads(ledger_artifact(_ledger(OURS, FIRST)[1]).data)
    change(data)
    return Ledger.model_validate_json(json.dumps(data), strict=True)


def _block(data: Any, place: int) -> Any:
    return data["versions"][0]["blocks"][place]


LOST: dict[str, tuple[Callable[[Any], object], set[str]]] = {
    "nothing": (lambda data: data, set()),
    "the reason in other words": (lambda data: data["retired"][0].update(reason="a name"), set()),
    "a version": (lambda data: data["versions"].pop(), {"ledger-lost-record"}),
    "versions in another order": (lambda data: data["versions"].reverse(), {"ledger-lost-record"}),
    "a paragraph": (lambda data: data["versions"][0]["blocks"].pop(1), {"ledger-lost-record"}),
    "a sentence": (lambda data: _block(data, 0)["sentences"].pop(), {"ledger-lost-record"}),
    "a span": (lambda data: _block(data, 1).update(end=40), {"ledger-changed-record"}),
    "a fingerprint": (lambda data: _block(data, 1).update(fingerprint="00000000"), {"ledger-changed-record"}),
    "a retired anchor": (lambda data: data["retired"].clear(), {"ledger-lost-record"}),
    "where one leads": (
        lambda data: data["retired"][0].update(status="merged", leads_to="p1"),
        {"ledger-changed-record"},
    ),
    "a draft again": (lambda data: data.update(draft=True), {"ledger-lost-record"}),
}


@pytest.mark.parametrize(("change", "codes"), LOST.values(), ids=LOST)
def test_a_ledger_loses_nothing_that_the_last_commit_has(change: Callable[[Any], object], codes: set[str]) -> None:
    old = _ledger(OURS, FIRST)[1]
    assert {lost_record.code for lost_record in lost_records(old, _changed(change))} == codes


def test_a_ledger_may_not_go_and_a_draft_may() -> None:
    old = _ledger(FIRST)[1]
    assert [lost_record.code for lost_record in lost_records(old, None)] == ["ledger-lost-record"]
    assert list(lost_records(old.model_copy(update={"draft": True}), None)) == []


def test_ledgers_of_two_branches_are_told_apart_when_they_were_put_together() -> None:
    ours, theirs = _ledger(FIRST, OURS)[1], _ledger(FIRST, THEIRS)[1]
    last = [[block.anchor for block in ledger.versions[1].blocks][-1] for ledger in (ours, theirs)]
    assert last == ["p3a", "p3a"]
    naive = ours.model_copy(update={"versions": [*ours.versions, theirs.versions[1]]})
    (problem,) = check_merge(naive)
    assert problem.code == "ledger-merged"
    assert "two branches both added one, and may have given the same id to different words" in problem.message
    assert "git checkout <branch> -- seeds/anchors/larkholm.json" in problem.fix
    mended = convert_source(_source(FIRST, OURS, THEIRS), LINES, ours, Acceptance())[1]
    assert list(check_merge(mended)) == list(lost_records(ours, mended)) == []
    assert [block.anchor for block in mended.versions[-1].blocks][-1] == "p3b"


def test_blocks_of_two_branches_in_one_wording_are_found() -> None:
    ledger = _ledger(FIRST)[1]
    blocks = ledger.versions[0].blocks
    twice = ledger.versions[0].model_copy(update={"blocks": [*blocks, blocks[1]]})
    messages = [problem.message for problem in check_merge(ledger.model_copy(update={"versions": [twice]}))]
    assert messages[0].startswith("`p2` stands twice in the wording")


def test_the_marks_of_a_merge_are_explained(tmp_path: Path) -> None:
    path = tmp_path / "seeds/anchors/larkholm.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"format": 1,\n<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> theirs\n', "utf-8")
    with pytest.raises(
        InputError, match=r"^ledger-conflict seeds/anchors/larkholm.json:2: a merge left its marks .*accept"
    ):
        read_ledger(DiskView(tmp_path), "larkholm")


def test_an_edition_holds_a_ledger_to_what_it_had() -> None:
    document, ledger = _ledger(FIRST, OURS)
    record = create_release("2026.1", "2026-12-01", [ledger], [])

    def codes(now: dict[str, Ledger], moved: dict[str, str | None] | None = None) -> set[str]:
        return {problem.code for problem in check_edition(record, now, moved or {})}

    assert codes({document.id: ledger}) == set()
    assert codes({}) == {"edition-source-lost"}
    assert codes({}, {document.id: None}) == set()
    assert codes({"new": ledger}, {document.id: "new"}) == set()
    assert codes({document.id: _ledger(FIRST)[1]}) == {"edition-version-lost", "edition-anchor-lost"}
    assert codes({document.id: _ledger(FIRST, THEIRS)[1]}) == {"edition-version-lost"}


def test_the_record_of_an_edition_may_not_change_but_for_digests() -> None:
    record = create_release("2026.1", "2026-12-01", [_ledger(FIRST)[1]], [])
    digests = [source.model_copy(update={"sha256": "0"}) for source in record.sources]
    assert list(lost_editions(record, record.model_copy(update={"sources": digests}))) == []
    for other in (None, record.model_copy(update={"date": "2026-12-02"}), record.model_copy(update={"sources": []})):
        assert [lost_edition.code for lost_edition in lost_editions(record, other)] == ["edition-lost-record"]


def test_every_id_that_was_published_must_be_on_its_page() -> None:
    path = "docs/sources/larkholm/index.md"
    texts = {path: '# Larkholm\n\n## The lamp {: #h-the-lamp }\n\n<p id="p1">x<span id="p1s1"></span></p>\n'}
    pages = read_pages(texts)
    issued = {"larkholm": ["p1", "p1s1", "h-the-lamp", "p2"], "reed": ["p1"]}
    found = [(problem.code, problem.path) for problem in check_issued(pages, texts, issued)]
    assert found == [("anchor-leads-nowhere", path), ("source-page-lost", "docs/sources/reed/index.md")]


def test_an_id_that_an_earlier_wording_used_twice_is_found() -> None:
    document, _ = _ledger(FIRST)
    past = PastVersion(file="old.txt", since=None, note=None, blocks=(document.blocks[0], document.blocks[0]))
    assert {problem.code for problem in check_past_ids(replace(document, past=(past,)))} == {"anchor-twice"}


def test_the_page_of_an_edition_holds_what_the_edition_had() -> None:
    document, _ = _ledger(FIRST)
    edition = Edition(name="2026.1", date="2026-12-01", texts=(document,), changes=())
    made = edition_source_page(edition, document, make_handbook([document], editions=(edition,)))

    def codes(text: str) -> list[str]:
        return [problem.code for problem in check_editions(read_pages({made.path: text}), [edition])]

    text = made.data.decode()
    assert codes(text) == []
    assert codes(text.replace("broken", "mended")) == ["passage-altered", "passage-altered"]
    assert codes(text.replace('id="p2"', 'id="q2"')) == ["passage-lost"]
    assert [problem.code for problem in check_editions({}, [edition])] == ["no-page"]


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_the_last_commit_is_read_below_any_folder_of_a_checkout(tmp_path: Path) -> None:
    root = tmp_path / "a handbook"
    (root / "seeds/anchors/deep").mkdir(parents=True)
    assert committed_files(root, ["seeds/anchors"]) == {}
    _git(tmp_path, "init", "--quiet")
    assert committed_files(root, ["seeds/anchors"]) == {}
    texts = {"seeds/anchors/a.json": "{\n\n}", "seeds/anchors/b.json": "é\n", "seeds/anchors/deep/c.json": "c"}
    for name, text in texts.items():
        (root / name).write_text(text, "utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "one")
    (root / "seeds/anchors/a.json").unlink()
    texts.pop("seeds/anchors/deep/c.json")
    assert committed_files(root, ["seeds/anchors", "seeds/editions"]) == texts
