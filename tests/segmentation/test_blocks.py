"""Seeds become blocks that hold each of their words once, whatever the profile says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pincite.checks.block_checks import check_blocks, check_ids
from pincite.model import Document, LeftOut, Sic, Version
from pincite.per_source import convert_source
from pincite.segmentation.profile import PLAIN, Profile
from pincite.spans import shown_text
from pincite.text import one_line, trim_span, without_space
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import make_document, make_profile, make_source
from tests.support.strategies import examples, phrases, profiles, seed_texts


def _cut(text: str, profile: Profile | None = None, **fields: object) -> list[tuple[str, str]]:
    document = make_document(
        make_source(text, **fields), profile or make_profile(paragraphs="blank-lines", pages="none")
    )
    return [(block.kind, one_line(block.text)) for block in document.blocks]


@examples(150)
@given(seed_texts, profiles, phrases)
def test_blocks_joined_give_the_seed_for_any_text_and_profile(text: str, profile: Profile, title: str) -> None:
    document = make_document(make_source(text, title=title), profile)
    _assert_whole(document, text)
    assert list(check_blocks(document)) == []
    assert list(check_ids(document)) == []


def _assert_whole(document: Document, text: str) -> None:
    blocks = document.blocks
    spans = sorted(span for block in blocks for span in block.spans)
    assert "".join(without_space(text[start:end]) for start, end in spans) == without_space(text)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(before.start < after.start for before, after in pairwise(blocks))
    for block in blocks:
        assert block.text == shown_text(text, block.start, block.end, block.gaps, block.joins)
        assert trim_span(text, block.start, block.end) == (block.start, block.end)
        assert block.sentences or not block.is_numbered
        joined = "".join(without_space(sentence.text) for sentence in block.sentences)
        assert joined == (without_space(block.text) if block.is_numbered else "")


@examples(60)
@given(seed_texts, st.data())
def test_what_the_sidecar_leaves_out_stays_among_the_blocks(text: str, data: st.DataObject) -> None:
    profile = make_profile(paragraphs="lines")
    line = data.draw(st.sampled_from(make_document(make_source(text), profile).blocks)).text
    document = make_document(make_source(text, left_out=(LeftOut(quote=line, reason="a teaser"),)), profile)
    found = next(block for block in document.blocks if one_line(block.text) == one_line(line))
    assert (found.kind, found.reason) == ("boilerplate", "a teaser")
    _assert_whole(document, text)


@examples(60)
@given(seed_texts, profiles)
def test_converting_twice_gives_the_same(text: str, profile: Profile) -> None:
    source = make_source(text)
    document, ledger = convert_source(source, profile, None)
    assert convert_source(source, profile, ledger) == (document, ledger)
    assert convert_source(source, profile, None) == (document, ledger)


_PARAGRAPHS = st.lists(phrases.map(one_line).filter(bool), min_size=2, max_size=6)


@examples(60)
@given(_PARAGRAPHS, phrases.map(one_line), st.data())
def test_editing_one_paragraph_of_a_draft_leaves_the_words_of_the_others(
    paragraphs: list[str], words: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(paragraphs) - 1))
    edited = [*paragraphs[:place], words, *paragraphs[place + 1 :]]
    before, after = (_parts("\n\n".join(those)) for those in (paragraphs, edited))
    assert before[:place] == after[:place]
    assert before[place + 1 :] == after[place + 1 :]


def _parts(text: str) -> list[tuple[str | None, list[tuple[str, str, str]]]]:
    document = make_document(make_source(text, title="no line"), make_profile(paragraphs="blank-lines", pages="none"))
    return [
        (block.anchor, [(sentence.anchor, sentence.text, sentence.fingerprint) for sentence in block.sentences])
        for block in document.blocks
    ]


def test_a_blank_line_parts_paragraphs_whatever_ends_the_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["one", "two", "", "three", " \t ", "", "four", ""])
        assert _cut(text) == [("paragraph", "one two"), ("paragraph", "three"), ("paragraph", "four")]


def test_a_form_feed_parts_paragraphs() -> None:
    assert _cut("one\ftwo\n\fthree") == [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]


def test_a_section_opens_once_and_lasts_until_the_next() -> None:
    profile = make_profile(
        paragraphs="lines",
        starts_in="front",
        sections=[
            {"id": "lamp", "title": "Lamp", "opens": ["lamp"]},
            {"id": "oil", "title": "Oil", "headings": ["OIL:?"]},
        ],
    )
    document = make_document(make_source("First.\nThe lamp.\nOIL: it burns.\nThe lamp again.\nOIL"), profile)
    found = [(block.kind, block.section, block.text) for block in document.blocks]
    assert found == [
        ("paragraph", "front", "First."),
        ("paragraph", "lamp", "The lamp."),
        ("heading", "oil", "OIL:"),
        ("paragraph", "oil", "it burns."),
        ("paragraph", "oil", "The lamp again."),
        ("paragraph", "oil", "OIL"),
    ]
    assert [section.title for section in document.sections] == ["", "Lamp", "Oil"]


def test_the_first_line_that_is_the_title_in_whatever_capitals_is_shown_as_the_title() -> None:
    source = make_source("REPORT ON THE LIGHT\n\nIt burned.\n\nReport on the Light", title="Report on the light")
    found = [(block.kind, block.text) for block in make_document(source, PLAIN).blocks]
    assert found == [
        ("title", "REPORT ON THE LIGHT"),
        ("paragraph", "It burned."),
        ("paragraph", "Report on the Light"),
    ]


def test_a_heading_that_stands_twice_gets_two_ids() -> None:
    lines = ["A", "A 2", "A", "A", "灯", "Heading", "台"]
    profile = make_profile(paragraphs="lines", lines=[{"kind": "heading", "match": "."}])
    blocks = make_document(make_source("\n".join(lines)), profile).blocks
    assert [block.anchor for block in blocks] == [
        "h-a",
        "h-a-2",
        "h-a-3",
        "h-a-4",
        "h-heading",
        "h-heading-2",
        "h-heading-3",
    ]


def test_marks_of_errors_stand_behind_their_words() -> None:
    sics = (Sic(quote="lamp burnd", note=None), Sic(quote="it smoked. It", note=None))
    (block,) = make_document(make_source("The lamp\u00a0 burnd; it smoked. It rose.", sic=sics)).blocks
    assert [sentence.sic for sentence in block.sentences] == [(15,), (30,)]


def test_sensitive_passages_mark_each_sentence_that_they_touch() -> None:
    source = make_source("A lamp. It fell on him. He died. It rose.", sensitive=("on him. He",))
    (block,) = make_document(source).blocks
    assert [sentence.sensitive for sentence in block.sentences] == [False, True, True, False]


HEADED = make_profile(paragraphs="lines", lines=[{"kind": "heading", "match": "^THE "}])


def test_a_sensitive_heading_is_marked_and_its_id_tells_nothing_of_its_words() -> None:
    source = make_source("THE KEEPER ZORB\nA lamp.\nTHE END\nIt rose.", sensitive=("KEEPER ZORB",))
    blocks = make_document(source, HEADED).blocks
    assert [(block.anchor, block.sensitive) for block in blocks] == [
        ("h-heading", True),
        ("p1", False),
        ("h-the-end", False),
        ("p2", False),
    ]


def test_a_heading_that_was_accepted_before_it_was_marked_keeps_its_id() -> None:
    source = make_source("THE KEEPER ZORB\nA lamp.")
    _, ledger = convert_source(source, HEADED, None, Acceptance())
    marked, _ = convert_source(replace(source, sensitive=("KEEPER ZORB",)), HEADED, ledger)
    assert [(block.anchor, block.sensitive) for block in marked.blocks] == [("h-the-keeper-zorb", True), ("p1", False)]


def test_a_sensitive_heading_of_a_later_version_gets_a_neutral_id() -> None:
    old = make_source("A lamp was lit on the rock.")
    _, ledger = convert_source(old, HEADED, None, Acceptance())
    text = "THE KEEPER ZORB\nA lamp was lit on the rock."
    seed = replace(old.seed, file="later.txt", sha256="2" * 64, text=text)
    versions = tuple(Version(seed=seed_of, since=None, note=None, sic=(), left_out=()) for seed_of in (old.seed, seed))
    later = replace(old, seed=seed, versions=versions, sensitive=("KEEPER ZORB",))
    document, _ = convert_source(later, HEADED, ledger, Acceptance(reason="printed again"))
    assert [block.anchor for block in document.blocks] == ["h-heading", "p1"]


def test_sentences_end_by_the_rules_of_the_source_language() -> None:
    text = "Am 3. Mai sank das Boot. Es war alt."
    csl = {"id": "larkholm", "type": "document", "title": "Larkholm", "issued": {"date-parts": [[1901]]}}
    (block,) = make_document(make_source(text, csl=csl | {"language": "de-CH"})).blocks
    assert [sentence.text for sentence in block.sentences] == ["Am 3. Mai sank das Boot.", "Es war alt."]
    (block,) = make_document(make_source(text, csl=csl)).blocks
    assert [sentence.text for sentence in block.sentences] == ["Am 3.", "Mai sank das Boot.", "Es war alt."]
