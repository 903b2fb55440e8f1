"""Messages say in our own words why something cannot be read, whatever a library or the system calls it."""

from __future__ import annotations

import csv
import errno
import io
import os
from typing import Any

import pytest
import regex
import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ErrorType

from pincite.reasons import (
    comma_text_reason,
    expression_reason,
    record_reason,
    system_reason,
    value_reason,
    yaml_reason,
)
from pincite.reasons.yaml_text import UNKNOWN
from tests.support.goldens import read_cases
from tests.support.making import TESTS

CASES: dict[str, list[tuple[str, str]]] = read_cases(TESTS / "reasons" / "cases.yml")


@pytest.mark.parametrize(("text", "reason"), CASES["yaml"])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_yaml_is_refused_with_a_reason_of_our_own(text: str, reason: str, loader: Any) -> None:
    try:
        yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        found = yaml_reason(error)
    else:
        # Half of a surrogate pair: what pincite uses is the parser in C.
        assert loader is yaml.SafeLoader
        return
    assert found != UNKNOWN
    # The two parsers stop at other marks now and then; what pincite uses is the one in C.
    assert found == reason or loader is yaml.SafeLoader


def test_what_yaml_may_say_one_day_is_not_passed_on() -> None:
    error = yaml.MarkedYAMLError(problem="the flux is not capacitated")
    assert yaml_reason(error) == yaml_reason(ValueError("x")) == UNKNOWN


@pytest.mark.parametrize(("text", "reason"), CASES["expressions"])
def test_an_expression_is_refused_with_a_reason_of_our_own(text: str, reason: str) -> None:
    with pytest.raises(regex.error) as raised:
        regex.compile(text)
    assert expression_reason(raised.value) == reason


def test_an_expression_that_ends_the_compiler_has_a_reason_too() -> None:
    assert expression_reason(RecursionError("x")) == expression_reason(OverflowError("x")) == "it is too complicated"


@pytest.mark.parametrize(("text", "reason"), CASES["tables"])
def test_a_table_is_refused_with_a_reason_of_our_own(text: str, reason: str) -> None:
    with pytest.raises(csv.Error) as raised:
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert comma_text_reason(raised.value) == reason


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_the_system_s_own_words_are_never_shown(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))
    assert os.strerror(number).casefold() not in reason.casefold().replace(errno.errorcode[number].casefold(), "")
    assert reason[0].islower()
    assert not reason.endswith(".")


def test_an_error_without_a_number_has_a_reason_too() -> None:
    assert system_reason(OSError("it is Greek to me")) == "the system refused it"
    assert system_reason(OSError(99999, "x")) == "the system refused it with the error 99999"


class _Record(BaseModel):
    format: int
    names: list[str] = []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is not JSON"),
        ("[]", "names with values are meant here"),
        ("{}", "`format`: it is missing"),
        ('{"format": "x"}', "`format`: a whole number is meant here"),
        ('{"format": 1, "names": [1]}', "`names.0`: text is meant here"),
    ],
)
def test_a_record_is_refused_with_a_reason_of_our_own(text: str, reason: str) -> None:
    with pytest.raises(ValidationError) as raised:
        _Record.model_validate_json(text, strict=True)
    assert record_reason(raised.value) == reason


@pytest.mark.parametrize("kind", ErrorType.__args__)  # type: ignore[attr-defined]
def test_no_words_of_pydantic_are_passed_on(kind: str) -> None:
    if kind in {"value_error", "assertion_error"}:
        # These hold what our own validators say.
        assert value_reason({"type": kind, "msg": "Value error, it is odd"}) == "it is odd"
    else:
        assert "pydantic" not in value_reason({"type": kind, "msg": "pydantic", "ctx": {"gt": 1, "ge": 1}})
    assert value_reason({"type": PydanticCustomError("odd", "pydantic").type, "msg": "pydantic"})
