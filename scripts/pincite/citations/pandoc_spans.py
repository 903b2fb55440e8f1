"""Formatted text out of pandoc's document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any
from urllib.parse import quote, unquote

from pincite.citations.for_citeproc import HYPHEN, LESS_THAN
from pincite.model import TextSpan
from pincite.richtext import raised

Node = Mapping[str, Any]

_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
# Nodes whose words are kept, though a Run cannot show their form.
_PLAIN = {"SmallCaps", "Subscript", "Underline", "Strikeout", "Note", "Para", "Plain"}
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_SAFE_IN_A_PATH = "/:;()@!$&'*+,=~-._"
_WITH_ATTRIBUTES = {"Span", "Cite", "Div"}


def read_runs(nodes: Iterable[Node]) -> tuple[TextSpan, ...]:
    """Return the text of pandoc's nodes, with neighbours of the same form joined and the ends trimmed."""
    form = TextSpan(text="")
    joined = [
        replace(look, text="".join(run.text for run in same))
        for look, same in groupby(_walk(nodes, form), key=lambda run: replace(run, text=""))
    ]
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _encoded(address: str) -> str:
    """Return an address in which a DOI is percent-encoded: `https://doi.org/10.5555/1%3C2`."""
    found = _DOI_ADDRESS.match(address)
    return f"{found[0]}{quote(unquote(address[found.end() :]), safe=_SAFE_IN_A_PATH)}" if found else address


def _walk(nodes: Iterable[Node], form: TextSpan) -> Iterator[TextSpan]:
    """Yield the text of nodes in the form that surrounds them."""
    for node in nodes:
        yield from _read(node["t"], node.get("c"), form)


def _read(kind: str, content: Any, form: TextSpan) -> Iterator[TextSpan]:
    """Yield the text of one node; raise ValueError for what no bibliography holds."""
    if kind == "Str":
        yield replace(form, text=content.replace(LESS_THAN, "<").replace(HYPHEN, "-"))
    elif kind in _SPACES:
        yield replace(form, text=_SPACES[kind])
    elif kind == "Emph":
        yield from _walk(content, replace(form, italic=not form.italic))  # italics inside italics stand upright
    elif kind == "Strong":
        yield from _walk(content, replace(form, bold=True))
    elif kind == "Link":
        yield from _walk(content[1], replace(form, href=_encoded(content[2][0])))
    elif kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        yield replace(form, text=opening)
        yield from _walk(content[1], form)
        yield replace(form, text=closing)
    elif kind == "Superscript":
        yield from (replace(run, text=raised(run.text)) for run in _walk(content, form))
    elif kind in _PLAIN:
        yield from _walk(content, form)
    elif kind in _WITH_ATTRIBUTES:
        yield from _walk(content[1], form)
    else:
        message = f"{kind} in a formatted entry"
        raise ValueError(message)
