"""A formatted entry with what identifies the source, where its style leaves that out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pincite.citations import entry_dates
from pincite.citations.sentences import as_sentence
from pincite.model import TextSpan
from pincite.richtext import plain_text

_OPENING = ("<", "(", "[")
_ADDRESS = re.compile(r"https?:|doi\b", re.IGNORECASE)  # a style may link a whole title too


def complete(runs: Sequence[TextSpan], csl: Mapping[str, Any]) -> tuple[TextSpan, ...]:
    """Return an entry that names the publisher and the date, if they are known.

    No mapping of types helps where a style prints no publisher of an article, or of anything, as the Bluebook's does: a
    sentence of its own then says it, before the address.
    """
    said = _letters("".join(run.text for run in runs))
    publisher = plain_text(str(csl.get("publisher") or ""))
    date = _date(csl)
    added = [f"Published by {publisher}."] if publisher and _letters(publisher) not in said else []
    if date and _letters(date) not in said:
        added.append(f"Dated {date}.")
    return _with_sentences(runs, added) if added else tuple(runs)


def _date(csl: Mapping[str, Any]) -> str:
    """Return what an entry must say of the date: the year, or the words for a date that is no plain one."""
    words = dict(entry_dates.printed(csl)).get("issued")
    parts = csl.get("issued", {}).get("date-parts")
    return words or (str(abs(int(parts[0][0]))) if parts else "")


def _with_sentences(runs: Sequence[TextSpan], added: Sequence[str]) -> tuple[TextSpan, ...]:
    """Return the entry with sentences at its end, or before the address that ends it."""
    kept = list(runs)
    while kept and not kept[-1].text.strip():
        kept.pop()
    place = next((at for at, run in enumerate(kept) if run.href and _ADDRESS.match(run.text)), len(kept))
    if place and kept[place - 1].text.rstrip().endswith(_OPENING):
        place = len(kept)  # the style sets the address in brackets
    before, after = kept[:place], kept[place:]
    if before:
        before[-1] = replace(before[-1], text=_as_sentence(before[-1].text))
    return (*before, TextSpan(text=f" {' '.join(added)}{' ' if after else ''}"), *after)


def _as_sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return as_sentence(text.rstrip().rstrip(",;:"))


def _letters(text: str) -> str:
    """Return the letters and digits of a text alone, for quotation marks and capitals change from style to style."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
