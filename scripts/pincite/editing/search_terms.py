"""Which words are looked for when a passage is to be gone: by a written rule, from how rare they are in the handbook.

Looked for are, of each passage that is redacted:

1. the passage and each of its sentences, whole;
2. every five words in a row (every eight signs, in scripts that set no space between words), and every eight;
3. two to four words in a row which all are names; three or four (two, in scripts without capitals) of which two have
   four letters or more and stand nowhere else in the sources;
4. one word alone that is a name, or a number of five digits or more, and stands nowhere else in the sources;
5. what the editor names (`--also`), in either order where it has two or three words.

Not looked for is what is common: fewer than eight words that stand in two or more other passages, each of which words
stands in others as well; and what the editor says may stay (`--keep`). What is left out as common is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pincite.editing.forms import fold
from pincite.editing.lookalikes import latin
from pincite.text import UNSPACED, one_line

_TOKEN = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")
# What ends in a point and ends no sentence: `J.`, `Mr.`, `Mrs.`
_SHORTENED = re.compile(r"\b[A-Z][a-z]{0,2}\.$")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LENGTHS = (1, 2, 3, 4, 5, 8)
_LONG = 8
_RUN = 5
_DIGITS = 5
_LETTERS = 4
_SHORT_NAME = 3
# In how many other passages words stand that are common.
_COMMON = 2
# In how many sources a run stands that is a phrase of the whole handbook.
_EVERYWHERE = 3
# Words of so few letters, or one or two words, are looked for between the ends of words only.
_WHOLE_WORDS = 2
_WHOLE_LETTERS = 8
_SWAPPED = 3
TextSpan = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """Words that are looked for."""

    shown: str
    """As the passage has them."""
    folded: str
    """In the form in which all texts are searched."""
    alike: str
    """That form, with letters read as the Latin ones that they look like."""
    whole: bool
    """Whether they have to begin and end where a word does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All that is looked for, and what is not since it is common."""

    needles: tuple[Needle, ...]
    common: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    folded: str
    start: int
    end: int
    is_name: bool
    is_caseless: bool
    """Whether its script has no capitals, so that nothing tells a name."""
    opens: bool
    """Whether it may have its capital from its place: at the start of a sentence."""


def needle(words: str) -> Needle:
    """Return what is looked for where an editor or a passage has these words."""
    folded, count = fold(words), len(_TOKEN.findall(words))
    spaced = not _UNSPACED.search(words)
    return Needle(
        shown=one_line(words),
        folded=folded,
        alike=fold(latin(words)),
        whole=spaced and (count <= _WHOLE_WORDS or len(folded) < _WHOLE_LETTERS),
    )


def named(words: Iterable[str]) -> Iterator[Needle]:
    """Yield what is looked for where an editor names words: a name is found with its last part first, too."""
    for word in words:
        yield needle(word)
        parts = one_line(word).replace(",", " ").split()
        if 1 < len(parts) <= _SWAPPED and not _UNSPACED.search(word):
            yield needle(" ".join([parts[-1], *parts[:-1]]))
            yield needle(" ".join([*parts[1:], parts[0]]))


@dataclass(slots=True, kw_only=True)
class _Counted:
    """In how many other passages words stand."""

    runs: Counter[TextSpan] = field(default_factory=Counter)
    sources: Counter[TextSpan] = field(default_factory=Counter)
    """In how many sources."""
    small: set[str] = field(default_factory=set)
    """Words that stand somewhere without a capital."""

    def is_everywhere(self, words: Sequence[_Word]) -> bool:
        """Tell whether words are a phrase of the whole handbook, in which a name would be looked for by itself.

        In scripts that have no capitals, nothing tells a name: what holds one is none.
        """
        run = _run(words)
        return len(run) >= _RUN and self.sources[run] >= _EVERYWHERE and not any(word.is_caseless for word in words)

    def is_common(self, run: TextSpan) -> bool:
        """Tell whether a run is a phrase of the handbook, rather than of the passage."""
        places = self.runs[run]
        if len(run) == 1:
            return places > 0
        return places >= _COMMON and len(run) < _LONG and all(self.runs[word,] > places for word in run)


def find_wanted(
    passages: Collection[str],
    sentences: Collection[str],
    remaining: Collection[Collection[str]],
    keep: Sequence[str] = (),
) -> Wanted:
    """Return what is looked for when passages are redacted.

    Args:
        passages: what is redacted, as it was in any wording.
        sentences: those that stand in it; one of one or two plain words is not looked for by itself.
        remaining: of each source, every passage that stays, in any wording.
        keep: words that may stay.
    """
    whole = {_composed(passage) for passage in passages}
    read = {text: _words(text) for text in {*whole, *map(_composed, sentences)}}
    counted = _count({run for words in read.values() for run, _, _ in _runs(words)}, remaining)
    search = _Search(counted=counted, kept=tuple(_run(_words(_composed(words))) for words in keep))
    for text, words in sorted(read.items(), key=lambda item: (len(item[1]), item[0])):
        search.add(text, words, is_passage=text in whole)
    return Wanted(needles=tuple(search.needles.values()), common=tuple(search.common))


@dataclass(slots=True, kw_only=True)
class _Search:
    """Chooses what is looked for, the shortest texts first."""

    counted: _Counted
    kept: tuple[TextSpan, ...]
    """Words that may stay."""
    needles: dict[str, Needle] = field(default_factory=dict)
    common: dict[str, None] = field(default_factory=dict)
    taken: set[TextSpan] = field(default_factory=set)

    def add(self, text: str, words: Sequence[_Word], *, is_passage: bool) -> None:
        """Take up what of a text is looked for: runs of words that tell it, and the text itself."""
        whole = _run(words)
        for run, first, last in [*_runs(words), (whole, 0, len(words))]:
            told = run == whole and (is_passage or len(run) > _WHOLE_WORDS)
            if self._is_passed_over(run, words[first:last], told=told):
                continue
            shown = text[words[first].start : words[last - 1].end]
            if self.counted.is_common(run) or (not told and self.counted.is_everywhere(words[first:last])):
                self.common[one_line(shown)] = None
                continue
            self.taken.add(run)
            self.needles.setdefault(fold(shown), needle(shown))

    def _is_passed_over(self, run: TextSpan, words: Sequence[_Word], *, told: bool) -> bool:
        """Return whether a run may stay, has a shorter one in it that is looked for, or tells nothing."""
        if not run or any(_within(run, kept) for kept in self.kept):
            return True
        return not told and (_holds(run, self.taken) or not _is_telling(words, self.counted))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _words(text: str) -> list[_Word]:
    found = []
    for token in _TOKEN.finditer(text):
        before = text[: token.start()].rstrip(" \n\t\r“”\"'‘’(«")
        opens = not before or (before[-1] in ".!?:;•" and not _SHORTENED.search(before))
        capital = token[0][:1].isupper() and len(token[0]) >= _SHORT_NAME
        numbered = sum(sign.isdigit() for sign in token[0]) >= _DIGITS
        found.append(
            _Word(
                folded=fold(token[0]),
                start=token.start(),
                end=token.end(),
                is_name=capital or numbered,
                is_caseless=token[0].upper() == token[0].lower() and not token[0].isdecimal(),
                opens=opens,
            )
        )
    return [word for word in found if word.folded]


def _run(words: Sequence[_Word]) -> TextSpan:
    return tuple(word.folded for word in words)


def _runs(words: Sequence[_Word]) -> Iterator[tuple[TextSpan, int, int]]:
    """Yield all runs of some lengths, the shortest first, and where they begin and end."""
    for length in _LENGTHS:
        for first in range(len(words) - length + 1):
            yield _run(words[first : first + length]), first, first + length


def _count(runs: Collection[TextSpan], remaining: Collection[Collection[str]]) -> _Counted:
    counted, lengths, seen = _Counted(), {len(run) for run in runs}, set[str]()
    for passages in remaining:
        in_source = set[TextSpan]()
        for text in set(passages):
            words = _words(_composed(text))
            folded = _run(words)
            found = {
                part
                for length in lengths
                for first in range(len(folded) - length + 1)
                if (part := folded[first : first + length]) in runs
            }
            in_source |= found
            counted.small.update(word.folded for word in words if not word.is_name)
            # A passage that two sources have counts once.
            counted.runs.update(found if text not in seen else ())
            seen.add(text)
        counted.sources.update(in_source)
    return counted


def _is_telling(words: Sequence[_Word], counted: _Counted) -> bool:
    """Tell whether a run of words says which passage it is from."""
    run = _run(words)
    signs = all(_UNSPACED.match(word) for word in run)
    if signs:
        return len(run) >= _LONG
    if len(run) >= _RUN:
        return True
    rare = [word for word in words if not counted.runs[word.folded,]]
    plain = [word for word in rare if len(word.folded) >= _LETTERS or word.is_caseless]
    names = [word for word in words if word.is_name and not (word.opens and word.folded in counted.small)]
    if len(run) == 1:
        return bool(rare and names) and not (words[0].opens and not words[0].folded.isdigit())
    fewest = 2 if all(word.is_caseless for word in words) else 3
    return len(names) == len(words) or (len(run) >= fewest and len(plain) > 1)


def _holds(run: TextSpan, taken: Collection[TextSpan]) -> bool:
    """Tell whether a shorter run that is looked for stands in a run, so that it need not be looked for itself."""
    return any(
        run[first : first + length] in taken
        for length in range(1, len(run) + 1)
        for first in range(len(run) - length + 1)
    )


def _within(run: TextSpan, whole: TextSpan) -> bool:
    return any(whole[first : first + len(run)] == run for first in range(len(whole) - len(run) + 1))
