"""Builds the handbook in copies of the checkout, under circumstances that must not show in what is built."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.programs import find_program

ROOT = Path(__file__).parents[2]
PINCITE = Path(sys.executable).parent / "pincite"
ADDRESS = "https://handbook.example/pincite/"
OUTPUTS = ("docs", "bibliography.bib", "seeds", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What may differ between two builds of the same input."""

    timezone: str
    """`Asia/Phnom_Penh`, or a POSIX rule where no time zones are installed: `PNH-7`."""
    hash_seed: int
    """Decides the order of sets of strings in Python."""
    locale: str
    """`C.UTF-8`."""
    clock: str | None
    """The date and time that programs are told; None for the real one."""


HERE_AND_NOW = Circumstances(timezone="UTC0", hash_seed=0, locale="C.UTF-8", clock=None)
ELSEWHERE_LATER = Circumstances(timezone="PNH-7", hash_seed=4242, locale="C", clock="2037-11-30 23:59:30")


def copy_handbook(target: Path) -> None:
    """Copy the files that could be committed; nothing that an earlier build left behind.

    A handbook that has no public address yet is given one, so that its sitemap and canonical addresses are judged too.
    """
    for name in _list_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    settings = target / "mkdocs.yml"
    text = settings.read_text("utf-8")
    if not re.search(r"^site_url:", text, re.MULTILINE):
        settings.write_text(f"{text}\nsite_url: {ADDRESS}\n", "utf-8")


def _list_files() -> list[str]:
    """Return the paths that .gitignore lets through; no history is asked, so an archive will do."""
    git = find_program("git")
    with tempfile.TemporaryDirectory() as empty:
        subprocess.run([git, "init", "--quiet", "--bare", empty], check=True, capture_output=True)
        listed = subprocess.run(
            [git, "--git-dir", empty, "--work-tree", ".", "ls-files", "-z", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    return sorted(name for name in listed.stdout.decode().split("\0") if name)


def build_handbook(root: Path, circumstances: Circumstances) -> None:
    """Build the handbook in that folder, the PDF included where the command exists; a failed command fails the test."""
    _run_pincite(root, circumstances, "build")
    if "\n  pdf " in _run_pincite(root, circumstances, "--help"):
        _run_pincite(root, circumstances, "pdf")


def _run_pincite(root: Path, circumstances: Circumstances, command: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"SOURCE_DATE_EPOCH", "LANG", "CI"}}
    environment |= {
        "TZ": circumstances.timezone,
        "PYTHONHASHSEED": str(circumstances.hash_seed),
        "LC_ALL": circumstances.locale,
    }
    clock = [find_program("faketime"), "--exclude-monotonic", circumstances.clock] if circumstances.clock else []
    done = subprocess.run(
        [*clock, str(PINCITE), command],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"`pincite {command}` ended with {done.returncode} in {root}:\n{done.stdout}", pytrace=False)
    return done.stdout


def digest_outputs(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that a build writes, by its path below the root."""
    files = [
        path for name in OUTPUTS for path in ((root / name).rglob("*") if (root / name).is_dir() else [root / name])
    ]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
        if path.is_file()
    }


def name_differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Return the paths that only one build has, or that differ."""
    return [
        f"{path}: {'bytes differ' if path in first and path in second else 'in one build only'}"
        for path in sorted(first.keys() | second.keys())
        if first.get(path) != second.get(path)
    ]
