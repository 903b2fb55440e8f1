"""Ways to find a cited paragraph again in a new wording: ours, and those in use elsewhere.

Each takes the old and the new texts and returns, for each old one, the number of the new one that its link leads to,
or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from anchors_editor import Heading
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

from pincite.text import fingerprint, normal_form
from pincite.versioning.match_passages import match_passages
from pincite.versioning.outcomes import Passage

Texts = Sequence[str]
Links = list[int | None]
_CONTEXT = 32


def ours(old: Texts, new: Texts) -> Links:
    """Match as Pincite does."""
    before = [Passage(key=f"p{number}", text=text, series=_series(text)) for number, text in enumerate(old)]
    after = [Passage(key=f"+{number}", text=text, series=_series(text)) for number, text in enumerate(new)]
    departures = match_passages(before, after).departures
    return [None if departure.leads_to is None else int(departure.leads_to[1:]) for departure in departures]


def _series(text: str) -> str:
    return "h" if isinstance(text, Heading) else "p"


def position_ids(old: Texts, new: Texts) -> Links:
    """Count: the twelfth paragraph is p12."""
    return [number if number < len(new) else None for number in range(len(old))]


def hash_ids(old: Texts, new: Texts) -> Links:
    """Name a paragraph for the hash of its words."""
    places: dict[str, int] = {}
    for number, text in enumerate(new):
        places.setdefault(fingerprint(text), number)
    return [places.get(fingerprint(text)) for text in old]


def quotation(old: Texts, new: Texts) -> Links:
    """Find the whole paragraph as a quotation, with what stands before and behind it and where it stood.

    As annotation tools do: of exact finds the context decides; otherwise the best approximate one is taken, with
    weights of 50 for the quotation, 20 for each side of the context and 2 for the position; half of it may be in error.
    """
    before, after = [normal_form(text) for text in old], [normal_form(text) for text in new]
    starts = _starts(after)
    places: dict[str, list[int]] = {}
    for number, text in enumerate(after):
        places.setdefault(text, []).append(number)
    offset, found = 0, []
    for number, quote in enumerate(before):
        exact = places.get(quote) or [place for place, text in enumerate(after) if quote in text]
        marks = dict.fromkeys(exact, 100.0) or _approximate(quote, after)
        context = _context(before, number)
        ratings = {}
        for place, mark in marks.items():
            distance = abs(starts[place] - offset) / max(1, starts[-1])
            ratings[place] = mark / 2 + _rate_context(context, _context(after, place)) - 2 * distance
        found.append(max(ratings, key=lambda place: (ratings[place], -place), default=None))
        offset += len(quote) + 1
    return found


def _approximate(quote: str, texts: Texts) -> dict[int, float]:
    best = process.extract(quote, texts, scorer=_quote_ratio, limit=8, score_cutoff=50)
    return {place: mark for _, mark, place in best}


def _quote_ratio(quote: str, text: str, *, score_cutoff: float | None = None) -> float:
    """Return how much of a quotation stands in a text, in per cent: the best window, or the whole if it is shorter."""
    if len(text) >= len(quote):
        return fuzz.partial_ratio(quote, text, score_cutoff=score_cutoff)
    return 100 * LCSseq.normalized_similarity(quote, text)


def _starts(texts: Texts) -> list[int]:
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    return starts


def _context(texts: Texts, number: int) -> tuple[str, str]:
    prefix = " ".join(texts[max(0, number - 3) : number])[-_CONTEXT:]
    return prefix, " ".join(texts[number + 1 : number + 4])[:_CONTEXT]


def _rate_context(cited: tuple[str, str], here: tuple[str, str]) -> float:
    return sum(20 * Indel.normalized_similarity(words, other) for words, other in zip(cited, here, strict=True))


def ordered_alignment(old: Texts, new: Texts) -> Links:
    """Align in order: equal paragraphs first, then like ones in the gaps, of which six tenths must be the same."""
    forms: dict[str, int] = {}
    before = [forms.setdefault(normal_form(text), len(forms)) for text in old]
    after = [forms.setdefault(normal_form(text), len(forms)) for text in new]
    found: Links = [None] * len(old)
    same = [(-1, -1)]
    for block in LCSseq.editops(before, after).as_matching_blocks():
        same.extend((block.a + place, block.b + place) for place in range(block.size))
    for old_place, new_place in same[1:]:
        found[old_place] = new_place
    for (old_start, new_start), (old_end, new_end) in pairwise([*same, (len(old), len(new))]):
        _align_gap(range(old_start + 1, old_end), range(new_start + 1, new_end), (old, new), found)
    return found


def _align_gap(olds: range, news: range, texts: tuple[Texts, Texts], found: Links) -> None:
    """Choose the pairs in order that are likest in sum."""
    if not olds or not news:
        return
    words = [[normal_form(texts[side][number]).split() for number in part] for side, part in enumerate((olds, news))]
    similarity = [
        [Indel.normalized_similarity(word, other, score_cutoff=0.6) for other in words[1]] for word in words[0]
    ]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for row in range(len(olds) - 1, -1, -1):
        for column in range(len(news) - 1, -1, -1):
            pair = similarity[row][column]
            taken = pair + best[row + 1][column + 1] if pair else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], taken)
    row = column = 0
    while row < len(olds) and column < len(news):
        if similarity[row][column] and best[row][column] == similarity[row][column] + best[row + 1][column + 1]:
            found[olds[row]] = news[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


CONTENDERS: dict[str, Callable[[Texts, Texts], Links]] = {
    "position ids": position_ids,
    "content-hash ids": hash_ids,
    "quotation with context": quotation,
    "ordered alignment": ordered_alignment,
    "ours": ours,
}
