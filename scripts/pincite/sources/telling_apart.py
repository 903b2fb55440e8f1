"""What tells sources of one date apart where their date stands for them: the words in which their titles differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pincite.text import one_line

_MOST_WORDS = 4


def told_apart(sources: Sequence[tuple[str, str, str]]) -> Mapping[str, str]:
    """Return a few words of each source that shares its date with another, by id.

    `Letter of the upper mill` and `Letter of the lower mill` are told apart by `upper mill` and `lower mill`.

    Args:
        sources: id, date in words and title of each.
    """
    by_date = defaultdict[str, list[tuple[str, str]]](list)
    for name, dated, title in sources:
        by_date[dated].append((name, one_line(title)))
    return {
        name: words
        for same in by_date.values()
        if len(same) > 1
        for (name, _), words in zip(same, _telling(same), strict=True)
    }


def _telling(same: Sequence[tuple[str, str]]) -> list[str]:
    words = [title.split(" ") for _, title in same]
    shared = 0
    while len({title[shared].casefold() for title in words if len(title) > shared}) == 1 and all(
        len(title) > shared + 1 for title in words
    ):
        shared += 1
    for made in (_cut(words, shared), _cut(words, 0)):
        if all(made) and max(Counter(made).values()) == 1:
            return made
    return [name for name, _ in same]


def _cut(titles: Sequence[Sequence[str]], begin: int) -> list[str]:
    return [" ".join(title[begin : begin + _MOST_WORDS]).strip(" ,.:;–-") for title in titles]
