"""What to look at where a text was likely cut in the wrong places, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pincite.formatting import counted
from pincite.limits import LONGEST_PASSAGE
from pincite.model import Block, Source
from pincite.segmentation.blocks import cut_blocks
from pincite.segmentation.profile import PLAIN, Profile
from pincite.text import line_at, line_starts

_FEWEST_PASSAGES = 6
_MOST = 0.5
# A line of a text that was wrapped is at most so wide; a wider one is a paragraph by itself.
_WIDEST_LINE = 120
_NARROWEST_LINE = 20
_ENDS = re.compile(r"[.!?:;…。！？：；।؟۔។][\"'”’»)\]」』）]*$")
_LARGE_SHARE = 0.6
_LARGE = 3_000
_MANY_LINES = 40
_PROSE = frozenset({"paragraph", "list-item"})
_WAYS = ("blank-lines", "lines", "auto")


def cut_warnings(source: Source, blocks: Sequence[Block], profile: Profile = PLAIN) -> Iterator[str]:
    """Yield a sentence for each sign that a text was cut in the wrong places, with its lines and what to do.

    Args:
        source: the text and its title.
        blocks: what it was cut into.
        profile: by which it was cut.

    """
    starts = line_starts(source.seed.text)
    cited = [block for block in blocks if block.fingerprint and block.kind != "heading"]
    if lone := _lone_lines(cited):
        first, last = line_at(starts, lone[0].start), line_at(starts, lone[-1].start)
        passages = counted(len(cited), "passage")
        yield (
            f"lines {first} to {last}: {len(lone)} of {passages} are one line that ends in the middle of a sentence."
            f" {_advice(source, profile, len(cited), fewer=True)}"
        )
    if large := _large(cited):
        first, last = line_at(starts, large.start), line_at(starts, max(large.start, large.end - 1))
        share = round(100 * len(large.text) / sum(len(block.text) for block in cited))
        where = f"lines {first} to {last}" if last > first else f"line {first}"
        yield (f"{where}: one passage holds {share} % of the text. {_advice(source, profile, len(cited), fewer=False)}")


def _lone_lines(cited: Sequence[Block]) -> list[Block]:
    """Return the passages that are a line of a wrapped text, if most are."""
    lone = [
        block
        for block in cited
        if block.kind in _PROSE
        and not block.verse
        and not re.search(r"[\r\n]", block.text)
        and _NARROWEST_LINE <= len(block.text) <= _WIDEST_LINE
        and not _ENDS.search(block.text)
    ]
    return lone if len(cited) >= _FEWEST_PASSAGES and len(lone) > _MOST * len(cited) else []


def _large(cited: Sequence[Block]) -> Block | None:
    """Return the passage that holds most of a text, if the text is long enough to have several."""
    largest = max(cited, key=lambda block: len(block.text), default=None)
    if largest is None:
        return None
    lines = len(re.findall(r"\r\n|[\r\n]", largest.text)) + 1
    is_long = len(largest.text) >= _LARGE or lines >= _MANY_LINES
    return largest if is_long and len(largest.text) > _LARGE_SHARE * sum(len(block.text) for block in cited) else None


def _advice(source: Source, profile: Profile, now: int, *, fewer: bool) -> str:
    """Return what to write into a profile, with how many passages that gives; where nothing helps, to look there."""
    counts = {way: _count(source, profile, way) for way in _WAYS if way != profile.paragraphs}
    better = {way: count for way, count in counts.items() if (0 < count < now if fewer else count > now)}
    if not better:
        return "Read the text against the original: have it made again with its paragraphs, if they are lost."
    way = min(better, key=lambda one: better[one]) if fewer else max(better, key=lambda one: better[one])
    what = f"With `paragraphs: {way}` in a profile there are {better[way]}"
    return f"{what}; `pincite profile test` shows what a profile does."


def _count(source: Source, profile: Profile, way: str) -> int:
    """Return how many passages a text is cut into in another way; 0 where it cannot be."""
    if way == "blank-lines" and len(source.seed.text) > LONGEST_PASSAGE:
        return 0
    cut = cut_blocks(source, profile.model_copy(update={"paragraphs": way}))
    return sum(block.fingerprint != "" and block.kind != "heading" for block in cut)
