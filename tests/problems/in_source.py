"""The codes that the program's own source uses, read from its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKES = "code"
_SHORTEST = 8
"""Characters of a sentence; a shorter text is a word."""


@cache
def _trees(package: Path) -> Mapping[str, ast.Module]:
    files = sorted(package.rglob("*.py"))
    return {path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


@cache
def codes_in(package: Path) -> Mapping[str, frozenset[str]]:
    """Return the codes that each module uses, by its path below the package."""
    trees = _trees(package)
    public = {name: at for tree in trees.values() for name, at in _takers(tree).items() if not name.startswith("_")}
    found = {path: frozenset(_codes(tree, public | _takers(tree))) for path, tree in trees.items()}
    return {path: codes for path, codes in found.items() if codes}


def _takers(tree: ast.Module) -> dict[str, int]:
    """Return each function that is given a code, with its place among the arguments (`self` not counted)."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    names = {node.name: [arg.arg for arg in node.args.args if arg.arg != "self"] for node in functions}
    return {name: taken.index(_TAKES) for name, taken in names.items() if _TAKES in taken}


def _codes(tree: ast.Module, takers: Mapping[str, int]) -> Iterator[str]:
    """Yield each text that is given as a code: to a function, as a default, or before a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            yield from (code for keyword in node.keywords if keyword.arg == _TAKES for code in _texts(keyword.value))
            if takers.get(name, len(node.args)) < len(node.args):
                yield from _texts(node.args[takers[name]])
        elif isinstance(node, ast.FunctionDef) and _TAKES in [arg.arg for arg in node.args.args] and node.args.defaults:
            yield from _texts(node.args.defaults[-1])
        elif isinstance(node, ast.Tuple) and len(node.elts) in {2, 3} and _is_message(node.elts[1]):
            yield from _texts(node.elts[0])


def _is_message(node: ast.expr) -> bool:
    """Return whether something is a sentence, or a name that is given one."""
    if isinstance(node, ast.Name):
        return node.id == "message"
    words = ast.unparse(node).strip("f'\"")
    return isinstance(node, ast.JoinedStr | ast.Constant) and " " in words and words.endswith((".", " there", "twice"))


def _texts(node: ast.expr) -> Iterator[str]:
    for expr in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(expr, ast.Constant) and isinstance(expr.value, str) and _CODE.fullmatch(expr.value):
            yield expr.value


def templates_in(package: Path, code: str) -> list[str]:
    """Return patterns of the sentences that a code may say: any words stand where a value is filled in.

    They are those of the modules that use the code; but the readers of the bibliography, who know no codes, say it.
    """
    using = [path for path, codes in codes_in(package).items() if code in codes]
    modules = [_trees(package)[path] for path in (*using, "citations/bibliography.py")]
    texts = (node for tree in modules for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.Constant))
    return [pattern for pattern in map(_pattern, texts) if len(pattern) > _SHORTEST]


def _pattern(node: ast.JoinedStr | ast.Constant) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    if not any(isinstance(part, ast.Constant) and " " in str(part.value) for part in parts):
        return ""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+?" for part in parts)
