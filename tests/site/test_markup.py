"""Every page is valid HTML, judged by the Nu Html Checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.programs import find_program
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow


def test_every_page_is_valid_html(built_site: Path, node_modules: Path) -> None:
    checker = node_modules / "vnu-jar/build/dist/vnu.jar"
    files = sorted(str(path) for path in built_site.rglob("*.html"))
    assert files
    done = subprocess.run(
        [find_program("java"), "-jar", str(checker), "--errors-only", "--format", "json", *files],
        capture_output=True,
        check=False,
    )
    found = [_describe(message, built_site) for message in json.loads(done.stderr)["messages"]]
    expect_none(found, f"errors in {len(files)} pages")
    assert done.returncode == 0


def _describe(message: dict[str, object], site: Path) -> str:
    path = unquote(urlsplit(str(message.get("url", ""))).path).removeprefix(f"{site}/")
    extract = " ".join(str(message.get("extract", "")).split())
    return f"{path}:{message.get('lastLine')}: {message['message']} [{extract}]"
