"""The site generator can be replaced: Zensical makes the same pages of the same docs/ and mkdocs.yml."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pincite.text import normal_form
from tests.site.building import PINCITE, copy_handbook
from tests.site.references import find_dead, read_site

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one page says."""

    title: str
    texts: dict[str, str]
    """The words of each element that has an id in the page's text, by id."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        in_text = tag == "article" or any(inside for _, _, inside in self._open)
        identifier = dict(attrs).get("id") if in_text else None
        # Ids that begin so are the generator's own: the target of its skip link.
        identifier = None if identifier and identifier.startswith("__") else identifier
        self._open.append((tag, identifier, in_text))
        if identifier:
            self.texts.setdefault(identifier, [])

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title":
            self.title.append(data)
        for _, identifier, _ in self._open:
            if identifier:
                self.texts[identifier].append(data)


def read_said(site: Path) -> dict[str, Said]:
    """Return what each page of a site says, by its path."""
    said = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text("utf-8"))
        texts = {identifier: normal_form("".join(words)) for identifier, words in reader.texts.items()}
        said[path.relative_to(site).as_posix()] = Said(title=normal_form("".join(reader.title)), texts=texts)
    return said


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("zensical")
    copy_handbook(root)
    run = subprocess.run(
        [PINCITE, "build", "--generator", "zensical"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return root / "site-zensical"


@pytest.mark.slow
def test_it_makes_the_same_pages_titles_ids_and_texts(built_site: Path, zensical_site: Path) -> None:
    ours, theirs = read_said(built_site), read_said(zensical_site)
    assert sorted(theirs) == sorted(ours)
    different = [path for path in ours if theirs[path] != ours[path]]
    assert different == []
    assert sum(len(page.texts) for page in ours.values()) > 500


@pytest.mark.slow
def test_it_keeps_every_permalink_and_data_file(built_site: Path, zensical_site: Path) -> None:
    # The PDF is no page, and the skip link of the "not found" page leads to the page itself, wherever that is shown.
    allowed = ("handbook.pdf", "#__skip")
    dead = [fault for fault in find_dead(zensical_site, read_site(zensical_site)) if not any(map(fault.count, allowed))]
    assert dead == []
    data = sorted(path.relative_to(built_site) for path in (built_site / "api").rglob("*") if path.is_file())
    assert data
    assert all((zensical_site / path).read_bytes() == (built_site / path).read_bytes() for path in data)
