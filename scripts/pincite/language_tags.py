"""What a language tag says of how its words are written: their direction."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]
# Scripts written from right to left (ISO 15924), and languages that are where no script is named (CLDR likelySubtags).
_SCRIPTS = frozenset(
    "adlm arab armi avst cprt hatr hebr hung khar lydi mand mani mend merc mero narb nbat nkoo orkh palm "
    "phli phlp phnx prti rohg samr sarb sogd syrc syrn thaa yezi".split()
)
_LANGUAGES = frozenset(
    "ar arc arz ary apc ajp acm ckb dv fa glk he iw ks lrc mzn nqo pnb ps rhg sd skr syr ug ur yi".split()
)
_SCRIPT_LENGTH = 4


def direction_of(tag: str, words: str = "") -> Direction:
    """Return the direction in which words are written.

    Args:
        tag: their language as BCP 47 has it: `ar`, `pa-Arab`; empty where it is not known.
        words: what tells where the tag does not: the first letter that has a direction.
    """
    primary, *subtags = tag.lower().split("-")
    script = next((part for part in subtags if len(part) == _SCRIPT_LENGTH and part.isalpha()), None)
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    if primary:
        return "rtl" if primary in _LANGUAGES else "ltr"
    return _direction_of_words(words)


def _direction_of_words(words: str) -> Direction:
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
