"""The codes that the program's own source uses, read from its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKES = "code"


@cache
def _trees(package: Path) -> Mapping[str, ast.Module]:
    return {
        path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(package.rglob("*.py"))
    }


@cache
def codes_in(package: Path) -> Mapping[str, frozenset[str]]:
    """Return the codes that each module uses, by its path below the package."""
    takers = dict(_takers(package))
    found = {path: frozenset(_codes(tree, takers)) for path, tree in _trees(package).items()}
    return {path: codes for path, codes in found.items() if codes}


def _takers(package: Path) -> Iterator[tuple[str, int]]:
    """Yield each function that is given a code, with its place among the arguments (`self` not counted)."""
    for tree in _trees(package).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg != "self"]
                if _TAKES in names:
                    yield node.name, names.index(_TAKES)


def _codes(tree: ast.Module, takers: Mapping[str, int]) -> Iterator[str]:
    """Yield each text that is given as a code: to a function, as a default, or before a message in a tuple."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            for keyword in node.keywords:
                if keyword.arg == _TAKES:
                    yield from _texts(keyword.value)
            if name in takers and takers[name] < len(node.args):
                yield from _texts(node.args[takers[name]])
        elif isinstance(node, ast.FunctionDef):
            names = [one.arg for one in node.args.args]
            if _TAKES in names and node.args.defaults:
                yield from _texts(node.args.defaults[-1])
        elif isinstance(node, ast.Tuple) and 1 < len(node.elts) < 4 and _is_message(node.elts[1]):
            yield from _texts(node.elts[0])


def _is_message(node: ast.expr) -> bool:
    """Return whether something is a sentence, or a name that is given one."""
    if isinstance(node, ast.Name):
        return node.id == "message"
    text = ast.unparse(node)
    return (
        isinstance(node, ast.JoinedStr | ast.Constant) and " " in text and text[:-1].endswith((".", "there", "twice"))
    )


def _texts(node: ast.expr) -> Iterator[str]:
    for one in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _CODE.fullmatch(one.value):
            yield one.value


def templates_in(package: Path, code: str) -> list[str]:
    """Return patterns of the sentences in the modules that use a code: any words stand where a value is filled in."""
    return [
        pattern
        for path, codes in codes_in(package).items()
        if code in codes
        for node in ast.walk(_trees(package)[path])
        if isinstance(node, ast.JoinedStr | ast.Constant) and len(pattern := _pattern(node)) > 8
    ]


def _pattern(node: ast.JoinedStr | ast.Constant) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return (
        "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"(?:.|\n)+?" for part in parts)
        if any(isinstance(part, ast.Constant) and " " in str(part.value) for part in parts)
        else ""
    )
