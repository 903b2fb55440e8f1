"""Ledgers keep what was published: drafts are rewritten, accepted documents stay, edited ledgers are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from pincite.errors import ContentError, InputError, PinciteError
from pincite.identity.ledger import Ledger, LedgerRetired, ledger_artifact, ledger_path, read_ledger
from pincite.inputs.file_view import DiskView
from pincite.model import Document, Source
from pincite.per_source import convert_source
from pincite.segmentation.profile import Profile
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import make_profile, make_source
from tests.support.strategies import examples, profiles, seed_texts

TEXT = "Title\n\nOne lamp. Two lamps.\n\nThree lamps; four lamps.\n\nPrinted by Reed"
BLANK_LINES = make_profile(
    paragraphs="blank-lines",
    lines=[{"kind": "boilerplate", "match": "^Printed", "reason": "printer"}, {"kind": "title", "match": "^Title$"}],
)
SENTENCES = make_profile(
    paragraphs="blank-lines",
    lists=[{"section": "body", "kind": "list-item", "separators": ["[;.]"]}],
)


def _accepted(source: Source, profile: Profile = BLANK_LINES) -> tuple[Document, Ledger]:
    return convert_source(source, profile, None, Acceptance())


def _write(root: Path, ledger: Ledger, change: Callable[[Any], None] = lambda _: None) -> None:
    data = json.loads(ledger_artifact(ledger).data)
    change(data)
    path = root / ledger_path(ledger.source)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), "utf-8")


def test_a_draft_is_numbered_anew_when_the_profile_changes() -> None:
    source = make_source(TEXT)
    first, ledger = convert_source(source, BLANK_LINES, None)
    second, rewritten = convert_source(source, SENTENCES, ledger)
    assert [block.anchor for block in first.numbered] == ["p1", "p2"]
    assert len(second.numbered) > len(first.numbered)
    assert rewritten == convert_source(source, SENTENCES, None)[1] != ledger
    assert rewritten.draft


def test_a_draft_follows_its_seed() -> None:
    _, ledger = convert_source(make_source(TEXT), BLANK_LINES, None)
    other = make_source(TEXT.replace("Two", "2"))
    assert convert_source(other, BLANK_LINES, ledger) == convert_source(other, BLANK_LINES, None)


def test_an_accepted_document_stays_when_the_profile_changes() -> None:
    source = make_source(TEXT)
    published, ledger = _accepted(source)
    again, kept = convert_source(source, SENTENCES, ledger)
    assert (again.blocks, kept) == (published.blocks, ledger)
    assert not again.draft


def test_an_accepted_document_stays_when_the_segmenter_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_source(TEXT)
    published, ledger = _accepted(source)
    monkeypatch.setattr(
        "pincite.segmentation.blocks.sentence_spans", lambda _text, start, end, *_: iter([(start, end)])
    )
    assert convert_source(source, BLANK_LINES, None)[0].blocks != published.blocks
    assert convert_source(source, BLANK_LINES, ledger)[0].blocks == published.blocks


@examples(60)
@given(seed_texts, profiles, profiles)
def test_no_profile_moves_an_accepted_anchor(text: str, first: Profile, second: Profile) -> None:
    source = make_source(text)
    published, ledger = _accepted(source, first)
    again, kept = convert_source(source, second, ledger)
    assert (again.blocks, kept) == (published.blocks, ledger)


@examples(60)
@given(seed_texts, profiles)
def test_a_ledger_is_read_back_as_it_was_written(text: str, profile: Profile) -> None:
    _, ledger = _accepted(make_source(text), profile)
    written = ledger_artifact(ledger).data
    assert Ledger.model_validate_json(written, strict=True) == ledger
    assert ledger_artifact(Ledger.model_validate_json(written, strict=True)).data == written


def test_retired_anchors_are_read_back_too() -> None:
    _, ledger = _accepted(make_source(TEXT))
    retired = [
        LedgerRetired(anchor="p9", status="merged", leads_to="p2"),
        LedgerRetired(anchor="p8", status="withdrawn", leads_to=None),
    ]
    ledger = ledger.model_copy(update={"retired": retired})
    assert Ledger.model_validate_json(ledger_artifact(ledger).data, strict=True) == ledger


def test_a_ledger_holds_one_line_a_block() -> None:
    document, ledger = _accepted(make_source(TEXT))
    lines = ledger_artifact(ledger).data.decode().splitlines()
    assert sum(line.startswith('{"kind"') for line in lines) == len(document.blocks)


EDITS: dict[str, Callable[[Any], None]] = {
    "a span moved": lambda data: _block(data, 1).update(start=8),
    "a span beyond the end": lambda data: _block(data, 1).update(start=900, end=999),
    "a fingerprint changed": lambda data: _block(data, 1).update(fingerprint="00000000"),
    "a fingerprint taken away": lambda data: _block(data, 1).update(fingerprint=None),
    "a sentence's fingerprint changed": lambda data: _block(data, 1)["sentences"][0].update(fingerprint="00000000"),
    "a sentence's span changed": lambda data: _block(data, 1)["sentences"][0].update(end=12),
    "an anchor taken away": lambda data: _block(data, 1).update(anchor=None, fingerprint=None, sentences=[]),
    "an anchor given to a title": lambda data: _block(data, 0).update(anchor="p9", fingerprint="00000000"),
    "a block taken away": lambda data: data["versions"][0]["blocks"].pop(1),
    "boilerplate taken away": lambda data: data["versions"][0]["blocks"].pop(),
    "boilerplate cut short": lambda data: _block(data, 3).update(end=60),
    "blocks in another order": lambda data: data["versions"][0]["blocks"].reverse(),
}


def _block(data: Any, place: int) -> Any:
    return data["versions"][0]["blocks"][place]


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_an_edited_ledger_is_refused(change: Callable[[Any], None], tmp_path: Path) -> None:
    source = make_source(TEXT)
    _write(tmp_path, _accepted(source)[1], change)
    with pytest.raises(ContentError) as raised:
        convert_source(source, BLANK_LINES, read_ledger(DiskView(tmp_path), source.id))
    assert {problem.code for problem in raised.value.problems} == {"ledger-edited"}
    assert {problem.path for problem in raised.value.problems} == {"seeds/anchors/larkholm.json"}


UNREADABLE: dict[str, Callable[[Any], None]] = {
    "no version": lambda data: data["versions"].clear(),
    "an unknown key": lambda data: data.update(note="mine"),
    "another format": lambda data: data.update(format=2),
    "an anchor that is none": lambda data: _block(data, 1).update(anchor='p1" onclick="x'),
    "a sentence's anchor that is none": lambda data: _block(data, 1)["sentences"][0].update(anchor="p1s0"),
    "an offset before the seed": lambda data: _block(data, 1).update(start=-1),
    "an offset as text": lambda data: _block(data, 1).update(start="7"),
    "a kind that is none": lambda data: _block(data, 1).update(kind="poem"),
    "a missing key": lambda data: data.pop("draft"),
}


@pytest.mark.parametrize("change", UNREADABLE.values(), ids=UNREADABLE)
def test_a_ledger_that_is_none_is_refused(change: Callable[[Any], None], tmp_path: Path) -> None:
    source = make_source(TEXT)
    _write(tmp_path, _accepted(source)[1], change)
    with pytest.raises(InputError, match=r"^ledger-unreadable seeds/anchors/larkholm.json: .* take the file back"):
        read_ledger(DiskView(tmp_path), source.id)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', "[" * 100_000], ids=len)
def test_a_file_that_is_no_ledger_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / ledger_path("larkholm")
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"^ledger-unreadable seeds/anchors/larkholm.json"):
        read_ledger(DiskView(tmp_path), "larkholm")


def _other_file(source: Source) -> Source:
    return replace(source, seed=replace(source.seed, file="other.txt"))


OTHERS: dict[str, Callable[[Source], Source]] = {
    "other words": lambda source: make_source(TEXT.replace("Two", "Ten")),
    "other white space": lambda source: make_source(TEXT + " "),
    "another file": _other_file,
    "another id": lambda source: replace(source, id="other"),
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_another_seed_than_the_accepted_one_is_refused(change: Callable[[Source], Source]) -> None:
    source = make_source(TEXT)
    _, ledger = _accepted(source)
    with pytest.raises(PinciteError) as raised:
        convert_source(change(source), BLANK_LINES, ledger)
    assert [problem.code for problem in raised.value.problems] == ["ledger-other-seed"]
