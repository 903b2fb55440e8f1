"""The benchmark of comparisons: how many of careful readers' pairs are found, and how many shown are right.

Run it from the root: `.venv/bin/python -m scripts.bench.changes --half second --failures`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.comparison.judging import KINDS, Score, agreement, confusion, judge, read_invented, read_kinds, read_readings
from tests.comparison.making import make_outlined

from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import DeclaredPair, declared_pairs, read_pairs
from pincite.inputs.file_view import DiskView
from pincite.model import DocumentPair, Relation
from pincite.pipeline import convert

ROOT = Path(__file__).resolve().parents[2]
_CHANGED_WORDS = 0.15
_PAIRED: tuple[Relation, ...] = ("identical", "reworded", "updated", "related")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["first", "second", "both"], default="both")
    parser.add_argument("--failures", action="store_true", help="list what was missed and what is wrong")
    chosen = parser.parse_args()
    documents = convert(ROOT).handbook.documents
    pairs = declared_pairs(read_pairs(DiskView(ROOT)), documents)
    by_rules = compare_documents(documents, [_undecided(pair) for pair in pairs])
    decided = compare_documents(documents, pairs)
    for name, truths in read_readings().items():
        show(f"{name} reader, rules alone", judge(truths, by_rules, chosen.half), failures=chosen.failures)
        show(f"{name} reader, rules and editors", judge(truths, decided, chosen.half), failures=chosen.failures)
    for name, invented in read_invented().items():
        score = judge(invented.truths, invented.compare(), chosen.half)
        show(f"invented {name}, rules alone", score, failures=chosen.failures)
    show_counts(decided)
    show_confusion()
    print(f"two documents of 500 sentences: {seconds_for(500):.2f} s")


def _undecided(pair: DeclaredPair) -> DeclaredPair:
    return replace(pair, same=(), related=(), apart=())


def show(name: str, score: Score, *, failures: bool) -> None:
    """Print one line of figures, and what went wrong."""
    shown = score.right + len(score.wrong)
    print(
        f"{name}: found {score.found} of {score.wanted} ({score.recall:.2f}), "
        f"shown as related {score.related}, right {score.right} of {shown} shown ({score.precision:.2f}), "
        f"kind right {score.kinds} of {score.found}"
    )
    if failures:
        print("".join(f"  missed {line}\n" for line in score.missed), end="")
        print("".join(f"  wrong {line}\n" for line in score.wrong), end="")


def show_confusion() -> None:
    """Print what a reader calls invented pairs of sentences, and what the rules call them, by halves and together."""
    pairs = read_kinds(KINDS)
    for name, those in (("made on", pairs[::2]), ("tried on", pairs[1::2]), ("all", pairs)):
        found = confusion(those)
        print(f"{name}: {len(those)} pairs, agreement {agreement(found):.3f}")
        print("\t".join(["reader", *_PAIRED]))
        for reader in _PAIRED:
            print("\t".join([reader, *(str(found[reader, rules]) for rules in _PAIRED)]))


def show_counts(pairs: Sequence[DocumentPair]) -> None:
    """Print how many changes of each kind each pair of documents has."""
    kinds: tuple[Relation, ...] = (*_PAIRED, "dropped", "added", "not-compared")
    print("\t".join(["older", "newer", *kinds]))
    for pair in pairs:
        print("\t".join([pair.older, pair.newer, *(str(len(pair.of(kind))) for kind in kinds)]))


def seconds_for(count: int) -> float:
    """Return how long it takes to compare two documents of so many sentences, half of them reworded."""
    chance = random.Random(5)  # noqa: S311 - sentences of nonsense
    words = ["".join(chance.choices("aeioulnrst", k=chance.randint(2, 9))) for _ in range(3000)]
    spread = [1 / (place + 1) for place in range(len(words))]
    older = [chance.choices(words, spread, k=25) for _ in range(count)]
    newer = [
        [chance.choice(words) if chance.random() < _CHANGED_WORDS else word for word in sentence] for sentence in older
    ]
    chance.shuffle(newer)
    documents = [
        make_outlined("early", 1901, {"lamp": [[" ".join(sentence) + "." for sentence in older]]}),
        make_outlined("late", 1902, {"lamp": [[" ".join(sentence) + "." for sentence in newer]]}),
    ]
    begin = time.perf_counter()
    compare_documents(documents)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
