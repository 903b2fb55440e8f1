"""Text that LaTeX, BibTeX and biber take for what it says."""

from __future__ import annotations

import re
from urllib.parse import quote

from pincite.richtext import read_rich

# Braces have names of their own: BibTeX counts `\{` as an opening brace. What LaTeX would join into another sign (two
# hyphens, quotation marks or commas) is kept apart by an empty group; `"` begins a shorthand in some languages.
_SIGNS = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': '{"}',
}
_SPECIAL = re.compile(r"[&%$#_{}~^\\`<>\"]|-(?=-)|'(?=')|,(?=,)")
_MEANINGS = {written: sign for sign, written in _SIGNS.items() if sign != '"'}
_MARKUP = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sub": r"\textsubscript{",
    "sup": r"\textsuperscript{",
    "sc": r"\textsc{",
    "small-caps": r"\textsc{",
    "nocase": "{",
}
_WRITTEN = re.compile(
    r"(?P<markup>\\text(?:it|bf|sc|superscript|subscript)(?=\{))|(?P<command>\\[a-z]+\{\}|\\.)|(?P<group>[{}])"
    r"|(?P<active>[&%$#_~^`\\]|--|''|,,)"
)
_NOT_IN_A_URL = re.compile(r"[\s{}\\\"<>^`|\x00-\x1f\x7f]")


def escape(text: str) -> str:
    r"""Return LaTeX that prints the text: `R&D_1` gives `R\&D\_1`."""
    return _SPECIAL.sub(lambda found: _SIGNS.get(found[0], f"{found[0]}{{}}"), text)


def rich(value: str) -> str:
    r"""Return LaTeX that prints a rich text: `The <i>Rosa</i> bed` gives `The \textit{Rosa} bed`."""
    made = []
    for piece in read_rich(value):
        marks = {"open": _MARKUP.get(piece.value, ""), "close": "}", "text": escape(piece.value)}
        made.append(marks[piece.kind])
    return "".join(made)


def unescape(written: str) -> str:
    """Return the text that LaTeX prints; raise ValueError for a command or sign that `escape` does not write."""
    return _WRITTEN.sub(_meaning, written)


def _meaning(found: re.Match[str]) -> str:
    """Return the text that one command or brace stands for."""
    if found["group"] or found["markup"]:
        return ""
    if found["active"] or found[0] not in _MEANINGS:
        message = f"{found[0]} is not the LaTeX of any text"
        raise ValueError(message)
    return _MEANINGS[found[0]]


def verbatim_doi(doi: str) -> str:
    """Return a DOI untouched but for a brace that has no partner, which is percent-encoded."""
    return doi if _balanced(doi) else doi.replace("{", "%7B").replace("}", "%7D")


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def verbatim_url(url: str) -> str:
    """Return the URL untouched but for signs that no URL may hold, which are percent-encoded: `a b` gives `a%20b`."""
    return _NOT_IN_A_URL.sub(lambda found: quote(found[0], safe=""), url)
