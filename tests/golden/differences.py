"""Says in readable lines where the toolkit reads a text otherwise than a careful reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.golden.found import FoundBlock
from tests.golden.ink import Ink
from tests.golden.reading import Reading
from tests.golden.scoring import UNCITED, Placed, best_match, place_found, place_wanted, sentence_marks

_SHOWN = 48


def list_differences(reading: Reading, found: Sequence[FoundBlock]) -> Iterator[str]:
    """Give a line for each difference, in the order of the text: its line there, what is wanted, what came."""
    ink = Ink.of(reading.text)
    wanted, had = place_wanted(ink, reading.blocks), place_found(ink, found)
    for block in wanted:
        yield from (f"{reading.name}.txt:{ink.line(block.at)}: {line}" for line in _of_block(ink, block, had))
    yield from _of_sentences(reading.name, ink, wanted, had)


def _of_block(ink: Ink, block: Placed, had: Sequence[Placed]) -> Iterator[str]:
    """Give what differs in one block: its ends, its kind, its label, its level, its words."""
    came = [other for other in had if block.shares(other)]
    best = best_match(block, had)
    same = best is not None and best.spans[0][0] == block.start and best.end == block.end
    if _only_cut_otherwise(block, came):
        return
    if not same or best is None or best.kinds[0] not in block.kinds or _numbers_differ(block, best):
        yield f"wanted {_describe(ink, block)}"
        yield from (f"    came {_describe(ink, other)}" for other in came)
    elif missing := [word for word in block.reads if word not in best.shown]:
        yield f"does not read {', '.join(missing)}: {best.shown[:_SHOWN]!r}"


def _only_cut_otherwise(block: Placed, came: Sequence[Placed]) -> bool:
    """Return whether nobody cites a block, and what came is of its kind and lies in it."""
    first, last = block.start, block.end
    return (
        bool(came)
        and block.kinds[0] in UNCITED
        and all(other.kinds[0] in block.kinds and first <= other.start and other.end <= last for other in came)
    )


def _numbers_differ(block: Placed, found: Placed) -> bool:
    return found.label != block.label or block.level not in (None, found.level)


def _describe(ink: Ink, block: Placed) -> str:
    """Return kind, label, level and first and last words of a block."""
    number = f" {block.label}" if block.label else ""
    level = f" ({block.level})" if block.level is not None else ""
    stretches = " + ".join(_words(ink, start, end) for start, end in block.spans)
    return f"{' or '.join(block.kinds)}{number}{level} {stretches}"


def _words(ink: Ink, start: int, end: int) -> str:
    words = " ".join(ink.text[_at(ink, start) : _at(ink, end - 1) + 1].split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[: _SHOWN // 2]}…{words[-_SHOWN // 2 :]}”"


def _at(ink: Ink, seen: int) -> int:
    """Return the place of a character by what can be seen before it."""
    return ink.before.index(seen + 1) - 1


def _of_sentences(name: str, ink: Ink, wanted: Sequence[Placed], had: Sequence[Placed]) -> Iterator[str]:
    right, came = sentence_marks(wanted, wanted), sentence_marks(had, wanted)
    for seen, _ in sorted(mark for mark in right ^ came if mark[1] == "begins"):
        at = _at(ink, seen)
        before, behind = (" ".join(part.split()) for part in (ink.text[max(0, at - 30) : at], ink.text[at : at + 30]))
        verb = "is wanted" if (seen, "begins") in right else "came and is not wanted"
        yield f"{name}.txt:{ink.line(at)}: a sentence that {verb}: {before} ¦ {behind}"
