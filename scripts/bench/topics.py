"""The benchmark of topics: how well rules, and rules with editors' decisions, agree with three readings.

Run it from the root: `make bench-topics`, or `.venv/bin/python -m scripts.bench.topics --failures law-enforcement`.

The rules are written by hand, and from these sources: to leave one out would mean to write them anew without having
seen it. So what stands here by source is what the rules alone do there, which flatters them; the honest trial is a
source that comes after them. Readers differ too: how far is the last table, and no figure means more than that one.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path

from tests.topics.judging import Pair, Reading, by_paragraph, judge, of_source, read_reading

from pincite.inputs.file_view import DiskView
from pincite.model import Document, TopicHit
from pincite.pipeline import convert
from pincite.topics.assign import topic_hits
from pincite.topics.topic_file import TopicDefinition, read_topics

ROOT = Path(__file__).resolve().parents[2]
_READERS = ("first", "second", "third")
_MOST_SHOWN = 90


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", metavar="TOPIC", help="list where decisions on a topic and the readings differ")
    chosen = parser.parse_args()
    documents = convert(ROOT).handbook.documents
    topics = read_topics(DiskView(ROOT)).topics
    readings = {name: read_reading(name) for name in _READERS}
    rules = pairs_of(documents, [topic.model_copy(update={"include": [], "exclude": []}) for topic in topics])
    final = pairs_of(documents, topics)
    if chosen.failures:
        show_failures(chosen.failures, final, readings, documents)
        return
    print(f"{'':44}{'precision':>10}{'recall':>10}{'right':>8}{'shown':>8}{'wanted':>8}")
    for name, reading in readings.items():
        show(f"rules alone, {name} reading", rules, reading)
        show(f"rules and editors, {name} reading", final, reading)
    for document in documents:
        for name, reading in readings.items():
            show(f"rules alone, {name}, {document.id}", of_source(rules, document.id), reading.of(document.id))
    show("first reading, by the second", readings["first"].firm, readings["second"])
    show("second reading, by the first", readings["second"].firm, readings["first"])
    show_topics(topics, final, readings)


def pairs_of(documents: Sequence[Document], topics: Sequence[TopicDefinition]) -> frozenset[Pair]:
    """Return the sentences that topics take up."""
    hits: list[TopicHit] = [hit for topic in topics for document in documents for hit in topic_hits(document, topic)]
    return frozenset((f"{hit.source}#{sentence.anchor}", hit.topic) for hit in hits for sentence in hit.sentences)


def show(name: str, shown: Collection[Pair], reading: Reading) -> None:
    """Print the figures by paragraph and by sentence, strict and with what may be listed counting neither way."""
    print(name)
    for unit, pairs, wanted in (
        ("paragraphs", by_paragraph(shown), reading.by_paragraph),
        ("sentences", frozenset(shown), reading),
    ):
        for way, neutral in (("strict", False), ("maybe neutral", True)):
            score = judge(pairs, wanted, neutral=neutral)
            figures = f"{score.precision:>10.3f}{score.recall:>10.3f}{score.right:>8}{score.shown:>8}{score.wanted:>8}"
            print(f"  {unit + ', ' + way:42}{figures}")


def show_topics(topics: Sequence[TopicDefinition], final: Collection[Pair], readings: dict[str, Reading]) -> None:
    """Print what rules and editors give by topic, of paragraphs, with what may be listed counting neither way."""
    print("\nrules and editors, paragraphs, maybe neutral")
    print(f"  {'':28}" + "".join(f"{name + ' precision':>18}{name + ' recall':>16}" for name in readings))
    for topic in topics:
        shown = by_paragraph([pair for pair in final if pair[1] == topic.id])
        line = f"  {topic.id:28}"
        for reading in readings.values():
            mine = Reading(
                firm=frozenset(pair for pair in reading.firm if pair[1] == topic.id),
                maybe=frozenset(pair for pair in reading.maybe if pair[1] == topic.id),
            )
            score = judge(shown, mine.by_paragraph, neutral=True)
            line += f"{score.precision:>18.2f}{score.recall:>16.2f}"
        print(line)


def show_failures(
    topic: str, final: Collection[Pair], readings: dict[str, Reading], documents: Sequence[Document]
) -> None:
    """Print each sentence of a topic on which what is decided and a reading differ."""
    for document in documents:
        for sentence in (sentence for block in document.numbered for sentence in block.sentences):
            pair = (f"{document.id}#{sentence.anchor}", topic)
            said = {"decided": pair in final} | {name: pair in reading.firm for name, reading in readings.items()}
            if len(set(said.values())) > 1:
                print(f"{pair[0]}  by {', '.join(name for name, yes in said.items() if yes)}")
                print(f"    {' '.join(sentence.text.split())[:_MOST_SHOWN]}")


if __name__ == "__main__":
    main()
