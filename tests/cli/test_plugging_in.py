"""A reader, a check, a citation style, an export and a download are added by their lists alone."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from pincite import citation_styles, downloads, invariants, pipeline, readers
from pincite.citation_styles import CitationStyle
from pincite.commands import export
from pincite.downloads import Export
from pincite.errors import Problem
from pincite.invariants import Subject
from pincite.model import Artifact, Handbook
from pincite.pipeline import convert
from pincite.readers import Extraction, reader_of
from tests.support.making import snapshot
from tests.support.running import Runner

SIDECAR = """id: light-log
type: report
title: The light log
issued: 1907
pincite:
  checked-against: none
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLines:
    """The worked example of the contributors' guide: a file of JSON lines, each a paragraph."""

    name: str = "JSON lines"
    endings: tuple[str, ...] = (".jsonl",)

    def read(self, raw: bytes, *, encoding: str, path: str, sidecar: str) -> Extraction:
        """Return the lines' texts with an empty line between them."""
        del path, sidecar
        return Extraction(text="\n\n".join(json.loads(line)["text"] for line in raw.decode(encoding).splitlines()))

    def overwrite(self, raw: bytes, before: str, after: str, *, encoding: str, path: str) -> bytes:
        """Return the lines with other texts."""
        del raw, before, path
        lines = [json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in after.split("\n\n")]
        return "".join(lines).encode(encoding)


@pytest.fixture
def with_log(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a toy handbook with a source of a type of its own, for which a reader was added."""
    monkeypatch.setattr(readers, "READERS", [JsonLines(), *readers.READERS])
    lines = [{"text": "The lamp was lit. It burned till dawn."}, {"text": "Keeper Reed slept."}]
    (toy / "seeds/log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (toy / "seeds/log.jsonl.yml").write_text(SIDECAR, "utf-8")
    return toy


def test_a_reader_gives_passages_that_are_cited(with_log: Path) -> None:
    assert reader_of("log.JSONL").name == "JSON lines"
    document = convert(with_log).handbook.document("light-log")
    assert {block.anchor: block.text for block in document.numbered} == {
        "p1": "The lamp was lit. It burned till dawn.",
        "p2": "Keeper Reed slept.",
    }
    assert document.at("p1s2").text == "It burned till dawn."


def test_what_a_reader_read_can_be_redacted(with_log: Path, run: Runner) -> None:
    assert run("accept", "light-log").status == 0
    ended = run("redact", "light-log#p2", "--reason", "by order of a court")
    assert ended.status == 0, ended.err
    assert "Reed slept" not in (with_log / "seeds/log.jsonl").read_text("utf-8")
    assert json.loads((with_log / "seeds/log.jsonl").read_text("utf-8").splitlines()[0])["text"].startswith("The lamp")
    assert run("check").status == 0


def test_a_check_stops_what_it_finds(toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_short_passages(subject: Subject) -> Iterator[Problem]:
        for document in subject.documents:
            for block in document.numbered:
                if len(block.text) < len("Not a lamp was lit."):
                    where = f"`{block.anchor}` is short."
                    yield Problem(
                        path=document.source.sidecar,
                        line=0,
                        code="words-lost",
                        message=where,
                        fix="Join it to another.",
                    )

    monkeypatch.setattr(invariants, "CHECKS", [*invariants.CHECKS, refuse_short_passages])
    assert run("convert").status == 0
    before = snapshot(toy)
    ended = run("check")
    assert ended.status == 1
    assert "is short." in ended.err
    assert snapshot(toy) == before


def test_a_style_is_called_by_its_name(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = toy / "mkdocs.yml"
    text = settings.read_text("utf-8")
    named = re.sub(r"    styles: .*\n", "    styles: [apa, ieee, nature]\n", text)
    assert named != text
    settings.write_text(named, "utf-8")
    ieee = CitationStyle(id="ieee", title="The engineers’ style", locale="en-US")
    monkeypatch.setattr(citation_styles, "STYLES", [*citation_styles.STYLES, ieee])
    page = next(one.data.decode() for one in convert(toy).artifacts if one.path == "docs/bibliography/index.md")
    assert "The engineers’ style" in page
    assert ">nature<" in page


TITLES = Export(
    option="titles",
    help="Write the titles into this file.",
    is_folder=False,
    make=lambda held: {"titles.txt": "\n".join(document.title for document in held.documents).encode()},
)


def _title_list(handbook: Handbook, fonts: Sequence[Path]) -> Artifact:
    assert not fonts
    return Artifact(path="site/downloads/titles.txt", data=TITLES.make(handbook)["titles.txt"])


def test_an_export_gets_an_option(toy: Path, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "EXPORTS", [*downloads.EXPORTS, TITLES])
    command = importlib.reload(export).export
    assert run("convert").status == 0
    ended = CliRunner().invoke(command, ["--root", str(toy), "--titles", str(tmp_path / "titles.txt")])
    assert (ended.exit_code, ended.exception) == (0, None)
    titles = [document.title for document in convert(toy).handbook.documents]
    assert (tmp_path / "titles.txt").read_text("utf-8").splitlines() == titles


@pytest.mark.slow
def test_a_download_is_put_into_the_site(toy: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "DOWNLOADS", [*downloads.DOWNLOADS, _title_list])
    assert run("build", "--downloads").status == 0
    assert (toy / "site/downloads/titles.txt").read_text("utf-8").count("\n") == 2
    assert (toy / "site/downloads/handbook.pdf").is_file()
