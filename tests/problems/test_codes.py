"""Every code of a problem is described once, with an example that is real; the page of the documentation is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripts.reference import problems as reference

from pincite.errors import Problem
from pincite.problems import GROUPS, Explanation, explanations, groups
from tests.cli.test_bad_inputs import VERBS
from tests.problems.in_source import codes_in, templates_in
from tests.support.goldens import read_cases
from tests.support.making import REPOSITORY, TESTS, copy_toy
from tests.support.places import code_and_path

CODES = explanations()
TABLES = ("cli/bad_inputs.yml", "problems/cases.yml")
PACKAGE = REPOSITORY / "scripts" / "pincite"
ELSEWHERE: dict[str, str] = read_cases(TESTS / "problems" / "elsewhere.yml")
"""The codes that no case of the command line shows, with the test that does."""
SHARED: dict[str, str] = read_cases(TESTS / "problems" / "shared.yml")
"""The codes that several rooms use, and why they mean the same thing there."""


def _told() -> Iterator[str]:
    """Yield every problem that a golden case tells."""
    for table in TABLES:
        for case in read_cases(TESTS / table):
            yield from case["told"]
    for golden in ("figures/bad-input.txt", "figures/cases/rows.txt"):
        yield from map(str.strip, (TESTS / golden).read_text("utf-8").splitlines())
    for case in read_cases(TESTS / "sources/yaml-traps.yml"):
        yield from case.get("problems") or ()


TOLD = {" ".join(line.split()) for line in _told()}
"""White space counts alike: the examples are wrapped in their files."""


def test_the_codes_that_the_program_uses_are_those_that_are_described() -> None:
    used = {code for codes in codes_in(PACKAGE).values() for code in codes}
    assert used - CODES.keys() == set()
    assert CODES.keys() - used == set()


def test_a_code_that_nobody_described_is_refused() -> None:
    with pytest.raises(ValueError, match="`no-such-code` is no code of a problem"):
        Problem(path="mkdocs.yml", line=0, code="no-such-code", message="x.", fix="y.")


def test_each_code_is_described_once() -> None:
    described = [code.code for group in groups() for code in group.codes]
    assert len(described) == len(set(described))
    files = sorted(path.stem for path in (PACKAGE / "problems").glob("*.yml"))
    assert files == sorted(GROUPS)
    for name in GROUPS:
        keys = re.findall(r"^  ([a-z0-9-]+):$", (PACKAGE / "problems" / f"{name}.yml").read_text("utf-8"), re.MULTILINE)
        assert len(keys) == len(set(keys)), name


def test_a_code_that_several_rooms_use_means_one_thing() -> None:
    rooms: dict[str, set[str]] = {}
    for path, codes in codes_in(PACKAGE).items():
        for code in codes:
            rooms.setdefault(code, set()).add(path.split("/")[0])
    shared = {code: ", ".join(sorted(names)) for code, names in rooms.items() if len(names) > 1}
    assert shared == {code: text.partition(": ")[0] for code, text in SHARED.items()}


@pytest.mark.parametrize("explanation", CODES.values(), ids=CODES.keys())
def test_a_code_is_described_in_full(explanation: Explanation) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", explanation.code)
    assert explanation.title[0] == explanation.title[0].upper() or explanation.title.startswith("git ")
    assert not explanation.title.endswith(".")
    assert len(explanation.title) <= 80
    assert explanation.meaning.endswith(".")
    assert explanation.fix.endswith(".")
    assert explanation.written
    assert code_and_path(explanation.says)[0] == explanation.code


@pytest.mark.parametrize("explanation", CODES.values(), ids=CODES.keys())
def test_an_example_is_real(explanation: Explanation) -> None:
    """What a code says is what a golden case tells; or it is made as the program makes it, and tested elsewhere."""
    if explanation.says in TOLD:
        assert explanation.code not in ELSEWHERE, "it has a case by now: take it out of elsewhere.yml"
        return
    assert explanation.code in ELSEWHERE, f"no case tells: {explanation.says}"
    assert explanation.code in (TESTS / ELSEWHERE[explanation.code]).read_text("utf-8")
    message = explanation.says.partition(": ")[2]
    templates = templates_in(PACKAGE, explanation.code)
    assert any(re.match(template, message) for template in templates), templates


def _snippets() -> Iterator[tuple[Explanation, dict[str, Any]]]:
    """Yield each code whose example shows words of a file or of a command, with the case that tells it."""
    # The first case of a problem counts.
    read = [case for table in TABLES for case in read_cases(TESTS / table)]
    cases = {" ".join(line.split()): case for case in reversed(read) for line in case["told"]}
    for explanation in CODES.values():
        if explanation.says in cases and not explanation.written.endswith("."):
            yield explanation, cases[explanation.says]


@pytest.mark.parametrize(("explanation", "case"), list(_snippets()), ids=lambda given: getattr(given, "code", ""))
def test_what_an_example_shows_is_what_its_case_does(
    explanation: Explanation, case: dict[str, Any], tmp_path: Path
) -> None:
    words = [" ".join(["pincite", *case.get("run", ["convert"])]).replace("{root}/", "")]
    words += [str(argument) for step in case["do"] for argument in step]
    if all(verb in VERBS for verb, *_ in case["do"]):
        root = copy_toy(tmp_path / "toy")
        for verb, path, *arguments in case["do"]:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            VERBS[verb](root / path, *arguments)
        changed = {root / path for _, path, *_ in case["do"]}
        words += [path.read_text("utf-8", "replace") for path in changed if path.is_file()]
    assert any(explanation.written in text for text in words)


def test_the_page_is_what_the_codes_give() -> None:
    """`python -m scripts.reference.problems` writes it anew."""
    assert reference.PATH.read_text("utf-8") == reference.page()
    for code in CODES:
        assert f"\n### {code}\n" in reference.page()


def test_the_files_of_the_codes_are_part_of_the_package() -> None:
    assert '"problems/*.yml"' in Path(REPOSITORY / "pyproject.toml").read_text("utf-8")
