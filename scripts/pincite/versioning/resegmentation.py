"""Passages that were joined or cut anew: the same words in the same order, with other boundaries.

Short pieces prove nothing by themselves; what proves is where they stand: between pieces that went the same way, or in
a stretch that has all its words still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import LCSseq

from pincite.similarity.passage_words import Words
from pincite.versioning.alignment import AnchorGaps
from pincite.versioning.compared_versions import ComparedVersions
from pincite.versioning.match_state import MatchState

# A piece with words that weigh less could be another's, as notes that are numbered anew.
_TELLING = 1.2
# So much of a new stretch must be made of the old passages that stood there.
_LEAST_COVERED = 2 / 3
_DOUBLE = 0.5
_PART_SHARE = 0.6
_LEAST_PART = 2
_LEAST_PART_WORDS = 4


def join_pieces(settlement: MatchState) -> bool:
    """Merge short pieces into the passage that those beside them went to; tell whether there were any."""
    wordings, is_any = settlement.wordings, False
    for old in settlement.claimants():
        new = find_whole(old, wordings.old, wordings.new, lambda piece: went_to(settlement, piece), wordings.labels)
        if new is None or not settlement.is_of_one_series(old, new):
            continue
        # A note that differs from another in its number alone could be that one, numbered anew: both sides must tell.
        is_between = went_to(settlement, old - 1) == went_to(settlement, old + 1)
        if is_between or not wordings.is_numbered_alike(wordings.old[old]):
            settlement.merged[old], is_any = new, True
    return is_any


def went_to(settlement: MatchState, old: int) -> int | None:
    """Return the new passage that an old one went to with others or edited; None if it is as it was."""
    new = settlement.merged.get(old, settlement.pairs.partner_of_old(old))
    return new if new in settlement.open else None


def find_whole(
    piece: int, pieces: Sequence[Words], wholes: Sequence[Words], went_to: Callable[[int], int | None], labels: str
) -> int | None:
    """Return the passage that a piece is a part of: where a piece beside it belongs, and all its words stand.

    1. Between the words of the pieces on both sides, if both belong there.
    2. At the beginning or the end of the passage, or directly beside the words of the one piece that belongs there.

    Args:
        piece: its number.
        pieces: all passages of the wording that is cut finer here.
        wholes: those of the other wording.
        went_to: tells for a piece's number which passage it belongs to; None where that is not known.
        labels: words that items begin with, between which and their neighbour's words a piece may stand.
    """
    words = pieces[piece].body
    before, behind = (went_to(number) if 0 <= number < len(pieces) else None for number in (piece - 1, piece + 1))
    if not words:
        return None
    if before is not None and before == behind:
        text = wholes[before].in_order
        start, end = _stretch(pieces[piece - 1], text)[1], _stretch(pieces[piece + 1], text)[0]
        return before if words in text[start:end] else None
    for whole, neighbour, is_left in ((before, piece - 1, False), (behind, piece + 1, True)):
        if whole is not None:
            text = wholes[whole].in_order
            start, end = _stretch(pieces[neighbour], text)
            rest = text[:start] if is_left else text[end:]
            ends = (rest.rstrip(labels), rest) if is_left else (rest, rest.lstrip(labels))
            if any(end_words.startswith(words) or end_words.endswith(words) for end_words in ends):
                return whole
    return None


def _stretch(words: Words, text: str) -> tuple[int, int]:
    """Return where a passage's words begin and end in a text that has most of them."""
    start = text.find(words.body)
    if start >= 0:
        return start, start + len(words.body)
    blocks = [block for block in LCSseq.editops(words.body, text).as_matching_blocks() if block.size]
    runs = [block for block in blocks if block.size > 1] or blocks
    return (runs[0].b, runs[-1].b + runs[-1].size) if runs else (0, len(text))


def recut_stretches(settlement: MatchState) -> bool:
    """Settle stretches between pairs that have the same words in other cuts; tell whether there were any."""
    wordings, is_any = settlement.wordings, False
    free = [new for new in settlement.pairs.free_new if new in settlement.open]
    for olds, news in AnchorGaps(settlement.pairs).stretches(settlement.claimants(), free):
        if len({*(wordings.series[0][old] for old in olds), *(wordings.series[1][new] for new in news)}) != 1:
            continue
        for new, parts in _joined(wordings, [wordings.old[old] for old in olds], [wordings.new[new] for new in news]):
            proven = [part for part in parts if not wordings.stands_twice(wordings.old[olds[part]])]
            if proven:
                keeper = max(proven, key=lambda part: (wordings.old[olds[part]].size, -part))
                settlement.keep(olds[keeper], news[new])
                settlement.merged.update((olds[part], news[new]) for part in proven if part != keeper)
                is_any = True
        for old, parts in _joined(wordings, [wordings.new[new] for new in news], [wordings.old[old] for old in olds]):
            keeper = max(parts, key=lambda part: (wordings.new[news[part]].size, -part))
            if wordings.stands_twice(wordings.new[news[keeper]]):
                continue
            if settlement.pairs.both_free(olds[old], news[keeper]) and olds[old] not in settlement.merged:
                settlement.keep(olds[old], news[keeper])
                is_any = True
    return is_any


def _joined(
    wordings: ComparedVersions, pieces: Sequence[Words], wholes: Sequence[Words]
) -> Iterator[tuple[int, list[int]]]:
    """Yield passages of a stretch with the pieces that they are made of, if the pieces make up most of the stretch.

    Each piece is followed, word for word, through the stretch as a whole; it belongs where most of its words are, to
    the earlier passage of two. What was reworded is not found here.
    """
    text, ends = "".join(whole.in_order for whole in wholes), list(accumulate(whole.size for whole in wholes))
    found, position = list[tuple[int, int, int]](), 0
    for number, piece in enumerate(pieces):
        start = text.find(piece.body, position) if piece.size else -1
        if start >= 0:
            position = start + len(piece.body)
            found.append((number, start, position))
    if not found or sum(end - start for _, start, end in found) < _LEAST_COVERED * len(text):
        return
    parts: dict[int, list[int]] = {}
    for number, start, end in found:
        piece = pieces[number]
        is_telling = wordings.weigh(piece.names) >= _TELLING and not wordings.is_numbered_alike(piece)
        if not is_telling:
            continue
        inside = [min(end, there) - max(start, there - wholes[place].size) for place, there in enumerate(ends)]
        parts.setdefault(max(range(len(inside)), key=lambda place: (inside[place], -place)), []).append(number)
    yield from parts.items()


def find_remainders(settlement: MatchState) -> dict[int, int]:
    """Return new passages without an anchor that have words of an old one that keeps its anchor elsewhere."""
    found = {new: old for new in settlement.pairs.free_new if (old := _origin_of_part(settlement, new)) is not None}
    wordings = settlement.wordings

    def came_from(new: int) -> int | None:
        """Return the old passage that a new one has its words from; None where none is known."""
        old = settlement.pairs.to_old[new] if new not in settlement.same else None
        return found.get(new, old)

    is_any = True
    while is_any:
        is_any = False
        for new in settlement.pairs.free_new:
            if (
                new not in found
                and (old := find_whole(new, wordings.new, wordings.old, came_from, wordings.labels)) is not None
            ):
                found[new], is_any = old, True
    return found


def _origin_of_part(settlement: MatchState, new: int) -> int | None:
    """Return the old passage whose words a new one has, beside another that keeps the old one's anchor."""
    wordings = settlement.wordings
    for old in wordings.alike_old(new):
        main, overlap = settlement.pairs.to_new[old], wordings.overlap(old, new)
        is_mostly_its = overlap.weight_of_new >= _PART_SHARE and overlap.pairs_of_new >= _DOUBLE
        if main is None or main in settlement.same or old in settlement.ruled:
            continue
        if is_mostly_its and overlap.count >= _LEAST_PART_WORDS:
            contest = wordings.contest_new(new, main, old)
            if contest.shared < 1 - _PART_SHARE and contest.gain >= _LEAST_PART:
                return old
    return None
