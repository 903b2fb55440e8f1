"""Sentences that recur: links from each to the others, and those that stand for long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.formatting import place_of
from pincite.model import Document, DocumentPair, Handbook, Relation, SentenceChange
from pincite.pages.addresses import source_url

_MANY_SOURCES = 3
_MANY_YEARS = 10
Place = tuple[str, str]
"""A source and an anchor: `("usdos-2024-cambodia", "p4s1")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Another place at which a sentence stands, in these words or others."""

    order: tuple[bool, int, int, str]
    """What the other source is sorted by."""
    label: str
    """`2021 ¶ 4`"""
    title: str
    """Title of the other source."""
    relation: Relation
    url: str
    """Of the other sentence, below the site's root: `sources/usdos-2021/#p4s2`."""
    change_url: str
    """Of the two side by side: `changes/usdos-2021--usdos-2024/#p4s2-p7s1`."""


def recurrences(handbook: Handbook) -> Mapping[str, Mapping[str, list[Recurrence]]]:
    """Return, for each source and sentence that recurs, where else it stands, oldest first."""
    documents = {document.id: document for document in handbook.documents}
    found: dict[str, dict[str, list[Recurrence]]] = {source: {} for source in documents}
    for pair in handbook.pairs:
        for change in pair.recurring:
            for here, there in (
                ((pair.older, str(change.older)), (pair.newer, str(change.newer))),
                ((pair.newer, str(change.newer)), (pair.older, str(change.older))),
            ):
                found[here[0]].setdefault(here[1], []).append(_recurrence(there, change, pair, documents[there[0]]))
    for anchors in found.values():
        for those in anchors.values():
            those.sort(key=lambda recurrence: recurrence.order[:-1])
    return found


def _recurrence(there: Place, change: SentenceChange, pair: DocumentPair, document: Document) -> Recurrence:
    return Recurrence(
        order=document.source.order,
        label=f"{document.source.named} {place_of(document, there[1])}",
        title=document.title,
        relation=change.relation,
        url=source_url(*there),
        change_url=change_url(pair, change),
    )


def change_url(pair: DocumentPair, change: SentenceChange | None = None) -> str:
    """Return the address of a comparison, or of one row in it, below the site's root."""
    return f"changes/{pair.older}--{pair.newer}/" + (f"#{row_id(change)}" if change else "")


def row_id(change: SentenceChange) -> str:
    """Return the id of a row: `p1s2-p4s1`, `older-p1s2`, `newer-p4s1`."""
    if change.older and change.newer:
        return f"{change.older}-{change.newer}"
    return f"older-{change.older}" if change.older else f"newer-{change.newer}"


def long_lived(handbook: Handbook) -> list[list[Place]]:
    """Return the sentences that stand in three or more sources, or over ten years apart, each with its places.

    The oldest come first, and of those of an age the ones that stood longest. Places are in order of years.
    """
    year = {document.id: document.source.year for document in handbook.documents}
    since = {document.id: document.source.order[:-1] for document in handbook.documents}
    order = _reading_order(handbook)
    chains = [sorted(chain, key=lambda place: order[place]) for chain in _chains(handbook.pairs)]
    kept = [chain for chain in chains if _stands_long([year[source] for source, _ in chain], chain)]
    return sorted(kept, key=lambda chain: (since[chain[0][0]], -(year[chain[-1][0]] or 0), order[chain[0]]))


def _stands_long(years: list[int | None], chain: list[Place]) -> bool:
    return len({source for source, _ in chain}) >= _MANY_SOURCES or years_apart(years) > _MANY_YEARS


def years_apart(years: Sequence[int | None]) -> int:
    """Return how many years lie between the first and the last that are known."""
    known = [year for year in years if year is not None]
    return max(known, default=0) - min(known, default=0)


def _reading_order(handbook: Handbook) -> Mapping[Place, tuple[int, int]]:
    return {
        (document.id, sentence.anchor): (number, place)
        for number, document in enumerate(handbook.documents)
        for place, sentence in enumerate(sentence for block in document.numbered for sentence in block.sentences)
    }


def _chains(pairs: tuple[DocumentPair, ...]) -> Iterator[list[Place]]:
    """Yield the sentences that pairs, one by one, join to each other; what was updated does not stand."""
    near: dict[Place, list[Place]] = {}
    for pair in pairs:
        for change in (*pair.of("identical"), *pair.of("reworded")):
            older, newer = (pair.older, str(change.older)), (pair.newer, str(change.newer))
            near.setdefault(older, []).append(newer)
            near.setdefault(newer, []).append(older)
    seen: set[Place] = set()
    for start in near:
        if start not in seen:
            chain = [start]
            seen.add(start)
            for place in chain:
                chain.extend(fresh for fresh in dict.fromkeys(near[place]) if fresh not in seen)
                seen.update(chain)
            yield chain
