"""The handbook as one PDF, set with Typst."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files

import typst

from pincite.downloads.print_book import print_book
from pincite.errors import ContentError, Problem
from pincite.model import Artifact, Handbook

PATH = "site/downloads/handbook.pdf"
_PROBE = b"""
#set document(title: "probe", date: none)
#set text(font: "Libertinus Serif")
#par[#text(sys.inputs.data) #emph(sys.inputs.data) #strong(sys.inputs.data)]
"""


def handbook_pdf(handbook: Handbook) -> Artifact:
    """Return the handbook as a tagged PDF in which every paragraph has its number and can be linked to.

    Only the fonts that Typst carries are used, so that the same handbook gives the same bytes on every machine.
    A character that none of them has is shown as its code point, `[U+17DB]`.

    Raises:
        ContentError: Typst cannot set the text.

    """
    text = book_json(handbook)
    shown = spell_out(text, _without_glyph(sorted({letter for letter in text if not letter.isascii()})))
    try:
        made = _set(shown, changed=shown != text)
    except typst.TypstError:
        # Signs that can be set alone may not be beside others: a combining mark that the letter's font lacks.
        shown = spell_out(shown, [letter for letter in {*shown} if unicodedata.category(letter)[0] in "MC"])
        made = _set_or_tell(shown, changed=shown != text)
    return Artifact(path=PATH, data=made)


def book_json(handbook: Handbook) -> str:
    """Return all that the template needs, in the one form in which Typst takes it."""
    return json.dumps(asdict(print_book(handbook)), ensure_ascii=False)


def spell_out(text: str, letters: Iterable[str]) -> str:
    """Return JSON in which some of its letters stand as their code points: `[U+17DB]`."""
    return text.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in letters if not letter.isascii()})


def _set_or_tell(shown: str, *, changed: bool) -> bytes:
    try:
        return _set(shown, changed=changed)
    except typst.TypstError as error:
        raise ContentError([_problem(error)]) from error


def _set(shown: str, *, changed: bool) -> bytes:
    template = files("pincite.downloads").joinpath("handbook.typ").read_bytes()
    return _compile(template, {"data": shown, "missing": "yes" if changed else "no"})


def _compile(template: bytes, inputs: dict[str, str]) -> bytes:
    """Return the PDF that the template makes of its inputs."""
    return typst.compile(template, sys_inputs=inputs, ignore_system_fonts=True, pdf_standards="ua-1")


def _without_glyph(letters: list[str]) -> list[str]:
    """Return those of the letters that the fonts cannot show, found by halving what does not compile."""
    if not letters:
        return []
    try:
        _compile(_PROBE, {"data": " ".join(f"a{letter} i{letter}b {letter}" for letter in letters)})
    except typst.TypstError:
        if len(letters) == 1:
            return letters
        half = len(letters) // 2
        return _without_glyph(letters[:half]) + _without_glyph(letters[half:])
    return []


def _problem(error: typst.TypstError) -> Problem:
    return Problem(
        path=PATH,
        line=0,
        code="pdf-not-set",
        message="Typst, which sets the PDF, cannot set the handbook.",
        fix="Find what it names in the seeds, the sidecars or mkdocs.yml, and correct it.",
        said="; ".join([error.message, *error.hints]),
    )
