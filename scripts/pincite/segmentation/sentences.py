"""Where sentences end in running text, by rule: the same cuts for the same text, for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pincite.text import WHITE_SPACE, trim_span

_CLOSERS = "\"'“”‘’«‹)\\]"
_OPENERS = "\"'“‘„‚»›‹(\\[¿¡"
# French sets a space inside its quotation marks; a dash opens direct speech; a note's mark follows the full stop.
_CLOSED = f"(?:[ \u00a0\u202f]?[»›]|[{_CLOSERS}])*+"
_OPENED = f"(?:[–—-][{WHITE_SPACE}]+)?(?:«[ \u00a0\u202f]?|[{_OPENERS}])*"
_NOTES = r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹*†‡])*+"
# A mark that may end a sentence, what closes behind it, the space, and what the next sentence begins with.
_END = re.compile(
    f"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closers>{_CLOSED}){_NOTES}(?P<space>[{WHITE_SPACE}]++)(?={_OPENED}(?P<next>\\w+))"
)
# Marks that end a sentence with no space behind them; in Khmer, `។ល។` is "and so on".
_IDEOGRAPHIC_END = re.compile(f"(?:[。！？।॥۔؟៕။።]|។(?!ល។))[{_CLOSERS}»›」』）]*[{WHITE_SPACE}]*")
_LAST_WORD = re.compile(r"(?:\w+\.)*[\w-]+$")
# The number of a passage, which belongs to its first sentence: `12.`, `(iv).`
_LABEL = re.compile(
    r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[a-z]|(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))[.)]", re.IGNORECASE
)
# Abbreviations that always have more of their sentence behind them.
_NEVER_LAST = frozenset(
    """adm art arts br brig capt cf ch col cmdr dr ed eds e.g eq ex fig figs fr gen gov hon i.e lt maj messrs mgr mlle
    mme mr mrs ms nos para paras pp prof rep rev sec secs sen sgt sr ss st ste supt tab viz vol vols vs""".split()
)
# Abbreviations that may end a sentence, but do not where a number follows.
_BEFORE_NUMBER = frozenset("c ca jan feb mar apr jun jul aug sep sept oct nov dec no p".split())
# After `U.S.` or `p.m.` a new sentence is assumed only where one of these begins it.
_USUAL_STARTS = frozenset(
    """a according additionally after all although an and another as at authorities because before but by despite
    during each every few for from he her his however if in it its many moreover most nevertheless no ngos observers on
    one other police she since some such that the their then there these they this those to under unlike until we
    what when where while who with you""".split()
)
# What stands between a quotation that ends in ! or ? and its speaker's verb: `…?” Sopheap said.`
_SAID = re.compile(
    r"(?:[\w.’'-]+[ ,]+){0,6}?"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|tells|replied|argued|explained|warned)\b"
)


def sentence_spans(text: str, start: int, end: int, abbreviations: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences between two offsets; together they hold all that is not white space.

    A sentence ends at a full stop, exclamation or question mark (with what closes behind it) and white space, if a
    capital, a digit or a letter without case follows, and no rule of this module speaks against it.
    """
    own = frozenset(word.lower().rstrip(".") for word in abbreviations)
    begin = start
    for cut in sorted({*_spaced_ends(text, start, end, own), *_ideographic_ends(text, start, end)}):
        span = trim_span(text, begin, cut)
        if span and not (begin == start and _LABEL.fullmatch(text, *span)):
            yield span
            begin = cut
    if span := trim_span(text, begin, end):
        yield span


def _spaced_ends(text: str, start: int, end: int, own: frozenset[str]) -> Iterator[int]:
    for found in _END.finditer(text, start, end):
        if _ends_sentence(text, found, start, end, own):
            yield found.start("space")


def _ideographic_ends(text: str, start: int, end: int) -> Iterator[int]:
    for found in _IDEOGRAPHIC_END.finditer(text, start, end):
        yield found.end()


def _ends_sentence(text: str, found: re.Match[str], start: int, end: int, own: frozenset[str]) -> bool:
    first = found["next"][0]
    if first.islower():
        return False
    if found["mark"] != ".":
        return not (found["closers"] and _SAID.match(text, found.end(), end))
    before = _LAST_WORD.search(text, max(start, found.start() - 40), found.start())
    if not before:
        return True
    return _word_may_end(before[0], found["next"], own, closed=bool(found["closers"]))


def _word_may_end(word: str, following: str, own: frozenset[str], *, closed: bool) -> bool:
    """Tell whether a sentence may end behind a word with a full stop."""
    small = word.lower()
    if closed:
        return True
    if small in _NEVER_LAST or small in own:
        return False
    if small in _BEFORE_NUMBER and following[0].isdigit():
        return False
    is_initial = len(word) == 1 and word.isalpha() and word.isupper()
    if is_initial or "." in word:
        return following.lower() in _USUAL_STARTS and following != "I"
    return True
