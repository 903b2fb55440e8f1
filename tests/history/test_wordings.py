"""A document's pages keep every anchor and every wording that was ever published."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.api_models.json_model import json_text
from pincite.api_models.json_schemas import schema_text
from pincite.model import Document, Redaction
from pincite.pages.history.version_views import reading_order, wordings_of
from pincite.pages.history.versions_data import versions_data
from pincite.similarity.word_diff import redline
from pincite.text import one_line
from tests.history.edited import SOURCE, Edited, page_of
from tests.history.published import HISTORY, PAGE, faults, pages_of, publish
from tests.support.goldens import compare_golden, read_cases
from tests.support.reading import Words, site_html
from tests.support.strategies import MARKUP, examples, seed_texts

HERE = Path(__file__).parent
BOAT = "The boat was out until Monday night."
COAL = "Coal is dearer than it was in the spring."
LAMP = "The lamp burned low. Nobody saw it go."


def _read(text: str) -> Words:
    return Words(site_html(text.partition("\n---\n")[2]))


def test_it_shows_what_was_edited_as_was_agreed(edited: Edited) -> None:
    compare_golden(HERE / "goldens/source.md", page_of(edited.last, f"sources/{SOURCE}/"))
    compare_golden(HERE / "goldens/history.md", page_of(edited.last, f"sources/{SOURCE}/history/"))
    wordings = json.dumps(edited.api(f"wordings/{SOURCE}.json"), ensure_ascii=False, indent=1)
    compare_golden(HERE / "goldens/wordings.json", wordings + "\n")


def test_its_data_fit_their_schemas(edited: Edited) -> None:
    for name, schema in (
        ("anchors", "anchors"),
        (f"documents/{SOURCE}", "document"),
        (f"wordings/{SOURCE}", "wordings"),
    ):
        jsonschema.validate(edited.api(f"{name}.json"), json.loads(schema_text(schema)))


def test_a_document_with_one_wording_has_no_history(edited: Edited) -> None:
    paths = [artifact.path for artifact in edited.last.artifacts]
    assert [path for path in paths if "/history/" in path] == [f"docs/sources/{SOURCE}/history/index.md"]
    assert [path for path in paths if "/wordings/" in path] == [f"docs/api/v1/wordings/{SOURCE}.json"]
    assert "history/" not in page_of(edited.first, f"sources/{SOURCE}/")


def test_a_wording_that_returned_stands_twice_in_the_history_and_its_id_once() -> None:
    document = publish(f"{BOAT}\n{LAMP}", f"{BOAT}\n{LAMP} It rained.", f"{BOAT}\n{LAMP}")
    known = wordings_of(document)["p2"]
    assert [(wording.since, wording.until, wording.is_current) for wording in known] == [
        ("1901", "1902", False),
        ("1902", "1903", False),
        ("1903", None, True),
    ]
    assert known[0].fingerprint == known[2].fingerprint
    assert pages_of(document)[HISTORY].count(f'id="p2-{known[0].fingerprint}"') == 1
    assert faults(document) == []


def test_a_passage_that_came_back_has_its_ids_again_and_is_not_called_reworded() -> None:
    document = publish(f"{BOAT}\n{LAMP}\n{COAL}", f"{BOAT}\n{COAL}", f"{BOAT}\n{LAMP}\n{COAL}")
    assert [(block.anchor, [part.anchor for part in block.sentences]) for block in document.numbered] == [
        ("p1", ["p1s1"]),
        ("p2", ["p2s1", "p2s2"]),
        ("p3", ["p3s1"]),
    ]
    assert document.retired == ()
    pages = pages_of(document)
    assert "Reworded" not in pages[PAGE]
    assert "reworded" not in pages[HISTORY]
    assert "What was changed" not in pages[HISTORY]
    assert faults(document) == []


def test_a_sentence_that_moved_stays_where_it_is_when_its_paragraph_comes_back() -> None:
    moved = f"{BOAT} {LAMP.partition('. ')[2]}"
    document = publish(f"{BOAT}\n{LAMP}\n{COAL}", f"{moved}\n{COAL}", f"{moved}\n{LAMP}\n{COAL}")
    given = [part.anchor for block in document.numbered for part in block.sentences]
    assert len(given) == len(set(given))
    assert "p2s2" in [part.anchor for part in document.numbered[0].sentences]
    assert document.numbered[1].sentences[0].anchor == "p2s1"
    assert faults(document) == []


def test_a_later_wording_without_a_date_is_not_dated_from_the_first() -> None:
    document = publish(f"{BOAT}\n{COAL}", f"{BOAT}\n{LAMP} {COAL}")
    undated = tuple(replace(version, since=None) for version in document.source.versions)
    page = pages_of(replace(document, source=replace(document.source, versions=undated)))[HISTORY]
    assert page.count("From a later wording on") == 1


ORDERS = read_cases(HERE / "orders.yml")


@pytest.mark.parametrize("case", ORDERS, ids=[case["name"] for case in ORDERS])
def test_what_is_gone_stands_at_its_place(case: dict[str, list[str]]) -> None:
    document = publish(*case["wordings"])
    read = _read(pages_of(document)[PAGE])
    assert reading_order(document) == tuple(case["order"])
    assert [name for name in read.by_id if name in case["order"]] == case["order"]
    assert faults(document) == []


def test_a_stub_tells_since_when_why_and_what() -> None:
    document = publish(f"{BOAT}\n{COAL}\n{LAMP}", f"{BOAT}\n{LAMP}", reason="It was <b>wrong</b>\n\nand late")
    page = pages_of(document)[PAGE]
    stub = _read(page).words("p2")
    assert stub == "Paragraph 2 was withdrawn as of 1902. Reason: It was <b>wrong</b> and late"
    assert f'<p class="pc-stood" data-wording="larkholm#p2@{_fingerprint(document, "p2")}">{COAL}</p>' in page


def _fingerprint(document: Document, anchor: str) -> str:
    return wordings_of(document)[anchor][-1].fingerprint


def test_words_that_were_redacted_are_nowhere() -> None:
    document = publish(f"{BOAT}\n{COAL}\n{LAMP}", f"{BOAT}\n{LAMP}", reason="by order")
    redaction = Redaction(anchor="p2", date="1903-02-01", reason="a <b>court</b>")
    block = document.past[0].blocks[1]
    hidden = tuple(replace(sentence, redaction=redaction) for sentence in block.sentences)
    blocks = (document.past[0].blocks[0], replace(block, sentences=hidden), document.past[0].blocks[2])
    retired = tuple(replace(one, text=None) for one in document.retired)
    document = replace(document, retired=retired, past=(replace(document.past[0], blocks=blocks),))
    pages = pages_of(document)
    assert "What stood here is not shown." in pages[PAGE]
    assert "[redacted, 1 February 1903: a &lt;b&gt;court&lt;/b&gt;]" in pages[HISTORY]
    assert "dearer" not in "".join(pages.values()) + json_text(versions_data(document))
    assert faults(document, pages) == []


def test_a_text_that_may_not_be_shown_keeps_its_anchors_and_no_words() -> None:
    long = " ".join(f"word{number}" for number in range(12))
    document = publish(f"{BOAT}\n{long}. {COAL}\n{LAMP}", f"{BOAT}\n{LAMP} It rained.", publish="excerpts")
    pages = pages_of(document)
    assert "dearer" not in "".join(pages.values()) + json_text(versions_data(document))
    assert "What stood here" not in pages[PAGE]
    assert "word7 …" in pages[HISTORY]
    assert "word8" not in pages[HISTORY]
    assert faults(document, pages) == []


BROKEN = {
    "nothing": (PAGE, "", "", []),
    "a stub's id": (PAGE, 'id="p2"', 'id="q2"', ["anchor-lost"]),
    "a lost sentence's id": (PAGE, 'id="p3s2"', 'id="q3s2"', ["anchor-lost"]),
    "an id that stands twice": (PAGE, 'id="p3s2"', 'id="p2"', ["anchor-lost", "anchor-twice"]),
    "what stood there": (PAGE, "Coal is dearer", "Coal is cheaper", ["wording-altered"]),
    "a wording": (HISTORY, "saw it go", "saw it come", ["wording-altered", "wording-altered"]),
    "a wording's anchor": (HISTORY, 'data-wording="larkholm#p1@', 'data-wording="larkholm#p2@', ["wording-altered"]),
    "a wording's id": (HISTORY, ' id="p1-', ' id="q1-', ["wording-lost"]),
}


@pytest.mark.parametrize(("path", "old", "new", "codes"), BROKEN.values(), ids=BROKEN)
def test_the_checks_find_what_is_lost_or_altered(path: str, old: str, new: str, codes: list[str]) -> None:
    document = publish(f"{BOAT}\n{COAL}\n{LAMP}", f"{BOAT}\nThe lamp burned low.")
    pages = pages_of(document)
    assert not old or old in pages[path]
    found = sorted(faults(document, pages | {path: pages[path].replace(old, new)}))
    assert [code for code in found if code != "dead-fragment"] == codes


@examples(200)
@given(seed_texts, seed_texts)
def test_a_redline_holds_both_wordings(before: str, after: str) -> None:
    edits = redline(before, after)
    assert "".join(edit.text for edit in edits if edit.kind != "insert") == one_line(before)
    assert "".join(edit.text for edit in edits if edit.kind != "delete") == one_line(after)
    assert all(edit.text for edit in edits)


PARAGRAPHS = st.lists(st.sampled_from([BOAT, COAL, LAMP, *MARKUP]) | seed_texts, min_size=1, max_size=6).map("\n".join)


@examples(60)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=4))
def test_no_anchor_and_no_wording_is_ever_lost(texts: list[str]) -> None:
    document = publish(*texts, reason=MARKUP[0])
    pages = pages_of(document)
    assert faults(document, pages) == []
    read, history = _read(pages[PAGE]), _read(pages[HISTORY])
    for anchor, known in wordings_of(document).items():
        assert anchor in read.by_id
        for wording in known:
            assert history.words(wording.place) == one_line(wording.part.text)
