"""Text goes into pages so that nothing in it is ever taken for markup.

Pages hold text inside raw HTML blocks, which Markdown passes through. Four characters are written as references for
what reads a page before that: `` ` `` and `~` open fenced code, `{` and `}` macros and attribute lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

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


def escaped(value: Any) -> Any:
    """Return a template's data with every text in it made safe; what is markup already stays."""
    if isinstance(value, Markup) or value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return html(value)
    if isinstance(value, Mapping):
        return {key: escaped(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [escaped(inner) for inner in value]
    message = f"templates take text, numbers, lists and mappings, not {type(value).__name__}"
    raise TypeError(message)
