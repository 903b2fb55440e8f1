"""Words are taken out of everything that the handbook has; their ids, the date and the reason stay.

All or nothing. Everything below the root is searched first, and people's own files that have the words are told; then
the change is tried; then it is written, with what was built from the old words removed in the same step; then
everything is searched once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.editing import residual_occurrences
from pincite.editing.dry_run import dry_run
from pincite.editing.redaction_files import records_of, seed_files
from pincite.editing.redaction_targets import Order, Target, asked, target_of
from pincite.editing.refusal import commands_to_repeat
from pincite.editing.search_terms import Needle, Wanted, find_wanted, named
from pincite.editing.searching import Found, Place, search_artifacts, search_root
from pincite.errors import COMMAND_LINE, ContentError, InputError, Problem, input_error
from pincite.model import Artifact, Document, Redaction
from pincite.pipeline import Converted, convert
from pincite.publish.write import write_set


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


def redact(root: Path, order: Order) -> Done:
    """Return what was redacted: every version, page and record is written without the words, or nothing is.

    Raises:
        InputError: a place, the date or the reason cannot be understood.
        ContentError: something still holds the words; each place is told.
    """
    places = asked(order)
    converted = convert(root)
    targets = [target_of(converted, source, anchors, order) for source, anchors in places.items()]
    wanted = _wanted(converted, targets, order)
    files = [*seed_files(root, targets), *records_of(root, converted, targets)]
    if problems := _left(root, converted, targets, wanted.needles, {file.path for file in files}, order):
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
    left = [left_passage.problem for left_passage in residual_occurrences.left_in_sources(texts, needles)]
    return sorted({*left, *own, *named_so}), found


def _refuse_nothing(needles: Sequence[Needle], words: Sequence[str]) -> None:
    if words and not needles:
        message = f"`{' '.join(words)}` has no letter or digit."
        raise input_error(
            COMMAND_LINE, 0, "no-words", message, 'Write the words that have to be gone: --also "John Doe".'
        )


def _texts(converted: Converted, targets: Sequence[Target]) -> list[tuple[Document, Mapping[str, str]]]:
    """Return each source with the texts of its seeds as they will be."""
    wordings = {target.document.id: target.wordings for target in targets}
    return [
        (document, residual_occurrences.texts_after(document, wordings.get(document.id, ())))
        for document in converted.handbook.documents
    ]


def _wanted(converted: Converted, targets: Sequence[Target], order: Order) -> Wanted:
    remaining = [
        list(residual_occurrences.remaining_passages(document, texts)) for document, texts in _texts(converted, targets)
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
    root: Path,
    converted: Converted,
    targets: Sequence[Target],
    needles: Sequence[Needle],
    written: set[str],
    order: Order,
) -> list[Problem]:
    """Return a problem for each passage, and each of people's own files, that would still have the words."""
    texts = _texts(converted, targets)
    seeds = {f"seeds/{file}" for _, those in texts for file in those}
    made = residual_occurrences.not_peoples_own(root) | {artifact.path for artifact in converted.artifacts}
    own, _ = residual_occurrences.left_in_files(root, needles, seeds | made | written)
    passages = list(residual_occurrences.left_in_sources(texts, needles))
    told = [*(passage.problem for passage in passages), *residual_occurrences.names_of(sorted(seeds), needles), *own]

    def again(keep: tuple[str, ...]) -> list[residual_occurrences.LeftPassage]:
        """Return the passages that would still have the words, were some of them allowed to stay."""
        wanted = _wanted(converted, targets, replace(order, keep=keep))
        return list(residual_occurrences.left_in_sources(texts, wanted.needles))

    return [*told, *commands_to_repeat(order, passages, again)]


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
        fix = "Take out what rests on the words, then redact them."
        yield Problem(path=problem.path, line=problem.line, code=problem.code, message=message, fix=fix)


def _in_outputs(artifacts: Iterable[Artifact], targets: Sequence[Target], needles: Sequence[Needle]) -> Iterator[Place]:
    """Yield where the words stand in what is to be written; changed seeds were searched in their own encodings."""
    seeds = {f"seeds/{overwritten.file}" for target in targets for overwritten in target.changed}
    return search_artifacts(
        ((artifact.path, artifact.data) for artifact in artifacts if artifact.path not in seeds), needles
    )
