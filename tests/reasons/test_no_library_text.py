"""No text of a library or of the system comes into a message: it goes through `pincite.reasons`, or is quoted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.making import REPOSITORY

PACKAGE = REPOSITORY / "scripts" / "pincite"
_TEXTS = {"strerror", "msg", "problem_mark_text", "context_mark"}
_OWN = {"ValueError", "InputError", "ContentError", "PinciteError", "KeyError"}
"""Errors whose words our own code chose; what a library raises as a ValueError is tested where it is called."""
_QUOTING = {"scripts/pincite/downloads/pdf.py", "scripts/pincite/serving/handler.py"}
"""Modules that hand on what another program said, or log for who looks after the server."""


def _modules() -> Iterator[Path]:
    yield from (path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "reasons")


def _printed(handler: ast.ExceptHandler) -> Iterator[ast.expr]:
    """Yield each place in which the error that was caught is filled into a text as it is."""
    for node in ast.walk(handler):
        if isinstance(node, ast.FormattedValue):
            value = node.value
            if isinstance(value, ast.Name) and value.id == handler.name:
                yield value
            elif isinstance(value, ast.Call) and ast.unparse(value.func) in {"str", "repr"}:
                yield from (arg for arg in value.args if ast.unparse(arg) == handler.name)


def _caught(handler: ast.ExceptHandler) -> set[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(kind) for kind in kinds if kind is not None}


@pytest.mark.parametrize("path", list(_modules()), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_message_does_not_print_an_error_of_others(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    name = path.relative_to(REPOSITORY).as_posix()
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name]
    found = [expr.lineno for handler in handlers if not _caught(handler) <= _OWN for expr in _printed(handler)]
    texts = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in _TEXTS]
    assert not (found or texts) or name in _QUOTING, f"{name}: lines {found + texts}"
