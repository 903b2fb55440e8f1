"""What rules propose and no editor has decided on, and what a change of rules gains and loses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.model import Document
from pincite.text import one_line
from pincite.topics.assign import decisions_on, topic_hits, words_that_led
from pincite.topics.topic_file import TopicDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProposal:
    """A sentence that a rule puts under a topic and on which no editor has decided."""

    source: str
    anchor: str
    """`p12s3`"""
    topic: str
    """Id of the topic."""
    title: str
    """Title of the topic."""
    words: tuple[str, ...]
    """The words that led to it."""
    text: str
    """The sentence on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedHit:
    """A sentence under a topic."""

    at: str
    """`usdos-2024-cambodia#p12s3`"""
    words: tuple[str, ...]
    """What led to it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one topic gained and lost."""

    topic: str
    gained: tuple[ProposedHit, ...]
    lost: tuple[ProposedHit, ...]


def proposed(documents: Sequence[Document], topics: Sequence[TopicDefinition]) -> Iterator[TopicProposal]:
    """Yield what the rules propose, source by source in reading order; what was decided is passed over."""
    for document in documents:
        decided = {
            topic.id: {**decisions_on(topic.include, document.id), **decisions_on(topic.exclude, document.id)}
            for topic in topics
        }
        for block in document.numbered:
            for sentence in block.sentences:
                for topic in topics:
                    is_decided = {sentence.anchor, block.anchor} & decided[topic.id].keys()
                    if not is_decided and (words := words_that_led(topic, sentence, block)):
                        yield TopicProposal(
                            source=document.id,
                            anchor=sentence.anchor,
                            topic=topic.id,
                            title=topic.title,
                            words=words,
                            text=one_line(sentence.text),
                        )


def differences(
    documents: Sequence[Document], before: Sequence[TopicDefinition], after: Sequence[TopicDefinition]
) -> tuple[Difference, ...]:
    """Return what each topic gained and lost from one list of topics to another; one that lost nothing is left out.

    Decisions on anchors that the sources no longer have count for nothing.
    """
    old, new = _hits(documents, before), _hits(documents, after)
    found = (
        Difference(topic=topic, gained=_only(new, old, topic), lost=_only(old, new, topic))
        for topic in dict.fromkeys([*new, *old])
    )
    return tuple(difference for difference in found if difference.gained or difference.lost)


def _only(
    here: Mapping[str, Mapping[str, ProposedHit]], there: Mapping[str, Mapping[str, ProposedHit]], topic: str
) -> tuple[ProposedHit, ...]:
    return tuple(hit for at, hit in here.get(topic, {}).items() if at not in there.get(topic, {}))


def _hits(documents: Sequence[Document], topics: Sequence[TopicDefinition]) -> Mapping[str, Mapping[str, ProposedHit]]:
    texts = {
        f"{document.id}#{sentence.anchor}": one_line(sentence.text)
        for document in documents
        for block in document.numbered
        for sentence in block.sentences
    }
    return {
        topic.id: {
            at: ProposedHit(at=at, words=sentence.because, text=texts[at])
            for document in documents
            for hit in topic_hits(document, topic)
            for sentence in hit.sentences
            for at in [f"{document.id}#{sentence.anchor}"]
        }
        for topic in topics
    }
