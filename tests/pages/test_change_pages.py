"""The pages of comparisons: exact words, nothing that is held back, links both ways."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.api_models.json_schemas import schema_text
from pincite.checks.page_checks import check_quotations, read_pages
from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import parse_decision
from pincite.model import Document, Handbook, SentenceHit, Topic, TopicHit
from pincite.pages.changes.change_pages import change_pages
from pincite.pages.changes.changes_data import changes_data
from pincite.pages.changes.recurrence import long_lived, recurrences
from tests.comparison.making import make_outlined, named
from tests.support.goldens import compare_golden
from tests.support.making import TESTS, make_handbook
from tests.support.strategies import examples, phrases

FIRST = {
    "lamp": [
        ["Keepers light the lamp of the north tower at dusk.", "In 1900 the lamp burned 412 gallons of whale oil."],
        ["A keeper hurt his hand upon the winding gear.", "No boat was lost upon the reef that year."],
    ],
    "roof": [["Slates were missing from the roof of the boat shed."]],
}
SECOND = {
    "lamp": [
        ["In 1901 the lamp burned 388 gallons of whale oil.", "At dusk, keepers light the lamp of the north tower."],
        ["A keeper hurt his hand on the winding gear.", "Visitors came.", "Hens were kept.", "A choir sang."],
    ],
    "store": [["The store holds forty casks of oil."]],
}
THIRD = {"lamp": [["Keepers light the lamp of the north tower at dusk."]]}
SENSITIVE = "A keeper hurt his hand upon the winding gear."


def _documents() -> list[Document]:
    return [
        make_outlined("first", 1901, FIRST, sensitive=[SENSITIVE]),
        make_outlined("second", 1902, SECOND),
        make_outlined("third", 1903, THIRD),
    ]


def _handbook(documents: list[Document] | None = None, **fields: Any) -> Handbook:
    documents = documents or _documents()
    pairs = compare_documents(documents, [named("first", "third"), named("first", "second")])
    topic = Topic(id="oil", title="Oil & light", definition="What burns.")
    hit = TopicHit(topic="oil", source="second", anchor="p1", sentences=(SentenceHit(anchor="p1s1", because=()),))
    return make_handbook(documents, pairs=pairs, topics=(topic,), hits=(hit,), **fields)


def _pages(handbook: Handbook) -> dict[str, str]:
    return {change_page.path: change_page.data.decode() for change_page in change_pages(handbook)}


def _page(handbook: Handbook, name: str = "first--second") -> str:
    return _pages(handbook)[f"docs/changes/{name}/index.md"]


def test_a_comparison_is_shown_as_agreed() -> None:
    compare_golden(TESTS / "pages" / "goldens" / "comparison.md", _page(_handbook()))


def test_the_list_and_the_long_lived_phrases_are_shown_as_agreed() -> None:
    pages = _pages(_handbook())
    compare_golden(TESTS / "pages" / "goldens" / "comparisons.md", pages["docs/changes/index.md"])
    compare_golden(TESTS / "pages" / "goldens" / "long-lived.md", pages["docs/changes/long-lived/index.md"])


def test_every_wording_on_a_page_is_the_wording_at_its_anchor() -> None:
    handbook = _handbook()
    pages = read_pages(_pages(handbook))
    cited = [element for page in pages.values() for element in page.elements if "data-cites" in element.attributes]
    assert len(cited) > 12
    assert list(check_quotations(pages, handbook.documents)) == []


@examples(40)
@given(older=st.lists(phrases, min_size=1, max_size=4), newer=st.lists(phrases, min_size=1, max_size=4), data=st.data())
def test_any_text_is_shown_in_its_own_words(older: list[str], newer: list[str], data: st.DataObject) -> None:
    newer = [*newer, *data.draw(st.lists(st.sampled_from(older), max_size=3))]
    documents = [make_outlined("first", 1901, {"lamp": [older]}), make_outlined("second", 1902, {"lamp": [newer]})]
    handbook = make_handbook(documents, pairs=compare_documents(documents))
    pages = read_pages(_pages(handbook))
    assert list(check_quotations(pages, documents)) == []


def test_a_sensitive_sentence_is_withheld() -> None:
    pages = _pages(_handbook())
    assert not any("hurt his hand upon" in text for text in pages.values())
    assert "shown on the source’s own page only" in pages["docs/changes/first--second/index.md"]


def test_of_a_source_in_excerpts_nothing_without_a_partner_is_shown() -> None:
    first, *others = _documents()
    held_back = replace(first, source=replace(first.source, publish="excerpts"))
    page = _page(_handbook([held_back, *others]))
    assert "No boat was lost" not in page
    assert 'data-cites="first#p1s1"' in page


def test_sic_stands_where_its_editor_put_it_and_nowhere_in_the_words() -> None:
    first, second, third = _documents()
    block = first.blocks[0]
    marked = replace(block.sentences[0], sic=(len("Keepers light the lamp"),))
    blocks = (replace(block, sentences=(marked, *block.sentences[1:])), *first.blocks[1:])
    handbook = _handbook([replace(first, blocks=blocks), second, third])
    assert 'light the lamp<em class="pc-sic"> [sic]</em> of the north' in _page(handbook)
    assert list(check_quotations(read_pages(_pages(handbook)), handbook.documents)) == []


def test_recurring_sentences_lead_to_each_other() -> None:
    found = recurrences(_handbook())
    assert [(recurrence.label, recurrence.relation, recurrence.url) for recurrence in found["third"]["p1s1"]] == [
        ("1901 ¶ 1", "identical", "sources/first/#p1s1"),
        ("1902 ¶ 1", "reworded", "sources/second/#p1s2"),
    ]
    pages = _pages(_handbook())
    for anchors in found.values():
        for recurrence in (recurrence for those in anchors.values() for recurrence in those):
            path, _, row = recurrence.change_url.partition("#")
            assert f'id="{row}"' in pages[f"docs/{path}index.md"]


def test_what_was_updated_does_not_stand_for_long() -> None:
    assert long_lived(_handbook()) == [[("first", "p1s1"), ("second", "p1s2"), ("third", "p1s1")]]


def test_over_ten_years_apart_two_sources_are_enough() -> None:
    documents = [make_outlined(f"of-{year}", year, THIRD) for year in (1901, 1912)]
    handbook = make_handbook(documents, pairs=compare_documents(documents))
    assert long_lived(handbook) == [[("of-1901", "p1s1"), ("of-1912", "p1s1")]]
    nearer = [make_outlined(f"of-{year}", year, THIRD) for year in (1901, 1911)]
    assert long_lived(make_handbook(nearer, pairs=compare_documents(nearer))) == []


@pytest.mark.parametrize("handbook", [_handbook(), make_handbook([])], ids=["some", "none"])
def test_the_data_fit_their_schema(handbook: Handbook) -> None:
    data = json.loads(changes_data(handbook).data)
    schema = json.loads(schema_text("changes"))
    jsonschema.Draft202012Validator(schema).validate(data)
    recurring = sum(len(pair.recurring) for pair in handbook.pairs)
    assert len(data["pairs"]) == recurring + sum(len(pair.related) for pair in handbook.pairs)
    assert len(data["only"]) == sum(len(pair.changes) for pair in handbook.pairs) - recurring


PILOTS = "The board examined 60 pilots on the rules of the channel."
POSTERS = "The board printed the rules of the channel on posters for pilots."


def _related(**fields: str) -> Handbook:
    early = make_outlined("first", 1901, {"lamp": [[PILOTS, "Oil was scarce on the reef."]]})
    late = make_outlined("second", 1902, {"lamp": [[POSTERS, "Oil was scarce on the reef."]]})
    early = replace(early, source=replace(early.source, **fields))  # type: ignore[arg-type]  # a test names what it needs
    pairs = compare_documents([early, late], [named("first", "second", related=(parse_decision("p1s1 ~ p1s1"),))])
    return make_handbook([early, late], pairs=pairs)


def test_related_sentences_are_shown_apart_and_count_as_dropped_and_added() -> None:
    handbook = _related()
    page = _page(handbook)
    recurring, _, related = page.partition("## Related, not recurring")
    assert "1 sentence recurs: 1 identical." in recurring
    assert 'id="older-p1s1"' in recurring
    assert 'id="newer-p1s1"' in recurring
    assert 'No partner in 1902; related: <a href="#p1s1-p1s1">1902 ¶ 1</a>' in recurring
    assert 'class="pc-change pc-related pc-s1" id="p1s1-p1s1"' in related
    assert "<del>" not in related
    assert '<option value="related">related (1)</option>' in recurring
    assert list(check_quotations(read_pages(_pages(handbook)), handbook.documents)) == []


def test_related_sentences_do_not_lead_to_each_other() -> None:
    handbook = _related()
    assert set(recurrences(handbook)["first"]) == {"p1s2"}
    assert long_lived(handbook) == []


def test_related_sentences_stand_in_the_data_as_such_and_as_alone() -> None:
    data = json.loads(changes_data(_related()).data)
    schema = json.loads(schema_text("changes"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert {"older": "first#p1s1", "newer": "second#p1s1", "relation": "related"} in data["pairs"]
    assert {(one["sentence"], one["relation"]) for one in data["only"]} == {
        ("first#p1s1", "dropped"),
        ("second#p1s1", "added"),
    }


def test_of_a_source_in_excerpts_no_related_sentence_is_shown() -> None:
    assert PILOTS not in _page(_related(publish="excerpts"))


def test_a_handbook_without_comparisons_has_no_such_pages() -> None:
    assert list(change_pages(make_handbook(_documents()))) == []


def test_pages_say_what_was_not_compared() -> None:
    page = _page(_handbook())
    assert "Roof</a>, 1 sentence. The source of 1902 does not hold this section" in page
    assert "Store</a>, 1 sentence. The source of 1901 does not hold this section" in page
