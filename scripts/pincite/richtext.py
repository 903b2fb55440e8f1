"""The rich text of CSL-JSON: what is markup in a title, and what is text.

CSL allows `<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`, `<span class="nocase">` and
`<span style="font-variant:small-caps;">` in its text variables. A tag counts where it is closed in order; anything
else, `a < b` or `<games>`, is text. Where such a tag itself is meant as text, its first sign is written `&lt;`; `&gt;`
and `&amp;` are understood too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"</(?P<closed>i|b|sub|sup|sc|span)>"
    r"|<(?P<opened>i|b|sub|sup|sc)>"
    r"|<span class=(?:\"nocase\"|'nocase')>(?P<nocase>)"
    r"|<span style=(?:\"font-variant: ?small-caps;?\"|'font-variant: ?small-caps;?')>(?P<caps>)"
    r"|&(?P<entity>lt|gt|amp);"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SPANS = ("nocase", "small-caps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of rich text, or the place where markup begins or ends."""

    kind: str
    """`text`, `open` or `close`."""
    value: str
    """The text, or the name of the markup: `i`, `b`, `sub`, `sup`, `sc`, `small-caps`, `nocase`."""


def read_rich(value: str) -> tuple[Piece, ...]:
    """Return the pieces of a rich text: `a <i>b</i>` gives the text `a `, where `i` begins, the text `b`, its end."""
    found = list(_TOKEN.finditer(value))
    marks = _pairs(found)
    pieces: list[Piece] = []
    at = 0
    for place, token in enumerate(found):
        if token["entity"]:
            made = Piece(kind="text", value=_ENTITIES[token["entity"]])
        elif place in marks:
            made = Piece(kind="close" if token["closed"] else "open", value=marks[place])
        else:
            continue
        pieces += [Piece(kind="text", value=value[at : token.start()]), made]
        at = token.end()
    pieces.append(Piece(kind="text", value=value[at:]))
    return tuple(piece for piece in pieces if piece.value)


def plain_text(value: str) -> str:
    """Return the words of a rich text without markup: `The <i>Rosa</i> bed, 10<sup>6</sup>`, `The Rosa bed, 10⁶`."""
    made: list[str] = []
    height = 0
    for piece in read_rich(value):
        if piece.kind == "text":
            made.append(raised(piece.value) if height else piece.value)
        elif piece.value == "sup":
            height += 1 if piece.kind == "open" else -1
    return "".join(made)


def bare_text(value: str) -> str:
    """Return the signs of a rich text without markup, none changed: `10<sup>6</sup>` gives `106`."""
    return "".join(piece.value for piece in read_rich(value) if piece.kind == "text")


def raised(text: str) -> str:
    """Return a superscript as plain text: digits that no one may take for part of a number, `10⁶`; letters as they are.

    Where there is no such sign for one of them, `^` tells that they stand higher: `10^(6.5)`.
    """
    if not any(sign.isdecimal() for sign in text):
        return text
    return text.translate(_RAISED) if all(ord(sign) in _RAISED for sign in text) else f"^({text})"


def as_rich(text: str) -> str:
    """Return rich text for a plain text: what would be taken for markup is written with `&lt;` or `&amp;`."""
    return text if plain_text(text) == text else _TOKEN.sub(_escape, text)


def simplest(value: str) -> str:
    """Return the rich text without the entities that it does not need: `AT&amp;T` gives `AT&T`."""
    simple = re.sub("&(lt|gt|amp);", lambda found: _ENTITIES[found[1]], value)
    return simple if _merged(simple) == _merged(value) else value


def _escape(found: re.Match[str]) -> str:
    return found[0].replace("&", "&amp;").replace("<", "&lt;")


def _merged(value: str) -> list[tuple[str, str]]:
    """Return the pieces of a rich text, with texts that follow one another joined."""
    merged: list[tuple[str, str]] = []
    for piece in read_rich(value):
        if merged and piece.kind == merged[-1][0] == "text":
            merged[-1] = ("text", merged[-1][1] + piece.value)
        else:
            merged.append((piece.kind, piece.value))
    return merged


def _pairs(tokens: list[re.Match[str]]) -> dict[int, str]:
    """Return the places of the tags that are opened and closed in order, with the name of each one's markup."""
    pairs: dict[int, str] = {}
    waiting: list[tuple[int, str]] = []
    for place, token in enumerate(tokens):
        if token["entity"]:
            continue
        if not token["closed"]:
            waiting.append((place, _name(token)))
            continue
        partner = next((opened for opened in reversed(waiting) if _closes(token["closed"], opened[1])), None)
        if partner:
            del waiting[waiting.index(partner) :]  # what was opened later and never closed is text
            pairs |= {partner[0]: partner[1], place: partner[1]}
    return pairs


def _name(token: re.Match[str]) -> str:
    if token["opened"]:
        return token["opened"]
    return "nocase" if token["nocase"] is not None else "small-caps"


def _closes(closed: str, name: str) -> bool:
    return name in _SPANS if closed == "span" else closed == name
