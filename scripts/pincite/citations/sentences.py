"""Sentences that are set one behind the other."""

from __future__ import annotations

import re

from pincite.richtext import plain_text

# A stop inside quotation marks ends the sentence; one inside brackets does not.
_ENDED = re.compile(r"[.?!…‽。．？！｡।॥។៕៖؟۔።፧]['\"’”»›」』]*$")


def is_ended(text: str) -> bool:
    """Whether a rich text ends as a sentence does, in any script: `Is it so?`, `in the U.S.`, `ចប់។`."""
    return bool(_ENDED.search(plain_text(text).rstrip()))


def as_sentence(text: str) -> str:
    """Return a rich text that ends as a sentence does; a stop that is there stays as it is."""
    return text if is_ended(text) else f"{text}."
