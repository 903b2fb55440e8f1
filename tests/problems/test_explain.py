"""`pincite explain` says what a code means."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from pincite.commands.gathered import cli
from pincite.errors import InputError
from pincite.problems import explanations


def test_it_says_meaning_example_and_fix() -> None:
    ended = CliRunner().invoke(cli, ["explain", "no-sidecar"])
    one = explanations()["no-sidecar"]
    assert ended.exit_code == 0
    assert ended.output == (
        f"no-sidecar: {one.title}.\n{one.meaning}\nFor example:\n  {one.written}\n  {one.says}\nWhat to do: {one.fix}\n"
    )


def test_it_lists_all_codes_with_their_titles() -> None:
    listed = CliRunner().invoke(cli, ["explain"]).output
    for code, one in explanations().items():
        assert any(line.split() == [code, *one.title.split()] for line in listed.splitlines()), code


def test_it_names_the_nearest_code() -> None:
    with pytest.raises(InputError, match=r"^unknown-code: `no-sidecars` is no code of a problem\. Did you mean"):
        CliRunner().invoke(cli, ["explain", "no-sidecars"], catch_exceptions=False)
    with pytest.raises(InputError, match=r"`pincite explain` lists all codes\."):
        CliRunner().invoke(cli, ["explain", "%%%"], catch_exceptions=False)
