"""Holds hits against readings: three people, none of whom saw the others’ work, read every sentence."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

READINGS = Path(__file__).parent / "readings"
Pair = tuple[str, str]
"""A passage and a topic that it carries: `("usdos-2024-cambodia#p12s3", "restitution")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader says."""

    firm: frozenset[Pair]
    maybe: frozenset[Pair]
    """What might as well be listed as not."""

    def of(self, source: str) -> Reading:
        """Return what it says of one source."""
        return Reading(firm=of_source(self.firm, source), maybe=of_source(self.maybe, source))

    @property
    def by_paragraph(self) -> Reading:
        """The same of paragraphs: one carries what a sentence of it carries."""
        firm = by_paragraph(self.firm)
        return Reading(firm=firm, maybe=by_paragraph(self.maybe) - firm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many were right of those that were shown, and of those that were wanted."""

    right: int
    shown: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what is shown that is right; 1 where nothing is shown."""
        return self.right / self.shown if self.shown else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that is shown; 1 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0


def read_reading(name: str) -> Reading:
    """Return a reading by the name of its file: `first`, `second`, `third`."""
    lines = (READINGS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return reading_of(json.loads(line) for line in lines)


def reading_of(rows: Iterable[Mapping[str, object]]) -> Reading:
    """Return the reading that rows give, each with `at`, `topics` and `maybe`."""
    found: dict[str, set[Pair]] = {"topics": set(), "maybe": set()}
    for row in rows:
        for key, pairs in found.items():
            topics = row[key]
            assert isinstance(topics, list)
            pairs.update((str(row["at"]), str(topic)) for topic in topics)
    return Reading(firm=frozenset(found["topics"]), maybe=frozenset(found["maybe"] - found["topics"]))


def by_paragraph(pairs: Collection[Pair]) -> frozenset[Pair]:
    """Return the paragraphs of sentences, with their topics."""
    return frozenset((at.rpartition("s")[0], topic) for at, topic in pairs)


def of_source(pairs: Collection[Pair], source: str) -> frozenset[Pair]:
    """Return what stands in one source."""
    return frozenset((at, topic) for at, topic in pairs if at.partition("#")[0] == source)


def judge(shown: Collection[Pair], reading: Reading, *, neutral: bool) -> Score:
    """Return the score of what is shown; where `neutral` is set, what the reader calls a maybe counts neither way."""
    counted = set(shown) - reading.maybe if neutral else set(shown)
    return Score(right=len(counted & reading.firm), shown=len(counted), wanted=len(reading.firm))
