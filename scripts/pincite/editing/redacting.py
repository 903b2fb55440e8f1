"""Words are taken out of everything that the handbook has; their ids, the date and the reason stay.

All or nothing. Everything below the root is searched first, and people's own files that have the words are told; then
the change is tried; then it is written, with what was built from the old words removed in the same step; then
everything is searched once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.editing import leftovers
from pincite.editing.redaction_files import records_of, seed_files
from pincite.editing.redaction_targets import Order, Target, asked, target_of
from pincite.editing.refusal import commands_to_repeat
from pincite.editing.rehearsal import rehearse
from pincite.editing.searching import Found, Place, search_artifacts, search_root
from pincite.editing.wanted import Needle, Wanted, find_wanted, named
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
    if problems := _left(root, converted, targets, wanted.needles, {one.path for one in files}, order):
        raise ContentError(problems)
    released = _tried(root, files)
    artifacts = {one.path: one for one in (*files, *released.artifacts)}
    if problems := [
        leftovers.as_output_problem(one) for one in _in_outputs(artifacts.values(), targets, wanted.needles)
    ]:
        raise ContentError(problems)
    removed = leftovers.built_paths(root)
    write_set(root, artifacts.values(), built=removed)
    return Done(
        redactions=tuple((f"{one.document.id}#{made.anchor}", made) for one in targets for made in one.redactions),
        files=tuple(one.file for target in targets for one in target.changed),
        removed=tuple(removed),
        common=wanted.common,
        looked_for=len(wanted.needles),
        found=search_root(root, wanted.needles),
    )


def find_named(root: Path, words: Sequence[str]) -> tuple[list[Problem], Found]:
    """Return where words stand, in whatever form: in sources with their anchors, and in people's own files."""
    converted = convert(root)
    needles = [one for one in named(words) if one.folded]
    _refuse_nothing(needles, words)
    documents = converted.handbook.documents
    texts = [(one, leftovers.texts_after(one, ())) for one in documents]
    seeds = {f"seeds/{file}" for _, those in texts for file in those}
    own, found = leftovers.left_in_files(root, needles, seeds | leftovers.not_peoples_own(root))
    named_so = leftovers.names_of(sorted(seeds), needles)
    left = [one.problem for one in leftovers.left_in_sources(texts, needles)]
    return sorted({*left, *own, *named_so}), found


def _refuse_nothing(needles: Sequence[Needle], words: Sequence[str]) -> None:
    if words and not needles:
        message = f"`{' '.join(words)}` has no letter or digit."
        raise input_error(
            COMMAND_LINE, 0, "no-words", message, 'Write the words that have to be gone: --also "John Doe".'
        )


def _texts(converted: Converted, targets: Sequence[Target]) -> list[tuple[Document, Mapping[str, str]]]:
    """Return each source with the texts of its seeds as they will be."""
    wordings = {one.document.id: one.wordings for one in targets}
    return [(one, leftovers.texts_after(one, wordings.get(one.id, ()))) for one in converted.handbook.documents]


def _wanted(converted: Converted, targets: Sequence[Target], order: Order) -> Wanted:
    remaining = [list(leftovers.remaining_passages(document, texts)) for document, texts in _texts(converted, targets)]
    wanted = find_wanted(
        [words for one in targets for words in leftovers.redacted_passages(one.document, one.wordings)],
        [words for one in targets for words in leftovers.redacted_sentences(one.document, one.ledger, one.anchors)],
        remaining,
        order.keep,
    )
    also = [one for one in named(order.also) if one.folded]
    _refuse_nothing(also, order.also)
    needles = {one.folded: one for one in (*wanted.needles, *also)}
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
    made = leftovers.not_peoples_own(root) | {one.path for one in converted.artifacts}
    own, _ = leftovers.left_in_files(root, needles, seeds | made | written)
    passages = list(leftovers.left_in_sources(texts, needles))
    told = [*(one.problem for one in passages), *leftovers.names_of(sorted(seeds), needles), *own]

    def again(keep: tuple[str, ...]) -> list[leftovers.LeftPassage]:
        wanted = _wanted(converted, targets, replace(order, keep=keep))
        return list(leftovers.left_in_sources(texts, wanted.needles))

    return [*told, *commands_to_repeat(order, passages, again)]


def _tried(root: Path, files: Sequence[Artifact]) -> Converted:
    """Return the handbook without the words; whatever rests on them is told as what stands in the way."""
    try:
        converted, problems = rehearse(root, files)
    except InputError as error:
        raise ContentError(_in_the_way(error.problems)) from error
    if problems:
        raise ContentError(_in_the_way(problems))
    return converted


def _in_the_way(problems: Sequence[Problem]) -> Iterator[Problem]:
    for one in problems:
        message = f"without the words: {one.message}"
        fix = "Take out what rests on the words, then redact them."
        yield Problem(path=one.path, line=one.line, code=one.code, message=message, fix=fix)


def _in_outputs(artifacts: Iterable[Artifact], targets: Sequence[Target], needles: Sequence[Needle]) -> Iterator[Place]:
    """Yield where the words stand in what is to be written; changed seeds were searched in their own encodings."""
    seeds = {f"seeds/{one.file}" for target in targets for one in target.changed}
    return search_artifacts(((one.path, one.data) for one in artifacts if one.path not in seeds), needles)
