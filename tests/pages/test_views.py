"""Each template shows what its view has and nothing else; every text in a view comes out as a text."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal, get_args, get_origin, get_type_hints

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, meta
from markupsafe import Markup

from pincite import pages
from pincite.model import Topic
from pincite.pages.html_escape import context, escaped
from pincite.pages.templates import environment, fragment
from pincite.pages.views import LinkView, TemplateView, View
from tests.support.strategies import MARKUP
from tests.support.template_names import Reader, attributes_of, kinds_of, unknown_names

_DANGER = '<i onclick="x()">\'`~~~{{ x }}{: .x }&amp;'
_SIGNS = ("<", ">", '"', "`", "~", "{", "}")
"""What markup is made of: a text with any of it adds none to a page."""
_ALLOWED_IN_FIELDS = (str, int, bool, Markup)


def _views() -> list[type[View]]:
    """Return all views, from the modules that hold them: a class with slots leaves its first form among subclasses."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(pages.__path__, "pincite.pages.")]
    classes = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    found = dict.fromkeys(kind for kind in classes if issubclass(kind, View))
    return [kind for kind in found if kind not in {View, TemplateView}]


VIEWS = _views()
TEMPLATE_VIEWS = [view for view in VIEWS if issubclass(view, TemplateView)]


def _sample(hint: Any, text: str, *, full: bool) -> Any:
    """Return a value of an annotated type that has all that it may hold, or as little as it may."""
    if isinstance(hint, type) and issubclass(hint, View):
        hints = get_type_hints(hint)
        return hint(**{field.name: _sample(hints[field.name], text, full=full) for field in fields(hint)})
    plain = {str: text, Markup: Markup("<b>safe</b>"), int: 2 * full, bool: full}
    return plain[hint] if hint in plain else _chosen(hint, text, full=full)


def _chosen(hint: Any, text: str, *, full: bool) -> Any:
    """Return a tuple with an item of each type that it may hold, or one of the types or values that may stand."""
    if get_origin(hint) is tuple:
        kinds = sorted(kinds_of(get_args(hint)[0]), key=str) if full else []
        return tuple(_sample(kind, text, full=full) for kind in kinds)
    if get_origin(hint) is Literal:
        return get_args(hint)[0 if full else -1]
    if type(None) in get_args(hint) and not full:
        return None
    return _sample(get_args(hint)[0], text, full=full)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__qualname__)
def test_each_view_is_frozen_and_holds_only_what_templates_may_show(view: type[View]) -> None:
    assert is_dataclass(view)
    assert "__dict__" not in dir(view)
    assert view.__doc__
    assert not view.__doc__.startswith(f"{view.__name__}(")
    for name, kinds in attributes_of(view).items():
        leaves = {kind for outer in kinds for kind in (kinds_of(get_args(outer)[0]) if get_args(outer) else {outer})}
        assert all(issubclass(kind, (View, *_ALLOWED_IN_FIELDS)) for kind in leaves), name


def test_each_template_has_a_view() -> None:
    shown = {f"{view.template}.md.j2" for view in TEMPLATE_VIEWS}
    names = set(environment().list_templates(extensions=["j2"]))
    included = {
        name
        for template in names
        for name in meta.find_referenced_templates(environment().parse(_source(template)))
        if name
    }
    assert names == shown | included


def _source(template: str) -> str:
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), template)[0]


@pytest.mark.parametrize("view", TEMPLATE_VIEWS, ids=lambda view: view.__qualname__)
def test_each_template_names_only_what_its_view_has(view: type[TemplateView]) -> None:
    assert unknown_names(view, environment()) == []


def test_each_field_of_a_view_is_shown_by_some_template() -> None:
    reader = Reader(environment())
    for view in TEMPLATE_VIEWS:
        reader.read(view)
    shown = {(owner, name) for view, name in reader.shown for owner in view.__mro__}
    hidden = [
        f"{view.__qualname__}.{field.name}"
        for view in VIEWS
        for field in fields(view)
        if (view, field.name) not in shown
    ]
    assert hidden == []


@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize("view", TEMPLATE_VIEWS, ids=lambda view: view.__qualname__)
def test_any_text_in_a_view_comes_out_as_a_text(view: type[TemplateView], full: bool) -> None:  # noqa: FBT001
    harmless = fragment(_sample(view, "words", full=full))
    for line in ["", *MARKUP]:
        made = fragment(_sample(view, f"{_DANGER}{line}", full=full))
        assert [sign for sign in _SIGNS if made.count(sign) != harmless.count(sign)] == []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item(View):
    link: LinkView
    kind: ClassVar[str] = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(TemplateView):
    template: ClassVar[str] = "page"
    title: str
    items: tuple[_Item | LinkView, ...]
    above: LinkView | None


CASES = [
    ("{{ title }}{% for item in items %}{{ item.link.label }}{{ item.href }}{{ loop.last }}{% endfor %}", []),
    ("{{ titel }}", ["titel, line 1"]),
    ("\n{{ above.titel }}", ["LinkView.titel, line 2"]),
    ("{% if above %}{{ above.label.titel }}{% endif %}", ["str.titel, line 1"]),
    ("{% if not above %}{% else %}{{ above.titel }}{% endif %}", ["LinkView.titel, line 1"]),
    ("{% if title %}{% elif above.titel %}{% endif %}", ["LinkView.titel, line 1"]),
    ("{% for item in items %}{{ item.titel }}{% endfor %}", ["LinkView or _Item.titel, line 1"]),
    ("{% for item in items if item.kind == 'item' %}{{ item.link.titel }}{% endfor %}", ["LinkView.titel, line 1"]),
    ("{% for item in items if item.titel %}{% endfor %}", ["LinkView or _Item.titel, line 1"]),
    ("{% for item in items %}{% else %}{{ above.titel }}{% endfor %}", ["LinkView.titel, line 1"]),
    ("{% for item in items %}{{ loop.titel }}{% endfor %}", ["LoopContext.titel, line 1"]),
    ("{% macro show(one) %}{{ one.titel }}{% endmacro %}{{ show(above) }}", ["LinkView.titel, line 1"]),
    ("{% set up = above %}{{ up.titel }}", ["LinkView.titel, line 1"]),
    ("{% for link in [above, above] %}{{ link.titel }}{% endfor %}", ["LinkView.titel, line 1"]),
    ("{{ title | replace(above.titel, '') }}", ["LinkView.titel, line 1"]),
    ("{{ 'a' if above.titel else 'b' }}", ["LinkView.titel, line 1"]),
    (
        "{% set some = items|selectattr('kind')|list %}{% for item in some %}{{ item.link.titel }}{% endfor %}",
        ["LinkView.titel, line 1"],
    ),
    ("{% include 'part' %}", ["LinkView.titel, line 1"]),
    ("{% for item in items %}{% endfor %}{{ item }}", ["item, line 1"]),
]


@pytest.mark.parametrize(("text", "faults"), CASES)
def test_a_misspelt_name_is_found_wherever_it_stands(text: str, faults: list[str]) -> None:
    loader = DictLoader({"page.md.j2": text, "part": "{{ above.titel }}"})
    assert unknown_names(_Page, Environment(loader=loader)) == faults  # noqa: S701 - it renders nothing


def test_a_misspelt_name_stops_a_page() -> None:
    view = _Page(title="Oil", items=(), above=LinkView(label="Up", href="../"))
    template = Environment(undefined=StrictUndefined).from_string("{% if above.titel %}{% endif %}")  # noqa: S701
    with pytest.raises(UndefinedError, match="titel"):
        template.render(context(view))


def test_texts_are_made_safe_by_the_fields_of_their_views_and_markup_stays() -> None:
    link = LinkView(label="<b>`~{}", href='"')
    made = context(_Page(title="a < b", items=(_Item(link=link),), above=None))
    assert made == {
        "title": "a &lt; b",
        "items": (_Item(link=LinkView(label=Markup("&lt;b&gt;&#96;&#126;&#123;&#125;"), href=Markup("&quot;"))),),
        "above": None,
    }
    assert escaped(Markup("<b>")) == "<b>"
    assert link.label == "<b>`~{}"


@pytest.mark.parametrize(
    "value", [{"title": "<b>"}, ["<b>"], 1.5, b"<b>", {"<b>"}, Topic(id="oil", title="<b>", definition=""), object()]
)
def test_what_is_no_view_does_not_reach_a_template(value: object) -> None:
    with pytest.raises(TypeError, match="templates take views"):
        escaped(value)


def test_a_view_is_not_changed_after_it_is_made() -> None:
    link = LinkView(label="Up", href="../")
    with pytest.raises(FrozenInstanceError):
        link.label = "Down"  # type: ignore[misc]
