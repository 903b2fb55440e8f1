"""The little language of topic rules: words and phrases as an editor writes them.

    brick kiln*                    the words in this order, `*` for any ending: brick kiln, brick kilns
    official* ... complicit*       up to eight words may stand between
    MOU|memorand*                  one or the other
    train* ... (police|judge*)     one or the other at this place of the phrase

Letters of either case count alike, so do straight and curly apostrophes, and any white space or hyphen between words.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from pincite.patterns import Pattern, check_size, compile_pattern

_TOKEN = re.compile(r"[()|]|[^\s()|-]+")
_WORD = re.compile(r"(?=.*\w)[\w.&/’']+\*?")
_BETWEEN = r"[\s\-‐-―]+"
# Possessive, so that no text can make the search slow.
_GAP = r"(?:\W++\w++(?:[’'.]\w++)*+){0,8}?\W+"


@cache
def phrase_pattern(phrase: str) -> Pattern:
    """Return the pattern that finds a phrase in a sentence.

    Raises:
        ValueError: the phrase does not keep to the language, or is too long or too deep.
    """
    check_size(phrase)
    tokens = deque(_TOKEN.findall(phrase))
    try:
        pattern = _choice(tokens)
    except ValueError as error:
        message = f"{phrase!r} {error}"
        raise ValueError(message) from None
    if tokens:
        message = f"{phrase!r} closes a parenthesis that it did not open"
        raise ValueError(message)
    return compile_pattern(rf"(?<!\w){pattern}(?!\w)", written=phrase, ignore_case=True)


def _choice(tokens: deque[str]) -> str:
    """Take alternatives up to the end or a closing parenthesis, and return the pattern for any of them."""
    alternatives = [_sequence(tokens)]
    while tokens and tokens[0] == "|":
        tokens.popleft()
        alternatives.append(_sequence(tokens))
    return f"(?:{'|'.join(alternatives)})"


def _sequence(tokens: deque[str]) -> str:
    """Take words and groups up to the end of the alternative, and return the pattern for one after the other."""
    made: list[str] = []
    join = ""
    while tokens and tokens[0] not in "|)":
        token = tokens.popleft()
        if token == "...":
            if not made or join == _GAP:
                message = "has a gap with no word before it"
                raise ValueError(message)
            join = _GAP
            continue
        made += [join if made else "", _group(tokens) if token == "(" else _word(token)]
        join = _BETWEEN
    if not made:
        message = "lacks a word"
        raise ValueError(message)
    if join == _GAP:
        message = "ends in a gap"
        raise ValueError(message)
    return "".join(made)


def _group(tokens: deque[str]) -> str:
    choice = _choice(tokens)
    if not tokens:
        message = "opens a parenthesis that it does not close"
        raise ValueError(message)
    tokens.popleft()
    return choice


def _word(token: str) -> str:
    if not _WORD.fullmatch(token):
        message = f"holds {token!r}: a word has letters and digits, and may end in a star"
        raise ValueError(message)
    stem = re.sub("['’]", "['’]", re.escape(token.removesuffix("*")))
    return stem + (r"[\w’']*" if token.endswith("*") else "")
