"""Which language's rules hold for a word: those of its text, or of its script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pincite.languages.sentence_rules import SentenceRules, rules_of_script, sentence_rules

# Georgian letters have capitals that are hardly ever set, so a small letter tells nothing.
_NO_CAPITALS = re.compile("[\u10d0-\u10ff]")
_KANA = re.compile("[\u3041-\u30ff]")


def may_begin(letter: str) -> bool:
    """Tell whether a sentence may begin with a letter or digit: not with a small one."""
    return not letter.islower() or _NO_CAPITALS.match(letter) is not None


def rules_for_text(language: str, text: str) -> SentenceRules:
    """Return the rules of a language, or those of the script of the text's first letter where it has none."""
    if rules := sentence_rules(language):
        return rules
    script = script_of(next((sign for sign in text if sign.isalpha()), "a"))
    return rules_of_script("HIRAGANA" if script == "CJK" and _KANA.search(text) else script)


def rules_for_word(word: str, language: SentenceRules) -> SentenceRules:
    """Return the language's rules, those of a word's script where the language is not written in it."""
    script = script_of(word[0])
    return language if script in {*language.scripts, "DIGIT"} else rules_of_script(script)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the first word of a character's name, which names its script, such as `CJK`; `DIGIT` if it has none."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else "DIGIT"
    name = unicodedata.name(letter, "DIGIT") if letter.isalpha() else "DIGIT"
    return re.split("[ -]", name, maxsplit=1)[0]
