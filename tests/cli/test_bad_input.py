"""Whatever is wrong with the input: no traceback, the exit status says what kind, and nothing is written."""

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


def _replace(path: str, old: str, new: str) -> Change:
    return lambda root: _write(path, (root / path).read_text("utf-8").replace(old, new, 1))(root)


def _delete(path: str) -> Change:
    return lambda root: (root / path).unlink()


SIDECAR = "seeds/inspection-1901.txt.yml"
# What is done to the toy handbook, and how the first line of what is told begins.
INPUT: dict[str, tuple[Change, str]] = {
    "no settings": (_delete("mkdocs.yml"), "file-unreadable mkdocs.yml: the site's configuration cannot be read"),
    "settings without a name": (_replace("mkdocs.yml", "site_name:", "site_nam:"), "no-site-name mkdocs.yml:1:"),
    "settings that are a list": (_write("mkdocs.yml", "- a\n"), "no-site-name mkdocs.yml:1:"),
    "settings whose extra is a list": (
        _write("mkdocs.yml", "site_name: a\nextra: [pincite]\n"),
        "wrong-value mkdocs.yml:2:",
    ),
    "settings with an unknown key": (
        _replace("mkdocs.yml", "    styles: [apa]", "    stiles: [apa]"),
        "unknown-key mkdocs.yml:",
    ),
    "settings with an unknown style": (_replace("mkdocs.yml", "[apa]", "[apaa]"), "citation-style mkdocs.yml"),
    "no home page": (_delete("docs/index.md"), "no-home docs/index.md:"),
    "a home page in another encoding": (_write("docs/index.md", b"# S\xf6der\n"), "file-not-utf8 docs/index.md:1:"),
    "a sidecar with a typing error": (_replace(SIDECAR, "title-short", "title-shrt"), f"unknown-key {SIDECAR}:5:"),
    "a sidecar without its seed": (_delete("seeds/inspection-1901.txt"), "no-seed seeds/inspection-1901.txt:"),
    "a seed without its sidecar": (_delete(SIDECAR), "no-sidecar seeds/inspection-1901.txt:"),
    "a sidecar that quotes other words": (
        _replace(SIDECAR, "Paper No. 14\n", "Paper 14\n"),
        f"evidence-not-in-seed {SIDECAR}:27:",
    ),
    "a seed with a control character": (
        _write("seeds/fog-1905.txt", b"a\nb\x02\n"),
        "control-character seeds/fog-1905.txt:2:",
    ),
    "a seed in another encoding": (
        _write("seeds/gazette-1902.txt", b"a\nS\xf6der"),
        "not-the-encoding seeds/gazette-1902.txt:2:",
    ),
    "an empty seed": (_write("seeds/fog-1905.txt", b"\n"), "empty-seed seeds/fog-1905.txt:"),
    "a profile that is not there": (_delete("seeds/profiles/plain.yml"), "no-profile seeds/fog-1905.txt.yml:"),
    "a profile with a bad pattern": (
        _replace("seeds/profiles/inspection.yml", "'^<script>'", "'(<script>'"),
        "wrong-value seeds/profiles/inspection.yml:",
    ),
    "a topic with an unknown anchor": (
        _replace("seeds/topics.yml", "gazette-1902-light#p3s2", "gazette-1902-light#p9"),
        "topic-unknown-anchor seeds/topics.yml:",
    ),
    "a topic twice": (_replace("seeds/topics.yml", "id: fog", "id: oil"), "repeated-topic seeds/topics.yml:"),
    "a ledger that is none": (
        _write("seeds/anchors/gazette-1902-light.json", "{}"),
        "ledger-unreadable seeds/anchors/",
    ),
    "topics that are not YAML": (_write("seeds/topics.yml", "topics: ["), "yaml-unreadable seeds/topics.yml:"),
    "topics too deep": (_write("seeds/topics.yml", "[" * 99_999), "yaml-too-deep seeds/topics.yml:1:"),
}


@pytest.mark.parametrize(("change", "told"), INPUT.values(), ids=INPUT)
def test_bad_input_ends_with_two_and_writes_nothing(change: Change, told: str, toy: Path, run: Runner) -> None:
    change(toy)
    before = snapshot(toy)
    ended = run("convert")
    assert ended.err.startswith(told)
    assert ended.status == 2
    assert ended.err.splitlines()[-1].endswith("; nothing was changed.")
    assert "Traceback" not in ended.err
    assert str(toy) not in ended.err
    assert snapshot(toy) == before


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
    "the path of this folder": (
        lambda root: _add("seeds/fog-1905.txt.yml", f"  rights: 'See {root.as_posix()}'\n")(root),
        "machine-path docs/",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "build", "accept", "pdf"])
def test_bad_content_ends_with_one_and_writes_nothing(command: str, toy: Path, run: Runner) -> None:
    change, told = CONTENT["a dead link"]
    change(toy)
    before = snapshot(toy)
    ended = run(command)
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


def test_an_unknown_source_is_not_accepted(toy: Path, run: Runner) -> None:
    before = snapshot(toy)
    ended = run("accept", "board-1901-inspektion")
    assert ended.status == 2
    assert ended.err.startswith("unknown-source seeds: `board-1901-inspektion` is no source of this handbook;")
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
