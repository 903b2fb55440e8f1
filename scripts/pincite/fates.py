"""The table of what a new wording does to each anchor, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from pincite.anchors.renew import Fate, Renewal
from pincite.text import first_words, one_line

_SHOWN_WORDS = 12


def fate_lines(source: str, renewal: Renewal) -> Iterator[str]:
    """Yield the table: a count of each fate, then a line for every anchor that is not simply kept."""
    count = Counter(fate.fate for fate in renewal.fates)
    yield f"{source}: " + ", ".join(f"{number} {name}" for name, number in sorted(count.items()))
    for fate in renewal.fates:
        if fate.fate != "kept":
            yield f"  {fate.anchor:8} {fate.fate:15} {fate.explanation}"
            yield from (f"  {'':8} {line}" for line in _wording(fate))


def _wording(fate: Fate) -> Iterator[str]:
    if fate.before and fate.after:
        yield redline(fate.before, fate.after)
    elif fate.before:
        yield f"[-{first_words(fate.before, _SHOWN_WORDS)}-]" + (f" now in {fate.leads_to}" if fate.leads_to else "")
    elif fate.after:
        yield f"{{+{first_words(fate.after, _SHOWN_WORDS)}+}}"


def redline(before: str, after: str) -> str:
    """Return two wordings as one text: `the [-old-] {+new+} words`, with long runs of the same words cut short."""
    old, new = one_line(before).split(" "), one_line(after).split(" ")
    parts = []
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            words = old[start:end]
            parts.append(" ".join(words if len(words) <= _SHOWN_WORDS else [*words[:4], "…", *words[-4:]]))
            continue
        if end > start:
            parts.append(f"[-{' '.join(old[start:end])}-]")
        if stop > begin:
            parts.append(f"{{+{' '.join(new[begin:stop])}+}}")
    return " ".join(parts)
