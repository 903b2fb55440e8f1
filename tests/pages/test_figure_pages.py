"""The pages of figures: values, words, notes and links, verified as every page is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.checks.page_checks import PageReader, check_quotations, read_pages
from pincite.model import Handbook
from pincite.pages.figures.figure_pages import figure_pages
from pincite.pages.quotation_html import quotation
from pincite.pages.sources.source_page import source_page
from pincite.text import normal_form, without_space
from tests.figures.toy import changed, toy_handbook, write_toy
from tests.support.linking import check_links
from tests.support.making import make_document, make_handbook, make_source
from tests.support.reading import site_html
from tests.support.strategies import STEADY, seed_texts


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    """Return the toy handbook."""
    return toy_handbook(write_toy(tmp_path))


def pages_of(handbook: Handbook) -> dict[str, str]:
    """Return the pages of the figures by the ids of their indicators; the overview is `index`."""
    return {
        Path(figure_page.path).parent.name.replace("figures", "index"): figure_page.data.decode()
        for figure_page in figure_pages(handbook)
    }


def test_it_makes_no_pages_without_figures(handbook: Handbook) -> None:
    assert list(figure_pages(replace(handbook, figures=()))) == []


def test_it_makes_an_overview_and_a_page_for_each_indicator_with_figures(handbook: Handbook) -> None:
    fewer = replace(handbook, figures=tuple(figure for figure in handbook.figures if figure.indicator != "wicks"))
    assert [figure_page.path for figure_page in figure_pages(fewer)] == [
        f"docs/figures/{name}index.md" for name in ("", "lamps/", "share/", "order/")
    ]


def test_its_quotations_are_verified_and_its_links_lead_somewhere(handbook: Handbook) -> None:
    made = [*figure_pages(handbook), source_page(handbook.documents[0], handbook, ())]
    texts = {artifact.path: artifact.data.decode() for artifact in made} | {"docs/topics/light/index.md": "# Light"}
    pages = read_pages(texts)
    data = [f"docs/api/v1/{name}" for name in ("figures.csv", "figures.json", "datapackage.json")]
    assert list(check_quotations(pages, handbook.documents)) == []
    assert [
        check_link for check_link in check_links(pages, texts, data) if check_link.path.startswith("docs/figures/")
    ] == []
    assert sum("data-cites" in element.attributes for page in pages.values() for element in page.elements) == 4


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("lamps", "The keeper did not say how many lamps were trimmed in 1899."),
        ("wicks", "1,100 wicks"),
        ("share", "Between 30-40 percent of ships waited for four hours."),
    ],
)
def test_it_shows_the_whole_sentence_or_says_that_it_is_a_part(handbook: Handbook, page: str, wanted: str) -> None:
    elements = PageReader(pages_of(handbook)[page]).elements
    attribute = "data-cites-part" if page == "wicks" else "data-cites"
    assert wanted in [normal_form(element.text) for element in elements if attribute in element.attributes]


def test_it_marks_the_quoted_words_in_the_sentence(handbook: Handbook) -> None:
    assert "<mark>trimmed 12 lamps (nine in 1900)</mark>)" not in pages_of(handbook)["lamps"]
    assert "the keeper <mark>trimmed 12 lamps (nine in 1900)</mark>." in pages_of(handbook)["lamps"]


def test_it_shows_an_unreported_value_as_such(handbook: Handbook) -> None:
    text = pages_of(handbook)["lamps"]
    [row] = re.findall(r'<tr class="pc-not-reported">.*', text)
    assert ">1899<" in row.replace("</th>", "<")
    assert '<td class="pc-value">not reported</td>' in row
    assert "is not zero" in text


def test_it_shows_scope_qualifier_notes_comparison_and_the_years_between(tmp_path: Path) -> None:
    figures = changed("figures", "lamps-1899", year="1896", year_basis="inferred")
    text = pages_of(toy_handbook(write_toy(tmp_path, figures=figures)))["lamps"]
    for words in (
        "<dt>Scope</dt><dd>the light</dd>",
        "<strong>1900</strong> =9",
        '<strong>1896</strong> See <a href="../../sources/larkholm/#p1s1">¶ 1</a>.',
        "The source sets this beside 1901 (12).",
        '<th scope="row">1897–1899</th><td colspan="3">No figure held</td>',
        "No figure is held for 1897–1899.",
        "year inferred",
    ):
        assert words in text
    assert "about 1,100" in pages_of(toy_handbook(tmp_path))["wicks"]


def test_it_shows_a_break_and_draws_no_line_over_it(tmp_path: Path) -> None:
    text = pages_of(toy_handbook(write_toy(tmp_path, indicators=changed("indicators", "lamps", breaks="1901"))))
    assert "may have changed with 1901" in text["lamps"]
    assert 'class="pc-chart-break"' in text["lamps"]
    assert 'class="pc-chart-join"' not in text["lamps"]


def test_it_draws_no_chart_of_a_single_value(handbook: Handbook) -> None:
    pages = pages_of(handbook)
    assert ["<svg" in pages[name] for name in ("lamps", "wicks", "share", "order")] == [True, False, False, False]
    assert pages["index"].count("<svg") == 1


def test_it_groups_the_overview_by_topic(handbook: Handbook) -> None:
    text = pages_of(handbook)["index"]
    assert re.findall(r'<h2 id="(.*?)">(.*?)</h2>', text) == [
        ("light", "The light &amp; its lamps"), ("other", "Other figures"), ("data", "Take the data away"),
    ]  # fmt: skip
    assert "6 figures, 4 indicators; 1 time a source says" in text


def test_its_pages_come_through_markdown_whole(handbook: Handbook) -> None:
    for artifact in figure_pages(handbook):
        body = frontmatter.loads(artifact.data.decode()).content
        made = PageReader(site_html(body)).elements
        assert [element.tag for element in made if element.tag in {"svg", "table", "blockquote", "a", "mark"}] == [
            element.tag
            for element in PageReader(body).elements
            if element.tag in {"svg", "table", "blockquote", "a", "mark"}
        ]
        assert "Lamps <trimmed>" in " ".join(element.text for element in made) or "lamps" not in artifact.path


@STEADY
@given(seed_texts, st.data())
def test_it_quotes_any_words_of_any_sentence_as_they_stand(text: str, data: st.DataObject) -> None:
    document = make_document(make_source(text))
    block = data.draw(st.sampled_from(document.numbered))
    part = data.draw(st.sampled_from(block.parts))
    start = data.draw(st.integers(0, len(part.text) - 1))
    end = data.draw(st.integers(start + 1, len(part.text)))
    quote = part.text[start:end]
    if not without_space(quote):
        return
    page = f"<p>{quotation(document, str(part.anchor), [quote])}</p>"
    assert list(check_quotations(read_pages({"docs/x.md": page}), make_handbook([document]).documents)) == []
    assert list(check_quotations(read_pages({"docs/x.md": site_html(page)}), [document])) == []
