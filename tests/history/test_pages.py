"""What pages put between words, and what parts words at line ends, from draft to redaction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pincite.checks.block_checks import check_blocks
from pincite.editing.redacting import redact
from pincite.editing.redaction_targets import Order
from pincite.errors import ContentError
from pincite.identity.ledger import Ledger
from pincite.model import Document, Sic, Source, Version
from pincite.per_source import convert_source
from pincite.pipeline import convert, write
from pincite.segmentation import blocks
from pincite.segmentation.profile import PLAIN, Profile
from pincite.segmentation.reading import read_whole
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import copy_toy, make_document, make_source

CLEAN = """The court heard nine men who had come from the
coast and who said that they had been held on a
boat for three years without pay. It then rose and
the clerk Anders Holmgren wrote down all that he had
heard that day. He slept at the inn by the weir.

The owner of the meadow closed the brook on Sunday.
"""
PRINTED = """The court heard nine men who had come from the
coast and who said that they had been held on a

THE MILL COURT                                 2

boat for three years without pay. It then rose and
the clerk Anders Holm-

THE MILL COURT                                 3

gren wrote down all that he had
heard that day. He slept at the inn by the weir.

The owner of the meadow closed the brook on Sunday.
"""


def _version(text: str, file: str, since: str) -> Version:
    seed = replace(make_source(text).seed, file=file)
    return Version(seed=seed, since=since, note=None, sic=(), left_out=())


def _accepted(text: str) -> tuple[Source, Document, Ledger]:
    source = make_source(text, title="no line")
    return source, *convert_source(source, PLAIN, None, Acceptance())


def _wordings(document: Document) -> list[tuple[str, str]]:
    return [(part.anchor, part.fingerprint) for block in document.blocks for part in block.parts if part.fingerprint]


def test_the_words_are_those_of_the_text_without_pages() -> None:
    assert _wordings(_accepted(PRINTED)[1]) == _wordings(_accepted(CLEAN)[1])


def test_what_was_accepted_stays_whatever_is_found_later(monkeypatch: pytest.MonkeyPatch) -> None:
    source, document, ledger = _accepted(PRINTED)
    assert any(block.gaps and block.joins for block in document.blocks)
    monkeypatch.setattr(blocks, "find_joins", lambda *_: ())
    monkeypatch.setattr(blocks, "read_pages", lambda seed, _: read_whole(seed))
    later, same = convert_source(source, PLAIN, ledger)
    assert _wordings(later) == _wordings(document)
    assert [block.text for block in later.blocks] == [block.text for block in document.blocks]
    assert same == ledger


def test_what_was_accepted_without_pages_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(blocks, "find_joins", lambda *_: ())
        before.setattr(blocks, "read_pages", lambda seed, _: read_whole(seed))
        source, document, ledger = _accepted(PRINTED)
    later, same = convert_source(source, PLAIN, ledger)
    assert _wordings(later) == _wordings(document)
    assert same == ledger


@pytest.mark.parametrize(("old", "new"), [(PRINTED, CLEAN), (CLEAN, PRINTED)])
def test_a_wording_with_other_pages_keeps_every_anchor(old: str, new: str) -> None:
    _, document, ledger = _accepted(old)
    versions = (_version(old, "larkholm.txt", "1901"), _version(new, "larkholm-2.txt", "1902"))
    source = replace(make_source(new, title="no line"), seed=versions[1].seed, versions=versions)
    renewed, recorded = convert_source(source, PLAIN, ledger, Acceptance(reason="another print"))
    assert _wordings(renewed) == _wordings(document)
    assert recorded.retired == []


CHINESE = "港口的法庭听取了九名男子的证词他们来自海岸并且说他们被关在一条船上\n三年没有得到任何报酬。书记写下了一切。"


def test_chinese_that_was_wrapped_anew_has_the_same_words() -> None:
    assert _wordings(_accepted(CHINESE)[1]) == _wordings(_accepted(CHINESE.replace("\n", ""))[1])


@pytest.mark.parametrize(
    "quote", ["Anders Holmgren", "been held on a boat for three years", "clerk Anders Holmgren wrote", "Holm-\n"]
)
def test_what_a_sidecar_marks_is_found_over_pages_and_line_ends(quote: str) -> None:
    document = make_document(make_source(PRINTED, title="no line", sensitive=(quote,)), PLAIN)
    marked = [sentence for block in document.blocks for sentence in block.sentences if sentence.sensitive]
    assert len(marked) == 1
    errors = make_document(make_source(PRINTED, title="no line", sic=(Sic(quote=quote, note=None),)), PLAIN)
    assert sum(len(sentence.sic) for block in errors.blocks for sentence in block.sentences) == 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the toy handbook with the printed text in it, accepted."""
    root = copy_toy(tmp_path / "toy")
    (root / "seeds/print.txt").write_text("No line\n\n" + PRINTED, "utf-8")
    sidecar = "id: print\ntitle: No line\nissued: 1990\npincite:\n  sensitive: ['Anders Holmgren wrote']\n"
    (root / "seeds/print.txt.yml").write_text(sidecar, "utf-8")
    names = [document.id for document in convert(root).handbook.documents]
    write(root, convert(root, accept={name: Acceptance() for name in names}))
    return root


def test_words_on_two_pages_are_redacted(root: Path) -> None:
    (root / "seeds/print.txt.yml").write_text("id: print\ntitle: No line\nissued: 1990\n", "utf-8")
    document = next(one for one in convert(root).handbook.documents if one.id == "print")
    place = next(
        sentence.anchor for block in document.blocks for sentence in block.sentences if "Holmgren" in sentence.text
    )
    order = Order(places=(f"print#{place}",), reason="by order of a court", date="2026-01-02", also=("Holmgren",))
    redact(root, order)
    text = (root / "seeds/print.txt").read_text("utf-8")
    assert "Anders" not in text
    assert "gren" not in text
    assert "THE MILL COURT                                 3" in text
    after = next(one for one in convert(root).handbook.documents if one.id == "print")
    assert after.at(place).text.strip("█\n ") == ""
    assert [one.anchor for block in after.blocks for one in block.parts] == [
        one.anchor for block in document.blocks for one in block.parts
    ]
    assert list(check_blocks(after)) == []


def test_a_name_on_two_pages_is_told_as_left(root: Path) -> None:
    (root / "seeds/print.txt.yml").write_text("id: print\ntitle: No line\nissued: 1990\n", "utf-8")
    text = (root / "seeds/inspection-1901.txt").read_text("utf-8")
    assert "Holmgren" not in text
    with pytest.raises(ContentError) as raised:
        redact(root, Order(places=("print#p2",), reason="by order of a court", date="2026-01-02", also=("Holmgren",)))
    assert any("print#p1" in str(problem) for problem in raised.value.problems)


def test_the_profile_says_where_pages_turn() -> None:
    profile = Profile.model_validate({"pages": "none"})
    document = make_document(make_source(PRINTED, title="no line"), profile)
    assert not any(block.gaps for block in document.blocks)
