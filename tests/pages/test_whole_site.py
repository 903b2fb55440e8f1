"""Nasty seeds, built into a whole site by `pincite build`: each text is read back at its id from the HTML."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pincite.richtext import plain_text
from pincite.text import one_line
from tests.support.making import copy_toy
from tests.support.reading import Words, site_settings
from tests.support.strategies import MARKUP

pytestmark = pytest.mark.slow
TITLE = """</title><script>alert("1")</script> {{ x }} {% raw %} 'q' & &amp; *a* `b` [c](d) {: #p1 }"""
NASTY = {
    "markup": "\n\n".join(f"{line}\n\nbefore {line} after" for line in MARKUP),
    "fences": "```\nnot code\n\n~~~\nnor this\n\n```",
    "front-matter": "---\ntitle: not the title\nhide: [toc]\n---\n\nThe lamp.",
    "include": '--8<-- "mkdocs.yml"\n\n--8<--\nseeds/topics.yml\n--8<--\n\n{% include "x" %}\n\n!!! a\n    The lamp.',
    "references": "*[HTML]: Hyper\n\nThe HTML lamp.[^1]\n\n[^1]: A note.\n\n[lamp]: https://example.org\n\nA [lamp].",
    "comment": "<!-- The lamp.\n\nIt burns. -->\n\n<div>\n\n<script>\n\nlet x = 1;\n\n</style>",
    "tongues": "Ça va ? « Oui ».\n\nהמנורה דולקת. איש לא בא.\n\n灯は消えた。船は戻らない。\n\n"
    "\U0001d4d0 e\u0301 \u202eabc\u202c \ufeff\u200b",
    "long": "word " * 20_000,
}
SIDECAR = {
    "issued": "1903",
    "pincite": {"profile": "plain", "coverage": {"held": "extract", "note": TITLE}, "rights": TITLE},
}


def _settings(root: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    own = site_settings()
    theme = settings["theme"] | {"custom_dir": ".pincite/theme"}
    return settings | {
        "markdown_extensions": own["markdown_extensions"],
        "site_name": 'Larkholm "Light" & <Co>',
        "theme": theme,
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a handbook with nasty seeds, in which `pincite build` has run."""
    root = copy_toy(tmp_path_factory.mktemp("nasty") / "toy")
    for name, text in NASTY.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
        sidecar = {"publisher": 'Orr "and" <Sons> & Co', "id": f"nasty-{name}", "title": f"{TITLE} {name}"} | SIDECAR
        (root / f"seeds/{name}.txt.yml").write_text(yaml.safe_dump(sidecar), "utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(_settings(root)), "utf-8")
    command = [sys.executable, "-c", "from pincite.cli import main; main()", "build", "--root", str(root)]
    environment = os.environ | {"NO_COLOR": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return root


def _documents(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((root / "site/api/v1/documents").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def _page(root: Path, name: str) -> Words:
    return Words((root / f"site/sources/{name}/index.html").read_text("utf-8"))


def test_each_text_stands_at_its_id(site: Path) -> None:
    wrong = [
        f"{document['id']}#{part['anchor']}: {read.words(part['anchor'])[:80]}"
        for document in _documents(site)
        for read in [_page(site, document["id"])]
        for block in document["blocks"]
        for part in ([block, *block["sentences"]] if block["anchor"] else [])
        if read.words(part["anchor"]) != one_line(part["text"])
    ]
    assert wrong == []


def test_each_seed_is_whole_on_its_page(site: Path) -> None:
    for name, text in NASTY.items():
        document = json.loads((site / f"site/api/v1/documents/nasty-{name}.json").read_text("utf-8"))
        # A page's turn may stand inside a block: the words are whole where they stand in the seed.
        spans = sorted(tuple(span) for block in document["blocks"] for span in block["spans"])
        assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_titles_stand_as_they_are_in_the_text(site: Path) -> None:
    for name in NASTY:
        assert _page(site, f"nasty-{name}").words("title") == one_line(f"{plain_text(TITLE)} {name}")


def test_titles_stand_as_they_are_in_the_head_of_the_page(site: Path) -> None:
    page = _page(site, "nasty-fences")
    assert one_line(page.title).startswith(one_line(f"{plain_text(TITLE)} fences"))


def test_descriptions_stand_as_they_are_in_the_head_of_the_page(site: Path) -> None:
    assert _page(site, "board-1901-inspection").meta["description"].startswith("Board of Larkholm Light · March 1901.")
    assert _page(site, "nasty-fences").meta["description"].startswith('Orr "and" <Sons> & Co · 1903.')


def test_no_text_runs_as_a_script(site: Path) -> None:
    for path in sorted((site / "site").rglob("*.html")):
        text = path.read_text("utf-8")
        assert '<script>alert("1")' not in text, path.name
        assert "<style>* { display: none }" not in text, path.name
        assert "onclick=" not in Words(text).attributes, path.name
