"""Documents become pairs of documents, with what became of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.comparison.declared_pairs import Decision, DeclaredPair
from pincite.comparison.pair_validation import UNDIVIDED, shared_sections
from pincite.comparison.pairing import Placed
from pincite.comparison.relation import relate
from pincite.comparison.sentence_alignment import align
from pincite.model import Document, DocumentPair, Relation, SentenceChange
from pincite.similarity.sentence_words import StemVocabulary
from pincite.similarity.word_diff import redline


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Two documents and what of them is to be compared."""

    older: Document
    newer: Document
    sections: tuple[str, ...]
    named: DeclaredPair | None

    @property
    def whole(self) -> bool:
        """Whether sections do not matter."""
        return self.named is not None and self.named.whole


def compare_documents(documents: Sequence[Document], named: Sequence[DeclaredPair] = ()) -> tuple[DocumentPair, ...]:
    """Return what changed: each section against the nearest earlier source that holds it, and the named pairs.

    By the newer document in the order given, then the older.
    """
    order = {document.id: place for place, document in enumerate(documents)}
    by_id = {document.id: document for document in documents}
    by_name = {(pair.older, pair.newer): pair for pair in named}
    nearest = _nearest(documents)
    wanted = sorted({*by_name, *nearest}, key=lambda pair: (order[pair[1]], order[pair[0]]))
    weights = _weigh(documents)
    return tuple(
        _compare(_task(by_id[pair[0]], by_id[pair[1]], by_name.get(pair), nearest), weights) for pair in wanted
    )


def _weigh(documents: Sequence[Document]) -> StemVocabulary:
    """Return how telling words are in all documents: two short ones would not show which words are common."""
    return StemVocabulary(
        [sentence.text for document in documents for block in document.numbered for sentence in block.sentences]
    )


def _nearest(documents: Sequence[Document]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return, for older and newer documents, the sections of the newer that no source between them holds."""
    last: dict[tuple[str, str], Document] = {}
    found: dict[tuple[str, str], list[str]] = {}
    for document in documents:
        for section in document.sections:
            key = (document.source.collection, section.id)
            if key in last and section.id != UNDIVIDED:
                found.setdefault((last[key].id, document.id), []).append(section.id)
            last[key] = document
    return {pair: tuple(sections) for pair, sections in found.items()}


def _task(
    older: Document,
    newer: Document,
    named: DeclaredPair | None,
    nearest: Mapping[tuple[str, str], tuple[str, ...]],
) -> _Task:
    near = nearest.get((older.id, newer.id), ())
    if named is None:
        return _Task(older=older, newer=newer, sections=near, named=None)
    shared = [section for section in shared_sections(older, newer) if section != UNDIVIDED]
    chosen = (
        shared if named.sections is None else [section for section in shared if section in {*named.sections, *near}]
    )
    return _Task(older=older, newer=newer, sections=() if named.whole else tuple(chosen), named=named)


def _compare(task: _Task, weights: StemVocabulary) -> DocumentPair:
    found = list(_found(task, weights))
    recurring = [change for change in found if change.relation != "related"]
    return DocumentPair(
        older=task.older.id,
        newer=task.newer.id,
        sections=task.sections,
        whole=task.whole,
        reason=task.named.reason if task.named else None,
        changes=tuple(_in_order(task, recurring)),
        related=tuple(_by_newer(task, [change for change in found if change.relation == "related"])),
    )


def _sentences(document: Document, task: _Task) -> list[Placed]:
    """Return the sentences of a document that are compared, in reading order."""
    return [
        Placed(
            anchor=sentence.anchor,
            paragraph=block.anchor,
            section=None if task.whole else block.section,
            text=sentence.text,
        )
        for block in document.numbered
        if task.whole or block.section in task.sections
        for sentence in block.sentences
    ]


def _found(task: _Task, weights: StemVocabulary) -> Iterator[SentenceChange]:
    """Yield the pairs of sentences: those that editors decided, and those that the rules find among the others."""
    texts = [_texts(task.older), _texts(task.newer)]
    section = {sentence.anchor: block.section for block in task.newer.numbered for sentence in block.sentences}
    same = task.named.same if task.named else ()
    related = task.named.related if task.named else ()
    apart = {
        (pair_decision.older, pair_decision.newer)
        for pair_decision in (*(task.named.apart if task.named else ()), *related)
    }
    for pair_decision in same:
        relation = _decided(texts[0][pair_decision.older], texts[1][pair_decision.newer], pair_decision.relation)
        yield _change((pair_decision.older, pair_decision.newer), relation, section, texts, by_editor=True)
    for pair_decision in related:
        yield _change((pair_decision.older, pair_decision.newer), "related", section, texts, by_editor=True)
    older, newer = _sentences(task.older, task), _sentences(task.newer, task)
    taken = {pair.older for pair in same}, {pair.newer for pair in same}
    aligned = align(older, newer, weights, without=taken)
    pairs = [(older[old].anchor, newer[new].anchor) for old, new in aligned]
    for pair in pairs:
        if pair not in apart:
            before, after = texts[0][pair[0]], texts[1][pair[1]]
            yield _change(pair, _relation(before, after, _joined(pair, pairs, texts)), section, texts)


def _decided(before: str, after: str, decided: Decision | None) -> Relation:
    """Return what an editor says of two sentences; where the kind is left open, the rules say it."""
    relation = relate(before, after)
    if decided and relation != "identical":
        return decided
    # Who joins two sentences says that they make one claim; that a fact of it changed is the weaker thing to say.
    return "updated" if relation == "related" else relation


def _joined(
    pair: tuple[str, str], pairs: Sequence[tuple[str, str]], texts: Sequence[Mapping[str, str]]
) -> tuple[str, str]:
    """Return both texts, each with what stands beside it in the pairs of the other: what was split is read whole."""
    older = [old for old, new in pairs if new == pair[1]]
    newer = [new for old, new in pairs if old == pair[0]]
    return " ".join(texts[0][anchor] for anchor in older), " ".join(texts[1][anchor] for anchor in newer)


def _texts(document: Document) -> Mapping[str, str]:
    return {sentence.anchor: sentence.text for block in document.numbered for sentence in block.sentences}


def _change(
    pair: tuple[str, str],
    relation: Relation,
    section: Mapping[str, str | None],
    texts: Sequence[Mapping[str, str]],
    *,
    by_editor: bool = False,
) -> SentenceChange:
    older, newer = pair
    return SentenceChange(
        relation=relation,
        section=section[newer],
        older=older,
        newer=newer,
        redline=() if relation in {"identical", "related"} else redline(texts[0][older], texts[1][newer]),
        decided=by_editor,
    )


def _relation(before: str, after: str, whole: tuple[str, str]) -> Relation:
    """Return what two sentences are to each other; what is part of a split is what the whole is."""
    relation = relate(before, after)
    if relation == "identical" or whole == (before, after):
        return relation
    of_whole = relate(*whole)
    if of_whole in {"identical", "reworded"}:
        return "reworded"
    return "updated" if (relation, of_whole) == ("related", "updated") else relation


def _in_order(task: _Task, recurring: Sequence[SentenceChange]) -> Iterator[SentenceChange]:
    """Yield all changes: in the newer document's order, what is the older one's alone behind what stood before it."""
    by_newer: dict[str | None, list[SentenceChange]] = {}
    for change in recurring:
        by_newer.setdefault(change.newer, []).append(change)
    behind = _lone_older(task, recurring)
    yield from behind.get(None, ())
    order = {anchor: place for place, anchor in enumerate(_texts(task.older))}
    for block in task.newer.numbered:
        for sentence in block.sentences:
            found = sorted(by_newer.get(sentence.anchor, ()), key=lambda change: order[str(change.older)])
            yield from found or [_lone(task, block.section, newer=sentence.anchor)]
            for change in found:
                yield from behind.pop(change.older, ())


def _by_newer(task: _Task, changes: Sequence[SentenceChange]) -> list[SentenceChange]:
    """Return pairs in the order of the newer document, then of the older."""
    older, newer = (
        {anchor: place for place, anchor in enumerate(_texts(document))} for document in (task.older, task.newer)
    )
    return sorted(changes, key=lambda change: (newer[str(change.newer)], older[str(change.older)]))


def _lone_older(task: _Task, recurring: Sequence[SentenceChange]) -> dict[str | None, list[SentenceChange]]:
    """Return the older document's sentences without a partner, by the one with a partner that stands before them."""
    paired = {change.older for change in recurring}
    behind: dict[str | None, list[SentenceChange]] = {}
    before: str | None = None
    for block in task.older.numbered:
        for sentence in block.sentences:
            if sentence.anchor in paired:
                before = sentence.anchor
            else:
                behind.setdefault(before, []).append(_lone(task, block.section, older=sentence.anchor))
    return behind


def _lone(task: _Task, section: str | None, *, older: str | None = None, newer: str | None = None) -> SentenceChange:
    """Return a sentence without a partner: dropped or added only where both documents hold its section."""
    if task.whole or section not in task.sections:
        return SentenceChange(relation="not-compared", section=section, older=older, newer=newer)
    return SentenceChange(relation="dropped" if older else "added", section=section, older=older, newer=newer)
