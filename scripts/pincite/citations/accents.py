"""Text outside ASCII as LaTeX has it without a package, for classic BibTeX and pdfLaTeX."""

from __future__ import annotations

import re
import unicodedata

from pylatexenc.latexencode import get_builtin_uni2latex_dict

# What LaTeX defines in its default encoding, OT1. The list of pylatexenc knows much more; what needs a package or
# another encoding would stop the run.
_KERNEL = frozenset(
    r"""\' \` \^ \" \~ \= \. \, \- \u \v \H \c \d \b \r \i \j \ss \ae \AE \oe \OE \o \O \aa \AA \l \L \ij \IJ
    \textbullet \textcent \textcopyright \textcurrency \textdagger \textdaggerdbl \textdegree \textdiv \textellipsis
    \textemdash \textendash \texteuro \textexclamdown \textlnot \textmu \textnumero \textonehalf \textonequarter
    \textonesuperior \textordfeminine \textordmasculine \textparagraph \textperiodcentered \textperthousand
    \textquestiondown \textquotedblleft \textquotedblright \textquoteleft \textquoteright \textregistered \textsection
    \textsterling \textsuperscript \textthreequarters \textthreesuperior \texttimes \texttrademark \texttwosuperior
    \textyen""".split()
)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_SIGNS = {
    "\u00a0": "~", "\u00ad": r"\-", "\u200b": "", "\u2010": "-", "\u2011": "-", "\u2012": "--", "\u2013": "--",
    "\u2014": "---", "\u2015": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "„": ",{},", "‚": ",",
    "…": r"{\ldots}", "«": r"$\ll$", "»": r"$\gg$", "‹": "$<$", "›": "$>$", "±": r"$\pm$", "−": "$-$", "′": "$'$",
    "″": "$''$", "\u2009": r"\,", "\u202f": r"\,", "\u2003": " ", "\u2002": " ",
}  # fmt: skip
# Letters that OT1 lacks; the nearest that it has. What stands in is told in the entry's note.
_NEAREST = {
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ŋ": "ng", "Ŋ": "Ng", "ħ": "h", "Ħ": "H", "ŧ": "t",
    "Ŧ": "T", "ʻ": "'", "ʼ": "'", "ə": "e", "Ə": "E",
}  # fmt: skip
_ACCENTS = {
    "\u0300": r"\`",
    "\u0301": r"\'",
    "\u0302": r"\^",
    "\u0303": r"\~",
    "\u0304": r"\=",
    "\u0306": r"\u",
    "\u0307": r"\.",
    "\u0308": r"\"",
    "\u030a": r"\r",
    "\u030b": r"\H",
    "\u030c": r"\v",
    "\u0323": r"\d",
    "\u0327": r"\c",
    "\u0331": r"\b",
}
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "BENGALI": "Bengali"}


def classic(written: str) -> tuple[str, tuple[str, ...]]:
    r"""Return LaTeX in ASCII for LaTeX in UTF-8, and what of it could not be kept: `é` gives `{\'e}` and nothing.

    A run of another script becomes its name, `[Khmer]`.
    """
    made: list[str] = []
    lost: dict[str, None] = {}
    for sign in unicodedata.normalize("NFC", written):
        known = sign if sign.isascii() else _latex(sign)
        if known is None and (known := _nearest(sign)) is not None:
            lost[sign] = None
        if known is not None:
            made.append(known)
        elif _continues(sign):
            lost |= {} if made and made[-1].endswith("]") else {f"U+{ord(sign):04X}": None}
        else:
            script = f"[{_script(sign)}]"
            lost[script] = None
            if not "".join(made[-2:]).rstrip().endswith(script):
                made.append(script)
    return "".join(made).strip(), tuple(lost)


def _continues(sign: str) -> bool:
    """Whether a sign only goes with those before it: a vowel sign, a joiner."""
    return unicodedata.category(sign)[0] in "MC"


def _latex(sign: str) -> str | None:
    """Return LaTeX's own writing of a sign; None where it has none."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN", "FEMININE", "MASCULINE", "MICRO")):
        return None
    known: str | None = get_builtin_uni2latex_dict().get(ord(sign))
    if known is None:
        known = _stacked(sign)
    if known is None or not known.isascii() or not set(_COMMAND.findall(known)) <= _KERNEL:
        return None
    return f"{{{known}}}" if "\\" in known else known


def _stacked(sign: str) -> str | None:
    """Return a letter with two accents, one over the other: `ế`."""
    letter, mark = (*unicodedata.normalize("NFD", sign)[:-1], "")[:-1], unicodedata.normalize("NFD", sign)[-1]
    accent = _ACCENTS.get(mark)
    base = unicodedata.normalize("NFC", "".join(letter))
    if not accent or len(base) != 1 or base == sign:
        return None
    inner = base if base.isascii() else _latex(base)
    return f"{accent}{{{inner}}}" if inner else None


def _nearest(sign: str) -> str | None:
    """Return the letters of ASCII that stand in for a sign."""
    if sign in _NEAREST:
        return _NEAREST[sign]
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return bare if bare.isascii() and bare.isalnum() else None


def _script(sign: str) -> str:
    """Return what the writing that a sign belongs to is called: `Khmer`."""
    first = unicodedata.name(sign, "SIGN").split()[0].split("-")[0]
    return _SCRIPTS.get(first, first.capitalize() if sign.isalpha() else "sign")
