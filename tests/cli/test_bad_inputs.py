"""Each kind of bad input, as a table: what is told, word for word; nothing is written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pincite.limits import MOST_TOLD
from tests.support.goldens import read_cases
from tests.support.making import TESTS, snapshot
from tests.support.places import assert_in_files
from tests.support.running import Runner

TABLE = TESTS / "cli" / "bad_inputs.yml"
CASES: list[dict[str, Any]] = read_cases(TABLE)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _repeat(path: Path, before: str, piece: str, times: int, after: str) -> None:
    """Write a text in which a piece stands many times; `%d` in it is its number."""
    numbered = (piece % place for place in range(times)) if "%d" in piece else [piece] * times
    _write(path, before + "".join(numbered) + after)


VERBS: dict[str, Callable[..., object]] = {
    "write": _write,
    "replace": _replace,
    "repeat": _repeat,
    "bytes": lambda path, digits: path.write_bytes(bytes.fromhex(digits)),
    "deep": lambda path, depth: path.write_text("[" * depth, "utf-8"),
    "delete": lambda path: path.unlink(),
    "remove": shutil.rmtree,
    "folder": lambda path: path.mkdir(),
    "link": lambda path, target: path.symlink_to(target),
}


def _marked(case: dict[str, Any]) -> Any:
    """Return a case as pytest takes it; one that waits for a limit of seconds says `slow`."""
    return pytest.param(case, id=str(case["name"]), marks=pytest.mark.slow if case.get("slow") else ())


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_bad_input_is_told_word_for_word_and_nothing_is_written(case: dict[str, Any], toy: Path, run: Runner) -> None:
    for verb, path, *arguments in case["do"]:
        VERBS[verb](toy / path, *arguments)
    before = snapshot(toy)
    ended = run("convert")
    told = ended.err.splitlines()
    if os.environ.get("PINCITE_REWRITE"):
        _rewrite(case["name"], told)
        return
    assert told == case["told"]
    assert ended.status == 2
    assert told[-1].endswith("; nothing was changed.")
    assert "Traceback" not in ended.err
    assert str(toy) not in ended.err
    assert snapshot(toy) == before
    assert_in_files(told[:-1], toy)


def _rewrite(name: str, told: list[str]) -> None:
    """Put what is told into the table; run it in one process."""
    head, mark, rest = TABLE.read_text("utf-8").partition(f"- name: {json.dumps(name)}\n")
    case, following, others = rest.partition("- name: ")
    do = case.partition("  told:")[0]
    lines = "".join(f"    - {json.dumps(line, ensure_ascii=False)}\n" for line in told)
    TABLE.write_text(f"{head}{mark}{do}  told:\n{lines}{following}{others}", "utf-8")


def test_each_kind_is_told_with_what_to_do() -> None:
    problems = [line for case in CASES for line in case["told"][:-1]]
    assert len({line.split()[0] for line in problems}) > 30
    assert all(line.endswith((".", "?", "…")) and ": " in line for line in problems)


def test_it_has_no_case_twice() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_of_thousands_of_misfits_the_first_are_told_and_the_others_counted(toy: Path, run: Runner) -> None:
    rows = "".join(f"  - nobody: v{place}\n" for place in range(5000))
    _write(toy / "seeds/lamp.txt", "The lamp.\n")
    _write(toy / "seeds/lamp.txt.yml", f"id: lamp\ntitle: x\nissued: 1900-01-01\nauthor:\n{rows}")
    told = run("convert").err.splitlines()
    assert len(told) == MOST_TOLD + 2
    assert told[0].startswith("and-more seeds/lamp.txt.yml: 4,900 other values do not fit either.")
