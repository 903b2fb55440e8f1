"""The PDF as its readers and their programs find it."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.support.making import make_document, make_handbook, make_profile, make_source
from tests.support.pdf_text import text_between
from tests.support.strategies import examples

from pincite.downloads.pdf import handbook_pdf
from pincite.errors import ContentError
from pincite.model import Document, Handbook

if TYPE_CHECKING:
    from pathlib import Path


NUMBERED_ALPHA = ["n1", "p1", "p2", "p3", "p4", "p4a", "p5", "c1", "p6", "p7"]


def squeezed(text: str) -> str:
    """Return the text without spaces."""
    return re.sub(r"\s+", "", text)


def whole(reader: PdfReader) -> str:
    return squeezed("".join(text_between(page) for page in reader.pages)).replace("[sic]", "")


def links(reader: PdfReader) -> list[tuple[int, Any]]:
    """Return each link of the document with the number of its page."""
    return [
        (number, annotation.get_object())
        for number, page in enumerate(reader.pages)
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]


def addresses(reader: PdfReader) -> list[str]:
    """Return where the links that leave the document lead."""
    actions = [link["/A"] for _, link in links(reader) if "/A" in link]
    return [action["/URI"] for action in actions if action["/S"] == "/URI"]


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> bytes:
    return handbook_pdf(handbook).data


@pytest.fixture(scope="module")
def reader(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def test_it_goes_to_the_downloads(handbook: Handbook) -> None:
    assert handbook_pdf(handbook).path == "site/downloads/handbook.pdf"


def test_it_holds_every_paragraph_whole(reader: PdfReader, alpha: Document) -> None:
    text = whole(reader)
    assert [b.anchor for b in alpha.numbered] == NUMBERED_ALPHA
    assert [b.anchor for b in alpha.numbered if squeezed(b.text) not in text] == []


def test_it_gives_plain_hyphens_and_digits_to_programs_that_copy_from_it(reader: PdfReader) -> None:
    text = "".join(page.extract_text() for page in reader.pages)
    assert "counter-intuitive" in text.replace("-\n", "-")
    assert not set("\u00ad\u2060\ufffd") & set(text)


def test_it_sets_verse_line_by_line(reader: PdfReader) -> None:
    text = "\n".join(text_between(page) for page in reader.pages)
    assert re.search(r"The first line ends here,\s*\n\s*the second follows,\s*\n\s*and a third ends it\.", text)


def test_it_shows_only_stubs_of_a_text_that_is_held_back(reader: PdfReader, beta: Document) -> None:
    text = whole(reader)
    assert squeezed("This text of the second source may not … " + str(beta.blocks[0].fingerprint)) in text
    assert squeezed("be shown as a whole") not in text


def test_it_keeps_sensitive_words_to_their_own_source(reader: PdfReader) -> None:
    text = whole(reader)
    assert text.count(squeezed("Two is hidden.")) == 1
    assert squeezed("“One is told. [passage shown only with its source] Three is told. […] Five is.”") in text


def test_it_links_each_number_to_its_permalink_once(reader: PdfReader) -> None:
    expected = [f"https://example.org/toy/sources/alpha-2001/#{anchor}" for anchor in NUMBERED_ALPHA]
    expected += [f"https://example.org/toy/sources/beta-2002/#{anchor}" for anchor in ("p1", "p2")]
    assert [a for a in addresses(reader) if "/sources/" in a] == expected


def test_it_links_to_nothing_else_outside_but_the_site_the_originals_and_what_references_name(
    reader: PdfReader,
) -> None:
    others = {a for a in addresses(reader) if "/sources/" not in a}
    assert others == {"https://example.org/toy/", "https://example.com/alpha?a=1&b=2", "https://example.com/h"}


def test_it_has_no_permalinks_before_it_is_published(handbook: Handbook) -> None:
    unpublished = PdfReader(io.BytesIO(handbook_pdf(replace(handbook, site_url="")).data))
    assert not [a for a in addresses(unpublished) if "example.org" in a]
    assert "Unpublished build" in unpublished.pages[0].extract_text()


def target_page(reader: PdfReader, link: Any) -> int:
    """Return the number of the page that an inner link leads to, named or not."""
    place = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
    if isinstance(place, str):
        return reader.get_destination_page_number(reader.named_destinations[place]) or 0
    return reader.get_page_number(place[0].get_object()) or 0


def test_it_links_excerpts_to_their_paragraphs(reader: PdfReader) -> None:
    topics = next(n for n, page in enumerate(reader.pages) if page.extract_text().startswith("Topics"))
    inner = [link for page, link in links(reader) if page == topics]
    reached = [text_between(reader.pages[target_page(reader, link)]) for link in inner]
    for text, words in zip(
        reached, ("It cost", "speaks of fees", "Do this", "One is told", "The first page only"), strict=True
    ):
        assert words in text


def test_it_is_tagged_and_says_its_title_and_language(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "Toys & <tests>"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def titles(entries: Any) -> list[Any]:
    """Return the titles of bookmarks, those below others as lists."""
    return [titles(entry) if isinstance(entry, list) else entry["/Title"] for entry in entries]


def test_it_names_sources_sections_and_topics_in_its_outline(reader: PdfReader) -> None:
    sources = ["Alpha #1: a *title*", ["[Opening]", "What is demanded"], "Beta", ["[Body]"]]
    expected = ["Contents", "Sources", sources, "Topics", ["Money", "Order", "Emptiness"], "Bibliography"]
    assert titles(reader.outline) == expected


def test_a_sensitive_heading_stands_in_its_source_and_in_no_list_of_contents() -> None:
    profile = make_profile(paragraphs="lines", lines=[{"kind": "heading", "match": "^THE "}])
    source = make_source("THE KEEPER ZORB\nA lamp.\nTHE END\nIt rose.", sensitive=("KEEPER ZORB",))
    made = PdfReader(io.BytesIO(handbook_pdf(make_handbook([make_document(source, profile)])).data))
    pages = [page.extract_text() for page in made.pages]
    assert [number for number, text in enumerate(pages) if "ZORB" in text] == [3]
    assert [number for number, text in enumerate(pages) if "THE END" in text] == [1, 3]
    assert titles(made.outline) == ["Contents", "Sources", ["Larkholm", ["THE END"]], "Bibliography"]


def test_it_carries_no_date_and_is_the_same_each_time(handbook: Handbook, made: bytes, reader: PdfReader) -> None:
    assert handbook_pdf(handbook).data == made
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None
    assert b"CreateDate" not in made


def test_it_numbers_its_pages(reader: PdfReader) -> None:
    count = len(reader.pages)
    assert all(f"{n} / {count}" in page.extract_text() for n, page in enumerate(reader.pages, start=1) if n > 1)


def test_it_uses_only_the_fonts_that_typst_carries(reader: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index] # a dictionary in every page
    }
    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono", "NewCM")) for name in fonts)


def test_it_spells_out_a_character_that_no_font_can_show(handbook: Handbook) -> None:
    odd = replace(handbook, description="A riel is ៛, a letter is ក.", site_url="https://example.org/ក/")
    found = PdfReader(io.BytesIO(handbook_pdf(odd).data))
    text = squeezed(found.pages[0].extract_text())
    assert squeezed("A riel is [U+17DB], a letter is [U+1780].") in text
    assert squeezed("stand as their code points") in text
    assert "https://example.org/%E1%9E%80/sources/alpha-2001/#p1" in addresses(found)


def test_it_is_made_of_a_handbook_without_sources(handbook: Handbook) -> None:
    empty = replace(handbook, documents=(), topics=(), hits=(), references=())
    assert len(PdfReader(io.BytesIO(handbook_pdf(empty).data)).pages) == 4


def test_it_tells_the_editor_what_cannot_be_set(handbook: Handbook) -> None:
    with pytest.raises(ContentError, match="pdf-not-set"):
        handbook_pdf(replace(handbook, language="not a language"))


@examples(25)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_it_sets_any_text(handbook: Handbook, text: str) -> None:
    few = replace(handbook, description=text, documents=(), topics=(), hits=(), references=())
    assert handbook_pdf(few).data.startswith(b"%PDF-1.7")


@examples(25)
@given(text=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
def test_it_takes_nothing_for_markup(handbook: Handbook, text: str) -> None:
    few = replace(handbook, description=text, documents=(), topics=(), hits=(), references=())
    assert squeezed(text) in squeezed(PdfReader(io.BytesIO(handbook_pdf(few).data)).pages[0].extract_text())


@pytest.mark.slow
def test_it_is_sound_to_qpdf(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "handbook.pdf"
    file.write_bytes(made)
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout
