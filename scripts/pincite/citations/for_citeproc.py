"""CSL-JSON as pandoc's citeproc needs it, to print what the source says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pincite.citations.pages import has_hyphened_page
from pincite.edtf import Csl
from pincite.formatting import is_unspaced, name_in_words
from pincite.richtext import plain_text, read_rich

LESS_THAN = "\ufdd0"
"""Stands for a `<` that is text where pandoc would take it for markup; no text holds this code point."""
HYPHEN = "\ufdd1"
"""Stands for a hyphen inside the name of a page; no text holds this code point either."""

_TAGS = {
    "nocase": ('<span class="nocase">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
}
# Scripts whose names pandoc's citeproc knows how to join. In any other it joins family and given name without a space,
# which is right for Chinese, Japanese and Korean alone.
_KNOWN = re.compile(
    "[\u0000-\u052f\u0590-\u077f\u0e00-\u0e7f\u1100-\u11ff\u1e00-\u1fff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_PARTED_INSIDE = re.compile(r"[,;&]|\b(?:and|und|et|y|e|en|og|och|dan|và)\b", re.IGNORECASE)


def for_citeproc(source: Csl) -> Csl:
    """Return a source whose texts and names pandoc reads as they are meant."""
    return {variable: _value(variable, value) for variable, value in source.items()} | dict(_page(source))


def _page(source: Csl) -> Csl:
    """Return the page with hyphens that no style makes dashes of, where it is no range: `A-1`."""
    page = str(source.get("page") or "")
    return {"page": _text(page).replace("-", HYPHEN)} if has_hyphened_page(page) else {}


def needs_semicolons(source: Csl) -> bool:
    """Whether names stand together of which one holds a comma or an "and", so that commas would not part them."""
    lists = [value for value in source.values() if _are_names(value) and len(value) > 1]
    return any(_PARTED_INSIDE.search(name.get("literal", "")) for names in lists for name in names)


def _value(variable: str, value: Any) -> Any:
    if variable in {"id", "type", "URL", "DOI", "custom"}:
        return value
    if isinstance(value, str):
        return _text(value)
    return [_name(name) for name in value] if _are_names(value) else value


def _are_names(value: Any) -> bool:
    return (
        isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(name, Mapping) for name in value)
    )


def _text(value: str) -> str:
    """Return rich text in which only what is markup begins with `<`."""
    made = []
    for piece in read_rich(value):
        if piece.kind == "text":
            made.append(piece.value.replace("<", LESS_THAN))
        else:
            opening, closing = _TAGS.get(piece.value, (f"<{piece.value}>", f"</{piece.value}>"))
            made.append(opening if piece.kind == "open" else closing)
    return "".join(made)


def _name(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a name, whole where pandoc would join its parts wrongly."""
    written = "".join(value for value in name.values() if isinstance(value, str))
    whole = name_in_words(name)
    is_joined_wrongly = not name.get("given") or not _KNOWN.search(plain_text(written)) or is_unspaced(whole)
    if "literal" not in name and is_joined_wrongly:
        name = {"literal": whole}
    return {key: value.replace("<", LESS_THAN) if isinstance(value, str) else value for key, value in name.items()}
