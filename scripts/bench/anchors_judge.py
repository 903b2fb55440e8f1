"""Where links should lead, and how the links of a contender are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from anchors_prose import Paragraph
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from pincite.similarity.passage_words import split_words
from pincite.text import normal_form

GOOD, LESSER, DEAD, WRONG = "right", "lesser part", "dead", "wrong"
_RIVAL = 0.5


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one old paragraph."""

    size: int
    """Its number of words."""
    own: dict[int, int]
    """How many of its words stand in which new paragraph."""
    copied: dict[int, int]
    """Likewise, of its words in copies made of it."""

    @property
    def most(self) -> int:
        """The most of its words that stand together."""
        return max(self.own.values(), default=0)

    @property
    def holder(self) -> int | None:
        """The new paragraph with most of its words; the earlier one of two."""
        return min((new for new, count in self.own.items() if count == self.most), default=None)


def find_truths(sizes: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[Truth]:
    """Return the truth about each old paragraph."""
    truths = [Truth(size, {}, {}) for size in sizes]
    for number, paragraph in enumerate(paragraphs):
        for (origin, is_copy), count in Counter((word.origin, word.is_copy) for word in paragraph.words).items():
            if origin is not None:
                (truths[origin].copied if is_copy else truths[origin].own)[number] = count
    return truths


def judge_link(truth: Truth, link: int | None, old: str, new: Sequence[str]) -> str:
    """Return the verdict on one link; old and new are texts in normal form.

    A link is right if it leads to most of the old paragraph's words (or to four fifths of as many), to the very same
    words, or nowhere when less than a third of the words are left together. A copy that has no fewer of its words
    than the paragraph itself is no wrong place: nobody can tell which is which.
    """
    holder = truth.holder
    if link is None:
        return DEAD if 3 * truth.most >= truth.size else GOOD
    if split_words(new[link]) == split_words(old) or (holder is not None and new[link] == new[holder]):
        return GOOD
    own = truth.own.get(link, 0)
    if truth.copied.get(link, 0) >= max(1, truth.most):
        return GOOD
    if not own:
        return WRONG
    if 5 * own >= 4 * truth.most:
        return GOOD
    return LESSER if 3 * own >= truth.most else WRONG


class Rivals:
    """Tells which paragraphs have others with most of the same words."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        letters: dict[str, str] = {}
        self._sides = [[self._sorted(text, letters) for text in side] for side in (old, new)]

    @staticmethod
    def _sorted(text: str, letters: dict[str, str]) -> str:
        return "".join(sorted(letters.setdefault(word, chr(0x100 + len(letters))) for word in split_words(text)))

    def keeps_two_thirds(self, old: int, new: int) -> bool:
        """Tell whether two thirds of an old paragraph's words stand in a new one, letter for letter."""
        before, after = self._sides[0][old], self._sides[1][new]
        return 3 * int(LCSseq.similarity(before, after)) >= 2 * len(before)

    def has_rival(self, old: int, new: int) -> bool:
        """Tell whether an old paragraph or its successor has half of its words in common with any other."""
        before, after = self._sides[0][old], self._sides[1][new]
        looks = ((before, 0, old), (before, 1, new), (after, 0, old), (after, 1, new))
        for words, side, itself in looks:
            best = process.extract(
                words, self._sides[side], scorer=Indel.normalized_similarity, limit=2, score_cutoff=_RIVAL
            )
            if any(number != itself for _, _, number in best):
                return True
        return False


def unchanged_and_unique(old: Sequence[str], new: Sequence[str]) -> set[int]:
    """Return the old paragraphs whose wording stands once in both documents."""
    before, after = Counter(map(normal_form, old)), Counter(map(normal_form, new))
    return {number for number, text in enumerate(map(normal_form, old)) if before[text] == after[text] == 1}
