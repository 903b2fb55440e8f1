"""Names and editions in every form."""

from __future__ import annotations

from typing import Any

import pytest

from pincite.citations import build_references
from pincite.citations.accents import classic
from pincite.citations.edition_numbers import edition_number, edition_word
from pincite.citations.names import as_ris, read_names
from pincite.formatting import name_in_words, names_in_words
from tests.citations.sources import STYLES, toy_csl, toy_document
from tests.citations.test_entries import as_text

BRIDGES = {"literal": "Ministry of Works, Roads and Bridges"}
TRUST = {"literal": "Valley & Hill Trust"}


@pytest.mark.parametrize(
    ("name", "words", "ris"),
    [
        (BRIDGES, "Ministry of Works, Roads and Bridges", "Ministry of Works, Roads and Bridges"),
        ({"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}, "V. van Gogh", "van Gogh, V."),
        ({"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "A. von Humboldt", "Humboldt, A. von"),
        ({"family": "Davis", "given": "S.", "suffix": "Jr."}, "S. Davis Jr.", "Davis, S., Jr."),
        ({"family": "Davis", "given": "S.", "suffix": "Jr.", "comma-suffix": True}, "S. Davis, Jr.", "Davis, S., Jr."),
        ({"family": "王", "given": "明"}, "王明", "王, 明"),
        ({"family": "김", "given": "철수"}, "김철수", "김, 철수"),
        ({"family": "ហ៊ុន", "given": "សែន"}, "ហ៊ុន សែន", "ហ៊ុន, សែន"),
        ({"family": "Bartók", "given": "Béla", "static-ordering": True}, "Bartók Béla", "Bartók, Béla"),
        ({"family": "Plato"}, "Plato", "Plato"),
    ],
)
def test_it_writes_a_name_in_words_and_for_ris(name: dict[str, Any], words: str, ris: str) -> None:
    assert (name_in_words(name), as_ris(read_names([name])[0])) == (words, ris)


@pytest.mark.slow
def test_two_institutions_are_told_apart_on_pages_and_in_every_style() -> None:
    assert names_in_words([BRIDGES, TRUST]) == "Ministry of Works, Roads and Bridges; Valley & Hill Trust"
    (reference,) = build_references([toy_document(toy_csl(author=[BRIDGES, TRUST]))], styles=STYLES)
    assert "author = {{Ministry of Works, Roads and Bridges} and {Valley \\& Hill Trust}}" in reference.biblatex
    assert "AU  - Ministry of Works, Roads and Bridges\nAU  - Valley & Hill Trust\n" in reference.ris
    entries = [as_text(reference.formatted[style]) for style in STYLES]
    assert [entry for entry in entries if "Bridges; and Valley" not in entry and "Bridges; & Valley" not in entry] == []


@pytest.mark.slow
def test_a_khmer_name_keeps_its_space_in_every_style() -> None:
    author = [{"family": "ហ៊ុន", "given": "សែន"}]
    (reference,) = build_references([toy_document(toy_csl(author=author))], styles=STYLES)
    assert all("ហ៊ុន សែន" in as_text(reference.formatted[style]) for style in STYLES)


@pytest.mark.parametrize(
    ("edition", "number", "word"),
    [
        ("3", "3", "Third"),
        ("3rd", "3", "Third"),
        ("third edition", "3", "Third"),
        ("2nd ed.", "2", "Second"),
        ("21", "21", "21st"),
        ("112", "112", "112th"),
        ("Revised", "Revised", "Revised"),
        ("2nd rev. ed.", "2nd rev. ed.", "2nd rev."),
        ("3e éd. revue", "3e éd. revue", "3e éd. revue"),
        ("2. Auflage", "2. Auflage", "2. Auflage"),
    ],
)
def test_an_edition_is_a_number_for_biblatex_and_a_word_for_bibtex(edition: str, number: str, word: str) -> None:
    assert (edition_number(edition), edition_word(edition)) == (number, word)


@pytest.mark.parametrize(
    ("text", "written", "lost"),
    [
        ("Müller", r"M{\"u}ller", ()),
        ("Łódź", r"{\L}{\'o}d{\'z}", ()),
        ("Đặng", r"D{\u{{\d{a}}}}ng", ("Đ",)),
        ("“a” – b…", r"``a'' -- b{\ldots}", ()),
        ("ការ abc", "[Khmer] abc", ("[Khmer]",)),
        ("王明", "[Chinese]", ("[Chinese]",)),
    ],
)
def test_classic_bibtex_is_ascii_and_tells_what_it_lost(text: str, written: str, lost: tuple[str, ...]) -> None:
    assert classic(text) == (written, lost)


def test_a_note_tells_what_pdflatex_cannot_set() -> None:
    (reference,) = build_references([toy_document(toy_csl(title="ការជួញដូរ"))], styles=[])
    assert "title = {{[Khmer]}}" in reference.bibtex
    assert "pdfLaTeX cannot set [Khmer]; the biblatex entry has them" in reference.bibtex
    assert "title = {{ការជួញដូរ}}" in reference.biblatex
