"""What the PDF is to show, before it is set."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from pincite.downloads.pdf import book_json
from pincite.downloads.print_passages import excerpt, lines_of, plain
from pincite.downloads.print_values import PrintLines, PrintRun
from pincite.downloads.source_facts import held
from pincite.model import Document, Handbook, Redaction
from pincite.text import without_space


def written(lines: Any) -> str:
    """Return lines of the template's JSON as one text, roles in angle brackets, line ends as strokes."""
    return "|".join("".join(f"<{run['role']}>" if run["role"] else run["text"] for run in line) for line in lines)


def said(lines: PrintLines) -> str:
    """Return lines as `written` does, from the values themselves."""
    return written([[asdict(run) for run in line] for line in lines])


@pytest.fixture
def data(handbook: Handbook) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(book_json(handbook))
    return made


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one", "one"),
        ("one\ntwo", "one|two"),
        ("one\r\n  two\u2028three", "one|two|three"),
        ("one \t two", "one two"),
        ("one\n\ntwo", "one||two"),
        ("10\u00a0%", "10\u00a0%"),
    ],
)
def test_it_keeps_the_lines_and_the_words_of_a_text(text: str, lines: str) -> None:
    assert said(plain(text)) == lines


def test_it_keeps_marks_when_a_run_goes_over_a_line() -> None:
    lines = lines_of([PrintRun(text="a\nb", italic=True)])
    assert lines == ((PrintRun(text="a", italic=True),), (PrintRun(text="b", italic=True),))


def test_it_says_what_is_held(alpha: Document, beta: Document) -> None:
    assert [held(alpha), held(beta)] == ["full text", "extract, first words only, draft"]


def test_it_puts_only_supplied_headings_in_brackets(data: dict[str, Any]) -> None:
    headings = [part for part in data["sources"][0]["parts"] if part["kind"] == "heading"]
    assert [(written(h["lines"]), h["supplied"], h["target"]) for h in headings] == [
        ("Opening", True, "alpha-2001.h-opening"),
        ("What is demanded", False, "alpha-2001.h-demands"),
    ]


def test_it_makes_one_list_of_what_stands_together(data: dict[str, Any]) -> None:
    lists = [part["items"] for part in data["sources"][0]["parts"] if part["kind"] == "list"]
    assert [[item["number"] for item in items] for items in lists] == [["3", "4", "4a"]]


def shown_lines(value: Any) -> list[str]:
    """Return what each `lines` in the value says, wherever it stands."""
    if isinstance(value, list):
        return [text for item in value for text in shown_lines(item)]
    if isinstance(value, dict):
        own = [written(value["lines"]).replace("<sic>", "")] if "lines" in value else []
        return own + [text for item in value.values() for text in shown_lines(item)]
    return []


def test_it_shows_or_accounts_for_every_block(data: dict[str, Any], alpha: Document) -> None:
    made = data["sources"][0]
    found = [without_space(text.replace("|", "")) for text in (made["title"], *shown_lines(made))]
    assert [block.text for block in alpha.blocks if without_space(block.text) not in found] == []


def test_it_gathers_what_is_left_out_by_reason(data: dict[str, Any]) -> None:
    left_out = data["sources"][0]["left_out"]
    assert [(g["reason"], [(written(i["lines"]), i["times"]) for i in g["items"]]) for g in left_out] == [
        ("separator", [("*", 2)]),
        ("furniture of the site", [("Share this page", 1)]),
    ]


def test_it_marks_an_error_of_the_original_behind_its_words(data: dict[str, Any]) -> None:
    second = next(part for part in data["sources"][0]["parts"] if part.get("number") == "2")
    assert "It cost 300 bahts<sic>. Nothing" in written(second["lines"])


def test_it_quotes_the_sentences_of_a_hit_and_shows_what_lies_between(data: dict[str, Any]) -> None:
    money, order, _ = data["topics"]
    assert written(money["sources"][0]["excerpts"][0]["lines"]) == "It cost 300 bahts<sic>. Nothing was paid."
    told = "One is told. <withheld> Three is told.<gap>Five is."
    assert written(order["sources"][0]["excerpts"][1]["lines"]) == told


def test_an_excerpt_says_when_and_why_words_were_redacted(handbook: Handbook, alpha: Document) -> None:
    block = next(one for one in alpha.blocks if one.anchor == handbook.hits[0].anchor)
    gone = Redaction(anchor=block.sentences[0].anchor, date="2026-12-01", reason="a person asked")
    hidden = replace(block, sentences=tuple(replace(sentence, redaction=gone) for sentence in block.sentences))
    lines = excerpt(hidden, handbook.hits[0], alpha.source)
    assert len(handbook.hits[0].sentences) > 1
    assert said(lines).count("[Redacted on 1 December 2026: a person asked]") == 1


def test_it_refuses_a_hit_on_a_sentence_that_is_not_there(handbook: Handbook) -> None:
    broken = replace(handbook.hits[0], sentences=(replace(handbook.hits[0].sentences[0], anchor="p2s99"),))
    with pytest.raises(ValueError, match=r"alpha-2001#p2 .*p2s99"):
        book_json(replace(handbook, hits=(broken,)))


def test_it_names_the_sources_that_are_silent_on_a_topic(data: dict[str, Any]) -> None:
    assert [[one["title"] for one in topic["silent"]] for topic in data["topics"]] == [[], ["Beta"], []]


def test_it_holds_back_the_text_of_a_source_that_may_not_be_shown(handbook: Handbook, beta: Document) -> None:
    data = json.loads(book_json(replace(handbook, hits=())))
    first, second = data["sources"][1]["parts"][1:]
    assert written(first["lines"]) == "This text of the second source may not …"
    assert first["fingerprint"] == beta.blocks[0].fingerprint
    assert written(second["lines"]) == "Its second paragraph speaks of fees. The rest …"
    assert "be shown as a whole" not in json.dumps(data)
    assert "articles on this site" not in json.dumps(data)


def test_it_gives_the_same_values_whenever_it_is_asked(handbook: Handbook) -> None:
    assert book_json(handbook) == book_json(handbook)
