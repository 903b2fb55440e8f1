"""Whatever stands in a seed or a sidecar comes out of the page as the same text, at the same id.

Pages go through Python-Markdown with the extensions of the repository's own `mkdocs.yml`.
"""

from __future__ import annotations

from html import escape
from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from pincite.model import Document, Evidence, Handbook, Section, SentenceHit, Sic, Topic, TopicHit
from pincite.pages.sources.source_front_matter import front_matter
from pincite.pages.sources.source_page import source_page
from pincite.pages.topics.topic_pages import topic_pages
from pincite.richtext import as_rich
from pincite.text import normal_form, one_line
from tests.support.making import make_document, make_handbook, make_profile, make_source
from tests.support.reading import Words, site_html
from tests.support.strategies import MARKUP, evidence, examples, phrases, seed_texts

LINES = make_profile(paragraphs="lines")
ADDED_BY_MARKUP = {
    "script",
    "style",
    "img",
    "input",
    "iframe",
    "form",
    "object",
    "mark",
    "del",
    "ins",
    "sup",
    "abbr",
    "kbd",
}


def _read(page: str) -> Words:
    page = page.replace("\r\n", "\n").replace("\r", "\n")  # as a text file is read
    body, meta = get_data(page)
    assert meta, "MkDocs found no front matter"
    assert body.strip() == frontmatter.loads(page).content.strip()
    read = Words(site_html(body))
    assert not read.tags & ADDED_BY_MARKUP
    assert "onclick" not in read.attributes
    return read


def _page(document: Document, handbook: Handbook | None = None) -> str:
    return source_page(document, handbook or make_handbook([document]), ()).data.decode()


def _assert_all_there(document: Document, read: Words) -> None:
    wanted = {
        str(part.anchor): one_line(part.text) for block in document.blocks if block.anchor for part in block.parts
    }
    assert wanted.keys() == {name for name in read.by_id if name in wanted}
    assert {name: read.words(name) for name in wanted} == wanted


@examples(60)
@given(seed_texts)
def test_any_seed_comes_out_as_the_same_text(text: str) -> None:
    document = make_document(make_source(text), LINES)
    _assert_all_there(document, _read(_page(document)))


@pytest.mark.parametrize("line", MARKUP)
def test_each_line_of_markup_comes_out_as_itself(line: str) -> None:
    text = f"{line}\n\nbefore {line} after\n\n{line}\n{line}\n\nthe HTML"
    for paragraphs in ("lines", "blank-lines"):
        document = make_document(make_source(text, title="none of these"), make_profile(paragraphs=paragraphs))
        read = _read(_page(document))
        _assert_all_there(document, read)
        assert read.words("p1") == one_line(document.blocks[0].text)


@examples(20)
@given(seed_texts, st.sampled_from(["heading", "caption", "notice", "list-item", "quote"]))
def test_any_line_comes_out_as_any_kind_of_block(text: str, kind: str) -> None:
    profile = make_profile(paragraphs="lines", lines=[{"kind": kind, "match": "^"}])
    document = make_document(make_source(text, title="no line"), profile)
    assert {block.kind for block in document.blocks} == {kind}
    _assert_all_there(document, _read(_page(document)))


@examples(20)
@given(phrases)
def test_any_title_comes_out_as_the_same_text(title: str) -> None:
    document = make_document(make_source("The lamp.", title=as_rich(title)), LINES)
    assert _read(_page(document)).words("title") == one_line(title)


@examples(20)
@given(phrases)
def test_any_section_title_comes_out_in_square_brackets(title: str) -> None:
    profile = make_profile(paragraphs="lines", sections=[{"id": "body", "title": title}])
    document = make_document(make_source("The lamp."), profile)
    assert _read(_page(document)).words("h-body") == f"[{one_line(title)}]"


@examples(20)
@given(st.lists(evidence, min_size=1, max_size=3), phrases, phrases)
def test_what_a_sidecar_says_comes_out_as_the_same_text(rows: list[Evidence], note: str, rights: str) -> None:
    source = make_source(
        "The lamp.", evidence=tuple(rows), coverage_note=note, content_note=note, checked_note=note, rights=rights
    )
    read = Words(f'<div id="all">{_html(source)}</div>')
    said = [note, rights, *(text for row in rows for text in (row.field, row.quote, row.note) if text)]
    assert [text for text in said if one_line(text) not in read.words("all")] == []
    assert not read.tags & ADDED_BY_MARKUP


@pytest.mark.parametrize("line", MARKUP)
def test_each_line_of_markup_comes_out_of_a_note_of_many_lines_as_itself(line: str) -> None:
    note = f"a\n{line}\nb\n\n{line}\n\n    {line}\nc\n{line}"
    row = Evidence(field="title", basis="external", quote=None, note=note)
    read = Words(
        f'<div id="all">{_html(make_source("The lamp.", evidence=(row,), content_note=note, rights=note))}</div>'
    )
    assert read.words("all").count(one_line(note)) == 3
    assert not read.tags & ADDED_BY_MARKUP


def _html(source: object) -> str:
    body, _ = get_data(_page(make_document(source, LINES)))  # type: ignore[arg-type]
    return site_html(body)


@examples(20)
@given(seed_texts, phrases)
def test_what_is_left_out_is_shown_at_the_end(text: str, reason: str) -> None:
    profile = make_profile(paragraphs="lines", lines=[{"kind": "boilerplate", "match": ".", "reason": reason}])
    document = make_document(make_source(text, title="no line"), profile)
    read = Words(f'<div id="all">{site_html(get_data(_page(document))[0])}</div>')
    shown = read.words("all")
    left_out = [block for block in document.blocks if block.kind == "boilerplate"]
    assert left_out
    assert all(one_line(block.text) in shown and one_line(reason) in shown for block in left_out)


@examples(20)
@given(st.lists(phrases, min_size=2, max_size=4))
def test_marks_of_errors_leave_the_words_as_they_are(words: list[str]) -> None:
    text = " ".join(one_line(word) for word in words)
    source = make_source(text, title="no line", sic=(Sic(quote=one_line(words[0]), note="a fault"),))
    document = make_document(source, LINES)
    page = _page(document)
    assert "[sic]" in page
    _assert_all_there(document, _read(page))


def _excerpted(document: Document, topic: Topic) -> Words:
    block = document.numbered[0]
    sentences = tuple(SentenceHit(anchor=sentence.anchor, because=("x",)) for sentence in block.sentences)
    hit = TopicHit(topic=topic.id, source=document.id, anchor=str(block.anchor), sentences=sentences)
    handbook = make_handbook([document], topics=(topic,), hits=(hit,))
    page = next(topic_page.data.decode() for topic_page in topic_pages(handbook) if "/oil" in topic_page.path)
    return Words(f'<div id="all">{site_html(get_data(page)[0])}</div>')


@examples(20)
@given(seed_texts, phrases, phrases)
def test_excerpts_and_topics_come_out_as_the_same_text(text: str, title: str, definition: str) -> None:
    document = make_document(make_source(text, title="no line"), LINES)
    read = _excerpted(document, Topic(id="oil", title=title, definition=definition))
    shown = read.words("all")
    assert [sentence.text for sentence in document.numbered[0].sentences if one_line(sentence.text) not in shown] == []
    assert read.words("title") == one_line(title)
    assert one_line(definition) in shown


def test_sentences_that_stand_apart_in_the_seed_stand_apart_in_an_excerpt() -> None:
    document = make_document(make_source("One lamp. Two lamps."), LINES)
    read = _excerpted(document, Topic(id="oil", title="Oil", definition="Of oil."))
    assert "One lamp. Two lamps." in read.words("all")


def test_sentences_that_touch_in_the_seed_touch_on_its_page() -> None:
    document = make_document(make_source("灯は消えた。船は戻らない。"), LINES)
    _assert_all_there(document, _read(_page(document)))


@examples(20)
@given(phrases, phrases, phrases, st.none() | phrases)
def test_front_matter_is_read_back_as_it_went_in(title: str, rights: str, note: str, period: str | None) -> None:
    source = make_source("The lamp.", title=title, rights=rights, coverage_note=note, period=period)
    document = make_document(source, LINES)
    page = _page(document)
    wanted: dict[str, Any] = front_matter(document, ()).as_mapping()
    # Themes print these two as they are: they stand as HTML text.
    wanted |= {name: escape(wanted[name]) for name in ("title", "description")}
    assert frontmatter.loads(page).metadata == wanted
    assert get_data(page)[1] == wanted
    assert wanted["csl"]["title"] == title


def test_a_sources_front_matter_holds_what_readers_of_it_need() -> None:
    document = make_document(make_source("One lamp. Two.\nThree."), LINES)
    meta = frontmatter.loads(_page(document)).metadata
    assert meta["csl"] == {
        "id": "larkholm",
        "type": "document",
        "title": "Larkholm",
        "issued": {"date-parts": [[1901]]},
    }
    assert meta["seed"] == {"file": "larkholm.txt", "sha256": document.source.seed.sha256}
    assert meta["counts"] == {"blocks": {"paragraph": 2}, "paragraphs": 2, "sentences": 3}
    assert (meta["year"], meta["coverage"], meta["rights"], meta["draft"]) == (
        1901,
        "full",
        "In the public domain.",
        True,
    )
    assert normal_form(str(meta["title"])) == "Larkholm"
    assert document.sections == (Section(id="body", title=""),)
