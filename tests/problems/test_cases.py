"""Codes that a command tells: each case is done to the toy handbook, and told word for word."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pincite.cli import main
from tests.cli.test_bad_inputs import VERBS
from tests.support.goldens import read_cases
from tests.support.making import TESTS, copy_toy
from tests.support.places import assert_in_files, code_and_path

TABLE = TESTS / "problems" / "cases.yml"
CASES: list[dict[str, Any]] = read_cases(TABLE)
MORE_VERBS: dict[str, Callable[..., object]] = {
    "crlf": lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")),
    "pipe": os.mkfifo,
    "copy": lambda path, name: shutil.copy(path, path.parents[1] / name),
}


def _run(words: list[str], root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command on a handbook and return its exit status."""
    command, *others = (word.replace("{root}", str(root)) for word in words)
    place = [] if command in {"init", "explain"} else ["--root", str(root)]
    monkeypatch.setattr(sys, "argv", ["pincite", *command.split(), *place, *others])
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _rewrite(name: str, told: list[str]) -> None:
    """Put what is told into the table; run it in one process."""
    head, mark, rest = TABLE.read_text("utf-8").partition(f"- name: {json.dumps(name)}\n")
    case, following, others = rest.partition("- name: ")
    lines = "".join(f"    - {json.dumps(line, ensure_ascii=False)}\n" for line in told)
    TABLE.write_text(f"{head}{mark}{case.partition('  told:')[0]}  told:\n{lines}{following}{others}", "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_each_problem_is_told_word_for_word(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_toy(tmp_path / "toy")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for verb, *arguments in case["do"]:
        if verb == "run":
            assert _run(arguments, root, monkeypatch) == 0, capsys.readouterr().err
        else:
            path = root / arguments[0]
            path.parent.mkdir(parents=True, exist_ok=True)
            (VERBS | MORE_VERBS)[verb](path, *arguments[1:])
    capsys.readouterr()
    assert _run(case["run"], root, monkeypatch) in {1, 2}
    told = capsys.readouterr().err.replace(f"{root}/", "").replace(str(root), "toy").splitlines()[:-1]
    if only := case.get("only"):
        told = [line for line in told if code_and_path(line)[0] == only]
    if os.environ.get("PINCITE_REWRITE"):
        _rewrite(case["name"], told)
        return
    assert told == case["told"]
    assert_in_files(told, root)
