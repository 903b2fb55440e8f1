"""Words are taken out of everything that the handbook has; their ids, the date and the reason stay.

All or nothing. Everything below the root is searched first, and people's own files that have the words are told; then
the change is tried; then it is written, with what was built from the old words removed in the same step; then
everything is searched once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.editing import residual_occurrences
from pincite.editing.dry_run import dry_run
from pincite.editing.reencoding import encoded
from pincite.editing.search_terms import Needle, Wanted, find_wanted, named
from pincite.editing.searching import Found, Place, search_artifacts, search_root
from pincite.errors import ContentError, InputError, Problem, input_error
from pincite.identity.ledger import Ledger, ledger_artifact
from pincite.identity.redactions import (
    Overwritten,
    anchors_to_record,
    neutral_names,
    overwrite,
    renamed,
    with_redaction,
)
from pincite.identity.releases import EditionFile, check_date, edition_artifact, renamed_in_edition
from pincite.ids import split_locator
from pincite.model import Artifact, Document, Redaction
from pincite.pipeline import Converted, convert
from pincite.publish.write import write_set

_HERE = "redact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an editor asks for."""

    places: tuple[str, ...]
    """`usdos-2024-cambodia#p12`; also `…#@120` for the block without an anchor that holds that character."""
    reason: str
    date: str
    also: tuple[str, ...] = ()
    """Words that have to be gone from everything, whatever passage they stand in: a person's name."""
    keep: tuple[str, ...] = ()
    """Words of the passages that may stay elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a redaction did."""

    redactions: tuple[tuple[str, Redaction], ...]
    """Each with the place, `usdos-2024-cambodia#p12`."""
    files: tuple[str, ...]
    """The seeds in which words were overwritten."""
    removed: tuple[str, ...]
    """What was built from the old words and was removed."""
    common: tuple[str, ...]
    """Words that were not looked for, as they are common in the handbook."""
    looked_for: int
    """How many words and runs of words were looked for."""
    found: Found
    """What a search of everything gave when all was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """What is taken out of one source."""

    document: Document
    ledger: Ledger
    anchors: tuple[str, ...]
    wordings: tuple[Overwritten, ...]
    redactions: tuple[Redaction, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """The ids that headings get."""
        return neutral_names(self.ledger, self.anchors)

    @property
    def changed(self) -> list[Overwritten]:
        """The wordings that are not as they were."""
        seeds = residual_occurrences.seeds_of(self.document)
        return [wording for wording in self.wordings if wording.text != seeds[wording.file].text]


def redact(root: Path, order: Order) -> Done:
    """Return what was redacted: every version, page and record is written without the words, or nothing is.

    Raises:
        InputError: a place, the date or the reason cannot be understood.
        ContentError: something still holds the words; each place is told.
    """
    asked = _asked(order)
    converted = convert(root)
    targets = [_target(converted, source, anchors, order) for source, anchors in asked.items()]
    wanted = _wanted(converted, targets, order)
    files = [*_seed_files(root, targets), *_records(root, converted, targets)]
    if problems := _left(root, converted, targets, wanted.needles, {file.path for file in files}):
        raise ContentError(problems)
    released = _tried(root, files)
    artifacts = {file.path: file for file in (*files, *released.artifacts)}
    if problems := [
        residual_occurrences.as_output_problem(in_output)
        for in_output in _in_outputs(artifacts.values(), targets, wanted.needles)
    ]:
        raise ContentError(problems)
    removed = residual_occurrences.built_paths(root)
    write_set(root, artifacts.values(), built=removed)
    return Done(
        redactions=tuple(
            (f"{target.document.id}#{made.anchor}", made) for target in targets for made in target.redactions
        ),
        files=tuple(overwritten.file for target in targets for overwritten in target.changed),
        removed=tuple(removed),
        common=wanted.common,
        looked_for=len(wanted.needles),
        found=search_root(root, wanted.needles),
    )


def find_named(root: Path, words: Sequence[str]) -> tuple[list[Problem], Found]:
    """Return where words stand, in whatever form: in sources with their anchors, and in people's own files."""
    converted = convert(root)
    needles = [needle for needle in named(words) if needle.folded]
    _refuse_nothing(needles, words)
    documents = converted.handbook.documents
    texts = [(document, residual_occurrences.texts_after(document, ())) for document in documents]
    seeds = {f"seeds/{file}" for _, those in texts for file in those}
    own, found = residual_occurrences.left_in_files(root, needles, seeds | residual_occurrences.not_peoples_own(root))
    named_so = residual_occurrences.names_of(sorted(seeds), needles)
    return sorted({*residual_occurrences.left_in_sources(texts, needles), *own, *named_so}), found


def _refuse_nothing(needles: Sequence[Needle], words: Sequence[str]) -> None:
    if words and not needles:
        message = f"`{' '.join(words)}` has no letter or digit."
        raise input_error(_HERE, 0, "no-words", message, 'Write the words that have to be gone: --also "John Doe".')


def _asked(order: Order) -> Mapping[str, tuple[str, ...]]:
    """Return the anchors that places name, by source."""
    problems = []
    if not order.reason.strip():
        problems.append(("no-reason", "the reason is empty.", "Say why: it stands on the page in place of the words."))
    try:
        check_date(order.date)
    except ValueError as error:
        problems.append(("bad-date", f"`{order.date}`: {error}.", "Write --date 2026-12-01."))
    found = dict[str, dict[str, None]]()
    for place in order.places:
        source, anchor = (at := split_locator(place)).source, at.anchor
        if not source or not anchor:
            message = f"`{place}` does not name a passage."
            problems.append(("bad-place", message, "Write ID#p12, ID#p12s3 for a sentence, or ID#@120."))
        found.setdefault(source, {})[anchor] = None
    if problems:
        raise InputError(
            Problem(path=_HERE, line=0, code=code, message=said, mend=mend) for code, said, mend in problems
        )
    return {source: tuple(anchors) for source, anchors in found.items()}


def _target(converted: Converted, source: str, anchors: tuple[str, ...], order: Order) -> _Target:
    document, ledger = _held(source, converted)
    target = _Target(
        document=document,
        ledger=ledger,
        anchors=anchors,
        wordings=_overwritten(document, ledger, anchors),
        redactions=tuple(
            Redaction(anchor=one, date=order.date, reason=order.reason)
            for one in [*anchors_to_record(ledger, anchors), *(place for place in anchors if "@" in place)]
        ),
    )
    if not target.changed:
        message = f"the words at {', '.join(anchors)} were redacted before."
        raise input_error(_HERE, 0, "redacted-before", message, "Nothing is left to do.")
    return target


def _held(source: str, converted: Converted) -> tuple[Document, Ledger]:
    documents = converted.handbook.documents
    known = {one.id: (one, ledger) for one, ledger in zip(documents, converted.ledgers, strict=True)}
    if source not in known:
        message = f"`{source}` is no source of this handbook; its sources are {', '.join(sorted(known))}."
        raise input_error(_HERE, 0, "unknown-source", message, "Name one of them.")
    document, ledger = known[source]
    if ledger.draft:
        message = f"`{source}` is a draft: nothing binds its seed yet."
        mend = "Take the words out of the seed itself and convert again; or accept it first, if its ids must stay."
        raise input_error(document.source.sidecar, 0, "redact-draft", message, mend)
    return document, ledger


def _overwritten(document: Document, ledger: Ledger, anchors: Sequence[str]) -> tuple[Overwritten, ...]:
    try:
        return overwrite(document.source, ledger, anchors)
    except ValueError as error:
        mend = "Anchors stand beside the passages, and in api/v1/anchors.json."
        raise input_error(_HERE, 0, "unknown-anchor", f"{error}.", mend) from error


def _texts(converted: Converted, targets: Sequence[_Target]) -> list[tuple[Document, Mapping[str, str]]]:
    """Return each source with the texts of its seeds as they will be."""
    wordings = {target.document.id: target.wordings for target in targets}
    return [
        (document, residual_occurrences.texts_after(document, wordings.get(document.id, ())))
        for document in converted.handbook.documents
    ]


def _wanted(converted: Converted, targets: Sequence[_Target], order: Order) -> Wanted:
    remaining = [
        words
        for document, texts in _texts(converted, targets)
        for words in residual_occurrences.remaining_passages(document, texts)
    ]
    wanted = find_wanted(
        [
            words
            for target in targets
            for words in residual_occurrences.redacted_passages(target.document, target.wordings)
        ],
        [
            words
            for target in targets
            for words in residual_occurrences.redacted_sentences(target.document, target.ledger, target.anchors)
        ],
        remaining,
        order.keep,
    )
    also = [needle for needle in named(order.also) if needle.folded]
    _refuse_nothing(also, order.also)
    needles = {needle.folded: needle for needle in (*wanted.needles, *also)}
    return Wanted(needles=tuple(needles.values()), common=wanted.common)


def _left(
    root: Path, converted: Converted, targets: Sequence[_Target], needles: Sequence[Needle], written: set[str]
) -> list[Problem]:
    """Return a problem for each passage, and each of people's own files, that would still have the words."""
    texts = _texts(converted, targets)
    seeds = {f"seeds/{file}" for _, those in texts for file in those}
    made = residual_occurrences.not_peoples_own(root) | {artifact.path for artifact in converted.artifacts}
    own, _ = residual_occurrences.left_in_files(root, needles, seeds | made | written)
    return [
        *residual_occurrences.left_in_sources(texts, needles),
        *residual_occurrences.names_of(sorted(seeds), needles),
        *own,
    ]


def _seed_files(root: Path, targets: Sequence[_Target]) -> list[Artifact]:
    """Return the seeds without the words."""
    return [
        Artifact(
            path=f"seeds/{overwritten.file}",
            data=encoded(root, residual_occurrences.seeds_of(target.document)[overwritten.file], overwritten.text),
        )
        for target in targets
        for overwritten in target.changed
    ]


def _records(root: Path, converted: Converted, targets: Sequence[_Target]) -> Iterator[Artifact]:
    """Yield the ledgers, those of old ids too, and the records of editions that know the seeds' new digests."""
    records = list(converted.editions)
    for target in targets:
        seeds = residual_occurrences.seeds_of(target.document)
        digests = {file: seed.sha256 for file, seed in seeds.items()}
        for overwritten in target.changed:
            data = encoded(root, seeds[overwritten.file], overwritten.text)
            digests[overwritten.file] = hashlib.sha256(data).hexdigest()
        earlier = [redirect.id for redirect in converted.handbook.moved if redirect.to == target.document.id]
        ledgers = [target.ledger, *(ledger for one in earlier if (ledger := converted.inputs.ledgers.get(one)))]
        for ledger in ledgers:
            named_anew = renamed(ledger, target.names)
            yield ledger_artifact(with_redaction(named_anew, target.wordings, digests, target.redactions))
        for source in (target.document.id, *earlier):
            records = [renamed_in_edition(record, source, target.names) for record in records]
        records = [_with_digests(record, digests) for record in records]
    yield from map(edition_artifact, records)


def _with_digests(edition: EditionFile, digests: Mapping[str, str]) -> EditionFile:
    sources = [
        source.model_copy(update={"sha256": digests.get(source.file, source.sha256)}) for source in edition.sources
    ]
    return edition.model_copy(update={"sources": sources})


def _tried(root: Path, files: Sequence[Artifact]) -> Converted:
    """Return the handbook without the words; whatever rests on them is told as what stands in the way."""
    try:
        converted, problems = dry_run(root, files)
    except InputError as error:
        raise ContentError(_in_the_way(error.problems)) from error
    if problems:
        raise ContentError(_in_the_way(problems))
    return converted


def _in_the_way(problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        message = f"without the words: {problem.message}"
        mend = "Take out what rests on the words, then redact them."
        yield Problem(path=problem.path, line=problem.line, code=problem.code, message=message, mend=mend)


def _in_outputs(
    artifacts: Iterable[Artifact], targets: Sequence[_Target], needles: Sequence[Needle]
) -> Iterator[Place]:
    """Yield where the words stand in what is to be written; changed seeds were searched in their own encodings."""
    seeds = {f"seeds/{overwritten.file}" for target in targets for overwritten in target.changed}
    return search_artifacts(
        ((artifact.path, artifact.data) for artifact in artifacts if artifact.path not in seeds), needles
    )
