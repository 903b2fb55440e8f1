"""Compares what the rules find with what a careful reader found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import DeclaredPair
from pincite.comparison.relation import relate
from pincite.model import Document, DocumentPair
from tests.comparison.making import make_outlined, named

HERE = Path(__file__).parent
KINDS = HERE / "four_kinds.yml"
"""Pairs of sentences on one matter, each with a reader's label."""
Half = Literal["first", "second", "both"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A pair that the reader found; a sentence may have alternatives."""

    line: str
    relation: str
    choices: frozenset[Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What the reader found in two documents."""

    older: str
    newer: str
    claims: tuple[Claim, ...]
    open: frozenset[Pair]
    """Pairs on which readers may differ."""
    apart: frozenset[Pair]
    """Sentences that look alike and are no pair."""
    related: frozenset[Pair] = frozenset()
    """Sentences on the same matter that are no recurrence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Documents that never were, and what the reader found in them."""

    truths: tuple[Truth, ...]
    documents: tuple[Document, ...]
    named: tuple[DeclaredPair, ...]
    """Those to be compared as a whole."""

    def compare(self) -> tuple[DocumentPair, ...]:
        """Return what the rules find."""
        return compare_documents(self.documents, self.named)


@dataclass(slots=True, kw_only=True)
class Score:
    """How the rules did."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    related: int = 0
    """The reader's pairs that are shown as related, and so as no recurrence."""
    kinds: int = 0
    """Pairs found whose kind is the reader's too."""

    @property
    def recall(self) -> float:
        """The share of the reader's pairs that were found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the pairs shown that are right, those left out on which readers may differ."""
        shown = self.right + len(self.wrong)
        return self.right / shown if shown else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Two sentences and what a reader calls them."""

    id: str
    older: str
    newer: str
    relation: str


def read_kinds(path: Path) -> tuple[Labelled, ...]:
    """Return pairs of sentences, each with a reader's label."""
    rows = yaml.safe_load(path.read_text("utf-8"))["pairs"]
    return tuple(Labelled(**{key: row[key] for key in ("id", "older", "newer", "relation")}) for row in rows)


def confusion(pairs: Sequence[Labelled]) -> Counter[tuple[str, str]]:
    """Return how often the reader's label and that of the rules meet: `("updated", "related")`."""
    return Counter((pair.relation, relate(pair.older, pair.newer)) for pair in pairs)


def agreement(found: Counter[tuple[str, str]]) -> float:
    """Return the share of pairs that both call the same."""
    return sum(count for (reader, rules), count in found.items() if reader == rules) / found.total()


def read_readings() -> Mapping[str, tuple[Truth, ...]]:
    """Return what each of the readers found in the sources of the handbook."""
    return {path.stem: _truths(path) for path in sorted((HERE / "readings").glob("*.yml"))}


def read_invented() -> Mapping[str, Invented]:
    """Return sets of invented documents, and what the reader found in them."""
    return {path.stem: _invented(path) for path in sorted((HERE / "invented").glob("*.yml"))}


def _invented(path: Path) -> Invented:
    data = yaml.safe_load(path.read_text("utf-8"))
    return Invented(
        truths=_truths(path),
        documents=tuple(make_outlined(one["id"], one["year"], one["sections"]) for one in data["documents"]),
        named=tuple(
            named(one["older"], one["newer"], whole=True) for one in data["comparisons"] if one.get("whole", False)
        ),
    )


def _truths(path: Path) -> tuple[Truth, ...]:
    data = yaml.safe_load(path.read_text("utf-8"))
    return tuple(_truth(one, one["older"], one["newer"]) for one in data["comparisons"])


def _truth(data: dict[str, Any], older: str, newer: str) -> Truth:
    return Truth(
        older=older,
        newer=newer,
        claims=tuple(_claim(line) for line in data["pairs"]),
        open=frozenset(_pair(line) for line in data["open"]),
        apart=frozenset(_pair(line) for line in data["not-pairs"]),
        related=frozenset(_pair(line) for line in data.get("related", ())),
    )


def _claim(line: str) -> Claim:
    sentences, _, relation = line.partition(": ")
    older, newer = _pair(sentences)
    choices = frozenset((one, other) for one in older.split("|") for other in newer.split("|"))
    return Claim(line=line, relation=relation, choices=choices)


def _pair(line: str) -> Pair:
    older, _, newer = line.partition(" ~ ")
    return older, newer


def in_half(truth: Truth, pair: str, half: Half) -> bool:
    """Tell whether a pair belongs to a half of the truth: the first served to find the rules, the second did not."""
    older, newer = _pair(pair)
    first = hashlib.sha256(f"{truth.older}{older}{truth.newer}{newer}".encode()).digest()[0] % 2 == 0
    return half == "both" or first == (half == "first")


def judge(truths: Sequence[Truth], pairs: Sequence[DocumentPair], half: Half = "both") -> Score:
    """Return how the rules did on a half of the truth."""
    score = Score()
    by_name = {(pair.older, pair.newer): pair for pair in pairs}
    for truth in truths:
        shown = {
            (str(sentence_change.older), str(sentence_change.newer)): sentence_change.relation
            for sentence_change in by_name[truth.older, truth.newer].recurring
        }
        apart = {
            (str(sentence_change.older), str(sentence_change.newer))
            for sentence_change in by_name[truth.older, truth.newer].related
        }
        _count_claims(truth, shown, half, score)
        claims = (claim for claim in truth.claims if in_half(truth, claim.line.partition(":")[0], half))
        score.related += sum(claim.choices.isdisjoint(shown) and bool(claim.choices & apart) for claim in claims)
        score.wrong.extend(_wrong(truth, shown, half))
    return score


def _count_claims(truth: Truth, shown: Mapping[Pair, str], half: Half, score: Score) -> None:
    for claim in truth.claims:
        if not in_half(truth, claim.line.partition(":")[0], half):
            continue
        hits = claim.choices & shown.keys()
        score.wanted += 1
        score.found += bool(hits)
        score.right += len(hits)
        score.kinds += any(shown[pair] == claim.relation for pair in hits)
        if not hits:
            score.missed.append(f"{truth.older} {truth.newer} {claim.line}")


def _wrong(truth: Truth, shown: Mapping[Pair, str], half: Half) -> Iterator[str]:
    fine = truth.open.union(*(claim.choices for claim in truth.claims))
    for pair in sorted(shown.keys() - fine):
        if in_half(truth, " ~ ".join(pair), half):
            yield f"{truth.older} {truth.newer} {' ~ '.join(pair)}"
