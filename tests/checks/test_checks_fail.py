"""Each check really fails: one case for each code provokes exactly that code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.checks.output_checks import check_no_machine, check_repeatable, check_up_to_date, digests
from pincite.checks.page_checks import check_passages, check_quotations, page_url, read_pages
from pincite.errors import Problem
from pincite.model import Artifact, Block, Document, Retired, text_artifact
from pincite.pages.sources.source_page import source_page
from tests.support.linking import check_links
from tests.support.making import make_document, make_handbook, make_profile, make_source

TEXT = "One lamp. Two lamps.\nThree lamps.\nPrinted by Reed"
LINES = make_profile(paragraphs="lines", lines=[{"kind": "boilerplate", "match": "^Printed", "reason": "printer"}])
PAGE = "docs/sources/larkholm/index.md"


def _document() -> Document:
    return make_document(make_source(TEXT), LINES)


def _with(place: int, **fields: object) -> Document:
    document = _document()
    block: Block = replace(document.blocks[place], **fields)  # type: ignore[arg-type]
    return replace(document, blocks=(*document.blocks[:place], block, *document.blocks[place + 1 :]))


def _blocks(*places: int) -> Document:
    document = _document()
    return replace(document, blocks=tuple(document.blocks[place] for place in places))


def _codes(problems: Iterator[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def _first_sentence_twice() -> Document:
    sentence = _document().blocks[0].sentences[0]
    return _with(0, sentences=(sentence, sentence))


BLOCKS: dict[str, tuple[Document, list[str]]] = {
    "nothing": (_document(), []),
    "a block is missing": (_blocks(0, 2), ["words-lost"]),
    "the last block is missing": (_blocks(0, 1), ["words-lost"]),
    "a block stands twice": (_blocks(0, 0, 1, 2), ["words-twice"]),
    "blocks stand in another order": (_blocks(1, 0, 2), ["words-differ"]),
    "the words are others": (
        _with(2, text="Printed by Read"),
        ["words-differ"],
    ),
    "a fingerprint is another": (_with(0, fingerprint="00000000"), ["fingerprint-differs"]),
    "a sentence stands twice": (_first_sentence_twice(), ["sentences-differ"]),
    "there are no sentences": (_with(0, sentences=()), ["no-sentences"]),
    "there is no reason": (_with(2, reason=None), ["no-reason"]),
}


@pytest.mark.parametrize(("document", "codes"), BLOCKS.values(), ids=BLOCKS)
def test_it_finds_what_is_wrong_with_blocks(document: Document, codes: list[str]) -> None:
    assert _codes(check_blocks(document)) == codes
    assert _codes(check_ids(_document())) == []


def test_it_names_the_line_of_words_that_are_lost() -> None:
    problem = next(check_blocks(_blocks(0, 2)))
    assert str(problem) == (
        "words-lost seeds/larkholm.txt:1: 'Three lamps.' lies in no block. "
        "This is a fault of pincite or of the ledger; do not publish."
    )


def test_it_finds_an_anchor_that_is_used_twice() -> None:
    assert _codes(check_ids(_with(1, anchor="p1"))) == ["anchor-twice"]
    assert _codes(check_ids(_with(1, anchor="p1s1"))) == ["anchor-twice"]


def test_it_finds_a_retired_anchor_that_is_used_again() -> None:
    retired = (Retired(anchor="p2", status="withdrawn", leads_to=None),)
    assert _codes(check_ids(replace(_document(), retired=retired))) == ["anchor-reused"]


def _page() -> str:
    document = _document()
    return source_page(document, make_handbook([document]), ()).data.decode()


def _quoting(cited: str, words: str) -> list[str]:
    page = f'# A page\n\n<blockquote><span data-cites="{cited}">{words}</span></blockquote>\n'
    return _codes(check_quotations(read_pages({"docs/x.md": page}), [_document()]))


QUOTATIONS = {
    ("larkholm#p1s2", "Two lamps."): [],
    ("larkholm#p1s2", "Two\n <b>lamps</b>."): [],
    ("larkholm#p1s2", 'Two lamps<em class="pc-sic"> [sic]</em>.'): [],
    ("larkholm#p1", "One lamp. Two lamps."): [],
    ("larkholm#p1s2", "Ten lamps."): ["quotation-altered"],
    ("larkholm#p1s2", "Two lamps"): ["quotation-altered"],
    ("larkholm#p1s2", "two lamps."): ["quotation-altered"],
    ("larkholm#p1s2", "Two lamps. Three lamps."): ["quotation-altered"],
    ("larkholm#p1s2", ""): ["quotation-altered"],
    ("larkholm#p2s1", "Two lamps."): ["quotation-altered"],
    ("larkholm#p9", "Two lamps."): ["cites-nothing"],
    ("reed#p1s2", "Two lamps."): ["cites-nothing"],
    ("larkholm", "Two lamps."): ["cites-nothing"],
    ("", "Two lamps."): ["cites-nothing"],
}


@pytest.mark.parametrize(("cited", "words"), QUOTATIONS)
def test_it_verifies_each_quotation(cited: str, words: str) -> None:
    assert _quoting(cited, words) == QUOTATIONS[cited, words]


def test_it_names_the_line_of_a_quotation() -> None:
    page = '---\ntitle: x\n---\n# A page\n\n<p data-cites="larkholm#p9">x</p>\n'
    problem = next(check_quotations(read_pages({"docs/x.md": page}), [_document()]))
    assert (problem.path, problem.line) == ("docs/x.md", 6)


PASSAGES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "nothing": (lambda page: page, []),
    "a letter": (lambda page: page.replace("Three", "3"), ["passage-altered", "passage-altered"]),
    "a sentence's words": (lambda page: page.replace(">Two lamps.<", ">Two<"), ["passage-altered", "passage-altered"]),
    "a sentence's id": (lambda page: page.replace('id="p1s2"', 'id="p1s9"'), ["passage-lost"]),
    "a paragraph's id": (lambda page: page.replace('id="p2"', 'id="q2"'), ["passage-lost"]),
    "white space": (lambda page: page.replace("Three lamps.", "Three\n  lamps."), []),
    "words added": (lambda page: page.replace("Three", "<b>Not</b> three"), ["passage-altered", "passage-altered"]),
    "words hidden": (
        lambda page: page.replace("Three", '<i class="pc-sic">Three</i>'),
        ["passage-altered", "passage-altered"],
    ),
}


@pytest.mark.parametrize(("change", "codes"), PASSAGES.values(), ids=PASSAGES)
def test_it_verifies_each_passage(change: Callable[[str], str], codes: list[str]) -> None:
    changed = change(_page())
    assert _codes(check_passages(read_pages({PAGE: changed}), [_document()])) == codes


def test_it_misses_the_page_of_a_source() -> None:
    assert _codes(check_passages({}, [_document()])) == ["no-page"]


LINKS = {
    "../sources/larkholm/": [],
    "../sources/larkholm/#p1": [],
    "../sources/larkholm#p1s2": [],
    "#here": [],
    "./": [],
    "../": [],
    "../api/v1/x.json": [],
    "../downloads/handbook.pdf": [],
    "https://example.org/nowhere": [],
    "mailto:a@example.org": [],
    "//example.org/x": [],
    "../sources/larkolm/": ["dead-link"],
    "../sources/": ["dead-link"],
    "sources/larkholm/": ["dead-link"],
    "../../sources/larkholm/": ["dead-link"],
    "/sources/larkholm/": ["dead-link"],
    "..": [],
    "../..": ["dead-link"],
    "../sources/larkholm/#p9": ["dead-fragment"],
    "#nowhere": ["dead-fragment"],
    "../api/v1/y.json": ["dead-link"],
}


@pytest.mark.parametrize(("href", "codes"), LINKS.items())
def test_it_follows_each_link(href: str, codes: list[str]) -> None:
    texts = {
        PAGE: _page(),
        "docs/index.md": "# Home\n",
        "docs/x.md": f'# X\n\n## Here {{: #here }}\n\n<p><a href="{href}">x</a></p>\n',
    }
    pages = {path: page for path, page in read_pages(texts).items() if path != PAGE}
    whole = read_pages(texts)
    problems = check_links(whole, texts, ["docs/api/v1/x.json"])
    assert [problem.code for problem in problems if problem.path in pages] == codes


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("docs/index.md", ""),
        ("docs/x.md", "x/"),
        ("docs/sources/index.md", "sources/"),
        ("docs/sources/x.md", "sources/x/"),
        ("docs/sources/x/index.md", "sources/x/"),
        ("docs/reindex.md", "reindex/"),
    ],
)
def test_it_knows_the_address_of_each_page(path: str, url: str) -> None:
    assert page_url(path) == url


def test_it_finds_the_path_of_the_machine(tmp_path: Path) -> None:
    files = [text_artifact("a", "x"), text_artifact("docs/b.md", f"x\ny {tmp_path}/seeds\n")]
    (problem,) = check_no_machine(files, tmp_path)
    assert (problem.code, problem.path, problem.line) == ("machine-path", "docs/b.md", 2)
    assert str(tmp_path) not in str(problem)


def test_it_finds_files_that_a_second_run_did_not_write_alike() -> None:
    first = digests([text_artifact("a", "x"), text_artifact("b", "x"), text_artifact("c", "x")])
    second = digests([text_artifact("a", "x"), text_artifact("b", "y"), text_artifact("d", "x")])
    found = [(problem.code, problem.path) for problem in check_repeatable(first, second)]
    assert found == [("not-repeatable", "b"), ("not-repeatable", "c"), ("not-repeatable", "d")]
    assert _codes(check_repeatable(first, first)) == []


def test_it_finds_files_that_are_out_of_date(tmp_path: Path) -> None:
    files = [Artifact(path=name, data=b"new") for name in ("a", "b", "c")]
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / "b").write_bytes(b"old")
    found = [(problem.code, problem.path, problem.message) for problem in check_up_to_date(files, tmp_path)]
    assert found == [
        ("out-of-date", "b", "it is not what the seeds give."),
        ("out-of-date", "c", "it is missing."),
    ]
