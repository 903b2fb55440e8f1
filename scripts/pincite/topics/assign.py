"""Documents and topic definitions become hits: sentences that carry a topic, with what led to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from pincite.errors import InputError, Problem
from pincite.ids import Locator, split_locator
from pincite.model import Block, Document, Sentence, SentenceHit, TopicHit
from pincite.text import one_line
from pincite.topics.phrases import phrase_pattern
from pincite.topics.reporters import NOBODY, Reporters
from pincite.topics.topic_file import Decision, TopicDefinition, TopicFile, TopicRule

# Anchors are short, and ids are often cut short: half of the letters make one like another.
_LEAST_LIKE = 0.4


def assign_topics(
    documents: Sequence[Document], topics: TopicFile, reporters: Reporters = NOBODY
) -> tuple[TopicHit, ...]:
    """Return all hits, by topic, document and reading order.

    Editors' decisions go before rules, a decision on a sentence before one on its paragraph.
    """
    problems = list(_unknown_anchors(documents, topics))
    if problems:
        raise InputError(problems)
    return tuple(
        hit for topic in topics.topics for document in documents for hit in topic_hits(document, topic, reporters)
    )


def topic_hits(document: Document, topic: TopicDefinition, reporters: Reporters = NOBODY) -> Iterator[TopicHit]:
    """Yield the paragraphs of one document that belong to one topic."""
    included = decisions_on(topic.include, document.id)
    excluded = decisions_on(topic.exclude, document.id)
    for block in document.numbered:
        found = [
            replace(hit, attributed_to=reporters.reporter_of(words), needs_context=reporters.needs_context(words))
            for sentence in block.sentences
            if (hit := _hit(sentence, block, topic, included, excluded))
            for words in [one_line(sentence.text)]
        ]
        if found and block.anchor:
            yield TopicHit(topic=topic.id, source=document.id, anchor=block.anchor, sentences=tuple(found))


def decisions_on(decisions: Sequence[Decision], source: str) -> Mapping[str, Decision]:
    """Return the decisions on one source, by the anchor of the paragraph or sentence."""
    return {place.anchor: decision for decision in decisions if (place := split_locator(decision.at)).source == source}


def _hit(
    sentence: Sentence,
    block: Block,
    topic: TopicDefinition,
    included: Mapping[str, Decision],
    excluded: Mapping[str, Decision],
) -> SentenceHit | None:
    for anchor in (sentence.anchor, block.anchor):
        if anchor in excluded:
            return None
        if decision := included.get(anchor):
            because = ("editor", decision.reason) if decision.reason else ("editor",)
            return SentenceHit(anchor=sentence.anchor, because=because)
    words = words_that_led(topic, sentence, block)
    return SentenceHit(anchor=sentence.anchor, because=words) if words else None


def words_that_led(topic: TopicDefinition, sentence: Sentence, block: Block) -> tuple[str, ...]:
    """Return the words that the first rule that fits found in a sentence; nothing where none fits."""
    text = one_line(sentence.text)
    return next((words for rule in topic.rules if (words := words_that_fit(rule, text, block.section))), ())


def words_that_fit(rule: TopicRule, sentence: str, section: str | None) -> tuple[str, ...]:
    """Return the words of a sentence that a rule found; for a rule of sections alone, the section; else nothing."""
    if (rule.sections and section not in rule.sections) or section in rule.not_sections:
        return ()
    if any(phrase_pattern(phrase).search(sentence) for phrase in rule.none):
        return ()
    needed = [phrase_pattern(phrase).search(sentence) for phrase in rule.all]
    if not all(needed):
        return ()
    chosen = next((found for phrase in rule.any if (found := phrase_pattern(phrase).search(sentence))), None)
    if rule.any and chosen is None:
        return ()
    words = [found[0] for found in (*needed, chosen) if found]
    return tuple(words) or (f"section {section}",)


def unused_rules(documents: Sequence[Document], topics: TopicFile) -> Iterator[Problem]:
    """Yield a problem for each rule that finds no sentence of any source."""
    sentences = [
        (one_line(sentence.text), block.section)
        for document in documents
        for block in document.numbered
        for sentence in block.sentences
    ]
    for place, topic in enumerate(topics.topics):
        for number, rule in enumerate(topic.rules):
            if not any(words_that_fit(rule, text, section) for text, section in sentences):
                yield Problem(
                    path=topics.written.path,
                    line=topics.written.line(("topics", place, "rules", number)),
                    code="topic-rule-unused",
                    message=f"this rule of `{topic.id}` finds no sentence of any source.",
                    fix="Correct its words or sections, or take it out.",
                )


def _unknown_anchors(documents: Sequence[Document], topics: TopicFile) -> Iterator[Problem]:
    by_id = {document.id: document for document in documents}
    known = {
        document.id: [part.anchor for block in document.numbered for part in block.parts] for document in documents
    }
    for place, topic in enumerate(topics.topics):
        for key in ("include", "exclude"):
            for number, decision in enumerate(getattr(topic, key)):
                at = split_locator(decision.at)
                if at.anchor not in known.get(at.source, ()):
                    line = topics.written.line(("topics", place, key, number))
                    yield _no_such_anchor(topics.written.path, line, at, by_id.get(at.source), known)


def _no_such_anchor(
    path: str, line: int, at: Locator, document: Document | None, known: Mapping[str, Sequence[str]]
) -> Problem:
    """Return the problem of a decision on what is withdrawn, or was never there, with the nearest that is."""
    source, anchor = at.source, at.anchor
    if document and (retired := document.find_retired(anchor)):
        fix = f"Name `{source}#{retired.leads_to}`." if retired.leads_to else "Take the decision out."
        return Problem(path=path, line=line, code="anchor-withdrawn", message=f"`{at}` is {retired.fate}.", fix=fix)
    if document is None:
        noun, near = "source", get_close_matches(source, known, 1, _LEAST_LIKE)
    else:
        noun = "paragraph or sentence"
        near = [f"{source}#{close_match}" for close_match in get_close_matches(anchor, known[source], 1, _LEAST_LIKE)]
    return Problem(
        path=path,
        line=line,
        code="topic-unknown-anchor",
        message=f"`{at}` names no {noun} of this handbook.",
        fix=f"Did you mean `{near[0]}`?" if near else "Take the decision out.",
    )
