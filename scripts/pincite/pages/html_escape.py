"""Text goes into pages so that nothing in it is ever taken for markup.

Pages hold text inside raw HTML blocks, which Markdown passes through. Four characters are written as references for
what reads a page before that: `` ` `` and `~` open fenced code, `{` and `}` macros and attribute lists.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace

from markupsafe import Markup

from pincite.pages.views import TemplateView, View

_HTML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "`": "&#96;", "~": "&#126;", "{": "&#123;", "}": "&#125;"}
)
_PLAIN = re.compile(r"[^\w\s,’‘“”–—]|_")


def html(text: str) -> Markup:
    """Return text for raw HTML, as content or as the value of a quoted attribute."""
    return Markup(text.translate(_HTML))  # noqa: S704 - this is the function that makes text safe


def inline(text: str) -> Markup:
    """Return text for a Markdown line, a heading's for instance: each mark becomes a character reference."""
    return Markup(_PLAIN.sub(lambda found: f"&#{ord(found[0])};", text))  # noqa: S704 - likewise


def context(view: TemplateView) -> dict[str, object]:
    """Return the names that a template knows, one for each field of its view, with every text in them made safe."""
    return {field.name: escaped(getattr(view, field.name)) for field in fields(view)}


def escaped(value: object) -> object:
    """Return a field of a view with every text in it made safe; what is markup already stays.

    A value of another type is no view's: what it holds was never meant to be shown.
    """
    if isinstance(value, Markup | bool | int | None):
        return value
    if isinstance(value, str):
        return html(value)
    if isinstance(value, tuple):
        return tuple(escaped(inner) for inner in value)
    if isinstance(value, View):
        return replace(value, **{field.name: escaped(getattr(value, field.name)) for field in fields(value)})
    message = f"templates take views, texts, numbers and tuples of them, not {type(value).__name__}"
    raise TypeError(message)
