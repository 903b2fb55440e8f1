"""The pages of topics: excerpts with who says them, the sentence before, the passages beside, figures, what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pincite.checks.page_checks import PageReader, check_quotations, read_pages
from pincite.comparison.compare import compare_documents
from pincite.figures.figure_file import read_figures
from pincite.formatting import itself_of
from pincite.inputs.file_view import DiskView
from pincite.model import Document, Handbook, Redaction, SentenceHit, Topic, TopicHit
from pincite.pages.all_pages import render_site
from pincite.pages.topics.topic_pages import topic_pages
from pincite.text import normal_form
from tests.comparison.making import make_outlined, named
from tests.figures.toy import toy_handbook, write_toy
from tests.support.linking import check_links
from tests.support.making import make_handbook
from tests.support.reading import site_html

LEAD = "The lamp smoked all winter long."
HIT = "However, the keepers reported that oil was dear & scarce."
LAST = "The price of oil was not told in any of the letters of the board."
FIRST = {"lamp": [["A ship came."], [LEAD, HIT, "Nobody came.", LAST], ["Hens were kept."]]}
SECOND = {"lamp": [["The price of oil was not told in any of the letters of that board."], ["Geese were kept."]]}


def hit(source: str, anchor: str, *sentences: SentenceHit) -> TopicHit:
    """Return a paragraph under the topic `oil`."""
    return TopicHit(topic="oil", source=source, anchor=anchor, sentences=sentences)


def documents(**fields: Any) -> list[Document]:
    """Return two sources, of which the older has sentences that are withheld as `fields` says."""
    return [make_outlined("first", 1901, FIRST, **fields), make_outlined("second", 1903, SECOND)]


def handbook(those: Sequence[Document] | None = None) -> Handbook:
    """Return a handbook with one topic that both sources carry."""
    those = those or documents()
    hits = (
        hit(
            "first",
            "p2",
            SentenceHit(anchor="p2s2", because=("oil",), attributed_to="the keepers", needs_context=True),
            SentenceHit(anchor="p2s4", because=("oil",)),
        ),
        hit("second", "p1", SentenceHit(anchor="p1s1", because=("oil",))),
    )
    pairs = compare_documents(those, [named("first", "second")])
    return make_handbook(those, topics=(Topic(id="oil", title="Oil", definition="On oil."),), hits=hits, pairs=pairs)


def page_of(those: Handbook, topic: str = "oil") -> str:
    """Return the page of a topic."""
    return next(topic_page.data.decode() for topic_page in topic_pages(those) if f"/{topic}/" in topic_page.path)


def excerpt_of(page: str, anchor: str) -> str:
    """Return the markup of one excerpt."""
    return next(one for one in page.split("<blockquote")[1:] if f'/#{anchor}"' in one.partition(">")[0])


def shown(page: str, class_: str) -> list[str]:
    """Return the words of the elements of a class."""
    elements = PageReader(page).elements
    return [normal_form(element.text) for element in elements if class_ in element.attributes.get("class", "").split()]


def test_it_tells_who_says_it_and_the_source_itself_where_nobody_is_named() -> None:
    """Who says it is told beside what another than the source says; of the rest it is said once."""
    assert shown(page_of(handbook()), "pc-said") == ["Said by the keepers, the source itself."]
    assert page_of(handbook()).count("the source itself says it") == 1


@pytest.mark.parametrize(
    ("kind", "itself"),
    [("report", "the report itself"), ("article-newspaper", "the article itself"), ("book", "the source itself")],
)
def test_it_calls_a_source_what_it_is(kind: str, itself: str) -> None:
    _, second = documents()
    changed = replace(second, source=replace(second.source, csl=dict(second.source.csl) | {"type": kind}))
    assert itself_of(changed.source) == itself


def test_it_shows_the_sentence_before_one_that_leans_on_it_and_does_not_count_it() -> None:
    page = page_of(handbook())
    assert shown(page, "pc-context") == [LEAD]
    cited = re.findall(r'data-cites="(.*?)"', excerpt_of(page, "p2"))
    assert cited == ["first#p2s1", "first#p2s2", "first#p2s4"]
    assert excerpt_of(page, "p2").count("[…]") == 1
    assert "passages: 2" in page
    assert "A sentence in grey is there for the sense" in page


def test_it_shows_no_sentence_before_one_that_stands_by_itself() -> None:
    one = handbook()
    still = tuple(
        replace(hit, sentences=tuple(replace(s, needs_context=False) for s in hit.sentences)) for hit in one.hits
    )
    page = page_of(replace(one, hits=still))
    assert shown(page, "pc-context") == []
    assert "in grey" not in page


def _redacted(document: Document) -> Document:
    block = document.blocks[1]
    bars = replace(block.sentences[0], redaction=Redaction(anchor="p2s1", date="1901-01-01", reason="asked for"))
    blocks = (document.blocks[0], replace(block, sentences=(bars, *block.sentences[1:])), document.blocks[2])
    return replace(document, blocks=blocks)


@pytest.mark.parametrize("way", ["sensitive", "redacted", "excerpts"])
def test_it_never_shows_a_sentence_before_that_is_held_back(way: str) -> None:
    first, second = documents(sensitive=[LEAD]) if way == "sensitive" else documents()
    if way == "redacted":
        first = _redacted(first)
    if way == "excerpts":
        first = replace(first, source=replace(first.source, publish="excerpts"))
    page = page_of(handbook([first, second]))
    assert LEAD not in page
    assert shown(page, "pc-context") == []


def test_it_leads_to_the_passages_beside() -> None:
    page = page_of(handbook())
    beside = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', excerpt_of(page, "p2"))
    assert beside == [
        ("../../sources/first/#p1", "1901, the passage before: ¶ 1"),
        ("../../sources/first/#p3", "1901, the passage after: ¶ 3"),
    ]
    assert "the passage before" not in excerpt_of(page, "p1")


def test_it_tells_what_changed_and_leads_to_the_comparison() -> None:
    page = page_of(handbook())
    assert shown(page, "pc-ties-pair") == ["1901 and 1903 1 sentence recurs: 1 reworded."]
    assert 'href="../../changes/first--second/#p2s4-p1s1"' in page
    assert '<span data-cites-part="second#p1s1">The price of oil was not told in any</span> …' in page
    assert shown(page, "pc-latest")[-1] == "¶ 2 → ¶ 1, reworded"


@pytest.mark.parametrize("held_back", [LAST, SECOND["lamp"][0][0]])
def test_it_quotes_no_sentence_of_which_either_wording_is_held_back(held_back: str) -> None:
    those = [make_outlined(name, year, text, sensitive=[held_back]) for name, year, text in (
        ("first", 1901, FIRST), ("second", 1903, SECOND))]  # fmt: skip
    page = page_of(handbook(those))
    assert "data-cites-part" not in page
    assert "changes/first--second/#p2s4-p1s1" in page


def test_it_says_how_many_more_there_are() -> None:
    many = [
        f"The {word} of the board was read aloud to every keeper." for word in "oil ink hat cup pen saw axe".split()
    ]
    those = [make_outlined("first", 1901, {"lamp": [many]}), make_outlined("second", 1903, {"lamp": [many]})]
    topic_hit = hit("first", "p1", *(SentenceHit(anchor=f"p1s{n}", because=()) for n in range(1, 8)))
    page = page_of(replace(handbook(those), hits=(topic_hit,)))
    assert page.count("data-cites-part") == 5
    assert "and 2 more of 1901 and 1903" in page


def test_it_lists_the_figures_of_the_topic_with_their_latest_value(tmp_path: Path) -> None:
    page = page_of(toy_handbook(write_toy(tmp_path)), "light")
    ties = page.partition("## Figures")[2]
    assert re.findall(r'<li><a href="(.*?)">(.*?)</a>', ties) == [
        ("../../figures/lamps/", "Lamps &lt;trimmed&gt;"),
        ("../../figures/wicks/", "Wicks"),
        ("../../figures/order/", "Order of the light"),
    ]
    assert shown(page, "pc-latest") == ["1901: 12 (lamps)", "1901: about 1,100 (wicks)", "1904: 3 (order)"]


def test_it_has_no_section_without_anything_in_it() -> None:
    one = replace(handbook(), pairs=())
    assert "## What changed" not in page_of(one)
    assert "## Figures" not in page_of(one)


def test_its_quotations_are_verified_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    figures = read_figures(DiskView(write_toy(tmp_path)))
    whole = replace(handbook(), figures=(), indicators=figures.indicators)
    made = {artifact.path: artifact.data.decode() for artifact in render_site(whole) if artifact.path.endswith(".md")}
    pages = read_pages(made)
    assert list(check_quotations(pages, whole.documents)) == []
    dead = check_links(pages, made, [artifact.path for artifact in render_site(whole)])
    assert [problem for problem in dead if problem.path.startswith("docs/topics/oil")] == []
    through = read_pages({"docs/topics/oil/index.md": site_html(made["docs/topics/oil/index.md"].split("---\n", 2)[2])})
    assert list(check_quotations(through, whole.documents)) == []


def test_an_altered_sentence_before_is_found() -> None:
    one = handbook()
    pages = read_pages({"docs/topics/oil/index.md": page_of(one).replace(LEAD, "The lamp smoked all summer long.")})
    assert [problem.code for problem in check_quotations(pages, one.documents)] == ["quotation-altered"]
