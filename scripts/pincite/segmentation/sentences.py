"""Where sentences end in running text, by rule: the same cuts for the same text, for ever."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pincite.languages.sentence_rules import SentenceRules
from pincite.segmentation.full_stops import ends_sentence
from pincite.segmentation.script_rules import may_begin, rules_for_text
from pincite.segmentation.sentence_labels import (
    Value,
    is_first_label,
    is_named_label,
    is_next_label,
    labels_within,
    run_in_items,
)
from pincite.segmentation.sentence_marks import list_stops, tight_ends, unspaced_ends
from pincite.text import trim_span

_WORD = re.compile(r"[^\W_]")
# What stands in brackets inside a sentence that goes on behind them: `(why? Nobody knows) at noon`.
_BRACKETED = re.compile(
    r"(?<![.!?…:*_\"”’)\]\s])[ \u00a0\n]++(?P<inside>\([^()]{1,300}+\)|\[[^\[\]]{1,300}+\])(?=\s?[,;:.]|\s[^\W\d_])"
)
# The marks of a title are part of it: `《走吧！朋友》`.
_TITLE = re.compile("《[^《》]{1,80}》|〈[^〈〉]{1,80}〉")

Span = tuple[int, int]


def sentence_spans(
    text: str, start: int, end: int, abbreviations: Iterable[str] = (), language: str = ""
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences between two offsets; together they hold all that is not white space.

    A sentence ends at a full stop, exclamation or question mark (with what closes behind it) and white space, if a
    capital, a digit or a letter without case follows, and no rule of its language speaks against it; or at a mark
    that needs no white space. Nothing outside the offsets is looked at.

    Args:
        text: the text that holds the sentences.
        start: where they begin.
        end: where they end.
        abbreviations: words with a full stop that end no sentence, besides those of the language.
        language: its BCP 47 tag; where it has no rules, or is empty, the script decides.

    """
    words = text[start:end]
    rules = rules_for_text(language, words)
    own = frozenset(word.lower().rstrip(".") for word in abbreviations)
    for begin, stop in _joined(words, _cuts(words, rules, own), rules.labels):
        yield start + begin, start + stop


def _cuts(text: str, rules: SentenceRules, own: frozenset[str]) -> dict[int, int | None]:
    """Return where sentences may end, in order; with each, where a label in small letters must begin the next."""
    cuts: dict[int, int | None] = dict.fromkeys(
        [*tight_ends(text, rules), *unspaced_ends(text, rules), *run_in_items(text)]
    )
    for stop in list_stops(text, rules.question_marks):
        if ends_sentence(stop, rules, own):
            cuts[stop.cut] = None if stop.sign or may_begin(stop.following[0]) else stop.begin
    ordered = sorted(cuts)
    inside = set(_inside_brackets(text, ordered))
    return {cut: cuts[cut] for cut in ordered if cut not in inside}


def _inside_brackets(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Yield the cuts in brackets that stand in the middle of a sentence, and those in the title of a work."""
    for found in _TITLE.finditer(text):
        yield from cuts[bisect_right(cuts, found.start()) : bisect_left(cuts, found.end())]
    for found in _BRACKETED.finditer(text):
        if not text[found.end() : found.end() + 2].strip()[:1].isupper():
            yield from cuts[bisect_left(cuts, found.start("inside")) : bisect_left(cuts, found.end("inside"))]


def _joined(text: str, cuts: Mapping[int, int | None], names: frozenset[str]) -> Iterator[Span]:
    """Yield the sentences; what has no word, or is the label of a passage, is part of its neighbour."""
    begin, read = 0, 0
    sentence: Span | None = None
    seen: set[Value] = set()
    for cut, label in [*cuts.items(), (len(text), None)]:
        seen.update(labels_within(text, read, cut, begins=read == begin))
        read = cut
        if label is not None and not is_next_label(text, label, seen):
            continue
        span = trim_span(text, begin, cut)
        if span is None:
            begin = cut
            continue
        if cut < len(text) and _is_label(text, span, names, first=sentence is None, seen=seen):
            continue
        begin = cut
        if sentence is None or (_WORD.search(text, *span) and _WORD.search(text, *sentence)):
            if sentence:
                yield sentence
            sentence = span
        else:
            sentence = (sentence[0], span[1])
    if sentence:
        yield sentence


def _is_label(text: str, span: Span, names: frozenset[str], *, first: bool, seen: set[Value]) -> bool:
    """Tell whether a span is the label of what follows: at the beginning any number or letter, later the next one."""
    start, end = span
    if is_named_label(text, start, end, names):
        return True
    return is_first_label(text, start, end) if first else is_next_label(text, start, seen, end)
