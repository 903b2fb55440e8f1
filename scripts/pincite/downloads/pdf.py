"""The handbook as one PDF, set with Typst."""

from __future__ import annotations

import json
from importlib.resources import files

import typst

from pincite.downloads.handbook_data import handbook_data
from pincite.errors import ContentError, Problem
from pincite.model import Artifact, Handbook

PATH = "site/downloads/handbook.pdf"
_PROBE = b"""
#set document(title: "probe", date: none)
#par(text(sys.inputs.data))
"""


def handbook_pdf(handbook: Handbook) -> Artifact:
    """Return the handbook as a tagged PDF in which every paragraph has its number and can be linked to.

    Only the fonts that Typst carries are used, so that the same handbook gives the same bytes on every machine.
    A character that none of them has is shown as its code point, `[U+17DB]`.

    Raises:
        ContentError: Typst cannot set the text.

    """
    text = json.dumps(handbook_data(handbook), ensure_ascii=False)
    missing = _without_glyph(sorted({letter for letter in text if not letter.isascii()}))
    shown = text.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in missing})
    template = files("pincite.downloads").joinpath("handbook.typ").read_bytes()
    try:
        made = _compile(template, {"data": shown, "missing": "yes" if missing else "no"})
    except typst.TypstError as error:
        raise ContentError([_problem(error)]) from error
    return Artifact(path=PATH, data=made)


def _compile(template: bytes, inputs: dict[str, str]) -> bytes:
    """Return the PDF that the template makes of its inputs."""
    return typst.compile(template, sys_inputs=inputs, ignore_system_fonts=True, pdf_standards="ua-1")


def _without_glyph(letters: list[str]) -> list[str]:
    """Return those of the letters that the fonts cannot show, found by halving what does not compile."""
    if not letters:
        return []
    try:
        _compile(_PROBE, {"data": " ".join(letters)})
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
        message=f"Typst cannot set the handbook: {error.message}.",
        mend="Find these words in the seeds or sidecars; " + ("; ".join(error.hints) or "mend or leave them out") + ".",
    )
