"""Whether a sentence ends at a mark with white space behind it, by the rules of its language and script."""

from __future__ import annotations

import re
from functools import lru_cache

from pincite.languages.sentence_rules import SentenceRules
from pincite.segmentation.script_rules import may_begin, rules_for_word, script_of
from pincite.segmentation.sentence_marks import Stop
from pincite.text import WHITE_SPACE

_ROMAN = re.compile(r"(?=[IVXLC]{1,7}$)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBER = re.compile(r"\d{1,3}[a-z]?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# A label in small letters, which may begin a sentence where a capital follows: `(b) The boat`.
_LABEL_AHEAD = re.compile(rf"\(?[a-z]{{1,4}}[.)][{WHITE_SPACE}]+[\"“‘'(]*[^\W\d_]")
_LABEL_BEHIND = re.compile(rf"[:;][{WHITE_SPACE}]+\(?(?:\d{{1,3}}|[^\W\d_]|[ivx]{{2,5}})$")
# Where a quotation was found stands behind it, before the full stop of the sentence: `(Orr 55).`
_CITED_BEHIND = re.compile(r"\([^()]{1,80}\)[.,;:]")
# Scripts in which one character is a word.
_WORD_CHARACTERS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
# An abbreviation with full stops inside: `U.S`, `Ph.D`, not `example.org` or `3.5`.
_DOTTED = re.compile(r"(?!www\.)[^\d.]{1,3}(?:\.[^\d.]{1,4})+", re.IGNORECASE)


def ends_sentence(stop: Stop, language: SentenceRules, own: frozenset[str]) -> bool:
    """Tell whether a sentence ends at a mark.

    Args:
        stop: the mark.
        language: the rules of the text's language; a word in another script has those of its script.
        own: abbreviations of the profile, in small letters, without their last full stop.

    """
    if not _may_begin_here(stop):
        return False
    word = stop.word
    rules = rules_for_word(word or stop.following, language)
    if stop.note and not _may_have_note(stop, word, rules):
        return False
    if stop.mark != ".":
        return not (_is_aside(stop) or _is_name(stop, word, rules) or _is_said(stop, rules))
    return not word or _word_may_end(stop, word, rules, own)


def _may_begin_here(stop: Stop) -> bool:
    """Tell whether what follows may begin a sentence: no small letter but that of a label, no place of a quotation."""
    if stop.closed and _CITED_BEHIND.match(stop.text, stop.begin):
        return False
    return bool(stop.sign) or may_begin(stop.following[0]) or _is_label_ahead(stop)


def _word_may_end(stop: Stop, word: str, rules: SentenceRules, own: frozenset[str]) -> bool:
    """Tell whether a sentence may end behind a word with a full stop."""
    if _is_in(word, rules.never_last) or word.lower() in own:
        return stop.closed and _is_start(stop, rules)
    if len(word) == 1 and _is_lone_letter(stop):
        return False
    is_capital = len(word) == 1 and word.isupper()
    if _is_in(word, rules.before_number) and not is_capital:
        return not _is_number(stop, word, rules) and (not _is_in(word, rules.before_start) or _is_start(stop, rules))
    if word.rsplit("-", maxsplit=1)[-1].isdecimal() or _ROMAN.fullmatch(word):
        return _number_may_end(stop, word, rules)
    if _has_more(word, rules):
        return _is_start(stop, rules)
    return not (rules.abbreviation and rules.abbreviation.fullmatch(word))


def _has_more(word: str, rules: SentenceRules) -> bool:
    """Tell whether a word is an abbreviation, listed or by its form, that seldom ends a sentence."""
    return (
        _is_in(word, rules.before_start)
        or word in rules.initials
        or _is_letter(word)
        or _DOTTED.fullmatch(word) is not None
    )


def _number_may_end(stop: Stop, word: str, rules: SentenceRules) -> bool:
    """Tell whether a sentence may end behind a number: neither an ordinal nor the label of an item."""
    if _LABEL_BEHIND.search(stop.text, max(0, stop.start - 12), stop.start):
        return False
    following, word = stop.following, word.rsplit("-", maxsplit=1)[-1]
    is_short = word.isdecimal() and len(word) < len("1000")
    is_roman = not word.isdecimal()
    if is_roman and len(word) == 1 and not rules.roman_ordinals:
        return _is_start(stop, rules)
    if following.lower() in rules.after_ordinal and (is_short or is_roman):
        return False
    if is_roman and rules.roman_ordinals:
        return _is_start(stop, rules)
    if rules.ordinals and word.isdecimal() and (stop.sign == "§" or (is_short and following.isdecimal())):
        return False
    return not (rules.ordinals and is_short) or _is_start(stop, rules)


def _may_have_note(stop: Stop, word: str, rules: SentenceRules) -> bool:
    """Tell whether digits right behind a mark are those of a note: `men.12 Nobody`, not `3.12 Nobody`."""
    if stop.closed or stop.mark != ".":
        return True
    if _YEAR.fullmatch(word):
        return _is_start(stop, rules)
    if not word:
        return True
    return len(word) > 1 and not word[-1].isdecimal() and not _is_in(word, rules.before_number)


def _is_label_ahead(stop: Stop) -> bool:
    found = _LABEL_AHEAD.match(stop.text, stop.begin)
    return found is not None and may_begin(found[0][-1])


def _is_lone_letter(stop: Stop) -> bool:
    """Tell whether what follows is one letter with a full stop, as in `z. B.` and `J. R. Orr`."""
    return len(stop.following) == 1 and stop.text.startswith(".", stop.end)


def _is_aside(stop: Stop) -> bool:
    """Tell whether a mark stands alone in brackets: `paid (?) Nadia`."""
    return stop.closed and stop.start > 0 and stop.text[stop.start - 1] in "([" and stop.mark[0] not in ".…‥"


def _is_name(stop: Stop, word: str, rules: SentenceRules) -> bool:
    return word + stop.mark in rules.names_with_mark and not _is_start(stop, rules)


def _is_said(stop: Stop, rules: SentenceRules) -> bool:
    """Tell whether a quotation ends here whose speaker is told behind it."""
    return stop.closed and _said_pattern(rules.saying).match(stop.text, stop.begin) is not None


@lru_cache(maxsize=64)
def _said_pattern(verbs: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(verbs))) or r"(?!)"
    return re.compile(rf"(?:[\w.’'-]{{1,40}}+[ ,]{{1,3}}+){{0,6}}?(?:{words})\b")


def _is_start(stop: Stop, rules: SentenceRules) -> bool:
    """Tell whether what follows is a word that often begins a sentence, and no initial or numeral."""
    text, word, end = stop.text, stop.following, stop.end
    if stop.sign or word.lower() not in rules.starts:
        return False
    if len(word) > 1:
        # `No. 5` begins no sentence where `No` would.
        return not (text.startswith(".", end) and _is_in(word, rules.before_number))
    after = text[end : end + 4]
    if word == "I":
        return after[:1] in "’'" or (
            after[:1].isspace() and after[1:2].islower() and after[1:4] not in {"of ", "and", "to "}
        )
    return after[:1] != "."


def _is_number(stop: Stop, word: str, rules: SentenceRules) -> bool:
    """Tell whether a number follows, in digits or Roman numerals, or a letter that counts."""
    following = stop.following
    if stop.sign or following[0].isdigit() or (len(following) > 1 and _ROMAN.fullmatch(following)):
        return True
    is_letter = len(following) == 1 and following.isupper()
    return is_letter and (word[0].isupper() or not _is_start(stop, rules))


@lru_cache(maxsize=4096)
def _is_letter(word: str) -> bool:
    """Tell whether a word is one letter of a name: a capital, or any letter of a script that has none."""
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) != 1 or any(sign.isdigit() for sign in word):
        return False
    letter = letters[0]
    if letter.isupper():
        return True
    return may_begin(letter) and script_of(letter) not in _WORD_CHARACTERS


def _is_in(word: str, words: frozenset[str]) -> bool:
    """Tell whether an abbreviation is listed: in small letters for any, with a capital for this or all capitals."""
    return not _listed_forms(word).isdisjoint(words)


@lru_cache(maxsize=4096)
def _listed_forms(word: str) -> frozenset[str]:
    """Return how a word may be listed: `ART` as `art`, `Art` or `ART`."""
    small = word.lower()
    return frozenset({small} if word == small else {small, word, word.title() if word.isupper() else word})
