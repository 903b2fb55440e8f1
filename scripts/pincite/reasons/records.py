"""What is wrong with a value that a model refuses, by the type of the error, whatever pydantic words it like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

_OWN = frozenset({"value_error", "assertion_error"})
"""Errors that our own validators raise: their words are ours."""
_PREFIXES = ("Value error, ", "Assertion failed, ")
_BY_TYPE: Final = {
    "missing": "it is missing",
    "extra_forbidden": "it is not known",
    "json_invalid": "it is not JSON",
    "json_type": "it is not JSON",
    "string_type": "text is meant here",
    "string_unicode": "text is meant here",
    "int_type": "a whole number is meant here",
    "int_parsing": "a whole number is meant here",
    "int_from_float": "a whole number is meant here",
    "float_type": "a number is meant here",
    "float_parsing": "a number is meant here",
    "finite_number": "a number is meant here",
    "bool_type": "true or false is meant here",
    "bool_parsing": "true or false is meant here",
    "list_type": "a list is meant here",
    "tuple_type": "a list is meant here",
    "iterable_type": "a list is meant here",
    "model_type": "names with values are meant here",
    "dict_type": "names with values are meant here",
    "mapping_type": "names with values are meant here",
    "none_required": "nothing is meant here",
    "date_type": "a date is meant here",
    "date_parsing": "a date is meant here",
    "date_from_datetime_parsing": "a date is meant here",
    "string_too_short": "it holds no words",
    "too_short": "it holds too little",
    "string_too_long": "it is too long",
    "too_long": "it is too long",
    "string_pattern_mismatch": "it does not have the form that is meant here",
    "literal_error": "it is none of the words that are allowed here",
    "enum": "it is none of the words that are allowed here",
    "union_tag_invalid": "it is none of the words that are allowed here",
}
_BOUNDS: Final = {
    "greater_than": ("gt", "it has to be more than {}"),
    "greater_than_equal": ("ge", "it has to be {} or more"),
    "less_than": ("lt", "it has to be less than {}"),
    "less_than_equal": ("le", "it has to be {} or less"),
}


def value_reason(error: Mapping[str, Any]) -> str:
    """Return why one value is refused: our own validators' words, and ours for what the library found."""
    kind = str(error["type"])
    if kind in _OWN:
        said = str(error["msg"])
        return next((said.removeprefix(prefix) for prefix in _PREFIXES if said.startswith(prefix)), said)
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return words.format(error.get("ctx", {}).get(bound))
    return _BY_TYPE.get(kind, "it is not what is meant here")


def record_reason(error: ValidationError) -> str:
    """Return what is wrong first with a record that pincite itself writes, and where in it."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    reason = value_reason(dict(first))
    return f"`{where}`: {reason}" if where else reason
