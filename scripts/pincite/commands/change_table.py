"""The table of what a new wording does to each anchor, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pincite.similarity.word_diff import redline
from pincite.text import first_words
from pincite.versioning.reanchor import AnchorChange, Reanchored

_SHOWN_WORDS = 12


def fate_lines(source: str, renewal: Reanchored) -> Iterator[str]:
    """Yield the table: a count of each fate, then a line for every anchor that is not simply kept."""
    count = Counter(fate.fate for fate in renewal.anchor_changes)
    yield f"{source}: " + ", ".join(f"{number} {name}" for name, number in sorted(count.items()))
    for fate in renewal.anchor_changes:
        if fate.fate != "kept":
            yield f"  {fate.anchor:8} {fate.fate:15} {fate.explanation}"
            yield from (f"  {'':8} {line}" for line in _wording(fate))


def _wording(fate: AnchorChange) -> Iterator[str]:
    if fate.before and fate.after:
        yield shown_redline(fate.before, fate.after)
    elif fate.before:
        yield f"[-{first_words(fate.before, _SHOWN_WORDS)}-]" + (f" now in {fate.leads_to}" if fate.leads_to else "")
    elif fate.after:
        yield f"{{+{first_words(fate.after, _SHOWN_WORDS)}+}}"


def shown_redline(before: str, after: str) -> str:
    """Return two wordings as one text: `the [-old-]{+new+} words`, with long runs of the same words cut short."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(
        marks[edit.kind].format(_cut_short(edit.text) if edit.kind == "equal" else edit.text)
        for edit in redline(before, after)
    )


def _cut_short(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= _SHOWN_WORDS else " ".join([*words[:5], "…", *words[-5:]])
