"""Pages show a text as its original has it: own numbers, tables, notes, speakers, the language of its words."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from pincite.checks.page_checks import PageReader
from pincite.commands.common import tell_repeated_numbers
from pincite.pipeline import Converted, convert
from tests.support.making import view_of

JUDGMENT = """The lower weir

THE FACTS

1. The weir was built in 1840. Two men saw it:

(a) the ferryman; and

(b) the clerk.

2. The owner was told of it.[1]

Table 1. Looms by street

Street          Looms    Idle
Mill Lane          14       2
High Street         3

NOTES

[1] Ledger, fol. 12.
"""
ARABIC = "تقرير الميناء\n\nرفض الشهود الحضور.\n"


def _pages(text: str, **sidecar: object) -> dict[str, str]:
    return {artifact.path: artifact.data.decode() for artifact in _converted(text, **sidecar).artifacts}


def _converted(text: str, **sidecar: object) -> Converted:
    facts = {"id": "weir", "title": text.partition("\n")[0], "issued": "1990-05-03"} | sidecar
    files = {
        "mkdocs.yml": "site_name: Weirs\n",
        "docs/index.md": "# Weirs\n",
        "seeds/topics.yml": yaml.safe_dump(
            {
                "topics": [
                    {"id": "weir", "title": "Weirs", "definition": "On weirs.", "rules": [{"any": ["weir", "رفض"]}]}
                ]
            }
        ),
        "seeds/weir.txt": text,
        "seeds/weir.txt.yml": yaml.safe_dump(facts, allow_unicode=True),
    }
    return convert(view_of(files))


@pytest.fixture(scope="module")
def judgment() -> dict[str, str]:
    """Return the files of a handbook of one judgment."""
    return _pages(JUDGMENT)


def test_the_number_of_the_original_stands_with_its_words_and_is_cited(judgment: dict[str, str]) -> None:
    page = judgment["docs/sources/weir/index.md"]
    assert re.findall(r'<span class="pc-own">(.*?)</span>', page) == ["1.", "(a)", "(b)", "2.", "[1]"]
    assert "as the locator, here “para. 1”" in page
    assert ">¶ 1</a>" in page
    blocks = json.loads(judgment["docs/api/v1/documents/weir.json"])["blocks"]
    labelled = [(block["label"], block["level"]) for block in blocks if block["label"] and block["anchor"][0] == "p"]
    assert labelled == [("1", 1), ("(a)", 2), ("(b)", 2), ("2", 1)]


def test_a_number_that_stands_twice_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = "A\n\n1. One weir stood.\n\n2. Two weirs stood.\n\n1. One weir fell.\n\n2. Two weirs fell.\n"
    tell_repeated_numbers(_converted(text))
    assert capsys.readouterr().err.splitlines() == [
        "weir has the number 1 more than once, at p1, p3: cite by ¶",
        "weir has the number 2 more than once, at p2, p4: cite by ¶",
    ]
    tell_repeated_numbers(_converted("A\n\nPART I\n\n1. One weir stood.\n\nPART II\n\n1. One weir fell.\n"))
    assert capsys.readouterr().err == ""


def test_a_page_says_that_there_are_no_numbers_only_where_the_sidecar_does(judgment: dict[str, str]) -> None:
    said = "the original has no numbers"
    assert said not in judgment["docs/sources/weir/index.md"]
    assert said not in _pages("A\n\nThe weir.\n")["docs/sources/weir/index.md"]
    assert said in _pages("A\n\nThe weir.\n", pincite={"numbers": "none"})["docs/sources/weir/index.md"]


def test_a_table_is_one_with_rows_that_can_be_cited(judgment: dict[str, str]) -> None:
    reader = PageReader(judgment["docs/sources/weir/index.md"])
    named = {element.attributes.get("id"): element for element in reader.elements}
    assert named["t1r3"].text.split() == named["t1r3s1"].text.split() == ["High", "Street", "3"]
    assert judgment["docs/sources/weir/index.md"].count("<td></td>") == 1
    assert '<th scope="col">Street</th>' in judgment["docs/sources/weir/index.md"]


def test_the_mark_of_a_note_leads_to_it_and_back(judgment: dict[str, str]) -> None:
    page = judgment["docs/sources/weir/index.md"]
    assert '<a class="pc-note-mark" href="#fn1">[1]</a>' in page
    assert re.search(r'<a class="pc-note-back" href="#p\d+s1"', page)


def test_headings_stand_in_the_contents_with_their_depth() -> None:
    text = "A\n\nPART I\n\nArticle 1\n\nThe weir is open.\n\nPART II\n\nArticle 2\n\nIt is shut.\n"
    page = _pages(text)["docs/sources/weir/index.md"]
    assert re.findall(r"^(#+) ", page, re.MULTILINE)[:4] == ["##", "###", "##", "###"]
    assert page.count('class="pc-depth-3"') == 2


def test_words_of_another_language_say_so_wherever_they_stand() -> None:
    pages = _pages(ARABIC, language="ar")
    speech = 'lang="ar" dir="rtl"'
    for path in ("sources/weir/index.md", "sources/index.md", "topics/weir/index.md"):
        assert speech in pages[f"docs/{path}"], path
    plain = _pages("A\n\nThe weir.\n", language="en-GB")
    assert 'dir="' not in plain["docs/sources/weir/index.md"]


def test_sources_of_one_year_are_told_apart() -> None:
    files = {"mkdocs.yml": "site_name: Weirs\n", "docs/index.md": "# Weirs\n"}
    files["seeds/topics.yml"] = "topics: [{id: weir, title: Weirs, definition: On weirs., rules: [{any: [weir]}]}]\n"
    for name, title in (("a", "Letter of the upper mill"), ("b", "Letter of the lower mill")):
        files[f"seeds/{name}.txt"] = f"{title}\n\nThe weir is high.\n"
        files[f"seeds/{name}.txt.yml"] = f"id: {name}\ntitle: {title}\nissued: 1790-05-03\n"
    made = {artifact.path: artifact.data.decode() for artifact in convert(view_of(files)).artifacts}
    page = made["docs/topics/weir/index.md"]
    assert "1790, upper mill, ¶ 1</a>" in page
    assert "1790, lower mill, ¶ 1</a>" in page
