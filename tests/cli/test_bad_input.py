"""Whatever is wrong with the pages or the command: the exit status says what kind, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.making import snapshot
from tests.support.running import Runner

Change = Callable[[Path], object]


def _write(path: str, data: str | bytes) -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data.encode() if isinstance(data, str) else data)

    return change


def _add(path: str, text: str) -> Change:
    return lambda root: _write(path, (root / path).read_text("utf-8") + text)(root)


CONTENT: dict[str, tuple[Change, str]] = {
    "a dead link": (_write("docs/own.md", '# Own\n\n<a href="../nowhere/">x</a>\n'), "dead-link docs/own.md:3:"),
    "a dead fragment": (
        _write("docs/own.md", '# Own\n\n<a href="../sources/gazette-1902-light/#p9">x</a>\n'),
        "dead-fragment docs/own.md:3:",
    ),
    "a quotation that is not exact": (
        _write("docs/own.md", '# Own\n\n<q data-cites="gazette-1902-light#p4s2">He gave a day!</q>\n'),
        "quotation-altered docs/own.md:3:",
    ),
    "a quotation of nothing": (
        _write("docs/own.md", '# Own\n\n<q data-cites="gazette-1902-light#p9">He gave no day!</q>\n'),
        "cites-nothing docs/own.md:3:",
    ),
    "a topic rule that finds nothing": (
        _add(
            "seeds/topics.yml",
            "    rules:\n      - any: [tide*]\n      - any: [fog, zeppelin]\n      - any: [zeppelin]\n",
        ),
        "topic-rule-unused seeds/topics.yml:22: this rule of `tides` finds no sentence of any source. Correct",
    ),
    "a line to be left out inside a paragraph": (
        _add("seeds/fog-1905.txt.yml", "  left-out: [{quote: it is the fog that hears it, reason: r}]\n"),
        "left-out-unused seeds/fog-1905.txt.yml: `left-out` names",
    ),
    "settings that leave out what is cited": (
        _add("mkdocs.yml", "exclude_docs: |\n  sources/\n"),
        "left-out-of-site mkdocs.yml:",
    ),
    "settings that keep what is cited as a draft": (
        _add("mkdocs.yml", "draft_docs: |\n  /sources/*/index.md\n"),
        "left-out-of-site mkdocs.yml:",
    ),
    "the path of this folder": (
        lambda root: _add("seeds/fog-1905.txt.yml", f"  rights: 'See {root.as_posix()}'\n")(root),
        "machine-path docs/",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", [["check"], ["build"], ["accept", "--all"], ["pdf"]])
def test_bad_content_ends_with_one_and_writes_nothing(command: list[str], toy: Path, run: Runner) -> None:
    change, told = CONTENT["a dead link"]
    change(toy)
    before = snapshot(toy)
    ended = run(*command)
    assert told in ended.err
    assert ended.status == 1
    assert "Traceback" not in ended.err
    assert snapshot(toy) == before


@pytest.mark.slow
@pytest.mark.parametrize(("change", "told"), CONTENT.values(), ids=CONTENT)
def test_check_tells_each_kind_of_bad_content(change: Change, told: str, toy: Path, run: Runner) -> None:
    assert run("convert").status == 0
    change(toy)
    before = snapshot(toy)
    ended = run("check")
    assert told in ended.err
    assert ended.status == 1
    assert snapshot(toy) == before


def test_a_hand_written_page_in_another_encoding_is_told(toy: Path, run: Runner) -> None:
    _write("docs/own.md", b"# Own\n\nS\xf6der\n")(toy)
    ended = run("check")
    assert "file-not-utf8 docs/own.md:3:" in ended.err
    assert ended.status == 2


def test_a_control_character_in_a_hand_written_page_is_told(toy: Path, run: Runner) -> None:
    _write("docs/own.md", b"# Own\n\na\0b\n")(toy)
    ended = run("check")
    assert ended.err.startswith("control-character docs/own.md:3: the control character U+0000 stands here.")
    assert ended.status == 2


def test_a_page_that_markdown_takes_for_ever_over_is_told(toy: Path, run: Runner) -> None:
    _write("docs/own.md", "# Own\n\n" + "[" * 20000 + "]" * 20000 + "\n")(toy)
    ended = run("check")
    assert "markdown-too-deep docs/own.md:3:" in ended.err
    assert ended.status == 2


def test_an_unknown_source_is_not_accepted(toy: Path, run: Runner) -> None:
    before = snapshot(toy)
    ended = run("accept", "board-1901-inspektion")
    assert ended.status == 2
    assert ended.err.startswith("unknown-source: `board-1901-inspektion` is no source of this handbook;")
    assert snapshot(toy) == before


@pytest.mark.parametrize("arguments", [["convert", "--lock"], ["konvert"], ["convert", "extra"]], ids=" ".join)
def test_wrong_use_ends_with_two(arguments: list[str], toy: Path, run: Runner) -> None:
    before = snapshot(toy)
    ended = run(*arguments)
    assert ended.status == 2
    assert ended.err.startswith("Usage: pincite")
    assert snapshot(toy) == before


@pytest.mark.slow
def test_problems_can_be_had_as_json(toy: Path, run: Runner) -> None:
    run("convert")
    CONTENT["a dead link"][0](toy)
    ended = run("check", "--json")
    assert ended.status == 1
    assert '"code": "dead-link"' in ended.out
    assert '"line": 3' in ended.out
