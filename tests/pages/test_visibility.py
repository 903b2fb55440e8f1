"""What may be shown where is decided in one module, and nobody else looks at the fields that it rests on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pincite.model import Block, Redaction, Sentence, Source
from pincite.visibility import Extent, Outlet, Reason, Shown, plain_words, shown
from tests.support.making import REPOSITORY, make_document, make_source

PACKAGE = REPOSITORY / "scripts/pincite"
FIELDS = {"publish", "sensitive", "redaction"}
# What defines the fields, reads them from a sidecar, or notes them on passages.
OWNERS = {"visibility.py", "sources/sidecar.py", "sources/registry.py", "segmentation/annotations.py"}
# What tells readers what the sidecar says, and decides nothing by it.
TOLD = {"pages/sources/source_front_matter.py": {"publish"}, "pages/api/documents.py": {"publish"}}


def _looked_at(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in FIELDS}
    compared = (side for node in ast.walk(tree) if isinstance(node, ast.Compare) for side in node.comparators)
    return read | {side.value for side in compared if isinstance(side, ast.Constant) and side.value == "excerpts"}


def test_no_other_module_looks_at_what_holds_words_back() -> None:
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    found = {name: _looked_at(path) for name, path in paths.items() if name not in OWNERS}
    assert {name: fields for name, fields in found.items() if fields} == TOLD


def _sentence(*ways: str) -> Sentence:
    redaction = Redaction(anchor="p1s1", date="2026-12-01", reason="asked") if "redacted" in ways else None
    is_sensitive = "sensitive" in ways
    return Sentence(
        anchor="p1s1", start=0, end=2, text="A.", fingerprint="", sensitive=is_sensitive, redaction=redaction
    )


def _source(*ways: str) -> Source:
    return make_source("A.", publish="excerpts" if "excerpts" in ways else "full")


def _shown(outlet: Outlet, *ways: str) -> Shown:
    return shown(_sentence(*ways), _source(*ways), outlet)


@pytest.mark.parametrize("outlet", Outlet)
def test_what_holds_words_back_in_two_ways_shows_no_more_than_either(outlet: Outlet) -> None:
    assert _shown(outlet).is_whole
    ways = [reason.name.lower() for reason in Reason]
    for first in ways:
        assert _shown(outlet, first).is_whole or _shown(outlet, first).reason is Reason[first.upper()]
        for second in ways:
            least = min(_shown(outlet, first).extent, _shown(outlet, second).extent)
            assert _shown(outlet, first, second).extent is least


def test_words_never_leave_their_source_where_they_are_sensitive() -> None:
    own = {Outlet.PAGE, Outlet.PAGE_DATA, Outlet.TOMBSTONE, Outlet.EDITION, Outlet.HISTORY, Outlet.HISTORY_DATA}
    showing = {outlet for outlet in Outlet if _shown(outlet, "sensitive").extent is not Extent.NOTHING}
    assert showing == own | {Outlet.PDF_TEXT}


def _block(text: str, *sensitive: str) -> tuple[Block, Source]:
    source = make_source(text, sensitive=sensitive)
    return make_document(source).blocks[0], source


def test_plain_words_leave_a_sign_where_a_sentence_is_held_back() -> None:
    block, source = _block("A lamp. He fell. It rose.", "He fell")
    assert plain_words(block, source, Outlet.TABLES) == "A lamp. […] It rose."
    assert plain_words(block, source, Outlet.PAGE_DATA) == block.text
    assert plain_words(block, source, Outlet.TABLES, {"p1s3"}) == "A lamp. […] […]"


def test_the_first_words_of_a_passage_are_not_those_of_a_sensitive_sentence() -> None:
    source = make_source("He fell from it. A lamp went out.", sensitive=("He fell",), publish="excerpts")
    block = make_document(source).blocks[0]
    assert plain_words(block, source, Outlet.TABLES) == "[…] A lamp went out."
