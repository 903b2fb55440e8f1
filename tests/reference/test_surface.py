"""The public Python interface: names and signatures come and go only on purpose."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import pincite
from pincite.errors import PinciteError

SURFACE: dict[str, str] = yaml.safe_load(Path(__file__).with_name("surface.yml").read_text("utf-8"))
TOY = Path(__file__).parents[1] / "corpora/toy"


def _signature(name: str) -> str:
    """Return how a name is called; where a default is a function, its place in memory does not matter."""
    return re.sub(r" at 0x[0-9a-f]+", "", str(inspect.signature(getattr(pincite, name))))


def test_the_names_are_those_that_were_promised() -> None:
    assert sorted(pincite.__all__) == sorted(SURFACE) == dir(pincite)


@pytest.mark.parametrize("name", SURFACE)
def test_a_name_is_called_as_promised(name: str) -> None:
    assert _signature(name) == SURFACE[name]


def test_a_script_reads_a_handbook_by_them() -> None:
    handbook: pincite.Handbook = pincite.convert(TOY).handbook
    assert handbook.documents
    assert all(isinstance(document, pincite.Document) for document in handbook.documents)


def test_a_script_is_told_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(PinciteError) as raised:
        pincite.convert(tmp_path)
    assert all(isinstance(problem, pincite.Problem) for problem in raised.value.problems)
    assert raised.value.problems


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = pincite.nothing


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(pincite.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["convert", "--help"]])
def test_it_runs_as_a_module(arguments: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-m", "pincite", *arguments], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "pincite" in ran.stdout


def test_importing_it_imports_none_of_its_rooms() -> None:
    told = "import sys, pincite; print([name for name in sys.modules if name.startswith('pincite.')])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
