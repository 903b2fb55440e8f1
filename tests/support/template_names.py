"""Reads templates for the attributes that they name, and tells those that the types of their views do not have.

A small interpreter of Jinja's syntax trees: it walks a template with the types of its view's fields instead of values.
Of a value that may be of several types, a name must be on one of them; what a filter or a method makes is a text.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from jinja2.runtime import LoopContext
from markupsafe import Markup

from pincite.pages.views import TemplateView, View

Kinds = frozenset[Any]
"""The types that a value may have; of a tuple, the tuple's type with that of its items: `tuple[LinkView, ...]`."""
Scope = Mapping[str, Kinds]
_UNIONS = (Union, types.UnionType)
_TEXT: Kinds = frozenset({str})
_SAME_ITEMS = frozenset({"selectattr", "rejectattr", "list"})


def kinds_of(hint: Any) -> Kinds:
    """Return the types that a field's annotation allows, but for None."""
    if get_origin(hint) in _UNIONS:
        return frozenset(kind for inner in get_args(hint) for kind in kinds_of(inner))
    if get_origin(hint) is ClassVar:
        return kinds_of(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return frozenset(type(value) for value in get_args(hint))
    return frozenset() if hint is type(None) else frozenset({hint})


def attributes_of(view: type[View]) -> dict[str, Kinds]:
    """Return what a view's template may name of it: its fields, and what all values of its type share."""
    return {name: kinds_of(hint) for name, hint in get_type_hints(view).items()}


def unknown_names(view: type[TemplateView], environment: Environment) -> list[str]:
    """Return the names in a view's template that neither the view nor what it holds has: `LinkView.titel, line 3`."""
    return Reader(environment).read(view)


class Reader:
    """Walks templates, and keeps which fields of which views they show."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._faults: dict[str, None] = {}
        self.shown: set[tuple[type[View], str]] = set()
        """View and field of all that was named so far."""

    def read(self, view: type[TemplateView]) -> list[str]:
        """Return the unknown names of one template."""
        self._faults = {}
        names = attributes_of(view)
        scope = {field.name: names[field.name] for field in fields(view)}
        self._view: type[View] = view
        self._macros: dict[str, nodes.Macro] = {}
        self._top = frozenset(scope)
        self._template(f"{view.template}.md.j2", dict(scope))
        return list(self._faults)

    def _template(self, name: str, scope: dict[str, Kinds]) -> None:
        loader = self._environment.loader
        assert loader is not None
        source, _, _ = loader.get_source(self._environment, name)
        self._statements(self._environment.parse(source, name).body, scope)

    def _statements(self, statements: list[Any], scope: dict[str, Kinds]) -> None:
        for statement in statements:
            self._statement(statement, scope)

    def _statement(self, statement: nodes.Node, scope: dict[str, Kinds]) -> None:
        match statement:
            case nodes.Macro():
                self._macros[statement.name] = statement
            case nodes.For():
                self._loop(statement, scope)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = self._kinds(statement.node, scope)
            case nodes.Include(template=nodes.Const(value=name)):
                self._template(name, dict(scope))
            case nodes.If():
                self._kinds(statement.test, scope)
                self._statements([*statement.body, *statement.elif_, *statement.else_], scope)
            case nodes.Output():
                for node in statement.nodes:
                    self._kinds(node, scope)
            case _:
                message = f"{type(statement).__name__} in a template: teach the reader what it does"
                raise TypeError(message)

    def _loop(self, loop: nodes.For, scope: dict[str, Kinds]) -> None:
        assert isinstance(loop.target, nodes.Name)
        inner = {**scope, "loop": frozenset({LoopContext})}
        inner[loop.target.name] = frozenset(_items(self._kinds(loop.iter, scope)))
        if loop.test:
            self._kinds(loop.test, inner)
        self._statements(loop.body, inner)
        self._statements(loop.else_, dict(scope))

    def _kinds(self, node: nodes.Node, scope: Scope) -> Kinds:
        """Return the types that an expression may have, having read all in it."""
        match node:
            case nodes.Name(name=name):
                return self._name(node, scope)
            case nodes.Getattr():
                return self._attribute(node, scope)
            case nodes.Call(node=nodes.Name(name=name)) if name in self._macros:
                return self._call(self._macros[name], [self._kinds(given, scope) for given in node.args], scope)
            case nodes.List():
                return frozenset({tuple[self._joined(node.items, scope), ...]})  # type: ignore[misc]
        kinds = [self._kinds(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Filter) and node.name in _SAME_ITEMS:
            return kinds[0]
        return _TEXT

    def _joined(self, items: list[Any], scope: Scope) -> Any:
        return Union[tuple(kind for item in items for kind in self._kinds(item, scope))]  # noqa: UP007 - made here

    def _name(self, node: nodes.Name, scope: Scope) -> Kinds:
        if node.name in self._top:
            self.shown.add((self._view, node.name))
        if node.name not in scope:
            if node.name not in self._environment.globals:
                self._faults[f"{node.name}, line {node.lineno}"] = None
            return _TEXT
        return scope[node.name]

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Kinds:
        kinds = self._kinds(node.node, scope)
        views = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, View)]
        having = [view for view in views if node.attr in attributes_of(view)]
        self.shown |= {(view, node.attr) for view in having}
        if not having and not any(hasattr(kind, node.attr) for kind in kinds - frozenset(views)):
            names = " or ".join(sorted(getattr(kind, "__name__", str(kind)) for kind in kinds)) or "None"
            self._faults[f"{names}.{node.attr}, line {node.lineno}"] = None
        return frozenset(kind for view in having for kind in attributes_of(view)[node.attr])

    def _call(self, macro: nodes.Macro, given: list[Kinds], scope: Scope) -> Kinds:
        arguments = {name.name: kinds for name, kinds in zip(macro.args, given, strict=True)}
        top, self._top = self._top, self._top - arguments.keys()
        self._statements(macro.body, {**scope, **arguments})
        self._top = top
        return frozenset({Markup})


def _items(kinds: Kinds) -> Iterator[Any]:
    """Yield the types of the items of tuples; a number for all else that can be walked."""
    tuples = [kind for kind in kinds if str(kind).startswith("tuple[")]
    for kind in tuples:
        yield from kinds_of(get_args(kind)[0])
    if not tuples:
        yield int
