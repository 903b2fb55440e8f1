"""A stranger's way: the package installed elsewhere, an empty folder, a text of another subject, a site."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.site.building import ROOT
from tests.support.making import snapshot

pytestmark = pytest.mark.slow

TEXT = """On the Keeping of Bees at Moorfield

Read before the Society on 14 May 1887.

THE HIVES

There are eleven hives, of which nine are of straw. The two of wood were
bought in 1885 and have given more trouble than honey.

Nobody has been stung this year but the secretary.

WHAT IS WANTED

1. A veil.
2. A second pair of gloves.
3. Another secretary.
"""


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the command of a package that was installed into a fresh environment; its libraries are borrowed."""
    folder = tmp_path_factory.mktemp("environment")
    source = folder / "source"
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    for path, data in snapshot(ROOT / "scripts" / "pincite").items():
        if "__pycache__" not in path:
            (source / "scripts/pincite" / path).parent.mkdir(parents=True, exist_ok=True)
            (source / "scripts/pincite" / path).write_bytes(data)
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "."]
    subprocess.run([*wheel, str(source)], cwd=folder, check=True)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv/bin/python"
    (built,) = folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(built)], check=True)
    site = next((folder / "venv/lib").glob("python*/site-packages"))
    # Read last, and an editable install's hook is no path: what is imported as pincite is what was installed.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return [str(folder / "venv/bin/pincite")]


def _run(command: list[str], folder: Path, *arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ended = subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def test_a_text_becomes_a_site_in_three_commands(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "bees.txt").write_text(TEXT, "utf-8")
    assert "Next: cd bees" in _run(command, tmp_path, "init", "bees", "--title", "Bees: a handbook")
    root = tmp_path / "bees"
    empty = _run(command, root, "build")
    assert "0 sources" in empty
    added = _run(command, root, "add", "../bees.txt")
    assert "list-item      1. A veil." in added
    assert "wrote seeds/bees.txt.yml" in added
    assert "1 source." in _run(command, root, "build")
    page = (root / "site/sources/on-the-keeping-of-bees-at-moorfield-1887/index.html").read_text("utf-8")
    assert 'id="p1"' in page
    assert "have given more trouble than honey" in page
    assert _run(command, root, "check").endswith("no problem found.\n")
    assert not list(root.glob("site/topics*"))
    assert 'href="topics/' not in (root / "site/index.html").read_text("utf-8")
    for name in ("pincite.css", "pincite.js", "not-found.js"):
        assert (root / "site/assets/pincite" / name).is_file()
    assert (root / "site/api/v1/schemas/document.json").is_file()


def test_the_installed_package_is_what_ran(command: list[str], tmp_path: Path) -> None:
    python = str(Path(command[0]).parent / "python")
    where = _run([python], tmp_path, "-c", "import pincite; print(pincite.__file__)")
    assert where.startswith(str(Path(command[0]).parents[1]))
