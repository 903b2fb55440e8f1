"""What a sidecar says reaches the bibliography with one meaning, or is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from pincite.citations import build_references
from pincite.errors import InputError
from pincite.richtext import as_rich, plain_text, simplest
from tests.citations.sources import toy_csl, toy_document
from tests.support.making import read_sources

BASE: dict[str, Any] = {"id": "x", "title": "Rest houses", "issued": "2020", "type": "book"}


def csl_of(root: Path, **fields: Any) -> dict[str, Any]:
    """Return what the citations get of a sidecar with these fields."""
    (root / "seeds").mkdir()
    (root / "seeds" / "x.txt").write_text("Rest houses\n\nA line.\n", "utf-8")
    (root / "seeds" / "x.txt.yml").write_text(yaml.safe_dump({**BASE, **fields}, sort_keys=False), "utf-8")
    (source,) = read_sources(root)
    return dict(source.csl)


def fault(root: Path, **fields: Any) -> str:
    """Return the one problem of a sidecar with these fields."""
    with pytest.raises(InputError) as raised:
        csl_of(root, **fields)
    (problem,) = raised.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.5555/abc", "10.5555/abc"),
        ("https://doi.org/10.5555/abc", "10.5555/abc"),
        ("http://dx.doi.org/10.5555/AbC", "10.5555/AbC"),
        ("HTTPS://DOI.ORG/10.5555/a%3Cb%3E", "10.5555/a<b>"),
        ("doi.org/10.5555/abc", "10.5555/abc"),
        ("doi:10.5555/abc", "10.5555/abc"),
        ("DOI: 10.5555/abc", "10.5555/abc"),
        ("info:doi/10.5555/abc", "10.5555/abc"),
        ("10.5555/a(b)1<2::aid>3;2-#", "10.5555/a(b)1<2::aid>3;2-#"),
        ("10.5555/a%b", "10.5555/a%b"),
    ],
)
def test_it_keeps_a_doi_without_what_people_write_before_it(written: str, doi: str, tmp_path: Path) -> None:
    assert csl_of(tmp_path, DOI=written)["DOI"] == doi


@pytest.mark.parametrize("written", ["https://example.org/1", "11.5555/abc", "10.5555", "10.5555/a b"])
def test_it_refuses_what_is_no_doi(written: str, tmp_path: Path) -> None:
    assert "a DOI begins with 10. and a number" in fault(tmp_path, DOI=written)


@pytest.mark.parametrize("tag", ["en", "km", "zh-Hant", "en-GB", "tpu", "sr-Latn-RS", "de-CH-1901", "und", "mul"])
def test_it_takes_every_language_of_the_registry(tag: str, tmp_path: Path) -> None:
    assert csl_of(tmp_path, language=tag)["language"] == tag


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("English", "en"),
        ("khmer", "km"),
        ("français", "fr"),
        ("ខ្មែរ", "km"),
        ("中文", "zh"),
        ("en_US", "en-US"),
        ("eng", "en"),
        ("khm", "km"),
        ("jp", "ja"),
        ("kh", "km"),
    ],
)
def test_it_refuses_a_language_in_words_and_says_what_is_meant(written: str, meant: str, tmp_path: Path) -> None:
    told = fault(tmp_path, language=written)
    assert told.startswith("wrong-value seeds/x.txt.yml:5: `language` is ")
    assert told.endswith(f"Did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("url", "URL"),
        ("Url", "URL"),
        ("doi", "DOI"),
        ("isbn", "ISBN"),
        ("issn", "ISSN"),
        ("pmid", "PMID"),
        ("pmcid", "PMCID"),
        ("archive-location", "archive_location"),
        ("archive_place", "archive-place"),
        ("citation_key", "citation-key"),
        ("container_title", "container-title"),
        ("Publisher", "publisher"),
        ("publisher_plac", "publisher-place"),
    ],
)
def test_it_says_which_key_is_meant(key: str, meant: str, tmp_path: Path) -> None:
    assert fault(tmp_path, **{key: "x"}).endswith(f"Did you mean `{meant}`?")


def test_it_takes_every_variable_and_every_part_of_a_name(tmp_path: Path) -> None:
    name = {"family": "Gogh", "given": "V.", "non-dropping-particle": "van", "suffix": "Jr.", "comma-suffix": True}
    csl = csl_of(tmp_path, director=[name], archive_collection="Papers", section="II")
    assert (csl["director"], csl["archive_collection"], csl["section"]) == ([name], "Papers", "II")


def test_it_puts_a_title_of_several_lines_on_one(tmp_path: Path) -> None:
    assert csl_of(tmp_path, title="Rest house\n\nsecond line\n")["title"] == "Rest house second line"


@pytest.mark.parametrize(
    ("written", "plain", "simple"),
    [
        ("The <i>Rosa</i> bed", "The Rosa bed", "The <i>Rosa</i> bed"),
        ("H<sub>2</sub>O <b>x<sup>2</sup></b>", "H2O x²", "H<sub>2</sub>O <b>x<sup>2</sup></b>"),
        ("10<sup>6</sup>, 1<sup>er</sup>", "10⁶, 1er", "10<sup>6</sup>, 1<sup>er</sup>"),
        ("10<sup><i>-6</i></sup> 10<sup>6.5</sup>", "10⁻⁶ 10^(6.5)", "10<sup><i>-6</i></sup> 10<sup>6.5</sup>"),
        ('<span class="nocase">iPad</span>', "iPad", '<span class="nocase">iPad</span>'),
        ("a < b > c", "a < b > c", "a < b > c"),
        ("<games> <i>and", "<games> <i>and", "<games> <i>and"),
        ("&lt;i>Rosa&lt;/i>", "<i>Rosa</i>", "&lt;i>Rosa&lt;/i>"),
        ("AT&amp;T &lt; B", "AT&T < B", "AT&T < B"),
        ("<i>a<b>b</i>c</b>", "a<b>bc</b>", "<i>a<b>b</i>c</b>"),
    ],
)
def test_markup_is_that_of_csl_and_anything_else_is_text(written: str, plain: str, simple: str) -> None:
    assert (plain_text(written), simplest(written)) == (plain, simple)
    assert plain_text(as_rich(plain)) == plain


@pytest.mark.slow
def test_markup_means_the_same_in_every_form() -> None:
    document = toy_document(toy_csl(title="The <i>Rosa</i> &lt;b>bed&lt;/b>"))
    (reference,) = build_references([document], styles=["apa"])
    assert (
        r"title = {{The \textit{Rosa} \textless{}b\textgreater{}bed\textless{}/b\textgreater{}}}" in reference.biblatex
    )
    assert r"title = {{The \textit{Rosa} \textless{}b" in reference.bibtex
    assert "TI  - The Rosa <b>bed</b>\n" in reference.ris
    assert "<b>bed</b>" in "".join(run.text for run in reference.formatted["apa"])
    assert document.title == "The Rosa <b>bed</b>"
    assert json.loads(json.dumps(reference.csl))["title"] == "The <i>Rosa</i> &lt;b>bed&lt;/b>"


@pytest.mark.slow
def test_a_link_to_a_doi_is_encoded_and_the_fields_are_not() -> None:
    doi = "10.5555/a(b)1<2::aid>3;2-#%_x"
    (reference,) = build_references([toy_document(toy_csl(type="article-journal", DOI=doi))], styles=["apa"])
    links = [run.href for run in reference.formatted["apa"] if run.href]
    assert links == ["https://doi.org/10.5555/a(b)1%3C2::aid%3E3;2-%23%25_x"]
    assert f"  doi = {{{doi}}},\n" in reference.biblatex
    assert r"doi = {10.5555/a(b)1\textless{}2::aid\textgreater{}3;2-\#\%\_x}" in reference.bibtex
    assert f"DO  - {doi}\n" in reference.ris
