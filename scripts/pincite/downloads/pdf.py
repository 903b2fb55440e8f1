"""The handbook as one PDF, set with Typst."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

import typst

from pincite.downloads.print_book import print_book
from pincite.errors import ContentError, Problem
from pincite.model import Artifact, Handbook

PATH = "site/downloads/handbook.pdf"
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC"})
_PROBE = b"""
#set document(title: "probe", date: none)
#set text(font: "Libertinus Serif")
#par[#text(sys.inputs.data) #emph(sys.inputs.data) #strong(sys.inputs.data)]
"""


def handbook_pdf(handbook: Handbook, fonts: Sequence[Path] = ()) -> Artifact:
    """Return the handbook as a tagged PDF in which every paragraph has its number and can be linked to.

    Where the fonts that Typst carries and those of the given folders have every character, no others are used, so that
    the same handbook gives the same bytes on every machine. Else those of the machine are asked too. A character that
    none has is shown as its code point, `[U+17DB]`, and the notes say what to install.

    Args:
        handbook: the handbook.
        fonts: folders with fonts for scripts that Typst carries none for.

    Raises:
        ContentError: Typst cannot set the text.

    """
    text = book_json(handbook)
    typesetter, missing = _with_glyphs(sorted({letter for letter in text if not letter.isascii()}), fonts)
    shown = spell_out(text, missing)
    try:
        made = typesetter.set_book(shown, changed=shown != text)
    except typst.TypstError:
        # Signs that can be set alone may not be beside others: a combining mark that the letter's font lacks.
        shown = spell_out(shown, [letter for letter in {*shown} if unicodedata.category(letter)[0] in "MC"])
        made = _set_or_tell(typesetter, shown, changed=shown != text)
    return Artifact(path=PATH, data=made, notes=tuple(_notes(missing)))


def _with_glyphs(letters: list[str], fonts: Sequence[Path]) -> tuple[Typesetter, list[str]]:
    """Return what has most of the letters, without the machine's own fonts if it can be, and those that it lacks."""
    carried = Typesetter(fonts=tuple(fonts))
    missing = carried.without_glyph(letters)
    if not missing:
        return carried, []
    with_system = replace(carried, with_system_fonts=True)
    still = with_system.without_glyph(missing)
    return (carried, missing) if still == missing else (with_system, still)


def _notes(missing: Sequence[str]) -> Iterator[str]:
    """Yield a line for each script that no font has: its name, and what to install."""
    scripts = Counter(unicodedata.name(letter, "UNNAMED SIGN").split()[0] for letter in missing)
    for script, count in sorted(scripts.items()):
        package = "fonts-noto-cjk" if script in _EAST_ASIAN else "fonts-noto-core"
        yield (
            f"The PDF has no font for {count} {script.capitalize()} characters and shows their code points: install "
            f"fonts for them (Debian and Ubuntu: {package}), or name a folder with fonts in mkdocs.yml as "
            "`extra: pincite: fonts:`."
        )


def book_json(handbook: Handbook) -> str:
    """Return all that the template needs, in the one form in which Typst takes it."""
    return json.dumps(asdict(print_book(handbook)), ensure_ascii=False)


def spell_out(text: str, letters: Iterable[str]) -> str:
    """Return JSON in which some of its letters stand as their code points: `[U+17DB]`."""
    return text.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in letters if not letter.isascii()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetter:
    """Sets PDFs with certain fonts."""

    fonts: tuple[Path, ...] = ()
    """Folders with fonts, besides those that Typst carries."""
    with_system_fonts: bool = False
    """Whether the fonts of the machine are used, too."""

    def set_book(self, shown: str, *, changed: bool) -> bytes:
        """Return the PDF of a book's JSON; changed: some of its characters stand as code points."""
        template = files("pincite.downloads").joinpath("handbook.typ").read_bytes()
        return self._compile(template, {"data": shown, "missing": "yes" if changed else "no"})

    def without_glyph(self, letters: list[str]) -> list[str]:
        """Return those of the letters that the fonts cannot show, found by halving what does not compile."""
        if not letters:
            return []
        try:
            self._compile(_PROBE, {"data": " ".join(f"a{letter} i{letter}b {letter}" for letter in letters)})
        except typst.TypstError:
            if len(letters) == 1:
                return letters
            half = len(letters) // 2
            return self.without_glyph(letters[:half]) + self.without_glyph(letters[half:])
        return []

    def _compile(self, template: bytes, inputs: dict[str, str]) -> bytes:
        """Return the PDF that the template makes of its inputs."""
        return typst.compile(
            template,
            sys_inputs=inputs,
            font_paths=typst.Fonts(include_system_fonts=self.with_system_fonts, font_paths=list(self.fonts)),
            pdf_standards="ua-1",
        )


def _set_or_tell(typesetter: Typesetter, shown: str, *, changed: bool) -> bytes:
    try:
        return typesetter.set_book(shown, changed=changed)
    except typst.TypstError as error:
        raise ContentError([_problem(error)]) from error


def _problem(error: typst.TypstError) -> Problem:
    return Problem(
        path=PATH,
        line=0,
        code="pdf-not-set",
        message="Typst, which sets the PDF, cannot set the handbook.",
        fix="Find what it names in the seeds, the sidecars or mkdocs.yml, and correct it.",
        said="; ".join([error.message, *error.hints]),
    )
