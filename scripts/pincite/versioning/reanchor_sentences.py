"""The sentences of a new wording keep their ids: a sentence's id follows its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pincite.identity.suffixes import next_free
from pincite.ids import belongs_to, format_anchor, parse_anchor
from pincite.model import Block, Sentence
from pincite.text import normal_form
from pincite.versioning.match_passages import match_passages
from pincite.versioning.outcomes import Passage


def name_sentences(
    old: Sequence[Block], blocks: Sequence[Block], *, returned: Iterable[Block] = (), used: set[str]
) -> tuple[Block, ...]:
    """Return the new blocks with the ids of their sentences.

    1. Within a paragraph that keeps its anchor, sentences are matched as paragraphs are. Within one that came back,
       those come back that are what they were, letter for letter, and are nowhere else now.
    2. A sentence whose exact words stand once in what is left of the old wording, and once in what is left of the
       new one, keeps its id in whatever paragraph it is now.
    3. The others get the next free id behind the sentence before them.
    """
    live = {sentence.anchor for block in old for sentence in block.sentences}
    before = {block.anchor: _without(block, live) for block in returned} | {
        block.anchor: block for block in old if block.anchor
    }
    stayed = {block.anchor for block in old}
    kept: dict[int, str] = {}
    for block in blocks:
        if block.anchor in before:
            kept |= _kept_within(before[block.anchor], block, only_same=block.anchor not in stayed)
    kept |= _moved(old, blocks, kept)
    used |= set(kept.values())
    return tuple(_named(block, kept, used) if block.sentences else block for block in blocks)


def _without(block: Block, anchors: Collection[str]) -> Block:
    """Return a block without the sentences that have some ids."""
    return replace(block, sentences=tuple(sentence for sentence in block.sentences if sentence.anchor not in anchors))


def _kept_within(old: Block, new: Block, *, only_same: bool) -> Mapping[int, str]:
    """Return the ids that sentences of one paragraph keep, by where the sentence begins in the new wording."""
    matching = match_passages(
        [Passage(key=sentence.anchor, text=sentence.text, series="s") for sentence in old.sentences],
        [Passage(key=f"+{sentence.start}", text=sentence.text, series="s") for sentence in new.sentences],
    )
    return {
        int(placement.key[1:]): placement.old
        for placement in matching.placements
        if placement.old and (not only_same or placement.relation in {"kept", "moved"})
    }


def _moved(old: Sequence[Block], new: Sequence[Block], kept: Mapping[int, str]) -> Mapping[int, str]:
    taken = set(kept.values())
    lost = _once(sentence for block in old for sentence in block.sentences if sentence.anchor not in taken)
    found = _once(sentence for block in new for sentence in block.sentences if sentence.start not in kept)
    return {found[words].start: lost[words].anchor for words in found if words in lost}


def _once(sentences: Iterator[Sentence]) -> Mapping[str, Sentence]:
    """Return sentences by their wording, those alone that stand once."""
    listed = [(normal_form(sentence.text), sentence) for sentence in sentences]
    count = Counter(words for words, _ in listed)
    return {words: sentence for words, sentence in listed if count[words] == 1}


def _named(block: Block, kept: Mapping[int, str], used: set[str]) -> Block:
    is_new = not any(belongs_to(anchor, block.anchor) for anchor in used)
    last = f"{block.anchor}s0"
    made = []
    for number, sentence in enumerate(block.sentences, start=1):
        anchor = kept.get(sentence.start)
        if anchor is None:
            fresh = format_anchor(replace(parse_anchor(block.anchor), sentence=number))
            anchor = fresh if is_new and fresh not in used else next_free(last, used)
            used.add(anchor)
        if belongs_to(anchor, block.anchor):
            last = anchor
        made.append(replace(sentence, anchor=anchor))
    return replace(block, sentences=tuple(made))
