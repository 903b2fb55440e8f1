"""Holds the blocks that were found against those that are wanted, in counts that add up over texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from tests.golden.found import FoundBlock
from tests.golden.ink import Ink, Span
from tests.golden.reading import Reading, WantedBlock

UNCITED = ("boilerplate", "metadata", "separator", "title")
"""Where one of these ends and the next of its kind begins, nobody cites: neighbours count as one."""

Mark = tuple[int, str]
"""A boundary: how much can be seen before it, and whether something begins or ends there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many were right, wanted and found."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        sums = (self.right + other.right, self.wanted + other.wanted, self.found + other.found)
        return Count(right=sums[0], wanted=sums[1], found=sums[2])

    @property
    def f1(self) -> float:
        """The share that is right, of what was wanted and what was found; 1 where there is nothing."""
        both = self.wanted + self.found
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was counted in a text, or in all of them."""

    blocks: Count = Count()
    """Where blocks begin and end."""
    kinds: Count = Count()
    labels: Count = Count()
    levels: Count = Count()
    sentences: Count = Count()
    """Where sentences begin and end."""
    joins: Count = Count()
    """Words that a line or a page parts and that are shown whole."""

    def __add__(self, other: Score) -> Score:
        return Score(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


MEASURES = tuple(each.name for each in fields(Score))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block of one side, its stretches counted in what can be seen."""

    kinds: tuple[str, ...]
    """What it may be; one kind if it was found."""
    label: str | None
    level: int | None
    spans: tuple[Span, ...]
    sentences: tuple[Span, ...]
    reads: tuple[str, ...] = ()
    shown: str = ""
    at: int = 0
    """Where it begins, counted in all characters."""

    @property
    def start(self) -> int:
        """How much can be seen before it."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """How much can be seen before its end."""
        return self.spans[-1][1]

    def shares(self, other: Placed) -> int:
        """Return how much two blocks have in common."""
        pairs = ((mine, theirs) for mine in self.spans for theirs in other.spans)
        return sum(max(0, min(mine[1], theirs[1]) - max(mine[0], theirs[0])) for mine, theirs in pairs)


def place_wanted(ink: Ink, blocks: Iterable[WantedBlock]) -> list[Placed]:
    """Return the blocks of a reading, counted in what can be seen."""
    return [
        Placed(
            kinds=block.kinds,
            label=block.label,
            level=block.level,
            spans=spans,
            sentences=ink.spans(block.sentences),
            reads=block.reads,
            at=block.start,
        )
        for block in blocks
        if (spans := ink.spans(block.spans))
    ]


def place_found(ink: Ink, blocks: Iterable[FoundBlock]) -> list[Placed]:
    """Return the blocks that were found, counted in what can be seen; a table that only holds rows is left out."""
    return [
        Placed(
            kinds=(block.kind,),
            label=block.label,
            level=block.level,
            spans=spans,
            sentences=ink.spans(block.sentences),
            shown=block.text,
            at=block.spans[0][0],
        )
        for block in blocks
        if (spans := ink.spans(block.spans))
    ]


def score_text(reading: Reading, found: Sequence[FoundBlock]) -> Score:
    """Return the counts of one text."""
    ink = Ink.of(reading.text)
    wanted, had = place_wanted(ink, reading.blocks), place_found(ink, found)
    pairs = [(block, best_match(block, had)) for block in wanted]
    starting = {block.start: block for block in had}
    return Score(
        blocks=_compare(block_marks(wanted), block_marks(had)),
        kinds=_share(best is not None and best.kinds[0] in block.kinds for block, best in pairs),
        labels=_compare(labels(wanted), labels(had)),
        levels=_share(
            block.start in starting and starting[block.start].level == block.level
            for block in wanted
            if block.level is not None
        ),
        sentences=_compare(sentence_marks(wanted, wanted), sentence_marks(had, wanted)),
        joins=_share(best is not None and word in best.shown for block, best in pairs for word in block.reads),
    )


def best_match(block: Placed, had: Iterable[Placed]) -> Placed | None:
    """Return the block that has most in common with another; the first of several."""
    best = max(had, key=block.shares, default=None)
    return best if best and block.shares(best) else None


def labels(blocks: Iterable[Placed]) -> set[tuple[int, str]]:
    """Return the labels, with where their blocks begin."""
    return {(block.start, block.label) for block in blocks if block.label}


def block_marks(blocks: Iterable[Placed]) -> set[Mark]:
    """Return where blocks begin and end."""
    return {mark for block in _joined_neighbours(blocks) for mark in ((block[0], "begins"), (block[1], "ends"))}


def _joined_neighbours(blocks: Iterable[Placed]) -> list[Span]:
    """Return the outer ends of the blocks; stretches that nobody cites are one with neighbours of their kind."""
    uncited = sorted((span, block.kinds) for block in blocks if block.kinds[0] in UNCITED for span in block.spans)
    cited = [(block.start, block.end) for block in blocks if block.kinds[0] not in UNCITED]
    joined: list[tuple[Span, tuple[str, ...]]] = []
    for (start, end), kinds in uncited:
        if joined and joined[-1][0][1] == start and joined[-1][1] == kinds:
            joined[-1] = ((joined[-1][0][0], end), kinds)
        else:
            joined.append(((start, end), kinds))
    return [*cited, *(span for span, _ in joined)]


def sentence_marks(blocks: Iterable[Placed], wanted: Iterable[Placed]) -> set[Mark]:
    """Return where sentences begin and end, inside the blocks whose sentences are judged."""
    prose = [span for block in wanted if block.sentences for span in block.spans]
    sentences = [sentence for block in blocks for sentence in block.sentences]
    return {
        mark
        for start, end in sentences
        if any(first <= start < last for first, last in prose)
        for mark in ((start, "begins"), (end, "ends"))
    }


def _compare(wanted: set[tuple[int, str]], found: set[tuple[int, str]]) -> Count:
    return Count(right=len(wanted & found), wanted=len(wanted), found=len(found))


def _share(right: Iterable[bool]) -> Count:
    judged = list(right)
    return Count(right=sum(judged), wanted=len(judged), found=len(judged))
