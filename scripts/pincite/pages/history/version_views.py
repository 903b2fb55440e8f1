"""Every wording that an anchor ever had, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.model import Block, Document, Sentence
from pincite.visibility import is_redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words that stood at an anchor for a time."""

    part: Block | Sentence
    """The passage as it stood in the first of its versions."""
    anchor: str
    fingerprint: str
    since: str | None
    """From when on they stood there, as EDTF; None where that is not known."""
    until: str | None
    """The date of the wording that no longer has them; None where that is not known, or where they still stand."""
    is_first: bool
    """Whether they stood in the first wording that was accepted."""
    is_current: bool

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the words, or the one that they are; none of a heading's."""
        return self.part.sentences if isinstance(self.part, Block) else (self.part,)

    @property
    def is_redacted(self) -> bool:
        """Whether any of the words were taken out."""
        return is_redacted(self.part)

    @property
    def place(self) -> str:
        """The wording's id on the page of the history: `p12-3f9a2c1b`."""
        return f"{self.anchor}-{self.fingerprint}"


def wordings_of(document: Document) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of each anchor that was ever given, oldest first; what returned stands there again."""
    versions = _versions(document)
    seen: dict[str, list[tuple[int, Block | Sentence]]] = {}
    for number, (_, blocks) in enumerate(versions):
        for part in (part for block in blocks for part in block.parts if part.anchor):
            seen.setdefault(part.anchor, []).append((number, part))
    dates = [since for since, _ in versions]
    return {anchor: tuple(_wordings(anchor, stood, dates)) for anchor, stood in seen.items()}


def _versions(document: Document) -> list[tuple[str | None, tuple[Block, ...]]]:
    """Return the document's accepted wordings, oldest first, each with its date."""
    known = document.source.versions
    current = (known[-1].since if known else None, document.blocks)
    return [*((past_version.since, past_version.blocks) for past_version in document.past), current]


def _wordings(
    anchor: str, stood: Sequence[tuple[int, Block | Sentence]], dates: Sequence[str | None]
) -> Iterator[Wording]:
    """Yield a wording for each run of versions in which the same words stood at an anchor."""
    runs: list[tuple[int, int, Block | Sentence]] = []
    for number, part in stood:
        if runs and runs[-1][1] == number - 1 and runs[-1][2].fingerprint == part.fingerprint:
            runs[-1] = (runs[-1][0], number, runs[-1][2])
        else:
            runs.append((number, number, part))
    for first, last, part in runs:
        is_current = last == len(dates) - 1
        yield Wording(
            part=part,
            anchor=anchor,
            fingerprint=part.fingerprint,
            since=dates[first],
            until=None if is_current else dates[last + 1],
            is_first=first == 0,
            is_current=is_current,
        )


def reading_order(document: Document) -> tuple[str, ...]:
    """Return the anchors of all blocks that ever stood in a document, in the order of the current wording.

    What is gone stands behind what stood before it in the last wording that had it.
    """
    order = [block.anchor for block in document.blocks if block.anchor]
    for version in reversed(document.past):
        before: str | None = None
        for anchor in (block.anchor for block in version.blocks if block.anchor):
            if anchor not in order:
                order.insert(order.index(before) + 1 if before else 0, anchor)
            before = anchor
    return tuple(order)
